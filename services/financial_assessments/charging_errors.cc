#include "services/financial_assessments/charging_errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::financial_assessments::errors {
namespace {

// Says which end of the days held `day` lies beyond.
std::string BeyondWords(absl::CivilDay day, const DaysInForce& held) {
  if (day < held.from) {
    return absl::StrCat("the first day held is ",
                        absl::FormatCivilTime(held.from));
  }
  // A day that is held, or beyond days without an end, cannot come here.
  return absl::StrCat("the last day held is ",
                      absl::FormatCivilTime(held.to.value_or(day) - 1));
}

}  // namespace

absl::Status RatesNotHeld(absl::CivilDay day, const DaysInForce& held) {
  const std::string asked = absl::FormatCivilTime(day);
  return MakeError(
      absl::StatusCode::kOutOfRange, "RATES_NOT_HELD",
      absl::StrCat("no rate table is in force on ", asked, ": ",
                   BeyondWords(day, held),
                   ": ask for a day that is held, or import the table of that "
                   "year as kind rate-tables"),
      {{"day", asked}});
}

absl::Status ChargingPolicyNotHeld(absl::CivilDay day,
                                   const DaysInForce& held) {
  const std::string asked = absl::FormatCivilTime(day);
  return MakeError(absl::StatusCode::kNotFound, "CHARGING_POLICY_NOT_HELD",
                   absl::StrCat("no charging policy is in force on ", asked,
                                ": ", BeyondWords(day, held),
                                ": import the policy of that day as kind "
                                "charging-policies"),
                   {{"day", asked}});
}

absl::Status RateUnknown(absl::string_view table, absl::string_view figure) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "RATE_UNKNOWN",
      absl::StrCat("rate table ", table, " has no ", figure,
                   ", which this calculation needs: import the table with the "
                   "figure, from the circular or the regulations, as kind "
                   "rate-tables"),
      {{"rate_table", std::string(table)}, {"figure", std::string(figure)}});
}

}  // namespace carereform::financial_assessments::errors

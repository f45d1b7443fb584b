#include "services/financial_assessments/domain/circumstances_faults.h"

#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"

namespace carereform::financial_assessments {

void CircumstancesFaults::Add(std::string field, absl::string_view rule) {
  faults_.push_back({std::move(field), std::string(rule)});
}

void CircumstancesFaults::Require(bool holds, absl::string_view field,
                                  absl::string_view rule) {
  if (!holds) Add(std::string(field), rule);
}

void CircumstancesFaults::Amount(absl::string_view field, Pence amount,
                                 Pence most) {
  Require(amount >= Pence(), field,
          "is negative: give the amount as 0 or more pence");
  if (amount <= most) return;
  Add(std::string(field), absl::StrCat("is above ", FormatPounds(most),
                                       ": check that it is in pence"));
}

void CircumstancesFaults::Value(absl::string_view field, int value, int last) {
  Require(1 <= value && value <= last, field,
          "is required: choose one of the values of the contract");
}

void CircumstancesFaults::PaidHowOften(absl::string_view field,
                                       Frequency frequency) {
  Require(Frequency::kWeekly <= frequency && frequency <= Frequency::kAnnually,
          field,
          "is required: say how often the amount is paid, for without it "
          "there is no amount a week");
}

void CircumstancesFaults::Count(absl::string_view field, size_t count,
                                size_t most) {
  if (count <= most) return;
  Add(std::string(field),
      absl::StrCat("has ", count, " and may have ", most,
                   ": put small ones of the same kind together"));
}

void CircumstancesFaults::NotAfter(absl::string_view field,
                                   std::optional<absl::CivilDay> date,
                                   absl::CivilDay day) {
  if (!date.has_value() || *date <= day) return;
  Add(std::string(field),
      absl::StrCat("is after ", FormatDate(day),
                   ", the day that the circumstances are of: give the day on "
                   "which it happened, or circumstances of a later day"));
}

}  // namespace carereform::financial_assessments

#include "services/financial_assessments/domain/top_up.h"

#include <algorithm>

namespace carereform::financial_assessments {
namespace {

bool HasAftercare(const Circumstances& circumstances) {
  return circumstances.section_117 ||
         std::any_of(circumstances.care.begin(), circumstances.care.end(),
                     [](const Care& care) {
                       return care.type == CareType::kSection117;
                     });
}

bool HasHome(const Circumstances& circumstances) {
  return std::any_of(circumstances.capital.begin(), circumstances.capital.end(),
                     [](const Capital& asset) {
                       return asset.type == CapitalType::kMainHome;
                     });
}

// Whether `day` is in the weeks for which the home does not count.
bool IsInFirstWeeks(const Circumstances& circumstances, absl::CivilDay day,
                    int64_t weeks) {
  if (circumstances.setting != Setting::kCareHomePermanent ||
      !circumstances.care_home_since.has_value() || !HasHome(circumstances)) {
    return false;
  }
  const int64_t used = circumstances.earlier_stay_ended.has_value()
                           ? circumstances.earlier_disregard_days
                           : 0;
  return day - *circumstances.care_home_since < weeks * 7 - used;
}

}  // namespace

bool FirstPartyMayPay(const Circumstances& circumstances, absl::CivilDay day,
                      int64_t weeks) {
  return circumstances.has_deferred_payment || HasAftercare(circumstances) ||
         IsInFirstWeeks(circumstances, day, weeks);
}

absl::StatusOr<Pence> TopUpOn(const Circumstances& circumstances,
                              const RateTable& rates, absl::CivilDay day,
                              ChargeLines& lines) {
  if (!circumstances.top_up.has_value()) return Pence();
  if (circumstances.top_up->payer == TopUpPayer::kFirstParty) {
    const auto weeks = FigureOf(rates, Figure::kPropertyDisregardWeeks);
    if (!weeks.ok()) return weeks.status();
    lines.Use(Figure::kPropertyDisregardWeeks);
    if (!FirstPartyMayPay(circumstances, day, *weeks)) return Pence();
  }
  return circumstances.top_up->weekly_amount;
}

}  // namespace carereform::financial_assessments

#include "services/financial_assessments/domain/top_up.h"

#include <algorithm>

#include "services/financial_assessments/domain/property_disregard.h"

namespace carereform::financial_assessments {

namespace {

bool MayAlwaysPay(const Circumstances& circumstances) {
  return circumstances.has_deferred_payment || circumstances.section_117 ||
         std::any_of(circumstances.care.begin(), circumstances.care.end(),
                     [](const Care& care) {
                       return care.type == CareType::kSection117;
                     });
}

bool IsPermanentResidentWithHome(const Circumstances& circumstances) {
  return circumstances.setting == Setting::kCareHomePermanent &&
         circumstances.care_home_since.has_value() &&
         std::any_of(circumstances.capital.begin(), circumstances.capital.end(),
                     [](const Capital& asset) {
                       return asset.type == CapitalType::kMainHome;
                     });
}

}  // namespace

absl::StatusOr<bool> FirstPartyMayPay(const Circumstances& circumstances,
                                      const RateTable& rates,
                                      absl::CivilDay day, ChargeLines& lines) {
  if (MayAlwaysPay(circumstances)) return true;
  if (!IsPermanentResidentWithHome(circumstances)) return false;
  const auto weeks = TwelveWeeks(circumstances, rates);
  if (!weeks.ok()) return weeks.status();
  lines.Use(Figure::kPropertyDisregardWeeks);
  return weeks->has_value() && Contains(**weeks, day);
}

absl::StatusOr<Pence> TopUpOn(const Circumstances& circumstances,
                              const RateTable& rates, absl::CivilDay day,
                              ChargeLines& lines) {
  if (!circumstances.top_up.has_value()) return Pence();
  const Pence amount = circumstances.top_up->weekly_amount;
  if (circumstances.top_up->payer == TopUpPayer::kThirdParty) return amount;
  const auto may_pay = FirstPartyMayPay(circumstances, rates, day, lines);
  if (!may_pay.ok()) return may_pay.status();
  return *may_pay ? amount : Pence();
}

}  // namespace carereform::financial_assessments

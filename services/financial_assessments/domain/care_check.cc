#include <algorithm>

#include "services/financial_assessments/domain/circumstances_faults.h"
#include "services/financial_assessments/domain/top_up.h"

namespace carereform::financial_assessments {
namespace {

// Whether the person may pay the top-up, as far as the table can say: where it
// lacks the figure, the charge is refused for that.
bool MayPay(const Circumstances& circumstances, const RateTable& rates,
            absl::CivilDay day) {
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  return FirstPartyMayPay(circumstances, rates, day, lines).value_or(true);
}

bool IsFreeForWeeks(CareType type) {
  return type == CareType::kReablement || type == CareType::kIntermediateCare;
}

bool HasOneOffCost(CareType type) {
  return type == CareType::kEquipment || type == CareType::kMinorAdaptation;
}

void CheckService(const Care& care, const Circumstances& circumstances,
                  absl::CivilDay day, size_t item,
                  CircumstancesFaults& faults) {
  const FieldPath type = {"type", "care", item};
  const FieldPath one_off = {"one_off_cost_pence", "care", item};
  const FieldPath started = {"started_date", "care", item};
  faults.Value(type, static_cast<int>(care.type), kCareTypes - 1);
  faults.Require(care.type != CareType::kCareHome ||
                     circumstances.setting != Setting::kNonResidential,
                 type,
                 "is a care home, and the setting is outside care homes: give "
                 "the setting of the stay");
  faults.Amount({"weekly_cost_pence", "care", item}, care.weekly_cost);
  faults.Amount(one_off, care.one_off_cost);
  faults.Require(care.one_off_cost <= Pence() || HasOneOffCost(care.type),
                 one_off,
                 "is only for equipment and minor adaptations: give what "
                 "other care costs as weekly_cost_pence");
  faults.Require(!IsFreeForWeeks(care.type) || care.started.has_value(),
                 started,
                 "is required of reablement and intermediate care, which are "
                 "free for six weeks from it");
  faults.NotAfter(started, care.started, day);
}

bool HasChosenHome(const Circumstances& circumstances) {
  return circumstances.setting != Setting::kNonResidential ||
         std::any_of(circumstances.care.begin(), circumstances.care.end(),
                     [](const Care& care) {
                       return care.type == CareType::kSupportedLiving ||
                              care.type == CareType::kSection117;
                     });
}

void CheckTopUp(const Circumstances& circumstances, const RateTable& rates,
                absl::CivilDay day, CircumstancesFaults& faults) {
  const TopUp& top_up = *circumstances.top_up;
  faults.Value({"top_up.payer"}, static_cast<int>(top_up.payer),
               static_cast<int>(TopUpPayer::kFirstParty));
  faults.Amount({"top_up.weekly_amount_pence"}, top_up.weekly_amount);
  faults.Require(top_up.weekly_amount != Pence(),
                 {"top_up.weekly_amount_pence"},
                 "is nothing: leave the top-up out");
  faults.Require(HasChosenHome(circumstances), {"top_up"},
                 "is for a chosen care home, supported living or accommodation "
                 "as aftercare: leave it out, or give where the person lives");
  faults.Require(
      top_up.payer != TopUpPayer::kFirstParty ||
          MayPay(circumstances, rates, day),
      {"top_up.payer"},
      "is the person, who may pay a top-up only in the 12 weeks in which the "
      "home does not count, under a deferred payment agreement, or for "
      "accommodation as aftercare (SI 2014/2670): somebody else has to pay "
      "it, or the agreement has to come first");
}

}  // namespace

void CheckCare(const Circumstances& circumstances, const RateTable& rates,
               absl::CivilDay day, CircumstancesFaults& faults) {
  faults.Count({"care"}, circumstances.care.size(), kMostServices);
  if (circumstances.care.size() > kMostServices) return;
  for (size_t i = 0; i < circumstances.care.size(); ++i) {
    CheckService(circumstances.care[i], circumstances, day, i, faults);
  }
  if (circumstances.top_up.has_value()) {
    CheckTopUp(circumstances, rates, day, faults);
  }
}

}  // namespace carereform::financial_assessments

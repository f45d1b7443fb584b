#include <algorithm>

#include "services/financial_assessments/domain/circumstances_faults.h"
#include "services/financial_assessments/domain/top_up.h"

namespace carereform::financial_assessments {
namespace {

// Days after an earlier stay in which its 12 weeks are not given anew: 52
// weeks, as the contract says of earlier_stay_ended. A charge asks the rate
// table of its day; this refuses a top-up that the table would not allow.
constexpr int64_t kReadmissionDays = 364;

// Whether `day` is in what is left of the 12 weeks.
bool IsInTwelveWeeks(const Circumstances& circumstances, absl::CivilDay day) {
  const absl::CivilDay since = *circumstances.care_home_since;
  const auto& ended = circumstances.earlier_stay_ended;
  const bool again = ended.has_value() && since - *ended <= kReadmissionDays;
  const int64_t used = again ? circumstances.earlier_disregard_days : 0;
  return day - since < kMostEarlierDisregardDays - used;
}

bool FirstPartyMayPay(const Circumstances& circumstances, absl::CivilDay day) {
  return FirstPartyMayAlwaysPay(circumstances) ||
         (IsPermanentResidentWithHome(circumstances) &&
          IsInTwelveWeeks(circumstances, day));
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

void CheckTopUp(const Circumstances& circumstances, absl::CivilDay day,
                CircumstancesFaults& faults) {
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
          FirstPartyMayPay(circumstances, day),
      {"top_up.payer"},
      "is the person, who may pay a top-up only in the 12 weeks in which the "
      "home does not count, under a deferred payment agreement, or for "
      "accommodation as aftercare (SI 2014/2670): somebody else has to pay "
      "it, or the agreement has to come first");
}

}  // namespace

void CheckCare(const Circumstances& circumstances, absl::CivilDay day,
               CircumstancesFaults& faults) {
  faults.Count({"care"}, circumstances.care.size(), kMostServices);
  if (circumstances.care.size() > kMostServices) return;
  for (size_t i = 0; i < circumstances.care.size(); ++i) {
    CheckService(circumstances.care[i], circumstances, day, i, faults);
  }
  if (circumstances.top_up.has_value()) {
    CheckTopUp(circumstances, day, faults);
  }
}

}  // namespace carereform::financial_assessments

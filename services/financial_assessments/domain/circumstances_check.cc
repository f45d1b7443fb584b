#include "services/financial_assessments/domain/circumstances_check.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "services/financial_assessments/domain/capital.h"
#include "services/financial_assessments/domain/charging_setting.h"
#include "services/financial_assessments/domain/circumstances_faults.h"

namespace carereform::financial_assessments {
namespace {

void CheckHousehold(const Circumstances& circumstances,
                    CircumstancesFaults& faults) {
  faults.Value({"setting"}, static_cast<int>(circumstances.setting),
               kSettings - 1);
  faults.Value({"age_group"}, static_cast<int>(circumstances.age_group),
               static_cast<int>(AgeGroup::kPensionAge));
  faults.Value({"household"}, static_cast<int>(circumstances.household),
               static_cast<int>(Household::kCouple));
  faults.Require(!circumstances.couple_has_pension_age ||
                     circumstances.household == Household::kCouple,
                 {"couple_has_pension_age"},
                 "is only for one of a couple: leave it out");
  faults.Require(
      0 <= circumstances.children && circumstances.children <= kMostChildren,
      {"children"}, "has to be from 0 to 20");
  faults.Require(circumstances.household != Household::kLoneParent ||
                     circumstances.children > 0,
                 {"children"},
                 "is required of a lone parent: give how many children the "
                 "person is responsible for, or another household");
}

// Income Support (General) Regulations 1987 schedule 2: the pensioner premiums
// take the place of these two, and regulation 7 gives them to those whose
// guarantee is not that of pension age.
void CheckPremiums(const Circumstances& circumstances,
                   CircumstancesFaults& faults) {
  const bool of_pension_age =
      circumstances.age_group == AgeGroup::kPensionAge ||
      circumstances.couple_has_pension_age;
  constexpr char kRule[] =
      "is not for those whose guarantee is that of pension age (SI 2014/2672 "
      "regulation 7): leave it out";
  faults.Require(!of_pension_age || !circumstances.disability_premium,
                 {"disability_premium"}, kRule);
  faults.Require(!of_pension_age || !circumstances.enhanced_disability_premium,
                 {"enhanced_disability_premium"}, kRule);
}

// Savings credit is for those of pension age alone.
void CheckFlatSavings(const Circumstances& circumstances,
                      CircumstancesFaults& faults) {
  faults.Require(!circumstances.flat_savings_disregard ||
                     circumstances.age_group == AgeGroup::kPensionAge ||
                     circumstances.couple_has_pension_age,
                 {"flat_savings_disregard"},
                 "is for those who reached pension age before 6 April 2016: "
                 "leave it out");
}

void CheckStay(const Circumstances& circumstances, absl::CivilDay day,
               CircumstancesFaults& faults) {
  const bool resident = circumstances.setting != Setting::kNonResidential;
  const auto& since = circumstances.care_home_since;
  faults.Require(!resident || since.has_value(), {"care_home_since"},
                 "is required in a care home: give the day that the stay "
                 "began");
  faults.Require(resident || !since.has_value(), {"care_home_since"},
                 "is only for a person in a care home: leave it out, or give "
                 "the setting of the stay");
  faults.NotAfter({"care_home_since"}, since, day);
  const auto& for_good = circumstances.permanent_since;
  if (!for_good.has_value()) return;
  faults.Require(circumstances.setting == Setting::kCareHomePermanent,
                 {"permanent_since"},
                 "is only for a person in a care home for good: leave it out, "
                 "or give that setting");
  faults.Require(!since.has_value() || *since <= *for_good, {"permanent_since"},
                 "is before care_home_since: give the day that the stay became "
                 "one for good, or leave it out if it was from its first day");
  faults.NotAfter({"permanent_since"}, for_good, day);
}

void CheckEarlierStay(const Circumstances& circumstances,
                      CircumstancesFaults& faults) {
  const auto& since = circumstances.care_home_since;
  const auto& ended = circumstances.earlier_stay_ended;
  faults.Require(!ended.has_value() || (since.has_value() && *ended < *since),
                 {"earlier_stay_ended"},
                 "is not before care_home_since: give the last day of a stay "
                 "before this one, or leave it out");
  const int32_t days = circumstances.earlier_disregard_days;
  faults.Require(0 <= days && days <= kMostEarlierDisregardDays,
                 {"earlier_disregard_days"},
                 "has to be from 0 to 84, the days of 12 weeks");
  faults.Require(days == 0 || ended.has_value(), {"earlier_stay_ended"},
                 "is required with earlier_disregard_days: give the last day "
                 "of that stay");
}

// Where the capital that is recorded stands; nothing where none is, or where
// the table lacks a figure, for which the charge itself is refused.
std::optional<CapitalBand> RecordedBand(const Circumstances& circumstances,
                                        const Rules& rules,
                                        absl::CivilDay day) {
  if (circumstances.capital.empty()) return std::nullopt;
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  const auto setting = ChargedAs(circumstances, rules, day, lines);
  if (!setting.ok()) return std::nullopt;
  Circumstances as_charged = circumstances;
  as_charged.setting = *setting;
  const auto capital = AssessCapital(as_charged, rules, day, lines);
  if (!capital.ok()) return std::nullopt;
  return capital->band;
}

// What is recorded may not contradict why nothing more was asked for. Requires
// circumstances that are right but for that.
void CheckLightTouch(const Circumstances& circumstances, const Rules& rules,
                     absl::CivilDay day, CircumstancesFaults& faults) {
  const bool plainly_able =
      circumstances.light_touch == LightTouch::kSignificantMeans;
  const bool plainly_unable =
      circumstances.light_touch == LightTouch::kBenefitsShowNoCharge;
  if (!plainly_able && !plainly_unable) return;
  const auto band = RecordedBand(circumstances, rules, day);
  if (!band.has_value()) return;
  const bool above = *band == CapitalBand::kAboveUpperLimit;
  faults.Require(!plainly_able || above, {"light_touch"},
                 "says that capital is plainly above the upper limit, and the "
                 "capital that is recorded is not (regulation 10): make a full "
                 "financial assessment, or correct the capital");
  faults.Require(!plainly_unable || !above, {"light_touch"},
                 "says that nothing could be paid, and the capital that is "
                 "recorded is above the upper limit (regulation 10): make a "
                 "full financial assessment, or correct the capital");
}

}  // namespace

std::vector<CircumstancesFault> CheckCircumstances(
    const Circumstances& circumstances, const Rules& rules,
    absl::CivilDay day) {
  CircumstancesFaults faults;
  CheckHousehold(circumstances, faults);
  CheckPremiums(circumstances, faults);
  CheckFlatSavings(circumstances, faults);
  CheckIncomes(circumstances, *rules.means, faults);
  CheckCapital(circumstances, day, faults);
  CheckExpenses(circumstances, faults);
  CheckStay(circumstances, day, faults);
  CheckEarlierStay(circumstances, faults);
  faults.Require(circumstances.light_touch <= LightTouch::kBenefitsShowNoCharge,
                 {"light_touch"}, "is not a value that this version knows");
  CheckCare(circumstances, *rules.rates, day, faults);
  std::vector<CircumstancesFault> found = faults.Take();
  if (!found.empty()) return found;
  CheckLightTouch(circumstances, rules, day, faults);
  return faults.Take();
}

}  // namespace carereform::financial_assessments

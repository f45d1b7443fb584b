#include "services/financial_assessments/domain/circumstances_check.h"

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::Asset;
using means_fixture::AtHome;
using means_fixture::Book;
using means_fixture::CareOf;
using means_fixture::InCareHome;
using means_fixture::kMonday;
using means_fixture::Pennies;
using means_fixture::Savings;
using means_fixture::Weekly;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Change = std::function<void(Circumstances&)>;

Book WithConflicts() {
  Book book;
  book.means.conflicts = {
      {IncomeType::kAttendanceAllowance, IncomeType::kPipDailyLiving,
       "a rule of benefits, from memory"},
      {IncomeType::kStatePension, IncomeType::kStatePension, "one pension"}};
  return book;
}

std::vector<std::string> FieldsOf(const Circumstances& circumstances,
                                  const Book& book = WithConflicts()) {
  std::vector<std::string> fields;
  for (const CircumstancesFault& fault :
       CheckCircumstances(circumstances, book.rules(), kMonday)) {
    EXPECT_FALSE(fault.rule.empty());
    fields.push_back(fault.field);
  }
  return fields;
}

std::vector<std::string> FieldsAfter(Circumstances start,
                                     const Change& change) {
  change(start);
  return FieldsOf(start);
}

// One of everything, in a care home, with nothing wrong.
Circumstances Resident() {
  Circumstances resident = InCareHome(kMonday - 10);
  resident.household = Household::kCouple;
  resident.couple_has_pension_age = true;
  resident.earlier_stay_ended = kMonday - 40;
  resident.earlier_disregard_days = 84;
  resident.incomes = {
      Weekly(IncomeType::kPrivatePension, Pennies(100'00)),
      Weekly(IncomeType::kAttendanceAllowance, Pennies(108'55))};
  resident.incomes[0].half_paid_to_spouse = true;
  resident.incomes[1].includes_night_care = true;
  resident.capital = {Savings(Pennies(20'000'00)),
                      Asset(CapitalType::kMainHome, Pennies(300'000'00)),
                      Asset(CapitalType::kBenefitArrears, Pennies(900'00)),
                      Savings(Pennies(5'000'00))};
  resident.capital[1].secured_debt = Pennies(300'000'00);
  resident.capital[1].shares = 2;
  resident.capital[1].occupier_left = kMonday;
  resident.capital[1].unexpected_change = kMonday;
  resident.capital[2].received = kMonday;
  resident.capital[3].notional =
      Deprivation{kMonday - 9, kMonday - 9, 1u << 1, true};
  resident.housing = {{HousingCost::kRent, Pennies(10'00)}};
  resident.expenses = {{true, Pennies(5'00)}};
  resident.care = {CareOf(CareType::kCareHome, Pennies(900'00)),
                   CareOf(CareType::kReablement, Pennies(10'00)),
                   CareOf(CareType::kMinorAdaptation, Pence())};
  resident.care[1].started = kMonday;
  resident.care[2].one_off_cost = Pennies(1'000'00);
  resident.top_up = TopUp{TopUpPayer::kThirdParty, Pennies(1)};
  return resident;
}

TEST(CheckCircumstances, FindsNothingWrongWithWhatIsRight) {
  EXPECT_THAT(FieldsOf(AtHome()), IsEmpty());
  EXPECT_THAT(FieldsOf(Resident()), IsEmpty());
}

struct Fault {
  const char* field;
  Change change;
};

void ExpectFaults(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    EXPECT_THAT(FieldsAfter(Resident(), fault.change),
                ElementsAre(fault.field));
  }
}

TEST(CheckCircumstances, NamesWhatIsWrongWithThePerson) {
  ExpectFaults({
      {"setting", [](auto& c) { c.setting = static_cast<Setting>(5); }},
      {"age_group", [](auto& c) { c.age_group = static_cast<AgeGroup>(0); }},
      {"couple_has_pension_age",
       [](auto& c) { c.household = Household::kSingle; }},
      {"children", [](auto& c) { c.children = -1; }},
      {"children", [](auto& c) { c.children = 21; }},
      {"children",
       [](auto& c) {
         c.household = Household::kLoneParent;
         c.couple_has_pension_age = false;
       }},
      {"light_touch",
       [](auto& c) { c.light_touch = static_cast<LightTouch>(5); }},
  });
  Circumstances person = AtHome();
  person.household = static_cast<Household>(4);
  EXPECT_THAT(FieldsOf(person), ElementsAre("household"));
}

TEST(CheckCircumstances, PremiumsOfDisabilityEndAtPensionAge) {
  Circumstances person = AtHome();
  person.disability_premium = true;
  person.enhanced_disability_premium = true;
  person.carer_premium = true;
  EXPECT_THAT(FieldsOf(person),
              ElementsAre("disability_premium", "enhanced_disability_premium"));
  person.age_group = AgeGroup::k25ToPensionAge;
  EXPECT_THAT(FieldsOf(person), IsEmpty());
  person.household = Household::kCouple;
  EXPECT_THAT(FieldsOf(person), IsEmpty());
  person.couple_has_pension_age = true;
  EXPECT_THAT(FieldsOf(person),
              ElementsAre("disability_premium", "enhanced_disability_premium"));
}

TEST(CheckCircumstances, TheFlatSavingsDisregardIsForPensionAge) {
  Circumstances person = AtHome();
  person.flat_savings_disregard = true;
  EXPECT_THAT(FieldsOf(person), IsEmpty());
  person.age_group = AgeGroup::k25ToPensionAge;
  EXPECT_THAT(FieldsOf(person), ElementsAre("flat_savings_disregard"));
  person.household = Household::kCouple;
  person.couple_has_pension_age = true;
  EXPECT_THAT(FieldsOf(person), IsEmpty());
}

TEST(CheckCircumstances, LightTouchDoesNotContradictCapitalThatIsRecorded) {
  struct Case {
    LightTouch light_touch;
    int64_t capital;
    bool right;
  };
  const Case cases[] = {
      {LightTouch::kSignificantMeans, 10'00, false},
      {LightTouch::kSignificantMeans, 23'250'00, false},
      {LightTouch::kSignificantMeans, 23'250'01, true},
      {LightTouch::kBenefitsShowNoCharge, 23'250'00, true},
      {LightTouch::kBenefitsShowNoCharge, 23'250'01, false},
      {LightTouch::kDeclinesAssessment, 10'00, true},
      {LightTouch::kNominalCharge, 500'000'00, true},
      {LightTouch::kNone, 10'00, true},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.capital);
    Circumstances person = AtHome();
    person.light_touch = each.light_touch;
    EXPECT_THAT(FieldsOf(person), IsEmpty());
    person.capital = {Savings(Pennies(each.capital))};
    EXPECT_EQ(FieldsOf(person).empty(), each.right);
  }
}

TEST(CheckCircumstances, HalfARetirementAnnuityMayGoToASpouse) {
  Circumstances person = Resident();
  person.incomes[0].type = IncomeType::kAnnuity;
  EXPECT_THAT(FieldsOf(person), IsEmpty());
}

TEST(CheckCircumstances, TheYoungHaveNoStatePension) {
  Circumstances person = AtHome();
  person.incomes = {Weekly(IncomeType::kStatePension, Pennies(1))};
  person.age_group = AgeGroup::k25ToPensionAge;
  EXPECT_THAT(FieldsOf(person), IsEmpty());
  person.age_group = AgeGroup::k18To24;
  EXPECT_THAT(FieldsOf(person), ElementsAre("incomes[0].type"));
  person.incomes[0].amount = Pence();
  EXPECT_THAT(FieldsOf(person), IsEmpty());
}

TEST(CheckCircumstances, NamesWhatIsWrongWithAStay) {
  ExpectFaults({
      {"care_home_since", [](auto& c) { c.care_home_since = kMonday + 1; }},
      {"earlier_stay_ended",
       [](auto& c) { c.earlier_stay_ended = c.care_home_since; }},
      {"earlier_stay_ended", [](auto& c) { c.earlier_stay_ended.reset(); }},
      {"earlier_disregard_days",
       [](auto& c) { c.earlier_disregard_days = 85; }},
      {"earlier_disregard_days",
       [](auto& c) { c.earlier_disregard_days = -1; }},
  });
  Circumstances resident = InCareHome(kMonday);
  EXPECT_THAT(FieldsOf(resident), IsEmpty());
  resident.care_home_since.reset();
  EXPECT_THAT(FieldsOf(resident), ElementsAre("care_home_since"));
  Circumstances at_home = AtHome();
  at_home.care_home_since = kMonday;
  EXPECT_THAT(FieldsOf(at_home), ElementsAre("care_home_since"));
}

TEST(CheckCircumstances, NamesWhatIsWrongWithAnIncome) {
  ExpectFaults({
      {"incomes[1].type",
       [](auto& c) {
         c.incomes[1].includes_night_care = false;
         c.incomes[1].type = static_cast<IncomeType>(kIncomeTypes);
       }},
      {"incomes[0].amount_pence",
       [](auto& c) { c.incomes[0].amount = Pennies(-1); }},
      {"incomes[0].amount_pence",
       [](auto& c) { c.incomes[0].amount = Pennies(1'000'000'01); }},
      {"incomes[1].frequency",
       [](auto& c) { c.incomes[1].frequency = static_cast<Frequency>(0); }},
      {"incomes[1].frequency",
       [](auto& c) { c.incomes[1].frequency = static_cast<Frequency>(8); }},
      {"incomes[0].half_paid_to_spouse",
       [](auto& c) { c.incomes[0].type = IncomeType::kStatePension; }},
      {"incomes[0].includes_night_care",
       [](auto& c) {
         c.incomes[1].includes_night_care = false;
         c.incomes[0].includes_night_care = true;
       }},
      {"incomes[1].from_counted_capital",
       [](auto& c) { c.incomes[1].from_counted_capital = true; }},
      {"incomes[0].discretionary_disregard_pence",
       [](auto& c) { c.incomes[0].discretionary_disregard = Pennies(-1); }},
  });
}

TEST(CheckCircumstances, OneBenefitAtMostIsForCareAtNight) {
  const auto fields = FieldsAfter(
      Resident(), [](auto& c) { c.incomes.push_back(c.incomes[1]); });
  EXPECT_THAT(fields, ElementsAre("incomes[2].includes_night_care"));
}

TEST(CheckCircumstances, BenefitsThatCannotBeHeldTogether) {
  Circumstances person = AtHome();
  person.incomes = {Weekly(IncomeType::kPipDailyLiving, Pennies(1)),
                    Weekly(IncomeType::kStatePension, Pennies(1)),
                    Weekly(IncomeType::kAttendanceAllowance, Pennies(1))};
  const Book book = WithConflicts();
  const auto faults = CheckCircumstances(person, book.rules(), kMonday);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].field, "incomes[2].type");
  EXPECT_THAT(faults[0].rule, HasSubstr("incomes[0]"));
  EXPECT_THAT(faults[0].rule,
              HasSubstr("personal independence payment (daily living)"));
  EXPECT_THAT(faults[0].rule, HasSubstr("a rule of benefits, unverified"));
  person.incomes[2].amount = Pence();  // Claimed, and not paid.
  EXPECT_THAT(FieldsOf(person), IsEmpty());
  person.incomes.push_back(person.incomes[1]);
  EXPECT_THAT(FieldsOf(person), ElementsAre("incomes[3].type"));
}

TEST(CheckCircumstances, NamesWhatIsWrongWithCapital) {
  ExpectFaults({
      {"capital[0].type",
       [](auto& c) { c.capital[0].type = static_cast<CapitalType>(15); }},
      {"capital[0].value_pence",
       [](auto& c) { c.capital[0].value = Pennies(-1); }},
      {"capital[0].secured_debt_pence",
       [](auto& c) { c.capital[0].secured_debt = Pennies(20'000'01); }},
      {"capital[0].secured_debt_pence",
       [](auto& c) { c.capital[0].secured_debt = Pennies(-1); }},
      {"capital[0].share_basis_points",
       [](auto& c) { c.capital[0].share = 0; }},
      {"capital[0].share_basis_points",
       [](auto& c) { c.capital[0].share = 2; }},
      {"capital[0].share_basis_points",
       [](auto& c) { c.capital[0].shares = 10'001; }},
      {"capital[0].property_disregard",
       [](auto& c) {
         c.capital[0].disregard = PropertyDisregard::kPartnerLivesThere;
       }},
      {"capital[0].occupier_left_date",
       [](auto& c) { c.capital[0].occupier_left = kMonday; }},
      {"capital[0].unexpected_change_date",
       [](auto& c) { c.capital[0].unexpected_change = kMonday; }},
      {"capital[1].property_disregard",
       [](auto& c) {
         c.capital[1].disregard = PropertyDisregard::kIntendsToReturn;
       }},
      {"capital[1].property_disregard",
       [](auto& c) {
         c.capital[1].disregard = static_cast<PropertyDisregard>(9);
       }},
      {"capital[1].id",
       [](auto& c) {
         c.capital[0].id = "asset-1";
         c.capital[1].id = "asset-1";
       }},
      {"capital[1].occupier_left_date",
       [](auto& c) { c.capital[1].occupier_left = kMonday + 1; }},
      {"capital[1].unexpected_change_date",
       [](auto& c) { c.capital[1].unexpected_change = kMonday + 1; }},
      {"capital[2].received_date",
       [](auto& c) { c.capital[2].received.reset(); }},
      {"capital[2].received_date",
       [](auto& c) { c.capital[2].received = kMonday + 1; }},
      {"capital[3].type",
       [](auto& c) {
         c.capital[3].notional.reset();
         c.capital[3].type = CapitalType::kMainHome;
       }},
  });
}

TEST(CheckCircumstances, AStayBecomesOneForGoodWhileItLasts) {
  ExpectFaults({
      {"permanent_since", [](auto& c) { c.permanent_since = kMonday - 11; }},
      {"permanent_since", [](auto& c) { c.permanent_since = kMonday + 1; }},
  });
  for (const int days : {10, 9, 0}) {
    EXPECT_THAT(
        FieldsAfter(Resident(),
                    [&](auto& c) { c.permanent_since = kMonday - days; }),
        IsEmpty());
  }
  const auto temporary = FieldsAfter(Resident(), [](auto& c) {
    c.setting = Setting::kCareHomeTemporary;
    c.capital[1].disregard = PropertyDisregard::kIntendsToReturn;
    c.permanent_since = kMonday;
  });
  EXPECT_THAT(temporary, ElementsAre("permanent_since"));
}

TEST(CheckCircumstances, TemporaryResidentsMayIntendToReturn) {
  for (const Setting setting :
       {Setting::kCareHomeTemporary, Setting::kCareHomeShortTerm}) {
    const auto fields = FieldsAfter(Resident(), [&](auto& c) {
      c.setting = setting;
      c.capital[1].disregard = PropertyDisregard::kIntendsToReturn;
    });
    EXPECT_THAT(fields, IsEmpty());
  }
}

TEST(CheckCircumstances, TheHomeOfATemporaryResidentCountsOnlyIfToldTo) {
  for (const Setting setting :
       {Setting::kCareHomeTemporary, Setting::kCareHomeShortTerm}) {
    const auto with = [&](PropertyDisregard disregard) {
      return FieldsAfter(Resident(), [&](auto& c) {
        c.setting = setting;
        c.capital[1].disregard = disregard;
      });
    };
    EXPECT_THAT(with(PropertyDisregard::kNone),
                ElementsAre("capital[1].property_disregard"));
    EXPECT_THAT(with(PropertyDisregard::kNotReturning), IsEmpty());
    EXPECT_THAT(with(PropertyDisregard::kPartnerLivesThere), IsEmpty());
  }
  EXPECT_THAT(FieldsAfter(Resident(),
                          [](auto& c) {
                            c.capital[1].disregard =
                                PropertyDisregard::kNotReturning;
                          }),
              ElementsAre("capital[1].property_disregard"));
}

TEST(CheckCircumstances, ADecisionOnNotionalCapitalNeedsItsReasons) {
  ExpectFaults({
      {"capital[3].notional.decided_date",
       [](auto& c) { c.capital[3].notional->disposed = kMonday - 8; }},
      {"capital[3].notional.decided_date",
       [](auto& c) { c.capital[3].notional->decided = kMonday + 1; }},
      {"capital[3].notional.decided_date",
       [](auto& c) {
         c.capital[3].notional->disposed = absl::CivilDay(2014, 1, 1);
         c.capital[3].notional->decided = absl::CivilDay(2015, 3, 31);
       }},
      {"capital[3].notional.rationale",
       [](auto& c) { c.capital[3].notional->reasons = 0; }},
      {"capital[3].notional.rationale",
       [](auto& c) { c.capital[3].notional->reasons = 1; }},
      {"capital[3].notional.rationale",
       [](auto& c) { c.capital[3].notional->reasons = 1u << 8; }},
      {"capital[3].notional.decision_record",
       [](auto& c) { c.capital[3].notional->has_record = false; }},
  });
}

// One of them is there already.
TEST(CheckCircumstances, ThereIsAMostOfNotionalCapital) {
  const auto add = [](Circumstances& circumstances, size_t more) {
    const Capital notional = circumstances.capital[3];
    for (size_t i = 0; i < more; ++i) {
      circumstances.capital.push_back(notional);
      circumstances.capital.back().id = absl::StrCat("more-", i);
      circumstances.capital.back().value = Pennies(1);
    }
  };
  const auto fields_with = [&](size_t more) {
    return FieldsAfter(Resident(), [&](Circumstances& c) { add(c, more); });
  };
  EXPECT_THAT(fields_with(kMostNotionalAssets - 1), IsEmpty());
  EXPECT_THAT(fields_with(kMostNotionalAssets), ElementsAre("capital"));
}

TEST(CheckCircumstances, NamesWhatIsWrongWithCostsAndExpenses) {
  ExpectFaults({
      {"housing_costs[0].type",
       [](auto& c) { c.housing[0].cost = static_cast<HousingCost>(8); }},
      {"housing_costs[0].amount_pence",
       [](auto& c) { c.housing[0].amount = Pennies(-1); }},
      {"housing_costs[0].frequency",
       [](auto& c) { c.housing[0].frequency = static_cast<Frequency>(0); }},
      {"expenses[0].amount_pence",
       [](auto& c) { c.expenses[0].amount = Pennies(1'000'000'01); }},
      {"expenses[0].frequency",
       [](auto& c) { c.expenses[0].frequency = static_cast<Frequency>(0); }},
  });
}

TEST(CheckCircumstances, NamesWhatIsWrongWithCare) {
  ExpectFaults({
      {"care[0].type",
       [](auto& c) { c.care[0].type = static_cast<CareType>(kCareTypes); }},
      {"care[0].weekly_cost_pence",
       [](auto& c) { c.care[0].weekly_cost = Pennies(-1); }},
      {"care[0].one_off_cost_pence",
       [](auto& c) { c.care[0].one_off_cost = Pennies(1); }},
      {"care[2].one_off_cost_pence",
       [](auto& c) { c.care[2].one_off_cost = Pennies(-1); }},
      {"care[1].started_date", [](auto& c) { c.care[1].started.reset(); }},
      {"care[1].started_date",
       [](auto& c) { c.care[1].started = kMonday + 1; }},
  });
  Circumstances at_home = AtHome();
  at_home.care = {CareOf(CareType::kCareHome, Pennies(1))};
  EXPECT_THAT(FieldsOf(at_home), ElementsAre("care[0].type"));
}

TEST(CheckCircumstances, NamesWhatIsWrongWithATopUp) {
  ExpectFaults({
      {"top_up.payer",
       [](auto& c) { c.top_up->payer = static_cast<TopUpPayer>(3); }},
      {"top_up.weekly_amount_pence",
       [](auto& c) { c.top_up->weekly_amount = Pence(); }},
      {"top_up.weekly_amount_pence",
       [](auto& c) { c.top_up->weekly_amount = Pennies(1'000'000'01); }},
      // All 84 days were used in the earlier stay.
      {"top_up.payer",
       [](auto& c) { c.top_up->payer = TopUpPayer::kFirstParty; }},
  });
  Circumstances at_home = AtHome();
  at_home.top_up = TopUp{TopUpPayer::kThirdParty, Pennies(1)};
  EXPECT_THAT(FieldsOf(at_home), ElementsAre("top_up"));
  at_home.care = {CareOf(CareType::kSupportedLiving, Pennies(1))};
  EXPECT_THAT(FieldsOf(at_home), IsEmpty());
}

struct FirstParty {
  int64_t days_ago;
  int32_t used;
  int64_t ended_before;  // Days before this stay that the earlier one ended.
  bool may;
};

TEST(CheckCircumstances, TheFirstPartyMayPayATopUpInTheTwelveWeeks) {
  const FirstParty cases[] = {
      {0, 0, 10, true},   {83, 0, 10, true},   {84, 0, 10, false},
      {3, 80, 10, true},  {4, 80, 10, false},  {4, 80, 364, false},
      {4, 80, 365, true}, {83, 84, 365, true}, {84, 84, 365, false},
  };
  for (const FirstParty& each : cases) {
    SCOPED_TRACE(each.days_ago);
    Circumstances resident = Resident();
    resident.top_up->payer = TopUpPayer::kFirstParty;
    resident.care_home_since = kMonday - each.days_ago;
    resident.earlier_disregard_days = each.used;
    resident.earlier_stay_ended = *resident.care_home_since - each.ended_before;
    EXPECT_EQ(FieldsOf(resident).empty(), each.may);
    resident.has_deferred_payment = true;
    EXPECT_THAT(FieldsOf(resident), IsEmpty());
  }
}

// Whose own top-up has run on for some days, after a stay that used one.
Circumstances PaysFor(int64_t days, int64_t ended_before) {
  Circumstances resident = Resident();
  resident.top_up->payer = TopUpPayer::kFirstParty;
  resident.care_home_since = kMonday - days;
  resident.earlier_stay_ended = *resident.care_home_since - ended_before;
  resident.earlier_disregard_days = 1;
  return resident;
}

TEST(CheckCircumstances, TheWeeksOfATopUpAreThoseOfTheTable) {
  Book book = WithConflicts();
  means_fixture::Set(book.rates, Figure::kPropertyDisregardWeeks, 13);
  means_fixture::Set(book.rates, Figure::kReadmissionWeeks, 26);
  EXPECT_THAT(FieldsOf(PaysFor(89, 182), book), IsEmpty());
  EXPECT_THAT(FieldsOf(PaysFor(90, 182), book), ElementsAre("top_up.payer"));
  EXPECT_THAT(FieldsOf(PaysFor(90, 183), book), IsEmpty());
  EXPECT_THAT(FieldsOf(PaysFor(91, 183), book), ElementsAre("top_up.payer"));
}

// What the table lacks is no fault of the circumstances.
TEST(CheckCircumstances, ATopUpIsNotRefusedForWantOfAFigure) {
  Book book = WithConflicts();
  const auto figure = static_cast<size_t>(Figure::kPropertyDisregardWeeks);
  book.rates.rates[figure].reset();
  EXPECT_THAT(FieldsOf(PaysFor(1000, 1000), book), IsEmpty());
}

TEST(CheckCircumstances, ListsAreNoLongerThanTheMost) {
  const auto counts = [](size_t more) {
    return FieldsAfter(AtHome(), [&](auto& c) {
      c.incomes.resize(kMostIncomes + more, Weekly(IncomeType::kOther, {}));
      c.capital.resize(kMostAssets + more);
      c.housing.resize(kMostHousingCosts + more);
      c.expenses.resize(kMostExpenses + more);
      c.care.resize(kMostServices + more);
    });
  };
  EXPECT_THAT(counts(0), IsEmpty());
  EXPECT_THAT(counts(1), ElementsAre("incomes", "capital", "housing_costs",
                                     "expenses", "care"));
}

TEST(CheckCircumstances, AllCapitalIsNoMoreThanTheGreatest) {
  Circumstances person = AtHome();
  person.capital = {Savings(kGreatestCapital)};
  EXPECT_THAT(FieldsOf(person), IsEmpty());
  person.capital.push_back(Savings(Pennies(1)));
  EXPECT_THAT(FieldsOf(person), ElementsAre("capital"));
  person.capital = {Savings(kGreatestCapital + Pennies(1))};
  EXPECT_THAT(FieldsOf(person), ElementsAre("capital[0].value_pence"));
}

// Amounts that no sum could hold are faults, never the end of the process.
TEST(CheckCircumstances, SurvivesAnyAmount) {
  for (const int64_t pence : {INT64_MAX, INT64_MIN}) {
    Circumstances person = Resident();
    for (Income& income : person.incomes) {
      income.amount = income.discretionary_disregard = Pennies(pence);
    }
    for (Capital& asset : person.capital) {
      asset.value = asset.secured_debt = Pennies(pence);
      asset.share = asset.shares = INT32_MIN;
    }
    person.housing[0].amount = person.expenses[0].amount = Pennies(pence);
    for (Care& care : person.care) {
      care.weekly_cost = care.one_off_cost = Pennies(pence);
    }
    person.top_up->weekly_amount = Pennies(pence);
    person.children = person.earlier_disregard_days = INT32_MAX;
    EXPECT_GE(FieldsOf(person).size(), 20u);
  }
}

}  // namespace
}  // namespace carereform::financial_assessments

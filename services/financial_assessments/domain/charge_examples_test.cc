// Worked examples that councils print, worked out by the rules with the rates
// of their year. Nothing here is special to an example: what differs is the
// table, the council's policy and the person.
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/charge.h"
#include "services/financial_assessments/domain/circumstances_check.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::AtHome;
using means_fixture::Book;
using means_fixture::CareOf;
using means_fixture::InCareHome;
using means_fixture::kMonday;
using means_fixture::Pennies;
using means_fixture::Savings;
using means_fixture::Set;
using means_fixture::Weekly;

// The figures of each year that the examples use.
Book BookOf2016() {
  Book book;
  Set(book.rates, Figure::kPersonalExpenses, 24'90);
  Set(book.rates, Figure::kGuaranteeSinglePension, 189'00);
  Set(book.rates, Figure::kGuaranteeCouplePension, 144'30);
  return book;
}

Book BookOf2022() {
  Book book;
  Set(book.rates, Figure::kPersonalExpenses, 25'65);
  return book;
}

Book BookOf2023() {
  Book book;
  Set(book.rates, Figure::kPersonalExpenses, 28'25);
  Set(book.rates, Figure::kGuaranteeSingle25ToPension, 103'65);
  Set(book.rates, Figure::kGuaranteeSinglePension, 214'35);
  Set(book.rates, Figure::kPremiumDisabilitySingle, 45'75);
  Set(book.rates, Figure::kPremiumEnhancedSingle, 22'35);
  return book;
}

Book BookOf2024() {
  Book book;
  Set(book.rates, Figure::kPersonalExpenses, 30'15);
  Set(book.rates, Figure::kGuaranteeSingle18To24, 87'65);
  Set(book.rates, Figure::kGuaranteeSinglePension, 228'70);
  Set(book.rates, Figure::kPremiumDisabilitySingle, 48'80);
  Set(book.rates, Figure::kPremiumEnhancedSingle, 23'85);
  return book;
}

Charge Of(const Circumstances& circumstances, const Book& book) {
  EXPECT_TRUE(CheckCircumstances(circumstances, book.rules(), kMonday).empty());
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  const auto charge = ChargeFor(circumstances, book.rules(), kMonday, lines);
  EXPECT_TRUE(charge.ok());
  return *charge;
}

Expense OfDisability(Pence amount, Frequency frequency = Frequency::kWeekly) {
  return {true, amount, frequency};
}

// Knowsley, "Examples of financial assessments for care provided in your home
// or the community", example 1, 2024/25: 67.71 a week.
TEST(PublishedExample, KnowsleyClientA) {
  Book book = BookOf2024();
  book.policy.night_care_disregard = Pennies(35'90);
  Circumstances person = AtHome();
  person.age_group = AgeGroup::k18To24;
  person.disability_premium = true;
  person.enhanced_disability_premium = true;
  person.incomes = {Weekly(IncomeType::kUniversalCredit, Pennies(167'96)),
                    Weekly(IncomeType::kPipDailyLiving, Pennies(108'55)),
                    Weekly(IncomeType::kPipMobility, Pennies(75'75))};
  person.incomes[1].includes_night_care = true;
  person.expenses = {OfDisability(Pennies(6'42)), OfDisability(Pennies(6'18))};
  person.care = {CareOf(CareType::kSupportedLiving, Pennies(391'95))};
  const Charge charge = Of(person, book);
  EXPECT_EQ(charge.charge, Pennies(67'71));
  EXPECT_EQ(charge.outcome, Outcome::kContribution);
}

// Devon, "Examples of common financial assessments", example 1, 2023/24: 110.10
// a week. Its phone (10.00) and broadband (25.00) are paid each month.
TEST(PublishedExample, DevonPeter) {
  Circumstances person = AtHome();
  person.age_group = AgeGroup::k25ToPensionAge;
  person.disability_premium = true;
  person.enhanced_disability_premium = true;
  person.incomes = {
      Weekly(IncomeType::kEmploymentSupportIncomeRelated, Pennies(225'45)),
      Weekly(IncomeType::kPipDailyLiving, Pennies(101'75)),
      Weekly(IncomeType::kPipMobility, Pennies(26'90))};
  person.housing = {{HousingCost::kRent, Pennies(10'00)},
                    {HousingCost::kCouncilTax, Pennies(6'00)},
                    {HousingCost::kOther, Pennies(1'27)}};
  person.expenses = {OfDisability(Pennies(20'00)),
                     OfDisability(Pennies(10'00), Frequency::kMonthly),
                     OfDisability(Pennies(25'00), Frequency::kMonthly)};
  person.care = {CareOf(CareType::kHomeCare, Pennies(454'00))};
  EXPECT_EQ(Of(person, BookOf2023()).charge, Pennies(110'10));
}

// Leeds, "Examples: how much people pay", example 1, 2024/25: nothing.
TEST(PublishedExample, LeedsMary) {
  Circumstances person = AtHome();
  person.incomes = {
      Weekly(IncomeType::kStatePension, Pennies(169'50)),
      Weekly(IncomeType::kPensionCreditGuarantee, Pennies(48'65))};
  person.expenses = {OfDisability(Pennies(9'30))};
  person.care = {CareOf(CareType::kHomeCare, Pennies(239'10)),
                 CareOf(CareType::kDayCare, Pennies(40'25)),
                 CareOf(CareType::kTransport, Pennies(8'15))};
  const Charge charge = Of(person, BookOf2024());
  EXPECT_EQ(charge.chargeable_cost, Pennies(287'50));
  EXPECT_EQ(charge.charge, Pence());
  EXPECT_EQ(charge.outcome, Outcome::kNothing);
}

// Kingston, "Examples of what people pay for care and support", example 1,
// 2023/24: nothing.
TEST(PublishedExample, KingstonJoan) {
  Circumstances person = AtHome();
  person.incomes = {Weekly(IncomeType::kStatePension, Pennies(203'85)),
                    Weekly(IncomeType::kAttendanceAllowance, Pennies(101'75))};
  person.housing = {{HousingCost::kOther, Pennies(100'00)}};
  person.expenses = {OfDisability(Pennies(5'00))};
  person.care = {CareOf(CareType::kHomeCare, Pennies(180'10))};
  EXPECT_EQ(Of(person, BookOf2023()).charge, Pence());
}

// Kingston, "Examples of what people pay for care and support", example 1 of
// 2025/26: nothing. Its guarantee of 342.60 is that of a person of 25 or over
// with the three premiums and a child.
TEST(PublishedExample, KingstonJenny) {
  Circumstances person = AtHome();
  person.age_group = AgeGroup::k25ToPensionAge;
  person.household = Household::kLoneParent;
  person.children = 1;
  person.disability_premium = true;
  person.enhanced_disability_premium = true;
  person.carer_premium = true;
  person.incomes = {Weekly(IncomeType::kUniversalCredit, Pennies(186'84)),
                    Weekly(IncomeType::kPipDailyLiving, Pennies(110'40)),
                    Weekly(IncomeType::kPipMobility, Pennies(77'05))};
  person.expenses = {OfDisability(Pennies(16'75))};
  person.care = {CareOf(CareType::kHomeCare, Pennies(206'00))};
  EXPECT_EQ(Of(person, Book()).outcome, Outcome::kNothing);
  // She may keep 436.40, of which 77.05 does not count: income of 359.35 more
  // or less decides it.
  person.incomes[0].amount = Pennies(359'35 - 110'40);
  EXPECT_EQ(Of(person, Book()).charge, Pence());
  person.incomes[0].amount = Pennies(359'36 - 110'40);
  EXPECT_EQ(Of(person, Book()).charge, Pennies(1));
}

// Lambeth, "Example of how your contribution is calculated", printed for
// 2022/23 (148.35) and again for 2024/25 (143.85).
TEST(PublishedExample, LambethJane) {
  Circumstances person = InCareHome(kMonday);
  person.capital = {Savings(Pennies(15'250'00))};
  person.incomes = {Weekly(IncomeType::kPrivatePension, Pennies(130'00)),
                    Weekly(IncomeType::kStatePension, Pennies(40'00))};
  person.care = {CareOf(CareType::kCareHome, Pennies(1'000'00))};
  EXPECT_EQ(Of(person, BookOf2022()).tariff_income, Pennies(4'00));
  EXPECT_EQ(Of(person, BookOf2022()).charge, Pennies(148'35));
  EXPECT_EQ(Of(person, BookOf2024()).charge, Pennies(143'85));
}

// Lambeth, "Personal expenses allowance", 2022/23: of 100.00, 74.35 is paid.
TEST(PublishedExample, LambethPersonalExpenses) {
  Circumstances person = InCareHome(kMonday);
  person.incomes = {Weekly(IncomeType::kStatePension, Pennies(100'00))};
  person.care = {CareOf(CareType::kCareHome, Pennies(1'000'00))};
  EXPECT_EQ(Of(person, BookOf2022()).charge, Pennies(74'35));
}

struct Uprated {
  int64_t state_pension, private_pension, attendance_allowance, charge;
};

// A council's paper on its charges of 2016/17 and 2017/18, example 1, one of a
// couple: its own guarantee of 148.47 is 4.17 above the nation's.
TEST(PublishedExample, OneOfACoupleWithALocalGuarantee) {
  Book book = BookOf2016();
  book.policy.guarantee_top_up = Pennies(4'17);
  const Uprated years[] = {{122'00, 60'00, 55'10, 63'63},
                           {125'05, 61'50, 55'65, 68'73}};
  for (const Uprated& year : years) {
    Circumstances person = AtHome();
    person.household = Household::kCouple;
    person.couple_has_pension_age = true;
    person.incomes = {
        Weekly(IncomeType::kStatePension, Pennies(year.state_pension)),
        Weekly(IncomeType::kPrivatePension, Pennies(year.private_pension)),
        Weekly(IncomeType::kAttendanceAllowance,
               Pennies(year.attendance_allowance))};
    person.capital = {Savings(Pennies(9'500'00))};
    person.capital[0].shares = 2;
    person.expenses = {OfDisability(Pennies(25'00))};
    person.care = {CareOf(CareType::kHomeCare, Pennies(500'00))};
    EXPECT_EQ(Of(person, book).charge, Pennies(year.charge));
  }
}

struct Tariff {
  const char* source;
  int64_t capital, tariff;
};

TEST(PublishedExample, TariffIncome) {
  const Tariff tariffs[] = {
      {"devon.gov.uk, FAQs: paying for community care", 16'500'00, 9'00},
      {"knowsley.gov.uk, general information", 15'000'00, 3'00},
      {"healthandwellbeingbucks.org, savings", 15'000'00, 3'00},
      {"Care and Support Statutory Guidance, annex B, Nora", 18'100'00, 16'00},
      {"careawareias.co.uk, at the limit", 23'250'00, 36'00},
  };
  for (const Tariff& each : tariffs) {
    SCOPED_TRACE(each.source);
    Circumstances person = AtHome();
    person.capital = {Savings(Pennies(each.capital))};
    EXPECT_EQ(Of(person, Book()).tariff_income, Pennies(each.tariff));
  }
}

}  // namespace
}  // namespace carereform::financial_assessments

#include "services/financial_assessments/rate_tables_file.h"

#include <iterator>
#include <map>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/rule_book.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::HasSubstr;
using testing::SizeIs;

// What the built-in file is to say, from the instruments and pages, not from
// the file: pence, with - where no figure was found. Columns are tables.
constexpr const char* kYears[] = {"2014-15", "2015-16", "2021-22", "2022-23",
                                  "2023-24", "2024-25", "2025-26", "2026-27"};
struct FigureByYear {
  Figure figure;
  int64_t amounts[std::size(kYears)];  // -1: not held.
};

constexpr FigureByYear kExpected[] = {
    {Figure::kLowerCapitalLimit,
     {1425000, 1425000, 1425000, 1425000, 1425000, 1425000, 1425000, 1425000}},
    {Figure::kUpperCapitalLimit,
     {2325000, 2325000, 2325000, 2325000, 2325000, 2325000, 2325000, 2325000}},
    {Figure::kTariffStep,
     {25000, 25000, 25000, 25000, 25000, 25000, 25000, 25000}},
    {Figure::kTariffPerStep, {100, 100, 100, 100, 100, 100, 100, 100}},
    {Figure::kPersonalExpenses,
     {2440, 2490, 2490, 2565, 2825, 3015, 3065, 3180}},
    {Figure::kGuaranteeChild, {8295, 8365, 8365, 8620, 9490, 10125, 10295, -1}},
    {Figure::kGuaranteeSingle18To24,
     {7170, 7240, 7240, 7460, 8215, 8765, 8915, 9540}},
    {Figure::kGuaranteeSingle25ToPension,
     {9050, 9140, 9140, 9415, 10365, 11060, 11250, 12040}},
    {Figure::kGuaranteeSinglePension,
     {18545, 18900, 18900, 19470, 21435, 22870, 23260, 24145}},
    {Figure::kGuaranteeLoneParent,
     {9050, 9140, 9140, 9415, 10365, 11060, 11250, 12040}},
    {Figure::kGuaranteeCouple18,
     {7105, 7180, 7180, 7395, 8140, 8685, 8835, -1}},
    {Figure::kGuaranteeCouplePension,
     {14155, 14430, 14430, 14865, 16365, 17460, 17755, -1}},
    {Figure::kPremiumDisabilitySingle,
     {3985, 4035, 4035, 4155, 4575, 4880, 4965, 5315}},
    {Figure::kPremiumEnhancedSingle,
     {1945, 1970, 1970, 2030, 2235, 2385, 2425, 2595}},
    {Figure::kPremiumDisabilityCouple,
     {-1, 2875, 2875, 2960, 3260, 3480, 3540, -1}},
    {Figure::kPremiumEnhancedCouple,
     {-1, 1415, 1415, 1460, 1610, 1715, 1745, -1}},
    {Figure::kPremiumCarer, {-1, 4325, 4325, 4455, 4905, 5235, 5325, -1}},
    {Figure::kSavingsCreditSingle, {575, 575, 575, 590, 650, 695, -1, -1}},
    {Figure::kSavingsCreditCouple, {860, 860, 860, 885, 975, 1040, -1, -1}},
    {Figure::kDisposableIncome,
     {14400, 14400, 14400, 14400, 14400, 14400, 14400, 14400}},
    {Figure::kSellingCostsPercent, {10, 10, 10, 10, 10, 10, 10, 10}},
    {Figure::kFreeCareWeeks, {6, 6, 6, 6, 6, 6, 6, 6}},
    {Figure::kMinorAdaptationLimit,
     {100000, 100000, 100000, 100000, 100000, 100000, 100000, 100000}},
    {Figure::kPropertyDisregardWeeks, {12, 12, 12, 12, 12, 12, 12, 12}},
    {Figure::kArrearsDisregardWeeks, {52, 52, 52, 52, 52, 52, 52, 52}},
    {Figure::kShortTermWeeks, {8, 8, 8, 8, 8, 8, 8, 8}},
    {Figure::kTemporaryWeeks, {52, 52, 52, 52, 52, 52, 52, 52}},
    {Figure::kReadmissionWeeks, {52, 52, 52, 52, 52, 52, 52, 52}},
};

std::map<std::string, RateTable> ById() {
  std::map<std::string, RateTable> tables;
  const auto built_in = BuiltInRateTables().value();
  for (const RateTable& table : built_in) {
    tables[table.id] = table;
  }
  return tables;
}

FigureStatus StatusIn(const RateTable& table, Figure figure) {
  return table.rates[static_cast<size_t>(figure)].value().status;
}

TEST(BuiltInRateTablesTest, HoldEveryFigureThatWasFoundAndNoOther) {
  auto tables = ById();
  EXPECT_EQ(std::size(kExpected), size_t{kFigures - 1});
  for (const FigureByYear& row : kExpected) {
    for (size_t year = 0; year < std::size(kYears); ++year) {
      const auto amount = FigureOf(tables.at(kYears[year]), row.figure);
      EXPECT_EQ(amount.value_or(-1), row.amounts[year])
          << FigureWord(row.figure) << " of " << kYears[year];
    }
  }
}

TEST(BuiltInRateTablesTest, KeepTheFrozenYearsAlike) {
  auto tables = ById();
  for (const char* year :
       {"2016-17", "2017-18", "2018-19", "2019-20", "2020-21", "2021-22"}) {
    for (int i = 1; i < kFigures; ++i) {
      const auto figure = static_cast<Figure>(i);
      EXPECT_EQ(FigureOf(tables.at(year), figure).value_or(-1),
                FigureOf(tables.at("2015-16"), figure).value_or(-1))
          << FigureWord(figure) << " of " << year;
    }
  }
}

TEST(BuiltInRateTablesTest, CoverEachDayFromTheFirstOfChargingOnce) {
  const auto tables = BuiltInRateTables().value();
  EXPECT_THAT(tables, SizeIs(13));
  std::vector<DaysInForce> days;
  for (const RateTable& table : tables) days.push_back({table.from, table.to});
  EXPECT_EQ(CheckSuccession(days).fault, SuccessionFault::kNone);
  EXPECT_EQ(days.front(),
            (DaysInForce{CivilDay(2015, 4, 1), CivilDay(2015, 4, 6)}));
  EXPECT_EQ(days.back(),
            (DaysInForce{CivilDay(2026, 4, 6), CivilDay(2027, 4, 6)}));
}

TEST(BuiltInRateTablesTest, SayHowFirmAFigureIs) {
  auto tables = ById();
  EXPECT_EQ(StatusIn(tables["2014-15"], Figure::kGuaranteeChild),
            FigureStatus::kStatute);
  EXPECT_EQ(StatusIn(tables["2023-24"], Figure::kPersonalExpenses),
            FigureStatus::kStatute);
  EXPECT_EQ(StatusIn(tables["2023-24"], Figure::kGuaranteeLoneParent),
            FigureStatus::kUnverified);
  EXPECT_EQ(StatusIn(tables["2024-25"], Figure::kUpperCapitalLimit),
            FigureStatus::kCircular);
  EXPECT_EQ(StatusIn(tables["2025-26"], Figure::kGuaranteeSinglePension),
            FigureStatus::kUnverified);
  EXPECT_EQ(StatusIn(tables["2025-26"], Figure::kPremiumEnhancedSingle),
            FigureStatus::kSecondary);
  EXPECT_EQ(StatusIn(tables["2026-27"], Figure::kGuaranteeSingle18To24),
            FigureStatus::kSecondary);
  EXPECT_EQ(StatusIn(tables["2026-27"], Figure::kGuaranteeSinglePension),
            FigureStatus::kSecondary);
}

// A council printed these totals; each is of a single person of 25 or over who
// has both premiums.
TEST(BuiltInRateTablesTest, AddUpToTheTotalsThatCouncilsPrinted) {
  auto tables = ById();
  const auto total = [&](const char* year, Figure base) {
    const RateTable& table = tables.at(year);
    return *FigureOf(table, base) +
           *FigureOf(table, Figure::kPremiumDisabilitySingle) +
           *FigureOf(table, Figure::kPremiumEnhancedSingle);
  };
  EXPECT_EQ(total("2020-21", Figure::kGuaranteeSingle25ToPension), 151'45);
  EXPECT_EQ(total("2023-24", Figure::kGuaranteeSingle25ToPension), 171'75);
  EXPECT_EQ(total("2024-25", Figure::kGuaranteeSingle18To24), 160'30);
}

constexpr char kHead[] =
    "table,figure,amount,unit,from_date,to_date,status,source\n";

// Returns the one issue of a file with a good line 2 and these lines after it.
common::v1::ImportIssue IssueOf(const std::string& lines) {
  imports::Issues issues;
  ReadRateTables(std::string(kHead) +
                     "a,personal_expenses,3180,pence,2026-04-06,2027-04-06,"
                     "circular,LAC\n" +
                     lines,
                 issues);
  EXPECT_EQ(issues.count(), 1) << lines;
  return issues.kept().empty() ? common::v1::ImportIssue() : issues.kept()[0];
}

TEST(RateTablesFileTest, ListsTheFiguresThatAreKnown) {
  const auto issue =
      IssueOf("a,pocket_money,3180,pence,2026-04-06,2027-04-06,circular,LAC\n");
  for (int i = 1; i < kFigures; ++i) {
    EXPECT_THAT(issue.remedy(),
                HasSubstr(std::string(FigureWord(static_cast<Figure>(i)))));
  }
}

struct BadLine {
  const char* name;
  std::string line;
  const char* column;
  const char* rule;
};

class BadLineTest : public testing::TestWithParam<BadLine> {};

TEST_P(BadLineTest, IsToldByLineColumnRuleAndRemedy) {
  const auto issue = IssueOf(GetParam().line + "\n");
  EXPECT_EQ(issue.line(), 3);
  EXPECT_EQ(issue.column(), GetParam().column);
  EXPECT_THAT(issue.rule(), HasSubstr(GetParam().rule));
  EXPECT_NE(issue.remedy(), "");
}

INSTANTIATE_TEST_SUITE_P(
    All, BadLineTest,
    testing::Values(
        BadLine{"TwoTablesOnOneDay",
                "b,tariff_step,25000,pence,2027-04-05,2028-04-06,circular,LAC",
                "from_date", "second rate table in force on 2027-04-05"},
        BadLine{"Gap",
                "b,tariff_step,25000,pence,2027-04-07,2028-04-06,circular,LAC",
                "from_date", "no rate table is in force on 2027-04-06"},
        BadLine{"UnknownFigure",
                "a,pocket_money,3180,pence,2026-04-06,2027-04-06,circular,LAC",
                "figure", "no figure that is known"},
        BadLine{"Negative",
                "a,premium_carer,-1,pence,2026-04-06,2027-04-06,circular,LAC",
                "amount", "no whole number"},
        BadLine{"Signed",
                "a,premium_carer,+1,pence,2026-04-06,2027-04-06,circular,LAC",
                "amount", "no whole number"},
        BadLine{"Floating",
                "a,premium_carer,53.25,pence,2026-04-06,2027-04-06,circular,"
                "LAC",
                "amount", "no whole number"},
        BadLine{"TooMuch",
                "a,premium_carer,1000000001,pence,2026-04-06,2027-04-06,"
                "circular,LAC",
                "amount", "to 1000000000"},
        BadLine{"PercentAboveTheWhole",
                "a,selling_costs_percent,101,percent,2026-04-06,2027-04-06,"
                "circular,LAC",
                "amount", "to 100"},
        BadLine{"NoStep",
                "a,tariff_step,0,pence,2026-04-06,2027-04-06,circular,LAC",
                "amount", "from 1"},
        BadLine{"WrongUnit",
                "a,premium_carer,5325,pounds,2026-04-06,2027-04-06,circular,"
                "LAC",
                "unit", "not the unit"},
        BadLine{"NoSource",
                "a,premium_carer,5325,pence,2026-04-06,2027-04-06,circular,",
                "source", "no source"},
        BadLine{"NoStatus",
                "a,premium_carer,5325,pence,2026-04-06,2027-04-06,,LAC",
                "status", "status"},
        BadLine{"UnknownStatus",
                "a,premium_carer,5325,pence,2026-04-06,2027-04-06,sure,LAC",
                "status", "status"},
        BadLine{"FigureTwice",
                "a,personal_expenses,3185,pence,2026-04-06,2027-04-06,circular,"
                "LAC",
                "figure", "already"},
        BadLine{"OtherDays",
                "a,premium_carer,5325,pence,2026-04-06,2028-04-06,circular,LAC",
                "from_date", "other days than line 2"},
        BadLine{"NoDay",
                "a,premium_carer,5325,pence,6 April,2027-04-06,circular,LAC",
                "from_date", "from_date"},
        BadLine{"EndsFirst",
                "b,premium_carer,5325,pence,2027-04-06,2027-04-06,circular,LAC",
                "to_date", "to_date"},
        BadLine{"BadId",
                "2027/28,premium_carer,5325,pence,2027-04-06,2028-04-06,"
                "circular,LAC",
                "table", "no id"}),
    [](const auto& bad) { return bad.param.name; });

TEST(RateTablesFileTest, TakesTheLimitsOfEachUnit) {
  imports::Issues issues;
  const auto file = ReadRateTables(
      "# Next year\n" + std::string(kHead) +
          "b,selling_costs_percent,100,percent,2027-04-06,,circular,LAC\n"
          "b,free_care_weeks,520,weeks,2027-04-06,,circular,LAC\n"
          "b,upper_capital_limit,1000000000,pence,2027-04-06,,circular,LAC\n"
          "b,premium_carer,0,pence,2027-04-06,,circular,LAC\n"
          "b,tariff_step,1,pence,2027-04-06,,circular,LAC\n",
      issues);
  EXPECT_TRUE(issues.empty());
  ASSERT_THAT(file.tables, SizeIs(1));
  EXPECT_EQ(file.note, "Next year");
  EXPECT_EQ(file.tables[0].line, 3);
  EXPECT_EQ(file.tables[0].table.to, std::nullopt);
}

TEST(RateTablesFileTest, RefusesALowerLimitAboveTheUpper) {
  imports::Issues issues;
  ReadRateTables(
      std::string(kHead) +
          "b,upper_capital_limit,2000,pence,2027-04-06,,circular,LAC\n"
          "b,lower_capital_limit,2001,pence,2027-04-06,,circular,LAC\n",
      issues);
  ASSERT_EQ(issues.count(), 1);
  EXPECT_THAT(issues.kept()[0].rule(), HasSubstr("lower capital limit"));
}

TEST(RateTablesFileTest, RefusesAFileOfNoTable) {
  imports::Issues issues;
  ReadRateTables(kHead, issues);
  ASSERT_EQ(issues.count(), 1);
  EXPECT_THAT(issues.kept()[0].rule(), HasSubstr("no rate table"));
}

}  // namespace
}  // namespace carereform::financial_assessments

#include "services/financial_assessments/domain/capital_interest.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::Asset;
using means_fixture::Book;
using means_fixture::Pennies;
using means_fixture::Pounds;

// A line, as tests write it: the rule and whole pence.
struct Line {
  LineRule rule;
  int64_t pence;

  friend bool operator==(const Line&, const Line&) = default;
};

struct Case {
  std::string name;
  int64_t value;
  int64_t debt;
  bool costs;
  int32_t share;
  int32_t shares;
  int64_t interest;
  std::vector<Line> lines;
};

class InterestTest : public testing::TestWithParam<Case> {};

TEST_P(InterestTest, IsWorthTheSumOfItsLines) {
  const Case& c = GetParam();
  Capital asset = Asset(CapitalType::kOtherProperty, Pennies(c.value));
  asset.secured_debt = Pennies(c.debt);
  asset.has_selling_costs = c.costs;
  asset.share = c.share;
  asset.shares = c.shares;
  ChargeLines lines(ChargeLines::Keep::kLines);
  const Book book;
  const auto interest = AddInterest(asset, 3, book.rates, lines);
  ASSERT_TRUE(interest.ok()) << interest.status();
  EXPECT_EQ(*interest, Pennies(c.interest));
  EXPECT_EQ(lines.Total(Section::kCapital), ExactPence(*interest));
  std::vector<Line> got;
  for (const ChargeLine& line : lines.lines()) {
    EXPECT_EQ(line.section, Section::kCapital);
    EXPECT_EQ(line.item, 3);
    EXPECT_EQ(line.figure.has_value(), line.rule == LineRule::kSellingCosts);
    got.push_back({line.rule, line.amount.Floor().value()});
  }
  EXPECT_EQ(got, c.lines);
}

constexpr LineRule kHeld = LineRule::kCapitalHeld;
constexpr LineRule kDebt = LineRule::kSecuredDebt;
constexpr LineRule kCosts = LineRule::kSellingCosts;
constexpr LineRule kOthers = LineRule::kShareOfOthers;

INSTANTIATE_TEST_SUITE_P(
    Table, InterestTest,
    testing::ValuesIn(std::vector<Case>{
        {"Nothing", 0, 0, false, 1, 1, 0, {{kHeld, 0}}},
        {"Whole", 100, 0, false, 1, 1, 100, {{kHeld, 100}}},
        {"TenthOffForSelling",
         100,
         0,
         true,
         1,
         1,
         90,
         {{kHeld, 100}, {kCosts, -10}}},
        {"CostsOfPartPennyRoundUp",
         101,
         0,
         true,
         1,
         1,
         90,
         {{kHeld, 101}, {kCosts, -11}}},
        {"CostsJustBelowWholePenny",
         109,
         0,
         true,
         1,
         1,
         98,
         {{kHeld, 109}, {kCosts, -11}}},
        {"CostsAtWholePenny",
         110,
         0,
         true,
         1,
         1,
         99,
         {{kHeld, 110}, {kCosts, -11}}},
        {"DebtOff", 100, 40, false, 1, 1, 60, {{kHeld, 100}, {kDebt, -40}}},
        {"DebtOfAll", 100, 100, false, 1, 1, 0, {{kHeld, 100}, {kDebt, -100}}},
        {"CostsAreOfTheValueNotOfWhatIsLeft",
         200'000'00,
         50'000'00,
         true,
         1,
         1,
         130'000'00,
         {{kHeld, 200'000'00}, {kCosts, -20'000'00}, {kDebt, -50'000'00}}},
        {"DebtUpToWhatCostsLeave",
         100,
         90,
         true,
         1,
         1,
         0,
         {{kHeld, 100}, {kCosts, -10}, {kDebt, -90}}},
        {"DebtAboveWhatCostsLeave",
         100,
         91,
         true,
         1,
         1,
         0,
         {{kHeld, 100}, {kCosts, -10}, {kDebt, -90}}},
        {"Half", 100, 0, false, 1, 2, 50, {{kHeld, 100}, {kOthers, -50}}},
        {"HalfOfOddPence",
         101,
         0,
         false,
         1,
         2,
         50,
         {{kHeld, 101}, {kOthers, -51}}},
        {"ThirdPartOfPennyIsLeftOut",
         200,
         0,
         false,
         1,
         3,
         66,
         {{kHeld, 200}, {kOthers, -134}}},
        {"EvidencedShare",
         100'00,
         0,
         false,
         3'750,
         10'000,
         37'50,
         {{kHeld, 100'00}, {kOthers, -62'50}}},
        {"WholeShareOfHundredthsAddsNoLine",
         100,
         0,
         false,
         10'000,
         10'000,
         100,
         {{kHeld, 100}}},
        {"AllAtOnce",
         300'000'00,
         60'000'00,
         true,
         1,
         3,
         70'000'00,
         {{kHeld, 300'000'00},
          {kCosts, -30'000'00},
          {kDebt, -60'000'00},
          {kOthers, -140'000'00}}},
    }),
    [](const auto& test) { return test.param.name; });

TEST(AddInterestTest, TellsNotionalCapitalFromWhatIsHeld) {
  Capital asset = Asset(CapitalType::kSavings, Pounds(20'000));
  asset.notional = Deprivation{};
  asset.shares = 2;
  ChargeLines lines(ChargeLines::Keep::kLines);
  EXPECT_EQ(*AddInterest(asset, 0, Book().rates, lines), Pounds(10'000));
  EXPECT_EQ(lines.lines()[0].rule, LineRule::kNotionalCapital);
  EXPECT_EQ(lines.lines()[1].rule, LineRule::kShareOfOthers);
}

TEST(AddInterestTest, NamesThePercentageThatIsNotInTheTable) {
  Book book;
  book.rates.rates[static_cast<size_t>(Figure::kSellingCostsPercent)].reset();
  Capital asset = Asset(CapitalType::kInvestments, Pounds(1));
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  EXPECT_TRUE(AddInterest(asset, 0, book.rates, lines).ok());
  asset.has_selling_costs = true;
  const auto interest = AddInterest(asset, 0, book.rates, lines);
  EXPECT_EQ(interest.status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(interest.status().message(), "selling_costs_percent");
}

TEST(AddInterestTest, NotesThePercentageThatItUsed) {
  const Book book;
  Capital asset = Asset(CapitalType::kInvestments, Pounds(1));
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  ASSERT_TRUE(AddInterest(asset, 0, book.rates, lines).ok());
  EXPECT_EQ(lines.figures_used(), 0U);
  asset.has_selling_costs = true;
  ASSERT_TRUE(AddInterest(asset, 0, book.rates, lines).ok());
  EXPECT_EQ(lines.figures_used(),
            uint64_t{1} << static_cast<int>(Figure::kSellingCostsPercent));
}

}  // namespace
}  // namespace carereform::financial_assessments

#include "services/financial_assessments/domain/expenses.h"

#include <utility>

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::AtHome;
using means_fixture::Book;
using means_fixture::Pennies;
using means_fixture::Weekly;

Circumstances WithCosts(Setting setting) {
  Circumstances circumstances = AtHome();
  circumstances.setting = setting;
  circumstances.housing = {{HousingCost::kRent, Pennies(10'00)},
                           {HousingCost::kCouncilTax, Pennies(6'00)}};
  circumstances.expenses = {{true, Pennies(20'00)}, {false, Pennies(3'00)}};
  circumstances.incomes = {
      Weekly(IncomeType::kAttendanceAllowance, Pennies(72'65))};
  return circumstances;
}

TEST(LessHousingCosts, NothingComesOffOfAPermanentResident) {
  using enum Setting;
  const std::pair<Setting, int64_t> cases[] = {{kNonResidential, -16'00},
                                               {kCareHomePermanent, 0},
                                               {kCareHomeTemporary, -16'00},
                                               {kCareHomeShortTerm, -16'00}};
  for (const auto& [setting, taken] : cases) {
    ChargeLines lines(ChargeLines::Keep::kLines);
    LessHousingCosts(WithCosts(setting), Book().policy, lines);
    EXPECT_EQ(lines.Total(Section::kContribution), ExactPence(Pennies(taken)));
    EXPECT_EQ(lines.lines().size(), 2u);
  }
}

struct Flat {
  DisabilityExpenses policy;
  int64_t flat;
  bool has_benefit;
  Setting setting;
  int64_t taken;
  LineRule rule;
};

TEST(LessDisabilityExpenses, AreShownOrFlatAsThePolicySays) {
  using enum DisabilityExpenses;
  using enum Setting;
  constexpr LineRule kShown = LineRule::kDisabilityExpense;
  constexpr LineRule kFlatLine = LineRule::kFlatDisabilityExpenses;
  // 20.00 was shown.
  const Flat cases[] = {
      {kItemised, 25'00, true, kNonResidential, 20'00, kShown},
      {kFlat, 19'99, true, kNonResidential, 20'00, kShown},
      {kFlat, 20'00, true, kNonResidential, 20'00, kShown},
      {kFlat, 20'01, true, kNonResidential, 20'01, kFlatLine},
      {kFlat, 20'01, false, kNonResidential, 20'00, kShown},
      // The benefit does not count in a stay for a time.
      {kFlat, 10'85, true, kCareHomeTemporary, 0, kShown},
      {kItemised, 0, true, kCareHomeShortTerm, 0, kShown},
      {kItemised, 0, true, kCareHomePermanent, 20'00, kShown},
      {kItemised, 0, false, kCareHomePermanent, 0, kShown},
      {kItemised, 0, false, kNonResidential, 20'00, kShown},
      {kGreaterOfBoth, 19'99, true, kNonResidential, 20'00, kShown},
      {kGreaterOfBoth, 20'00, true, kNonResidential, 20'00, kShown},
      {kGreaterOfBoth, 20'01, true, kNonResidential, 20'01, kFlatLine},
      {kGreaterOfBoth, 20'01, false, kNonResidential, 20'00, kShown},
      {kGreaterOfBoth, 20'01, true, kCareHomePermanent, 20'00, kShown},
  };
  for (const Flat& each : cases) {
    SCOPED_TRACE(static_cast<int>(each.policy) * 100'00 + each.flat);
    Book book;
    book.policy.disability_expenses = each.policy;
    book.policy.flat_disability_expenses = Pennies(each.flat);
    Circumstances circumstances = WithCosts(each.setting);
    if (!each.has_benefit) circumstances.incomes.clear();
    ChargeLines lines(ChargeLines::Keep::kLines);
    LessDisabilityExpenses(circumstances, book.rules(), lines);
    EXPECT_EQ(lines.Total(Section::kContribution),
              -ExactPence(Pennies(each.taken)));
    for (const ChargeLine& line : lines.lines()) {
      EXPECT_EQ(line.rule, each.rule);
    }
  }
}

TEST(LessOtherExpenses, LeavesThoseOfDisabilityAlone) {
  ChargeLines lines(ChargeLines::Keep::kLines);
  LessOtherExpenses(WithCosts(Setting::kNonResidential), Book().policy, lines);
  ASSERT_EQ(lines.lines().size(), 1u);
  EXPECT_EQ(lines.lines()[0].item, 1);
  EXPECT_EQ(lines.lines()[0].amount, -ExactPence(Pennies(3'00)));
}

}  // namespace
}  // namespace carereform::financial_assessments

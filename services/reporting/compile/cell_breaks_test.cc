#include "services/reporting/compile/cell_breaks.h"

#include <string>

#include "common/rpc/convert.h"
#include "gtest/gtest.h"

namespace carereform::reporting {
namespace {

using absl::CivilDay;

constexpr CivilDay kBreak(2025, 4, 1);

measures::v1::Measure Measure(const std::string& type = "") {
  measures::v1::Measure measure;
  auto& at = *measure.add_series_breaks();
  *at.mutable_from_date() = rpc::ToDate(kBreak);
  at.set_reason("Counted anew");
  if (!type.empty()) {
    at.set_dimension("type");
    at.set_dimension_value(type);
  }
  return measure;
}

// A cell of `day` with a figure before it.
v1::Cell Cell(CivilDay earlier, CivilDay day) {
  v1::Cell cell;
  *cell.mutable_value()->mutable_as_of_date() = rpc::ToDate(day);
  *cell.add_earlier()->mutable_value()->mutable_as_of_date() =
      rpc::ToDate(earlier);
  return cell;
}

size_t CountOf(const v1::Cell& cell, const std::string& type = "") {
  return BreaksAmongFigures(Measure(type), cell).size();
}

TEST(BreaksAmongFiguresTest, StandAfterTheEarlierFigureAndNotAfterTheCell) {
  const auto found = BreaksAmongFigures(Measure(), Cell(kBreak - 1, kBreak));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].reason(), "Counted anew");
  EXPECT_EQ(CountOf(Cell(kBreak, kBreak + 1)), 0u) << "both of after it";
  EXPECT_EQ(CountOf(Cell(kBreak - 2, kBreak - 1)), 0u) << "both of before it";
}

TEST(BreaksAmongFiguresTest, CountFromTheFirstOfSeveral) {
  v1::Cell cell = Cell(kBreak - 9, kBreak + 9);
  *cell.add_earlier()->mutable_value()->mutable_as_of_date() =
      rpc::ToDate(kBreak + 1);
  EXPECT_EQ(CountOf(cell), 1u);
}

TEST(BreaksAmongFiguresTest, AreNoneWithoutAnEarlierFigure) {
  v1::Cell cell = Cell(kBreak - 1, kBreak);
  cell.clear_earlier();
  EXPECT_EQ(CountOf(cell), 0u);
}

TEST(BreaksAmongFiguresTest, AFigureOfAPeriodIsOfItsFirstDayToo) {
  v1::Cell cell = Cell(kBreak, kBreak + 40);
  auto& period = *cell.mutable_earlier(0)->mutable_value()->mutable_period();
  cell.mutable_earlier(0)->mutable_value()->clear_as_of_date();
  *period.mutable_last_date() = rpc::ToDate(kBreak + 20);
  *period.mutable_first_date() = rpc::ToDate(kBreak);
  EXPECT_EQ(CountOf(cell), 0u);
  *period.mutable_first_date() = rpc::ToDate(kBreak - 1);
  EXPECT_EQ(CountOf(cell), 1u);
}

TEST(BreaksAmongFiguresTest, AFigureOfAMonthMayBeOfAnyOfItsDays) {
  measures::v1::Measure measure = Measure();
  *measure.mutable_series_breaks(0)->mutable_from_date() =
      rpc::ToDate(CivilDay(2025, 4, 2));
  v1::Cell cell = Cell(CivilDay(2025, 4, 30), CivilDay(2025, 10, 20));
  EXPECT_TRUE(BreaksAmongFigures(measure, cell).empty());
  cell.mutable_earlier(0)->set_month_precision(true);
  EXPECT_EQ(BreaksAmongFigures(measure, cell).size(), 1u);
}

TEST(BreaksAmongFiguresTest, AreAboutSomeoneWhomTheFiltersLeaveIn) {
  v1::Cell cell = Cell(kBreak - 1, kBreak);
  EXPECT_EQ(CountOf(cell, "carer"), 1u);
  (*cell.mutable_filters())["type"] = "carer";
  EXPECT_EQ(CountOf(cell, "carer"), 1u);
  (*cell.mutable_filters())["type"] = "care_act";
  EXPECT_EQ(CountOf(cell, "carer"), 0u);
}

}  // namespace
}  // namespace carereform::reporting

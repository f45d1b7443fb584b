#include "services/reporting/sign_off/cell_differences.h"

#include <ostream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/support/proto_text.h"

namespace carereform::reporting {
namespace {

using Difference = v1::ReturnComparison::CellDifference;

constexpr char kBefore[] = R"(
    id: "m02" code: "M02" outcome: MISSED
    filters { key: "type" value: "care_act" }
    filters { key: "team" value: "north" }
    value {
      measure: "councils/x/sources/assessments/measures/median"
      state: VALUE origin: COMPUTED unit: "days" revision: 7
      as_of_date { year: 2025 month: 10 day: 20 }
      quantile { value_times_two: 42 n: 341 } })";

v1::Cell Before() { return tests::FromText<v1::Cell>(kBefore); }

// What is changed of a cell, and the kind that it is found to be.
struct Case {
  std::string name;
  void (*change)(v1::Cell&);
  Difference::Kind kind;  // KIND_UNSPECIFIED for no difference.
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class KindTest : public testing::TestWithParam<Case> {};

TEST_P(KindTest, IsToldOfEachChange) {
  v1::ReturnModel earlier;
  *earlier.add_cells() = Before();
  v1::ReturnModel later = earlier;
  GetParam().change(*later.mutable_cells(0));
  const CellDifferences found = CompareCells(earlier, later);
  if (GetParam().kind == Difference::KIND_UNSPECIFIED) {
    EXPECT_EQ(found.same_count, 1);
    EXPECT_TRUE(found.differences.empty());
    return;
  }
  EXPECT_EQ(found.same_count, 0);
  ASSERT_EQ(found.differences.size(), 1u);
  const Difference& difference = found.differences[0];
  EXPECT_EQ(difference.kind(), GetParam().kind);
  EXPECT_EQ(difference.cell(), "m02");
  EXPECT_EQ(difference.source(), "assessments");
  EXPECT_TRUE(difference.has_before());
  EXPECT_TRUE(difference.has_after());
}

INSTANTIATE_TEST_SUITE_P(
    Changes, KindTest,
    testing::ValuesIn(std::vector<Case>{
        {"Nothing", [](v1::Cell&) {}, Difference::KIND_UNSPECIFIED},
        {"Revision",
         [](v1::Cell& cell) { cell.mutable_value()->set_revision(8); },
         Difference::KIND_UNSPECIFIED},
        {"Number",
         [](v1::Cell& cell) {
           cell.mutable_value()->mutable_quantile()->set_value_times_two(43);
         },
         Difference::VALUE_CHANGED},
        {"State",
         [](v1::Cell& cell) {
           cell.mutable_value()->set_state(
               measures::v1::MeasureValue::NOT_APPLICABLE);
         },
         Difference::VALUE_CHANGED},
        {"Unit",
         [](v1::Cell& cell) { cell.mutable_value()->set_unit("weeks"); },
         Difference::VALUE_CHANGED},
        {"Shape",
         [](v1::Cell& cell) {
           cell.mutable_value()->mutable_maximum()->set_value(42);
         },
         Difference::VALUE_CHANGED},
        {"GoneMissing",
         [](v1::Cell& cell) {
           cell.clear_value();
           cell.mutable_value()->set_state(measures::v1::MeasureValue::MISSING);
         },
         Difference::VALUE_CHANGED},
        {"Outcome", [](v1::Cell& cell) { cell.set_outcome(v1::Cell::MET); },
         Difference::OUTCOME_CHANGED},
        {"ValueAndOutcome",
         [](v1::Cell& cell) {
           cell.set_outcome(v1::Cell::MET);
           cell.mutable_value()->mutable_quantile()->set_value_times_two(2);
         },
         Difference::VALUE_CHANGED},
        {"HowMany",
         [](v1::Cell& cell) {
           cell.mutable_value()->mutable_quantile()->set_n(340);
         },
         Difference::CONTEXT_CHANGED},
        {"Day",
         [](v1::Cell& cell) {
           cell.mutable_value()->mutable_as_of_date()->set_day(21);
         },
         Difference::CONTEXT_CHANGED},
        {"Note", [](v1::Cell& cell) { cell.set_note("changed"); },
         Difference::CONTEXT_CHANGED},
        {"Filter",
         [](v1::Cell& cell) { (*cell.mutable_filters())["team"] = "south"; },
         Difference::CONTEXT_CHANGED},
    }),
    [](const auto& test) { return test.param.name; });

v1::ReturnModel WithCells(const std::vector<std::string>& ids) {
  v1::ReturnModel model;
  for (const std::string& id : ids) model.add_cells()->set_id(id);
  return model;
}

TEST(CompareCellsTest, NamesWhatCameAndThenWhatWent) {
  const CellDifferences found =
      CompareCells(WithCells({"a", "b", "c"}), WithCells({"d", "b"}));
  ASSERT_EQ(found.differences.size(), 3u);
  EXPECT_EQ(found.differences[0].cell(), "d");
  EXPECT_EQ(found.differences[0].kind(), Difference::ADDED);
  EXPECT_FALSE(found.differences[0].has_before());
  EXPECT_EQ(found.differences[1].cell(), "a");
  EXPECT_EQ(found.differences[2].cell(), "c");
  EXPECT_EQ(found.differences[2].kind(), Difference::REMOVED);
  EXPECT_FALSE(found.differences[2].has_after());
  EXPECT_EQ(found.differences[2].source(), "");
  EXPECT_EQ(found.same_count, 1);
}

}  // namespace
}  // namespace carereform::reporting

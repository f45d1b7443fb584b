#include "services/reporting/documents/group_chart.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/reporting/documents/rich_return.h"

namespace carereform::reporting::documents {
namespace {

v1::Cell People(absl::string_view dimension, absl::string_view group, int n,
                absl::string_view more = "") {
  return MakeCell(absl::StrCat(
      "id: 'c01-", group, "' display_name: 'People waiting' group: '", group,
      "' filters { key: '", dimension, "' value: '", group,
      "' } value { state: VALUE basis: STOCK unit: 'people' count { n: ", n,
      " } as_of_date { year: 2025 month: 10 day: 20 } } ", more));
}

std::vector<const v1::Cell*> PointersTo(const std::vector<v1::Cell>& cells) {
  std::vector<const v1::Cell*> pointers;
  for (const v1::Cell& cell : cells) pointers.push_back(&cell);
  return pointers;
}

TEST(GroupInWordsTest, IsAsPeopleWriteIt) {
  EXPECT_EQ(GroupInWords(People("team", "home_first", 1)), "Home first");
  EXPECT_EQ(GroupInWords(People("waiting_band", "15_to_28_days", 1)),
            "15 to 28 days");
  EXPECT_EQ(DimensionOf(People("team", "home_first", 1)), "team");
  EXPECT_EQ(GroupsHeading(People("team", "home_first", 1)), "By team");
  EXPECT_EQ(GroupsHeading(People("waiting_band", "0_to_7_days", 1)),
            "By how long they have waited");
  EXPECT_EQ(GroupsHeading(MakeCell("group: 'x'")), "By group");
}

TEST(GroupBarsOfTest, SaysHowManyHaveWaitedLongest) {
  const std::vector<v1::Cell> bands = {
      People("waiting_band", "0_to_7_days", 30),
      People("waiting_band", "8_to_14_days", 0),
      People("waiting_band", "15_days_and_more", 12)};
  const auto chart = GroupBarsOf("Kent", PointersTo(bands));
  ASSERT_TRUE(chart.has_value());
  EXPECT_EQ(chart->title, "12 of 42 people have waited 15 days and more");
  EXPECT_EQ(chart->subtitle,
            "People waiting, people by how long they have waited, Kent, 20 "
            "October 2025");
  ASSERT_EQ(chart->bars.size(), 3u);
  EXPECT_EQ(chart->bars[0].label, "0 to 7 days");
  EXPECT_EQ(chart->bars[1].thousandths, 0);
  EXPECT_EQ(chart->bars[1].words, "0 people");
}

TEST(GroupBarsOfTest, NamesTheHighestWhereThereIsOne) {
  std::vector<v1::Cell> teams = {People("team", "north", 30),
                                 People("team", "far_south", 31)};
  EXPECT_EQ(GroupBarsOf("Kent", PointersTo(teams))->title,
            "Highest: far south, 31 people");
  teams[0].mutable_value()->mutable_count()->set_n(31);
  EXPECT_EQ(GroupBarsOf("Kent", PointersTo(teams))->title, "People waiting");
}

TEST(GroupBarsOfTest, SaysWhereAGroupHasNoFigure) {
  std::vector<v1::Cell> bands = {People("waiting_band", "0_to_7_days", 30),
                                 People("waiting_band", "8_days_and_more", 12)};
  bands[1].mutable_value()->set_state(measures::v1::MeasureValue::MISSING);
  const auto chart = GroupBarsOf("Kent", PointersTo(bands));
  ASSERT_TRUE(chart.has_value());
  EXPECT_EQ(chart->bars[1].words, "Not available");
  EXPECT_EQ(chart->bars[1].thousandths, std::nullopt);
  EXPECT_EQ(chart->title, "People waiting") << "the whole is not known";
  bands[0].mutable_value()->set_state(measures::v1::MeasureValue::SUPPRESSED);
  EXPECT_FALSE(GroupBarsOf("Kent", PointersTo(bands)).has_value());
}

TEST(GroupBarsOfTest, DrawsATargetThatEachGroupCanReachByItself) {
  v1::Cell share = People("team", "north", 1, "target: 'at most 5%'");
  EXPECT_FALSE(GroupBarsOf("Kent", {&share})->target.has_value())
      << "a count's target is of the whole";
  share.mutable_value()->set_unit("percent");
  EXPECT_EQ(GroupBarsOf("Kent", {&share})->target->thousandths, 5'000);
}

}  // namespace
}  // namespace carereform::reporting::documents

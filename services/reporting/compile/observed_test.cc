#include "services/reporting/compile/observed.h"

#include "common/rpc/convert.h"
#include "gtest/gtest.h"

namespace carereform::reporting {
namespace {

using absl::CivilDay;

constexpr CivilDay kAsOf(2025, 10, 20);

v1::Observation Observed(const std::string& id, const std::string& code,
                         CivilDay day, bool month_precision = false) {
  v1::Observation observation;
  observation.set_name("councils/x/observations/" + id);
  observation.set_code(code);
  observation.set_month_precision(month_precision);
  observation.mutable_value()->set_basis(measures::v1::STOCK);
  observation.mutable_value()->set_unit("people");
  *observation.mutable_value()->mutable_as_of_date() = rpc::ToDate(day);
  return observation;
}

std::string LatestId(const std::vector<v1::Observation>& observations) {
  const auto* latest = LatestObserved(observations, "M15", kAsOf);
  return latest == nullptr ? "" : latest->name();
}

TEST(LatestObservedTest, IsTheLatestNotAfterTheReturn) {
  const auto before = Observed("a", "M15", kAsOf - 1);
  const auto on = Observed("b", "M15", kAsOf);
  const auto after = Observed("c", "M15", kAsOf + 1);
  EXPECT_EQ(LatestId({before, on, after}), on.name());
  EXPECT_EQ(LatestId({after, before}), before.name());
  EXPECT_EQ(LatestId({after}), "");
  EXPECT_EQ(LatestId({Observed("d", "M16", kAsOf)}), "");
}

// "October 2025" is printed before October is over, and counts at once.
TEST(LatestObservedTest, AMonthCountsFromWithinIt) {
  const auto october = Observed("a", "M15", CivilDay(2025, 10, 31), true);
  const auto november = Observed("b", "M15", CivilDay(2025, 11, 30), true);
  EXPECT_EQ(LatestId({october, november}), october.name());
  EXPECT_EQ(DayObserved(october, kAsOf), kAsOf);
  EXPECT_EQ(DayObserved(october, CivilDay(2025, 12, 1)),
            CivilDay(2025, 10, 31));
  // A day in the same month is not softened so.
  EXPECT_EQ(LatestId({Observed("c", "M15", CivilDay(2025, 10, 31))}), "");
}

TEST(PublishedForTest, AnswersTheSameQuestion) {
  v1::Cell cell;
  cell.set_code("C02");
  cell.mutable_value()->set_basis(measures::v1::STOCK);
  cell.mutable_value()->set_unit("people");
  *cell.mutable_value()->mutable_as_of_date() =
      rpc::ToDate(CivilDay(2025, 2, 28));
  const auto whole =
      Observed("c02-2025-02", "C02", CivilDay(2025, 2, 28), true);
  const auto team =
      Observed("c02-2025-02-home-first", "C02", CivilDay(2025, 2, 28), true);
  const std::vector<v1::Observation> all = {whole, team};
  EXPECT_EQ(PublishedFor(all, cell)->name(), whole.name());
  cell.set_group("home_first");
  EXPECT_EQ(PublishedFor(all, cell)->name(), team.name());
  cell.set_group("mental_health");
  EXPECT_EQ(PublishedFor(all, cell), nullptr);
  cell.set_group("");
  cell.mutable_value()->set_unit("days");
  EXPECT_EQ(PublishedFor(all, cell), nullptr);
  cell.mutable_value()->set_unit("people");
  *cell.mutable_value()->mutable_as_of_date() =
      rpc::ToDate(CivilDay(2025, 3, 1));
  EXPECT_EQ(PublishedFor(all, cell), nullptr);
}

class EarlierThanTest : public testing::Test {
 protected:
  EarlierThanTest() {
    cell_.set_code("M02");
    cell_.mutable_value()->set_basis(measures::v1::STOCK);
    cell_.mutable_value()->set_unit("people");
    cell_.mutable_value()->set_origin(measures::v1::MeasureValue::COMPUTED);
    *cell_.mutable_value()->mutable_as_of_date() = rpc::ToDate(kAsOf);
  }

  void Add(const std::string& id, CivilDay day, const std::string& question) {
    observations_.push_back(Observed(id, "M02", day));
    observations_.back().set_question(question);
  }

  std::vector<std::string> Earlier() const {
    std::vector<std::string> ids;
    for (const auto* observation : EarlierThan(observations_, cell_)) {
      ids.push_back(observation->name().substr(
          std::string("councils/x/observations/").size()));
    }
    return ids;
  }

  v1::Cell cell_;
  std::vector<v1::Observation> observations_;
};

TEST_F(EarlierThanTest, AreByDayAndAnswerTheQuestionOfTheOneBeside) {
  Add("june", kAsOf - 100, "How many wait?");
  Add("other", kAsOf - 50, "How many wait in all teams?");
  Add("march", kAsOf - 200, "How many wait?");
  Add("now", kAsOf, "How many wait?");
  Add("after", kAsOf + 1, "How many wait?");
  EXPECT_EQ(Earlier(), (std::vector<std::string>{"march", "june"}));
  cell_.mutable_value()->set_unit("days");
  EXPECT_EQ(Earlier(), std::vector<std::string>());
}

TEST_F(EarlierThanTest, AnswerTheLatestQuestionWhereNoneStandsBeside) {
  Add("old", kAsOf - 200, "How many wait in all teams?");
  Add("latest", kAsOf - 100, "How many wait?");
  EXPECT_EQ(Earlier(), std::vector<std::string>{"latest"});
}

TEST_F(EarlierThanTest, AnswerTheQuestionOfAnImportedCell) {
  Add("old", kAsOf - 200, "How many wait in all teams?");
  Add("latest", kAsOf - 100, "How many wait?");
  cell_.mutable_value()->set_origin(measures::v1::MeasureValue::IMPORTED);
  cell_.mutable_value()->set_question("How many wait in all teams?");
  EXPECT_EQ(Earlier(), std::vector<std::string>{"old"});
}

}  // namespace
}  // namespace carereform::reporting

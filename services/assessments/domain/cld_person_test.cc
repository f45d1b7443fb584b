#include "services/assessments/domain/cld_person.h"

#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

TEST(CombinedPersonId, IsTracedThenSuppliedThenTheCouncilsOwn) {
  EXPECT_EQ(CombinedPersonId("508", {"t", "s", "c"}), "t");
  EXPECT_EQ(CombinedPersonId("508", {"", "s", "c"}), "s");
  EXPECT_EQ(CombinedPersonId("508", {"", "", "c"}), "508_c");
  EXPECT_EQ(CombinedPersonId("508", {"", "", ""}), std::nullopt);
}

TEST(HeadCountIds, LeaveOutAnIdThatStandsBesideANumberElsewhere) {
  const CldPersonIds rows[] = {{"", "", "a"},
                               {"", "1", "a"},
                               {"", "", "b"},
                               {"2", "", ""},
                               {"", "", ""}};
  const auto people = HeadCountIds("508", rows);
  ASSERT_EQ(people.size(), 5);
  EXPECT_EQ(people[0], std::nullopt);
  EXPECT_EQ(people[1], "1");
  EXPECT_EQ(people[2], "508_b");
  EXPECT_EQ(people[3], "2");
  EXPECT_EQ(people[4], std::nullopt);
}

}  // namespace
}  // namespace carereform::assessments

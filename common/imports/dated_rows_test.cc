#include "common/imports/dated_rows.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::imports {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

constexpr absl::string_view kStatuses[] = {"firm", "guessed"};
constexpr char kHead[] = "# About\nthing,from_date,to_date,status,source\n";

TEST(DatedRowsTest, ReadsTheFourColumnsAndTheNote) {
  Issues issues;
  const DatedFile file = ReadDatedFile(
      std::string(kHead) + "a,2025-04-06,2026-04-06,firm,A paper\n",
      {{"thing"}}, kStatuses, issues);
  EXPECT_TRUE(issues.empty());
  EXPECT_EQ(file.note, "About");
  ASSERT_THAT(file.rows, SizeIs(1));
  const DatedRow& row = file.rows[0];
  EXPECT_EQ(row.row.Get("thing"), "a");
  EXPECT_EQ(row.from, absl::CivilDay(2025, 4, 6));
  EXPECT_EQ(row.to, absl::CivilDay(2026, 4, 6));
  EXPECT_EQ(row.status, "firm");
  EXPECT_EQ(row.source, "A paper");
}

TEST(DatedRowsTest, TellsOfEveryLineThatIsWrong) {
  Issues issues;
  const DatedFile file =
      ReadDatedFile(std::string(kHead) +
                        "a,2025-04-06,,sure,A paper\n"
                        "b,2025-04-06,,firm,\n"
                        "c,6 April,,firm,A paper\n"
                        "d,2025-04-06,2025-04-06,firm,A paper\n"
                        "e,2025-04-06,2025-04-07,guessed,A paper\n",
                    {{"thing"}}, kStatuses, issues);
  EXPECT_THAT(file.rows, SizeIs(1));
  ASSERT_THAT(issues.kept(), SizeIs(4));
  const char* columns[] = {"status", "source", "from_date", "to_date"};
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(issues.kept()[i].line(), i + 3);
    EXPECT_EQ(issues.kept()[i].column(), columns[i]);
    EXPECT_NE(issues.kept()[i].remedy(), "");
  }
  EXPECT_THAT(issues.kept()[0].remedy(), HasSubstr("firm, guessed"));
}

TEST(DatedRowsTest, RefusesAFileOfItsOwnByTheFirstLine) {
  const auto rows = ParseDatedRows(
      std::string(kHead) + "a,2025-04-06,,firm,\nb,,,firm,A paper\n", {"thing"},
      kStatuses);
  EXPECT_EQ(rows.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(rows.status().message(), HasSubstr("line 3 has no source"));
}

TEST(DatedRowsTest, TakesWholeNumbersBetweenItsBounds) {
  Issues issues;
  const DatedFile file =
      ReadDatedFile(std::string(kHead) + "7,2025-04-06,,firm,A paper\n",
                    {{"thing"}}, kStatuses, issues);
  const DatedRow& row = file.rows.at(0);
  EXPECT_EQ(NumberIn(row, "thing", 7, 7).value(), 7);
  EXPECT_FALSE(NumberIn(row, "thing", 8, 9).ok());
  EXPECT_FALSE(NumberIn(row, "thing", 5, 6).ok());
  EXPECT_FALSE(NumberIn(row, "to_date", 0, 9).ok());
  EXPECT_EQ(NumberIn(row, "to_date", 1, 9, 0).value(), 0);
}

}  // namespace
}  // namespace carereform::imports

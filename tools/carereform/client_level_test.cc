#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/support/temporary_directory.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kHeader[] =
    "LA_Code,LA_Person_Unique_Identifier,Date_of_Birth,Client_Type,Event_Type,"
    "Event_Start_Date,Event_End_Date,Event_Outcome\n";

class CldValidateTest : public testing::Test {
 protected:
  std::string FileWith(const std::string& rows) {
    const std::string path = directory_.path() + "/submission.csv";
    std::ofstream(path) << kHeader << rows;
    return path;
  }

  tests::TemporaryDirectory directory_;
};

TEST_F(CldValidateTest, ReportsByRuleAndByRowAndNamesNoValue) {
  const Outcome outcome = RunProgram(
      {"cld", "validate",
       FileWith("508,planted-person,1950-01-01,Service user,Request,2025-01-01,"
                "2025-01-02,planted words\n")});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(outcome.out, HasSubstr("1 rows, of which 1 have a field"));
  EXPECT_THAT(outcome.out, HasSubstr("line 2, Event_Outcome: Failed: Invalid. "
                                     "use a word of the list event_outcome."));
  EXPECT_THAT(outcome.out, Not(HasSubstr("planted")));
  EXPECT_THAT(outcome.err, HasSubstr("the file does not pass"));
}

TEST_F(CldValidateTest, ReportsForPrograms) {
  const Outcome outcome = RunProgram(
      {"cld", "validate", "--most", "1", "--format", "json",
       FileWith("508,p-1,1850-01-01,Service user,Request,2025-01-01,,\n")});
  EXPECT_EQ(outcome.exit_code, 4);
  const auto report = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(report["rows"], 1);
  EXPECT_EQ(report["failures"].size(), 1);
  EXPECT_EQ(report["issue_count"], 1);
  EXPECT_EQ(report["issues"][0]["field"], "Date_of_Birth");
}

TEST_F(CldValidateTest, SaysWhatCannotBeRead) {
  const Outcome outcome = RunProgram({"cld", "validate", "/nowhere.csv"});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(outcome.err, HasSubstr("cannot read /nowhere.csv"));
}

}  // namespace
}  // namespace carereform::command_line

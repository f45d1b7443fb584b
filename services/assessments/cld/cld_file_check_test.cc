#include "services/assessments/cld/cld_file_check.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/assessments/cld/cld_specification_file.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kHeader[] =
    "LA_Code,LA_Person_Unique_Identifier,Date_of_Birth,Client_Type,Event_Type,"
    "Event_Start_Date,Event_End_Date,Event_Outcome,Service_Type\n";

// Bytes come a few at a time.
CldFileReport Check(std::string content, size_t most_failures = 100) {
  const auto report = CheckCldFile(
      [&]() -> absl::StatusOr<std::string> {
        std::string some = content.substr(0, 7);
        content.erase(0, 7);
        return some;
      },
      absl::CivilDay(2026, 1, 15), most_failures);
  EXPECT_TRUE(report.ok()) << report.status();
  return *report;
}

std::vector<std::string> IssuesOf(const CldFileReport& report) {
  std::vector<std::string> issues;
  for (const auto& issue : report.unusable.kept()) {
    issues.push_back(
        absl::StrCat(issue.line(), " ", issue.column(), ": ", issue.rule()));
  }
  return issues;
}

int64_t CountOf(const CldFileReport& report, const char* field,
                FieldState state) {
  return report.counts.Of(BuiltInCldSpecification().IndexOf(field), state);
}

TEST(CheckCldFile, CountsByRuleAndNamesRows) {
  const CldFileReport report = Check(absl::StrCat(
      kHeader,
      "508,p-1,1950-01-01,Service user,Request,2025-01-01,2025-01-02,NFA - "
      "Deceased,\n"
      "508,p-2,1950-01-01,Service user,Service,2025-01-01,,,Nonsense\n"));
  EXPECT_THAT(IssuesOf(report), ElementsAre());
  EXPECT_EQ(report.counts.rows(), 2);
  EXPECT_EQ(report.counts.failed_rows(), 2);
  EXPECT_EQ(CountOf(report, "LA_Code", FieldState::kValid), 2);
  EXPECT_EQ(CountOf(report, "Gender", FieldState::kMandatoryBlank), 2);
  EXPECT_EQ(CountOf(report, "Event_Outcome", FieldState::kReleaseOne), 1);
  EXPECT_EQ(CountOf(report, "Event_Outcome", FieldState::kBlank), 1);
  EXPECT_EQ(CountOf(report, "Service_Type", FieldState::kInvalid), 1);
  bool found = false;
  for (const CldFailure& failure : report.failures) {
    if (failure.field != "Service_Type") continue;
    found = true;
    EXPECT_EQ(failure.line, 3);
    EXPECT_EQ(failure.state, "Failed: Invalid");
    EXPECT_EQ(failure.remedy, "use a word of the list service_type");
  }
  EXPECT_TRUE(found);
}

TEST(CheckCldFile, KeepsAsManyFailuresAsAskedAndCountsAll) {
  const std::string row =
      "508,p-1,1950-01-01,Service user,Request,2025-01-01,2025-01-02,Cat,\n";
  const CldFileReport report = Check(absl::StrCat(kHeader, row, row, row), 2);
  EXPECT_EQ(report.failures.size(), 2);
  EXPECT_EQ(CountOf(report, "Event_Outcome", FieldState::kInvalid), 3);
}

TEST(CheckCldFile, NamesRowsOfNoUse) {
  EXPECT_THAT(
      IssuesOf(Check(
          absl::StrCat(kHeader,
                       "508,p-1,1850-01-01,Service user,Request,2025-01-01,,,\n"
                       "508,p-1,1950-01-01,Service user\n"
                       "508,p-1,,Service user,Contact,2025-01-01,,,\n"))),
      ElementsAre(HasSubstr("2 Date_of_Birth"), HasSubstr("3 "),
                  HasSubstr("4 Event_Type: is none of the four types")));
}

TEST(CheckCldFile, RefusesAFileWithoutItsColumns) {
  EXPECT_THAT(IssuesOf(Check("LA_Code,Shoe_Size\n508,43\n")),
              testing::Contains(HasSubstr("there is no such column")));
  EXPECT_THAT(IssuesOf(Check("")), testing::Not(ElementsAre()));
}

}  // namespace
}  // namespace carereform::assessments

#include "tools/carereform/command_line.h"

#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

struct UsageCase {
  const char* name;
  std::vector<std::string> arguments;
  const char* says;

  friend std::ostream& operator<<(std::ostream& out, const UsageCase& c) {
    return out << c.name;
  }
};

class UsageTest : public testing::TestWithParam<UsageCase> {};

TEST_P(UsageTest, IsRefusedBeforeAnyServerIsCalled) {
  // A call would wait for this server and end with another code.
  const Outcome outcome =
      RunAgainst("unix:/nonexistent/x.sock", GetParam().arguments);
  EXPECT_EQ(outcome.exit_code, 2) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr(GetParam().says));
  EXPECT_THAT(outcome.err, HasSubstr("what to do: see --help"));
}

INSTANTIATE_TEST_SUITE_P(
    Arguments, UsageTest,
    testing::Values(
        UsageCase{"NoCommand", {}, "subcommand is required"},
        UsageCase{"NoCommandOfTheGroup", {"return"}, "subcommand is required"},
        UsageCase{"UnknownCommand", {"returns"}, "\"returns\" is not known"},
        UsageCase{"UnknownCommandOfTheGroup",
                  {"return", "shw"},
                  "\"shw\" is not known"},
        UsageCase{"UnknownOption",
                  {"version", "--colour"},
                  "\"--colour\" is not known"},
        UsageCase{"UnknownFormat", {"version", "--format", "xml"}, "--format"},
        UsageCase{"AnotherMachine",
                  {"version", "--address", "care.example.org:443"},
                  "not encrypted"},
        UsageCase{"NoCouncil", {"return", "list"}, "--council"},
        UsageCase{"ShortNameWithoutCouncil",
                  {"return", "show", "r1"},
                  "which council is r1 of?"},
        UsageCase{"DayThatDoesNotExist",
                  {"referral", "allocate", "r1", "--council", "kent", "--on",
                   "2025-02-30"},
                  "--on: there is no 30 February 2025"},
        UsageCase{"QuarterThatDoesNotExist",
                  {"return", "prepare", "--council", "kent", "--quarter",
                   "2025-26 Q5"},
                  "--quarter"},
        UsageCase{"YearsThatDoNotFollow",
                  {"return", "prepare", "--council", "kent", "--quarter",
                   "2025-27 Q3"},
                  "--quarter"},
        UsageCase{"UnknownState",
                  {"referral", "list", "--council", "kent", "--state", "lost"},
                  "--state"},
        UsageCase{"LimitOfNought",
                  {"referral", "list", "--council", "kent", "--limit", "0"},
                  "--limit"},
        UsageCase{"NoFile",
                  {"import", "referrals", "/nonexistent", "--council", "kent"},
                  "/nonexistent"},
        UsageCase{"UnknownDocument",
                  {"return", "export", "r1", "--council", "kent", "--to", "d",
                   "--format-file", "html,docx"},
                  "--format-file"},
        UsageCase{"MeasureWithoutSource",
                  {"measures", "compute", "waiting", "--council", "kent",
                   "--as-of", "2025-10-20"},
                  "source/measure"},
        UsageCase{"MeasureWithoutDay",
                  {"measures", "compute", "a/b", "--council", "kent"},
                  "--as-of"},
        UsageCase{"DayAndPeriod",
                  {"measures", "compute", "a/b", "--council", "kent", "--as-of",
                   "2025-10-20", "--from", "2025-10-01", "--to", "2025-10-20"},
                  "excludes"},
        UsageCase{"PeriodWithoutEnd",
                  {"measures", "explain", "a/b", "--council", "kent", "--from",
                   "2025-10-01"},
                  "--to"},
        UsageCase{"NoMethod", {"call"}, "METHOD"},
        UsageCase{"UnknownLogLevel", {"server", "log-level", "debug"}, "LEVEL"},
        UsageCase{"UnknownShell", {"completion", "fish"}, "SHELL"},
        UsageCase{"BackupsOfNoAge",
                  {"doctor", "--backup-hours", "0"},
                  "--backup-hours"},
        UsageCase{"FilterWithoutValue",
                  {"measures", "compute", "a/b", "--council", "kent", "--as-of",
                   "2025-10-20", "--filter", "team"},
                  "--filter team"},
        UsageCase{"FilterGivenTwice",
                  {"measures", "compute", "a/b", "--council", "kent", "--as-of",
                   "2025-10-20", "--filter", "team=a", "--filter", "team=b"},
                  "given twice"},
        UsageCase{"ParameterWithoutValue",
                  {"measures", "compute", "a/b", "--council", "kent", "--as-of",
                   "2025-10-20", "--parameter", "percentile="},
                  "--parameter percentile= is not of the form percentile=90"},
        UsageCase{"SeriesWithoutDays",
                  {"measures", "series", "a/b", "--council", "kent"},
                  "--every"},
        UsageCase{"SeriesOfPeriodsOfNoLength",
                  {"measures", "series", "a/b", "--council", "kent", "--from",
                   "2025-10-01", "--to", "2025-10-31"},
                  "--every"},
        UsageCase{"SeriesOfDaysAndPeriods",
                  {"measures", "series", "a/b", "--council", "kent", "--from",
                   "2025-10-01", "--to", "2025-10-31", "--every", "month",
                   "--as-of", "2025-10-20"},
                  "excludes"},
        UsageCase{"SeriesThatEndsWithinAMonth",
                  {"measures", "series", "a/b", "--council", "kent", "--from",
                   "2025-10-01", "--to", "2025-10-20", "--every", "month"},
                  "ends on 2025-10-31"},
        UsageCase{"BreachesOfNoDay",
                  {"breaches", "list", "--council", "kent"},
                  "--as-of"}),
    [](const auto& test) { return test.param.name; });

TEST(HelpTest, ListsCommandsExamplesAndExitCodes) {
  const Outcome outcome = RunProgram({"--help"});
  EXPECT_EQ(outcome.exit_code, 0);
  for (const char* text :
       {"council", "import", "return", "measures", "referral", "version",
        "Examples:", "Exit codes:", "CAREREFORM_ADDRESS"}) {
    EXPECT_THAT(outcome.out, HasSubstr(text));
  }
  EXPECT_EQ(outcome.err, "");
}

TEST(HelpTest, EveryCommandHasHelpWithAnExample) {
  const std::vector<std::vector<std::string>> commands = {
      {"council", "create"},
      {"council", "list"},
      {"charge", "calculate"},
      {"charge", "batch"},
      {"charge", "compare"},
      {"charge", "letter"},
      {"sheet", "export"},
      {"sheet", "check"},
      {"sheet", "apply"},
      {"uprating", "prepare"},
      {"uprating", "show"},
      {"uprating", "apply"},
      {"highlights", "prepare"},
      {"highlights", "show"},
      {"highlights", "pack"},
      {"import", "referrals"},
      {"import", "financial-assessments"},
      {"import", "financial-assessment-extract"},
      {"import", "rate-tables"},
      {"import", "charging-policies"},
      {"import", "plan"},
      {"import", "recommendations"},
      {"import", "risks"},
      {"import", "peer-assessments"},
      {"import", "meetings"},
      {"import", "funds"},
      {"import", "targets"},
      {"import", "observations"},
      {"import", "programme"},
      {"return", "prepare"},
      {"return", "freeze"},
      {"return", "show"},
      {"return", "list"},
      {"return", "export"},
      {"return", "explain"},
      {"measures", "list"},
      {"measures", "compute"},
      {"measures", "explain"},
      {"measures", "series"},
      {"referral", "list"},
      {"referral", "get"},
      {"referral", "triage"},
      {"referral", "allocate"},
      {"referral", "start"},
      {"referral", "close"},
      {"breaches", "list"},
      {"rag", "show"},
      {"rag", "history"},
      {"calendar", "due"},
      {"calendar", "ics"},
      {"contacts", "list-due"},
      {"reviews", "due"},
      {"tray", "missed"},
      {"import", "contacts"},
      {"import", "supports"},
      {"call"},
      {"server", "status"},
      {"server", "log-level"},
      {"healthcheck"},
      {"doctor"},
      {"completion"},
      {"man"},
      {"version"}};
  for (std::vector<std::string> command : commands) {
    const std::string words = testing::PrintToString(command);
    command.push_back("--help");
    const Outcome outcome = RunProgram(command);
    EXPECT_EQ(outcome.exit_code, 0) << words;
    EXPECT_THAT(outcome.out, HasSubstr("Examples:\n  carereform ")) << words;
  }
}

TEST(VersionTest, ShowsVersionBuildAndContracts) {
  const Outcome outcome = RunProgram({"version"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("carereform  0."));
  EXPECT_THAT(outcome.out, HasSubstr("carereform.reporting.v1"));
}

TEST(VersionTest, ShowsTheSameInJson) {
  const Outcome outcome = RunProgram({"version", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 0);
  google::protobuf::Struct document;
  ASSERT_TRUE(
      google::protobuf::util::JsonStringToMessage(outcome.out, &document).ok());
  EXPECT_TRUE(document.fields().contains("version"));
  EXPECT_TRUE(document.fields().contains("build_type"));
  const std::string digest =
      document.fields().at("contracts_sha256").string_value();
  EXPECT_EQ(digest.size(), 64);
  EXPECT_EQ(digest.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(document.fields().at("build_id").string_value(), "");
  std::vector<std::string> packages;
  for (const auto& value :
       document.fields().at("proto_packages").list_value().values()) {
    packages.push_back(value.string_value());
  }
  EXPECT_THAT(packages, Contains("carereform.measures.v1"));
}

TEST(NoServerTest, EndsWithThreeAndSaysWhatToDo) {
  const TemporaryFolder folder;
  const Outcome outcome =
      RunAgainst("unix:" + folder.PathOf("nobody"), {"council", "list"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("no server answers at unix:"));
  EXPECT_THAT(outcome.err, HasSubstr("carereform serve"));
  EXPECT_THAT(outcome.err, Not(HasSubstr("\033")));
}

}  // namespace
}  // namespace carereform::command_line

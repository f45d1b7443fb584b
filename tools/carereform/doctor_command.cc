#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "google/protobuf/struct.pb.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/errors.h"
#include "tools/carereform/finding.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/machine_checks.h"
#include "tools/carereform/server_checks.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

constexpr int kDayAndAHalfHours = 36;

struct DoctorArguments {
  std::string data;
  std::string backups;
  int backup_hours = kDayAndAHalfHours;
};

const char* NameOf(Health health) {
  switch (health) {
    case Health::kOk:
      return "ok";
    case Health::kNote:
      return "note";
    case Health::kProblem:
      return "problem";
  }
  return "";
}

std::vector<Finding> Examine(const DoctorArguments& arguments,
                             Connection& connection) {
  std::vector<Finding> findings = CheckServer(connection, CR_VERSION);
  const auto add = [&findings](std::vector<Finding> more) {
    findings.insert(findings.end(), more.begin(), more.end());
  };
  add(CheckSocket(connection.address()));
  if (!arguments.data.empty()) add(CheckDataDirectory(arguments.data));
  if (!arguments.backups.empty()) {
    add({CheckBackups(arguments.backups, absl::Hours(arguments.backup_hours),
                      absl::Now())});
  }
  add({CheckTimeZone(), CheckClock()});
  return findings;
}

void PrintFindingsJson(const std::vector<Finding>& findings,
                       std::ostream& out) {
  google::protobuf::Struct document;
  auto& list = *(*document.mutable_fields())["checks"].mutable_list_value();
  for (const Finding& finding : findings) {
    auto& members =
        *list.add_values()->mutable_struct_value()->mutable_fields();
    members["outcome"].set_string_value(NameOf(finding.health));
    members["check"].set_string_value(finding.check);
    members["what"].set_string_value(finding.what);
    members["remedy"].set_string_value(finding.remedy);
  }
  PrintJson(document, out);
}

void PrintFindings(const std::vector<Finding>& findings, std::ostream& out) {
  Table table({{""}, {""}, {"", Alignment::kLeft, 72}});
  for (const Finding& finding : findings) {
    table.AddRow({NameOf(finding.health), finding.check, finding.what});
    if (!finding.remedy.empty()) {
      table.AddRow({"", "", absl::StrCat("what to do: ", finding.remedy)});
    }
  }
  table.Print(out);
}

int Doctor(const DoctorArguments& arguments, Session& session) {
  const std::vector<Finding> findings = Examine(arguments, session.connection);
  if (session.console.format == OutputFormat::kJson) {
    PrintFindingsJson(findings, session.console.out);
  } else {
    PrintFindings(findings, session.console.out);
  }
  const bool well = std::none_of(findings.begin(), findings.end(),
                                 [](const Finding& finding) {
                                   return finding.health == Health::kProblem;
                                 });
  return static_cast<int>(well ? ExitCode::kOk : ExitCode::kFailed);
}

}  // namespace

void AddDoctorCommand(CLI::App& app, Choice& choice) {
  CLI::App& command = AddCommand(
      app, "doctor", "Look for what commonly goes wrong; 1 where something is",
      "carereform doctor\n"
      "carereform doctor --data /var/lib/carereform --backups "
      "/var/backups/carereform");
  const auto arguments = std::make_shared<DoctorArguments>();
  command
      .add_option("--data", arguments->data,
                  "Look at this folder of records too")
      ->type_name("DIR");
  command
      .add_option("--backups", arguments->backups,
                  "Look for a recent backup in this folder of backups")
      ->type_name("DIR");
  command
      .add_option("--backup-hours", arguments->backup_hours,
                  "How old the newest backup may be, in hours")
      ->type_name("HOURS")
      ->check(CLI::Range(1, 10'000).description(""));
  command.callback([&choice, arguments] {
    choice.run = [arguments](Session& session) {
      return Doctor(*arguments, session);
    };
  });
}

}  // namespace carereform::command_line

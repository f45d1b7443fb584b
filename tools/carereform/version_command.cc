#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "carereform/changes/v1/changes.pb.h"
#include "carereform/common/v1/common.pb.h"
#include "carereform/financial_assessments/v1/financial_assessments.pb.h"
#include "carereform/funding/v1/funding.pb.h"
#include "carereform/improvement/v1/improvement.pb.h"
#include "carereform/measures/v1/measures.pb.h"
#include "carereform/reporting/v1/reporting.pb.h"
#include "google/protobuf/struct.pb.h"
#include "tools/carereform/build_facts.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

// A file of each package.
std::vector<const google::protobuf::FileDescriptor*> Contracts() {
  return {
      assessments::v1::Referral::descriptor()->file(),
      changes::v1::ChangeRecord::descriptor()->file(),
      common::v1::AmountRange::descriptor()->file(),
      financial_assessments::v1::FinancialAssessment::descriptor()->file(),
      funding::v1::Fund::descriptor()->file(),
      improvement::v1::Action::descriptor()->file(),
      measures::v1::Measure::descriptor()->file(),
      reporting::v1::Target::descriptor()->file(),
  };
}

std::vector<std::string> Packages() {
  std::vector<std::string> packages;
  for (const auto* file : Contracts()) packages.push_back(file->package());
  return packages;
}

void PrintVersionJson(std::ostream& out) {
  google::protobuf::Struct document;
  auto& members = *document.mutable_fields();
  members["version"].set_string_value(CR_VERSION);
  members["build_type"].set_string_value(CR_BUILD_TYPE);
  members["build_id"].set_string_value(BuildId());
  members["contracts_sha256"].set_string_value(ContractsDigest(Contracts()));
  auto& packages = *members["proto_packages"].mutable_list_value();
  for (const std::string& package : Packages()) {
    packages.add_values()->set_string_value(package);
  }
  PrintJson(document, out);
}

absl::Status PrintVersion(Session& session) {
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintVersionJson(console.out);
  } else {
    PrintFacts({{"carereform", CR_VERSION},
                {"build", absl::StrCat(CR_BUILD_TYPE, " ", BuildId())},
                {"contracts", absl::StrJoin(Packages(), " ")}},
               console.out);
  }
  return absl::OkStatus();
}

}  // namespace

void AddVersionCommand(CLI::App& app, Choice& choice) {
  CLI::App& command = AddCommand(
      app, "version", "Show the version, how it was built and its contracts",
      "carereform version\ncarereform version --format json");
  WhenChosen(command, choice, PrintVersion);
}

}  // namespace carereform::command_line

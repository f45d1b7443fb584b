#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/server/verify_data.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "google/protobuf/struct.pb.h"
#include "services/all_in_one/suite.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/progress.h"
#include "tools/carereform/stored_data_commands.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using google::protobuf::Struct;
using google::protobuf::Value;
using server::VerifiedSource;
using verify::CheckedCouncil;
using verify::Finding;

// Findings that are written out; the rest are counted.
constexpr size_t kFindingsShown = 20;

Value Text(const std::string& text) {
  Value value;
  value.set_string_value(text);
  return value;
}

Value Number(uint64_t number) {
  Value value;
  value.set_number_value(static_cast<double>(number));
  return value;
}

Struct CouncilJson(const CheckedCouncil& council) {
  Struct document;
  auto& members = *document.mutable_fields();
  members["council"] = Text(council.council);
  members["revision"] = Number(council.head.revision);
  members["hash"] = Text(absl::BytesToHexString(council.head.hash));
  members["lineage"] = Text(absl::BytesToHexString(council.head.lineage));
  members["changes"] = Number(council.counts.changes);
  members["bodies"] = Number(council.counts.bodies);
  members["erased_bodies"] = Number(council.counts.erased_bodies);
  members["resources"] = Number(council.counts.resources);
  members["index_entries"] = Number(council.counts.index_entries);
  members["facts"] = Number(council.counts.facts);
  members["request_ids"] = Number(council.counts.request_ids);
  members["files"] = Number(council.counts.blobs);
  return document;
}

Struct FindingJson(const Finding& finding) {
  Struct document;
  auto& members = *document.mutable_fields();
  members["reason"] = Text(finding.reason);
  members["council"] = Text(finding.council);
  members["kind"] = Text(finding.kind);
  members["revision"] = Number(finding.revision);
  members["resource"] = Text(finding.resource);
  members["words"] = Text(finding.words);
  return document;
}

void PrintReportJson(const std::vector<VerifiedSource>& sources,
                     std::ostream& out) {
  Struct document;
  auto& list = *(*document.mutable_fields())["sources"].mutable_list_value();
  for (const VerifiedSource& source : sources) {
    auto& members =
        *list.add_values()->mutable_struct_value()->mutable_fields();
    members["source"] = Text(source.source);
    members["there"].set_bool_value(source.there);
    members["finding_count"] = Number(source.report.findings.total());
    auto& councils = *members["councils"].mutable_list_value();
    for (const CheckedCouncil& council : source.report.councils) {
      *councils.add_values()->mutable_struct_value() = CouncilJson(council);
    }
    auto& findings = *members["findings"].mutable_list_value();
    for (const Finding& finding : source.report.findings.kept()) {
      *findings.add_values()->mutable_struct_value() = FindingJson(finding);
    }
  }
  PrintJson(document, out);
}

void PrintReport(const std::vector<VerifiedSource>& sources,
                 std::ostream& out) {
  Table table({{"SOURCE"},
               {"COUNCIL"},
               {"CHANGES", Alignment::kRight},
               {"RESOURCES", Alignment::kRight},
               {"INDEX ENTRIES", Alignment::kRight},
               {"FACTS", Alignment::kRight},
               {"FILES", Alignment::kRight},
               {"ERASED", Alignment::kRight},
               {"FOUND"}});
  for (const VerifiedSource& source : sources) {
    const std::string found =
        source.report.findings.empty()
            ? "sound"
            : absl::StrCat(source.report.findings.total(), " bad");
    if (source.report.councils.empty()) {
      table.AddRow({source.source, "", "", "", "", "", "", "",
                    source.there ? found : "not there"});
    }
    for (const CheckedCouncil& council : source.report.councils) {
      table.AddRow({source.source, council.council,
                    absl::StrCat(council.counts.changes),
                    absl::StrCat(council.counts.resources),
                    absl::StrCat(council.counts.index_entries),
                    absl::StrCat(council.counts.facts),
                    absl::StrCat(council.counts.blobs),
                    absl::StrCat(council.counts.erased_bodies), found});
    }
  }
  table.Print(out);
}

// Names what was found, and returns the error that names the first.
absl::Status Conclude(const std::vector<VerifiedSource>& sources,
                      Console& console) {
  size_t shown = 0;
  uint64_t total = 0;
  std::string first;
  for (const VerifiedSource& source : sources) {
    total += source.report.findings.total();
    for (const Finding& finding : source.report.findings.kept()) {
      const std::string named =
          absl::StrCat(source.source, ": ", verify::Describe(finding), " (",
                       finding.reason, ")");
      if (first.empty()) first = named;
      if (++shown > kFindingsShown) break;
      if (console.format == OutputFormat::kText) console.out << named << '\n';
    }
  }
  if (total == 0) return absl::OkStatus();
  return MakeError(
      absl::StatusCode::kDataLoss, "RECORDS_DAMAGED",
      absl::StrCat(total,
                   total == 1 ? " record is not as it has to be"
                              : " records are not as they have to be",
                   "; the first is ", first));
}

absl::Status Verify(const std::string& directory, Session& session) {
  Console& console = session.console;
  Progress progress(console, "checking keys");
  uint64_t keys = 0;
  CR_ASSIGN_OR_RETURN(const std::vector<VerifiedSource> sources,
                      server::VerifyData(directory, all_in_one::SuiteSources(),
                                         [&](uint64_t done, uint64_t total) {
                                           keys = total;
                                           progress.Update(
                                               static_cast<int64_t>(done),
                                               static_cast<int64_t>(total));
                                         }));
  progress.Finish(static_cast<int64_t>(keys));
  if (console.format == OutputFormat::kJson) {
    PrintReportJson(sources, console.out);
  } else {
    PrintReport(sources, console.out);
  }
  return Conclude(sources, console);
}

}  // namespace

void AddVerifyCommand(CLI::App& app, Choice& choice) {
  CLI::App& command = AddCommand(
      app, "verify",
      "Check every record in a data directory that no server has open, or in a "
      "backup, and name those that are bad. Nothing is written",
      "carereform verify ~/carereform-data\n"
      "carereform verify /srv/backups/2025-11-03\n"
      "carereform verify ~/carereform-data --format json");
  const auto directory = std::make_shared<std::string>();
  command.add_option("DIR", *directory, "A data directory or a backup")
      ->required()
      ->check(CLI::ExistingDirectory.description(""));
  WhenChosen(command, choice, [directory](Session& session) {
    return Verify(*directory, session);
  });
}

}  // namespace carereform::command_line

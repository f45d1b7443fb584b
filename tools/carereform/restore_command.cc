#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "common/backup/backup.h"
#include "common/backup/restore.h"
#include "common/server/stored_schema.h"
#include "common/status/status_macros.h"
#include "google/protobuf/struct.pb.h"
#include "services/all_in_one/suite.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/progress.h"
#include "tools/carereform/stored_data_commands.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

struct RestoreArguments {
  std::string backup;
  std::string data;
};

absl::StatusOr<std::map<std::string, verify::Schema>> Schemas() {
  std::map<std::string, verify::Schema> schemas;
  for (const server::HostedSource& source : all_in_one::SuiteSources()) {
    CR_ASSIGN_OR_RETURN(schemas[source.id], server::SchemaOf(source));
  }
  return schemas;
}

absl::StatusOr<backup::OpenedBackup> ReadBackup(const std::string& directory,
                                                const Console& console) {
  Progress progress(console, "reading bytes of the backup");
  uint64_t bytes = 0;
  CR_ASSIGN_OR_RETURN(
      backup::OpenedBackup opened,
      backup::OpenBackup(directory, [&](uint64_t done, uint64_t total) {
        bytes = total;
        progress.Update(static_cast<int64_t>(done),
                        static_cast<int64_t>(total));
      }));
  progress.Finish(static_cast<int64_t>(bytes));
  return opened;
}

void PrintRestored(const backup::OpenedBackup& opened,
                   const RestoreArguments& arguments, absl::Duration took,
                   Console& console) {
  uint64_t bytes = 0;
  for (const backup::BackedUpSource& source : opened.sources) {
    bytes += source.size_bytes;
  }
  const double seconds = absl::ToDoubleSeconds(took);
  const double per_gigabyte =
      seconds * 1e9 / static_cast<double>(std::max<uint64_t>(bytes, 1));
  if (console.format == OutputFormat::kJson) {
    google::protobuf::Struct document;
    auto& members = *document.mutable_fields();
    members["data"].set_string_value(arguments.data);
    members["size_bytes"].set_number_value(static_cast<double>(bytes));
    members["seconds"].set_number_value(seconds);
    members["seconds_per_gigabyte"].set_number_value(per_gigabyte);
    PrintJson(document, console.out);
    return;
  }
  Table table({{"SOURCE"},
               {"COUNCILS", Alignment::kRight},
               {"ROWS", Alignment::kRight},
               {"BYTES", Alignment::kRight}});
  for (const backup::BackedUpSource& source : opened.sources) {
    table.AddRow({source.source, absl::StrCat(source.marks.size()),
                  absl::StrCat(source.rows), absl::StrCat(source.size_bytes)});
  }
  table.Print(console.out);
  console.out << absl::StrFormat(
      "restored to %s and verified in %.2f s (%.0f s for each GB)\n",
      arguments.data, seconds, per_gigabyte);
  if (console.chatty()) {
    console.err << "next: carereform serve --data " << arguments.data << '\n';
  }
}

absl::Status Restore(const RestoreArguments& arguments, Session& session) {
  const absl::Time start = absl::Now();
  CR_ASSIGN_OR_RETURN(const backup::OpenedBackup opened,
                      ReadBackup(arguments.backup, session.console));
  CR_ASSIGN_OR_RETURN(const auto schemas, Schemas());
  Progress progress(session.console, "restoring and verifying rows");
  uint64_t rows = 0;
  CR_RETURN_IF_ERROR(backup::Restore(
      opened, arguments.data, schemas, [&](uint64_t done, uint64_t total) {
        rows = total;
        progress.Update(static_cast<int64_t>(done),
                        static_cast<int64_t>(total));
      }));
  progress.Finish(static_cast<int64_t>(rows));
  PrintRestored(opened, arguments, absl::Now() - start, session.console);
  return absl::OkStatus();
}

}  // namespace

void AddRestoreCommand(CLI::App& app, Choice& choice) {
  CLI::App& command = AddCommand(
      app, "restore",
      "Restore a backup into a new data directory, and verify every record",
      "carereform restore /srv/backups/2025-11-03 --data /srv/carereform-new");
  const auto arguments = std::make_shared<RestoreArguments>();
  command.add_option("DIR", arguments->backup, "The folder of the backup")
      ->required()
      ->check(CLI::ExistingDirectory.description(""));
  command
      .add_option("--data", arguments->data,
                  "The folder to make; it is not there yet, or empty")
      ->type_name("DIR")
      ->required();
  WhenChosen(command, choice, [arguments](Session& session) {
    return Restore(*arguments, session);
  });
}

}  // namespace carereform::command_line

#include <filesystem>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "carereform/common/v1/maintenance.grpc.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/import_file.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/progress.h"

namespace carereform::command_line {
namespace {

using common::v1::Backup;
using common::v1::MaintenanceService;

constexpr absl::Duration kBetweenLooks = absl::Milliseconds(100);

// Waits for the end of a backup, telling how far it is.
absl::StatusOr<Backup> Await(Backup backup, Session& session) {
  Progress progress(session.console, "backing up sources");
  common::v1::GetBackupRequest request;
  request.set_name(backup.name());
  while (backup.state() == Backup::RUNNING) {
    absl::SleepFor(kBetweenLooks);
    CR_ASSIGN_OR_RETURN(
        backup,
        session.connection.Call(&MaintenanceService::Stub::GetBackup, request));
    progress.Update(backup.sources_done(), backup.sources_total());
  }
  if (backup.state() == Backup::DONE) progress.Finish(backup.sources_done());
  return backup;
}

absl::Status Failed(const Backup& backup) {
  const bool damaged = backup.reason() == "RECORDS_DAMAGED" ||
                       backup.reason() == "BACKUP_DAMAGED";
  return MakeError(
      damaged ? absl::StatusCode::kDataLoss : absl::StatusCode::kUnavailable,
      backup.reason(),
      damaged ? "the backup failed, because something in it is not as it has "
                "to be: nothing was kept of it"
              : "the backup failed: nothing was kept of it");
}

absl::Status BackUp(const std::string& directory, Session& session) {
  common::v1::StartBackupRequest request;
  // The server may run in another folder.
  request.set_directory(std::filesystem::absolute(directory).string());
  CR_ASSIGN_OR_RETURN(
      Backup backup,
      session.connection.Call(&MaintenanceService::Stub::StartBackup, request));
  CR_ASSIGN_OR_RETURN(backup, Await(std::move(backup), session));
  if (backup.state() != Backup::DONE) return Failed(backup);
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(backup, console.out);
    return absl::OkStatus();
  }
  console.out << backup.directory() << ": "
              << Counted(backup.sources_done(), "source") << ", "
              << Counted(backup.rows(), "row") << ", " << backup.size_bytes()
              << " bytes; " << Counted(backup.verified_changes(), "change")
              << " verified\n"
              << "manifest sha256 " << backup.manifest_sha256() << '\n';
  if (console.chatty()) {
    console.err << "keep the digest apart from the backup; `carereform restore "
                   "DIR --data NEW` puts it back\n";
  }
  return absl::OkStatus();
}

}  // namespace

void AddBackupCommand(CLI::App& app, Choice& choice) {
  CLI::App& command =
      AddCommand(app, "backup",
                 "Back up every source into a new folder on the server's "
                 "machine while it serves, and verify what was written",
                 "carereform backup /srv/backups/2025-11-03\n"
                 "carereform backup backups/today --format json");
  const auto directory = std::make_shared<std::string>();
  command
      .add_option("DIR", *directory,
                  "The folder to make; it is not there yet, or empty")
      ->required();
  WhenChosen(command, choice, [directory](Session& session) {
    return BackUp(*directory, session);
  });
}

}  // namespace carereform::command_line

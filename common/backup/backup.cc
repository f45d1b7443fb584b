#include "common/backup/backup.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/backup/backup_file.h"
#include "common/backup/durable_file.h"
#include "common/backup/errors.h"
#include "common/backup/manifest.h"
#include "common/backup/part_folder.h"
#include "common/status/status_macros.h"
#include "common/store/partition.h"
#include "common/verify/verify.h"

namespace carereform::backup {
namespace {

class Writer {
 public:
  Writer(const PartFolder& folder, const ProgressSink& progress)
      : folder_(folder), progress_(progress) {}

  absl::StatusOr<ManifestSource> Write(const SourceView& source);

 private:
  absl::Status Verify(const SourceView& source, const ManifestSource& written);

  const PartFolder& folder_;
  const ProgressSink& progress_;
  BackupProgress so_far_;
};

absl::StatusOr<ManifestSource> Writer::Write(const SourceView& source) {
  ManifestSource written;
  written.source = source.source;
  CR_ASSIGN_OR_RETURN(const auto heads, store::ReadHeads(*source.view));
  written.marks = store::MarksOf(heads);
  CR_ASSIGN_OR_RETURN(
      written.file,
      WriteFile(folder_.PathOf(FileNameOf(source.source)), source.source,
                *source.view, [this](uint64_t rows, uint64_t bytes) {
                  so_far_.rows += rows;
                  so_far_.size_bytes += bytes;
                  return progress_(so_far_);
                }));
  CR_RETURN_IF_ERROR(Verify(source, written));
  ++so_far_.sources_done;
  if (!progress_(so_far_)) return errors::Stopped();
  return written;
}

// Reads what was written as whoever restores it will, and checks every record.
absl::Status Writer::Verify(const SourceView& source,
                            const ManifestSource& written) {
  CR_ASSIGN_OR_RETURN(
      const std::shared_ptr<const store::View> view,
      OpenFile(folder_.PathOf(FileNameOf(source.source)), source.source,
               written.file,
               [this](uint64_t, uint64_t) { return progress_(so_far_); }));
  verify::Report report;
  verify::Options options;
  options.known_heads = written.marks;
  CR_RETURN_IF_ERROR(verify::Verify(*view, source.schema, options, report));
  if (!report.findings.empty()) {
    return errors::RecordsDamaged(absl::StrCat(
        source.source, ": ", verify::Describe(report.findings.kept().front())));
  }
  for (const verify::CheckedCouncil& council : report.councils) {
    so_far_.verified_changes += council.counts.changes;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadManifestFile(const std::string& directory) {
  std::ifstream file(absl::StrCat(directory, "/", kManifestFile),
                     std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.empty()) return errors::Damaged("it has no manifest");
  return bytes;
}

}  // namespace

absl::Status CheckFolder(const std::string& directory) {
  bool free = false;
  CR_RETURN_IF_ERROR(IsFree(directory, free));
  return free ? absl::OkStatus() : errors::FolderNotEmpty();
}

absl::StatusOr<std::string> WriteBackup(const std::string& directory,
                                        const std::vector<SourceView>& sources,
                                        absl::Time now,
                                        const ProgressSink& progress) {
  CR_RETURN_IF_ERROR(CheckFolder(directory));
  PartFolder folder(directory);
  CR_RETURN_IF_ERROR(folder.Make());
  Manifest manifest{.created = now, .sources = {}};
  Writer writer(folder, progress);
  for (const SourceView& source : sources) {
    CR_ASSIGN_OR_RETURN(ManifestSource written, writer.Write(source));
    manifest.sources.push_back(std::move(written));
  }
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<DurableFile> file,
                      DurableFile::Make(folder.PathOf(kManifestFile)));
  CR_RETURN_IF_ERROR(file->Append(FormatManifest(manifest)));
  CR_ASSIGN_OR_RETURN(std::string sha256, file->Finish());
  CR_RETURN_IF_ERROR(folder.Complete());
  return sha256;
}

bool IsBackup(const std::string& directory) {
  std::error_code error;
  return std::filesystem::exists(absl::StrCat(directory, "/", kManifestFile),
                                 error);
}

absl::StatusOr<OpenedBackup> OpenBackup(
    const std::string& directory,
    const std::function<void(uint64_t, uint64_t)>& progress) {
  CR_ASSIGN_OR_RETURN(const std::string json, ReadManifestFile(directory));
  CR_ASSIGN_OR_RETURN(Manifest manifest, ParseManifest(json));
  uint64_t total = 0;
  for (const ManifestSource& source : manifest.sources) {
    total += source.file.size_bytes;
  }
  OpenedBackup opened{.created = manifest.created, .sources = {}};
  uint64_t done = 0;
  for (ManifestSource& source : manifest.sources) {
    BackedUpSource& backed_up = opened.sources.emplace_back();
    backed_up.source = source.source;
    CR_ASSIGN_OR_RETURN(
        backed_up.view,
        OpenFile(absl::StrCat(directory, "/", FileNameOf(source.source)),
                 source.source, source.file, [&](uint64_t, uint64_t bytes) {
                   done += bytes;
                   progress(done, total);
                   return true;
                 }));
    backed_up.marks = std::move(source.marks);
    backed_up.rows = source.file.rows;
    backed_up.size_bytes = source.file.size_bytes;
  }
  return opened;
}

}  // namespace carereform::backup

#include "common/backup/restore.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/backup/durable_file.h"
#include "common/backup/errors.h"
#include "common/backup/part_folder.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/guarded_open.h"
#include "common/store/partition.h"
#include "common/store/read_only.h"
#include "common/store/watermark.h"
#include "common/verify/verify.h"

namespace carereform::backup {
namespace {

// Bytes of rows that are written to a store at a time.
constexpr size_t kBatchBytes = size_t{1} << 20;

// Writes rows into an engine, giving every council a new lineage.
class RowWriter {
 public:
  RowWriter(store::Engine& engine, std::function<void(uint64_t)> progress)
      : engine_(engine), progress_(std::move(progress)) {}

  absl::Status Add(absl::string_view key, absl::string_view value) {
    std::string council;
    absl::string_view within;
    std::string stored(value);
    if (store::SplitPartitionKey(key, council, within) &&
        within == store::KeyIn(store::Space::kHead).key()) {
      CR_ASSIGN_OR_RETURN(store::PartitionHead head, store::DecodeHead(value));
      head.lineage = store::RandomBytes(store::kLineageBytes);
      stored = store::EncodeHead(head);
    }
    bytes_ += key.size() + stored.size();
    batch_[std::string(key)] = std::move(stored);
    return bytes_ < kBatchBytes ? absl::OkStatus() : Flush();
  }

  absl::Status Flush() {
    if (batch_.empty()) return absl::OkStatus();
    CR_RETURN_IF_ERROR(engine_.Write(batch_));
    progress_(batch_.size());
    batch_.clear();
    bytes_ = 0;
    return absl::OkStatus();
  }

 private:
  store::Engine& engine_;
  const std::function<void(uint64_t)> progress_;
  store::Changes batch_;
  size_t bytes_ = 0;
};

class Restorer {
 public:
  Restorer(const OpenedBackup& opened, const RestoreProgress& progress)
      : progress_(progress) {
    // Each row is written and then verified.
    for (const BackedUpSource& source : opened.sources) {
      total_ += 2 * source.rows;
    }
  }

  absl::Status Restore(const BackedUpSource& source,
                       const verify::Schema& schema,
                       const std::string& directory);

 private:
  absl::Status Fill(const BackedUpSource& source, const std::string& directory);
  absl::Status Verify(const BackedUpSource& source,
                      const verify::Schema& schema,
                      const std::string& directory);
  void Tell(uint64_t rows) {
    done_ += rows;
    progress_(done_, total_);
  }

  const RestoreProgress& progress_;
  uint64_t total_ = 0;
  uint64_t done_ = 0;
};

absl::Status Restorer::Restore(const BackedUpSource& source,
                               const verify::Schema& schema,
                               const std::string& directory) {
  CR_RETURN_IF_ERROR(Fill(source, directory));
  return Verify(source, schema, directory);
}

absl::Status Restorer::Fill(const BackedUpSource& source,
                            const std::string& directory) {
  store::Marks marks;
  {
    CR_ASSIGN_OR_RETURN(const store::GuardedStore opened,
                        store::OpenGuarded({.directory = directory}));
    RowWriter writer(*opened.engine, [this](uint64_t rows) { Tell(rows); });
    absl::Status problem;
    CR_RETURN_IF_ERROR(source.view->Scan(
        "", "", [&](absl::string_view key, absl::string_view value) {
          problem = writer.Add(key, value);
          return problem.ok();
        }));
    CR_RETURN_IF_ERROR(problem);
    CR_RETURN_IF_ERROR(writer.Flush());
    CR_ASSIGN_OR_RETURN(const auto heads,
                        store::ReadHeads(*opened.engine->Snapshot()));
    marks = store::MarksOf(heads);
  }
  CR_RETURN_IF_ERROR(
      store::MakeWatermark(store::WatermarkPath(directory),
                           {.sequence = 1, .marks = std::move(marks)}));
  return SyncFolder(directory);
}

// Checks every record, and that the councils stand where they stood.
absl::Status Restorer::Verify(const BackedUpSource& source,
                              const verify::Schema& schema,
                              const std::string& directory) {
  CR_ASSIGN_OR_RETURN(const store::ReadOnlyStore opened,
                      store::OpenReadOnly(directory));
  CR_ASSIGN_OR_RETURN(const auto heads, store::ReadHeads(*opened.view));
  verify::Options options;
  options.known_heads = source.marks;
  for (auto& [council, mark] : options.known_heads) {
    const auto head = heads.find(council);
    if (head != heads.end()) mark.lineage = head->second.lineage;
  }
  options.progress = [this](uint64_t keys) { Tell(keys); };
  verify::Report report;
  CR_RETURN_IF_ERROR(verify::Verify(*opened.view, schema, options, report));
  if (report.findings.empty()) return absl::OkStatus();
  return errors::RecordsDamaged(absl::StrCat(
      source.source, ": ", verify::Describe(report.findings.kept().front())));
}

}  // namespace

absl::Status Restore(const OpenedBackup& opened, const std::string& directory,
                     const std::map<std::string, verify::Schema>& schemas,
                     const RestoreProgress& progress) {
  for (const BackedUpSource& source : opened.sources) {
    if (schemas.count(source.source) == 0) {
      return errors::SourceUnknown(source.source);
    }
  }
  bool free = false;
  CR_RETURN_IF_ERROR(IsFree(directory, free));
  if (!free) return errors::RestoreFolderNotEmpty();
  PartFolder folder(directory);
  CR_RETURN_IF_ERROR(folder.Make());
  Restorer restorer(opened, progress);
  for (const BackedUpSource& source : opened.sources) {
    CR_RETURN_IF_ERROR(restorer.Restore(source, schemas.at(source.source),
                                        folder.PathOf(source.source)));
  }
  return folder.Complete();
}

}  // namespace carereform::backup

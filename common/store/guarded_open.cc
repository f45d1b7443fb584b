#include "common/store/guarded_open.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/errors.h"
#include "common/store/files.h"
#include "common/store/history.h"
#include "common/store/overlay.h"

namespace carereform::store {
namespace {

using Heads = std::map<std::string, PartitionHead>;
using Found = std::optional<StoredWatermark>;

// What is known from outside of the engine.
struct Known {
  Found watermark;
  Found witness;
};

absl::StatusOr<Known> ReadKnown(const GuardedOptions& options) {
  Known known;
  if (!options.watermark) return known;
  CR_ASSIGN_OR_RETURN(known.watermark,
                      ReadWatermark(WatermarkPath(options.directory),
                                    options.rocks.file_system));
  if (options.witness.empty()) return known;
  CR_ASSIGN_OR_RETURN(
      known.witness, ReadWatermark(options.witness, options.rocks.file_system));
  return known;
}

// Refuses a directory in which RocksDB would begin anew although there have
// been records: it knows its files by the one called CURRENT.
absl::Status CheckFiles(const GuardedOptions& options, const Known& known) {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> files,
                      FilesIn(options.directory, options.rocks.file_system));
  if (std::find(files.begin(), files.end(), "CURRENT") != files.end()) {
    return absl::OkStatus();
  }
  const bool remains =
      std::any_of(files.begin(), files.end(), [](const std::string& name) {
        return absl::EndsWith(name, ".sst") || absl::EndsWith(name, ".log");
      });
  const bool witnessed =
      known.witness.has_value() && !known.witness->marks.empty();
  return remains || witnessed || known.watermark.has_value()
             ? errors::StoreMissing()
             : absl::OkStatus();
}

// Returns the hash of a change record, or "" where there is none.
absl::StatusOr<std::string> RecordHash(const View& records, uint64_t revision) {
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> header,
                      records.Get(HeaderKey(revision)));
  return header.has_value() ? Sha256(*header) : "";
}

absl::Status CheckMarks(const Found& known, const Heads& heads,
                        const View& view) {
  if (!known.has_value()) return absl::OkStatus();
  for (const auto& [council, mark] : known->marks) {
    const auto head = heads.find(council);
    if (head == heads.end()) {
      return errors::BelowWatermark(council, 0, mark.revision);
    }
    if (head->second.lineage != mark.lineage) {
      return errors::Forked(council, mark.revision);
    }
    if (head->second.revision < mark.revision) {
      return errors::BelowWatermark(council, head->second.revision,
                                    mark.revision);
    }
    const PrefixedView records(PartitionPrefix(council), view);
    CR_ASSIGN_OR_RETURN(const std::string hash,
                        RecordHash(records, mark.revision));
    if (hash != mark.hash) return errors::Forked(council, mark.revision);
  }
  return absl::OkStatus();
}

// Follows the chain from `first` to the head.
absl::Status CheckChain(const View& records, const PartitionHead& head,
                        uint64_t first) {
  std::string previous;
  if (first > 1) {
    CR_ASSIGN_OR_RETURN(previous, RecordHash(records, first - 1));
  } else {
    previous = std::string(kDigestBytes, '\0');
  }
  uint64_t expected = first;
  absl::Status problem;
  CR_RETURN_IF_ERROR(
      records.Scan(HeaderKey(first), PrefixEnd(KeyIn(Space::kHeaders).key()),
                   [&](absl::string_view, absl::string_view bytes) {
                     const auto header = DecodeChangeHeader(bytes);
                     if (!header.ok()) {
                       problem = header.status();
                     } else if (header->revision != expected ||
                                header->previous_hash != previous) {
                       problem = errors::Corrupt("the chain of change records");
                     }
                     previous = Sha256(bytes);
                     ++expected;
                     return problem.ok();
                   }));
  CR_RETURN_IF_ERROR(problem);
  return expected == head.revision + 1 && previous == head.hash
             ? absl::OkStatus()
             : errors::Corrupt("the chain of change records");
}

// Searches what the log gave back, and at least the last record of each
// council, for gaps.
absl::Status CheckLogged(const std::map<std::string, uint64_t>& first_logged,
                         const Heads& heads, const View& view) {
  for (const auto& [council, first] : first_logged) {
    if (heads.count(council) == 0) {
      return errors::Corrupt("the head of a council's records");
    }
  }
  for (const auto& [council, head] : heads) {
    const auto first = first_logged.find(council);
    CR_RETURN_IF_ERROR(CheckChain(
        PrefixedView(PartitionPrefix(council), view), head,
        first == first_logged.end() ? head.revision
                                    : std::min(first->second, head.revision)));
  }
  return absl::OkStatus();
}

absl::Status CheckRecords(const OpenedRocks& opened, const Known& known,
                          const Heads& heads, const View& view) {
  if (opened.format.empty() && !heads.empty()) {
    return errors::Corrupt("the format of the data");
  }
  if (opened.format == kFormatWithWatermark && !known.watermark.has_value()) {
    return errors::WatermarkMissing();
  }
  CR_RETURN_IF_ERROR(CheckMarks(known.watermark, heads, view));
  CR_RETURN_IF_ERROR(CheckMarks(known.witness, heads, view));
  return CheckLogged(opened.first_logged, heads, view);
}

// Makes the files that are not there yet, opens them, and has them say where
// the records stand.
absl::StatusOr<std::unique_ptr<Watermark>> StartWatermark(
    const GuardedOptions& options, const Known& known, const Heads& heads) {
  const FileSystemPtr& files = options.rocks.file_system;
  const std::string path = WatermarkPath(options.directory);
  const StoredWatermark now{
      .sequence = std::max(known.watermark ? known.watermark->sequence : 0,
                           known.witness ? known.witness->sequence : 0),
      .marks = MarksOf(heads)};
  if (!known.watermark.has_value()) {
    CR_RETURN_IF_ERROR(MakeWatermark(path, now, files));
  }
  if (!options.witness.empty() && !known.witness.has_value()) {
    CR_RETURN_IF_ERROR(PrepareDirectory(DirectoryOf(options.witness), files));
    CR_RETURN_IF_ERROR(MakeWatermark(options.witness, now, files));
  }
  return OpenWatermark(path, options.witness, now, files);
}

}  // namespace

absl::StatusOr<GuardedStore> OpenGuarded(const GuardedOptions& options) {
  CR_ASSIGN_OR_RETURN(Known known, ReadKnown(options));
  CR_RETURN_IF_ERROR(CheckFiles(options, known));
  CR_ASSIGN_OR_RETURN(OpenedRocks opened,
                      OpenRocks(options.directory, options.rocks));
  GuardedStore store;
  if (options.watermark) {
    // Again: only now is no other process writing them.
    CR_ASSIGN_OR_RETURN(known, ReadKnown(options));
    const std::shared_ptr<const View> view = opened.engine->Snapshot();
    CR_ASSIGN_OR_RETURN(const Heads heads, ReadHeads(*view));
    CR_RETURN_IF_ERROR(CheckRecords(opened, known, heads, *view));
    CR_ASSIGN_OR_RETURN(store.watermark, StartWatermark(options, known, heads));
    if (opened.format != kFormatWithWatermark) {
      CR_RETURN_IF_ERROR(WriteFormat(*opened.engine, kFormatWithWatermark));
    }
  } else if (opened.format.empty()) {
    CR_RETURN_IF_ERROR(WriteFormat(*opened.engine, kFormatWithoutWatermark));
  }
  store.engine = std::move(opened.engine);
  return store;
}

}  // namespace carereform::store

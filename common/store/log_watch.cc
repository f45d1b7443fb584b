#include "common/store/log_watch.h"

#include <algorithm>

#include "common/store/partition.h"
#include "rocksdb/write_batch.h"

namespace carereform::store {
namespace {

// Notes the change records among the keys of a batch.
class RecordFinder : public rocksdb::WriteBatch::Handler {
 public:
  explicit RecordFinder(std::map<std::string, uint64_t>& first_revisions)
      : first_revisions_(first_revisions) {}

  rocksdb::Status PutCF(uint32_t, const rocksdb::Slice& key,
                        const rocksdb::Slice&) override {
    std::string council;
    absl::string_view within;
    if (SplitPartitionKey({key.data(), key.size()}, council, within)) {
      NoteIfRecord(council, within);
    }
    return rocksdb::Status::OK();
  }
  rocksdb::Status DeleteCF(uint32_t, const rocksdb::Slice&) override {
    return rocksdb::Status::OK();
  }

 private:
  void NoteIfRecord(const std::string& council, absl::string_view key) {
    KeyReader parts(key);
    uint8_t space = 0;
    uint64_t revision = 0;
    if (!parts.Byte(space).ok() ||
        space != static_cast<uint8_t>(Space::kHeaders) ||
        !parts.Uint64(revision).ok()) {
      return;
    }
    const auto first = first_revisions_.emplace(council, revision).first;
    first->second = std::min(first->second, revision);
  }

  std::map<std::string, uint64_t>& first_revisions_;
};

}  // namespace

rocksdb::WalFilter::WalProcessingOption LogWatch::LogRecordFound(
    unsigned long long, const std::string&, const rocksdb::WriteBatch& batch,
    rocksdb::WriteBatch*, bool*) {
  RecordFinder finder(first_revisions_);
  return batch.Iterate(&finder).ok() ? WalProcessingOption::kContinueProcessing
                                     : WalProcessingOption::kCorruptedRecord;
}

}  // namespace carereform::store

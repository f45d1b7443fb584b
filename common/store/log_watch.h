// Watches what RocksDB reads back from its log when it opens.
//
// RocksDB takes a part of a log that reads as zeros for unused space and goes
// on after it, so that changes may be missing from the middle. The first
// revision of each council that came from the log tells where to look for gaps.

#ifndef CR_COMMON_STORE_LOG_WATCH_H_
#define CR_COMMON_STORE_LOG_WATCH_H_

#include <cstdint>
#include <map>
#include <string>

#include "rocksdb/wal_filter.h"

namespace carereform::store {

class LogWatch : public rocksdb::WalFilter {
 public:
  const char* Name() const override { return "carereform.LogWatch"; }

  WalProcessingOption LogRecordFound(unsigned long long log_number,
                                     const std::string& log_file_name,
                                     const rocksdb::WriteBatch& batch,
                                     rocksdb::WriteBatch* new_batch,
                                     bool* batch_changed) override;

  // By council, the first revision whose change record was in the log.
  const std::map<std::string, uint64_t>& first_revisions() const {
    return first_revisions_;
  }

 private:
  std::map<std::string, uint64_t> first_revisions_;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_LOG_WATCH_H_

#include <memory>

#include "common/status/status_macros.h"
#include "rocksdb/write_batch.h"
#include "tests/bench/durable_create/threads.h"
#include "tests/bench/durable_create/ways.h"
#include "tests/bench/rocks.h"

namespace carereform::bench {
namespace {

absl::Status WriteSynced(rocksdb::DB& db, const store::Changes& changes) {
  rocksdb::WriteBatch batch;
  for (const auto& [key, value] : changes) {
    CR_RETURN_IF_ERROR(FromRocks(value.has_value() ? batch.Put(key, *value)
                                                   : batch.Delete(key)));
  }
  rocksdb::WriteOptions durable;
  durable.sync = true;
  return FromRocks(db.Write(durable, &batch));
}

}  // namespace

absl::StatusOr<Calls> CreateInRocks(const std::string& directory,
                                    const Load& load,
                                    absl::Span<const store::Changes> writes) {
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<rocksdb::DB> db,
                      OpenRocks(directory));
  const auto write = [&](size_t, size_t number) {
    return WriteSynced(*db, writes[number]);
  };
  const size_t warm_up = WarmUpOf(load);
  CR_RETURN_IF_ERROR(RunOnThreads(load.in_flight, 0, warm_up, write).status());
  return RunOnThreads(load.in_flight, warm_up, load.calls, write);
}

}  // namespace carereform::bench

// A service's records: one engine, one writer, many councils.

#ifndef CR_COMMON_STORE_STORE_H_
#define CR_COMMON_STORE_STORE_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/engine.h"
#include "common/store/publication.h"
#include "common/store/transaction.h"
#include "common/store/writer.h"

namespace carereform::store {

// The only way to a council's records, so that no handler can see another's.
// Thread-safe.
class Store {
 public:
  Store(std::unique_ptr<Engine> engine, WriterOptions options);

  // Returns a reader of `council`'s records as they stand. Errors: NOT_FOUND,
  // reason COUNCIL_NOT_FOUND; otherwise as the engine's.
  absl::StatusOr<std::unique_ptr<Reader>> Read(absl::string_view council) const;

  // Queues a change; see Writer::Submit.
  void Submit(WriteRequest request) { writer_.Submit(std::move(request)); }

  // Makes a change and waits for it. Not for the writer's own thread.
  absl::Status Write(WriteRequest request);

  // Has the engine rewrite what it keeps; see Engine::Scrub. For a caller that
  // can wait, and that has been told that what it deleted is durable.
  absl::Status Scrub();

  // Returns how the store is doing. Thread-safe.
  StoreStatus Status() { return writer_.Status(); }

  // Returns a view of all councils' records as they stand. For backups, which
  // alone look at more than one council.
  std::shared_ptr<const View> Everything() const { return writer_.Published(); }

  // Has `listener` told of each council that has new records to read, until
  // what is returned goes, which the store must outlive.
  std::unique_ptr<Publication::Subscription> OnPublished(
      Publication::Listener listener) {
    return writer_.publication().Subscribe(std::move(listener));
  }

  // Returns the ids of the councils that have records here, in order.
  absl::StatusOr<std::vector<std::string>> Councils() const;

 private:
  std::unique_ptr<Engine> engine_;
  Writer writer_;  // After the engine: it stops first.
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_STORE_H_

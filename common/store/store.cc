#include "common/store/store.h"

#include <future>
#include <utility>

#include "common/status/status_macros.h"
#include "common/store/errors.h"

namespace carereform::store {
namespace {

// A snapshot and the part of it that one council has.
struct CouncilView {
  CouncilView(std::shared_ptr<const View> all, absl::string_view council)
      : snapshot(std::move(all)),
        records(PartitionPrefix(council), *snapshot) {}

  std::shared_ptr<const View> snapshot;
  PrefixedView records;
};

}  // namespace

Store::Store(std::unique_ptr<Engine> engine, WriterOptions options)
    : engine_(std::move(engine)), writer_(*engine_, std::move(options)) {}

absl::StatusOr<std::unique_ptr<Reader>> Store::Read(
    absl::string_view council) const {
  auto view = std::make_shared<CouncilView>(writer_.Published(), council);
  CR_ASSIGN_OR_RETURN(std::optional<PartitionHead> head,
                      ReadHead(view->records));
  if (!head.has_value()) {
    return errors::CouncilNotFound();
  }
  const View& records = view->records;
  return std::make_unique<Reader>(std::string(council), *std::move(head),
                                  records, std::move(view));
}

absl::Status Store::Write(WriteRequest request) {
  std::promise<absl::Status> result;
  request.done = [&](absl::Status status) {
    result.set_value(std::move(status));
  };
  Submit(std::move(request));
  return result.get_future().get();
}

// The view that the writer last published is of the last group, so it keeps
// nothing older: only calls that read an earlier one do, and the engine waits
// for those.
absl::Status Store::Scrub() { return engine_->Scrub(); }

absl::StatusOr<std::vector<std::string>> Store::Councils() const {
  return ReadCouncils(*writer_.Published());
}

}  // namespace carereform::store

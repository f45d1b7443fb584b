#include "common/store/store.h"

#include <future>
#include <utility>

#include "absl/strings/str_cat.h"
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
    return errors::CouncilNotFound(council);
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

absl::StatusOr<std::vector<std::string>> Store::Councils() const {
  std::vector<std::string> councils;
  absl::Status problem;
  const std::string prefix = CouncilKeyPrefix();
  CR_RETURN_IF_ERROR(writer_.Published()->Scan(
      prefix, PrefixEnd(prefix), [&](absl::string_view key, absl::string_view) {
        KeyReader parts(key.substr(prefix.size()));
        problem = parts.String(councils.emplace_back());
        return problem.ok();
      }));
  CR_RETURN_IF_ERROR(problem);
  return councils;
}

}  // namespace carereform::store

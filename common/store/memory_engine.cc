#include <mutex>
#include <utility>

#include "common/store/engine.h"

namespace carereform::store {
namespace {

using Rows = std::map<std::string, std::string, std::less<>>;

// A copy of the rows: simple, and right for the sizes that tests use.
class MemoryView : public View {
 public:
  explicit MemoryView(std::shared_ptr<const Rows> rows)
      : rows_(std::move(rows)) {}

  absl::StatusOr<std::optional<std::string>> Get(
      absl::string_view key) const override {
    const auto found = rows_->find(key);
    if (found == rows_->end()) return std::nullopt;
    return found->second;
  }

  absl::Status Scan(absl::string_view begin, absl::string_view end,
                    Visitor visit) const override {
    for (auto row = rows_->lower_bound(begin); row != rows_->end(); ++row) {
      if (!end.empty() && absl::string_view(row->first) >= end) break;
      if (!visit(row->first, row->second)) break;
    }
    return absl::OkStatus();
  }

 private:
  std::shared_ptr<const Rows> rows_;
};

class MemoryEngine : public Engine {
 public:
  absl::Status Write(const Changes& changes) override {
    const std::lock_guard lock(mutex_);
    // A view that is still read keeps the rows it was made of.
    if (rows_.use_count() > 1) rows_ = std::make_shared<Rows>(*rows_);
    for (const auto& [key, value] : changes) {
      if (value.has_value()) {
        (*rows_)[key] = *value;
      } else {
        rows_->erase(key);
      }
    }
    return absl::OkStatus();
  }

  std::shared_ptr<const View> Snapshot() const override {
    const std::lock_guard lock(mutex_);
    return std::make_shared<MemoryView>(rows_);
  }

  // Nothing is kept that the rows do not show.
  absl::Status Scrub() override { return absl::OkStatus(); }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<Rows> rows_ = std::make_shared<Rows>();
};

}  // namespace

std::unique_ptr<Engine> OpenMemoryEngine() {
  return std::make_unique<MemoryEngine>();
}

}  // namespace carereform::store

// An engine whose writes pass through the test: to be counted, to fail, to lose
// something.

#ifndef CR_TESTS_CONFORMANCE_HOOKED_ENGINE_H_
#define CR_TESTS_CONFORMANCE_HOOKED_ENGINE_H_

#include <functional>
#include <memory>
#include <utility>

#include "common/store/engine.h"

namespace carereform::store {

class HookedEngine final : public Engine {
 public:
  // Stands in for `below`'s Write.
  using Hook =
      std::function<absl::Status(Engine& below, const Changes& changes)>;

  HookedEngine(std::unique_ptr<Engine> below, Hook hook)
      : below_(std::move(below)), hook_(std::move(hook)) {}

  absl::Status Write(const Changes& changes) override {
    return hook_(*below_, changes);
  }
  std::shared_ptr<const View> Snapshot() const override {
    return below_->Snapshot();
  }
  absl::Status Scrub() override { return below_->Scrub(); }

 private:
  const std::unique_ptr<Engine> below_;
  const Hook hook_;
};

}  // namespace carereform::store

#endif  // CR_TESTS_CONFORMANCE_HOOKED_ENGINE_H_

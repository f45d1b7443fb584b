// An engine that a test can look into while a store has it.

#ifndef CR_TESTS_SUPPORT_SHARED_ENGINE_H_
#define CR_TESTS_SUPPORT_SHARED_ENGINE_H_

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "common/store/engine.h"
#include "gtest/gtest.h"

namespace carereform::tests {

// `below` outlives it. `scrub` stands in for Scrub, where it is given.
class SharedEngine final : public store::Engine {
 public:
  explicit SharedEngine(store::Engine& below,
                        std::function<absl::Status()> scrub = nullptr)
      : below_(below), scrub_(std::move(scrub)) {}

  absl::Status Write(const store::Changes& changes) override {
    return below_.Write(changes);
  }
  std::shared_ptr<const store::View> Snapshot() const override {
    return below_.Snapshot();
  }
  absl::Status Scrub() override { return scrub_ ? scrub_() : below_.Scrub(); }

 private:
  store::Engine& below_;
  const std::function<absl::Status()> scrub_;
};

// Returns how many keys and values of `engine` hold `text`.
inline int Holding(const store::Engine& engine, const std::string& text) {
  int count = 0;
  const absl::Status scanned = engine.Snapshot()->Scan(
      "", "", [&](absl::string_view key, absl::string_view value) {
        count += absl::StrContains(key, text) ? 1 : 0;
        count += absl::StrContains(value, text) ? 1 : 0;
        return true;
      });
  EXPECT_TRUE(scanned.ok()) << scanned;
  return count;
}

}  // namespace carereform::tests

#endif  // CR_TESTS_SUPPORT_SHARED_ENGINE_H_

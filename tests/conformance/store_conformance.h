// What the tests of Store share: a store on each engine in turn, and a way to
// hold its writer so that what is queued meanwhile makes one group.

#ifndef CR_TESTS_CONFORMANCE_STORE_CONFORMANCE_H_
#define CR_TESTS_CONFORMANCE_STORE_CONFORMANCE_H_

#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/conformance/engine_kinds.h"
#include "tests/conformance/hooked_engine.h"
#include "tests/conformance/things.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::store {

// Keeps a store's writer busy until it is released.
class HeldWriter {
 public:
  explicit HeldWriter(Store& store) {
    std::promise<void> running;
    WriteRequest request = ChangeOf("held", [&](Txn&) {
      running.set_value();
      released_.get_future().wait();
      return absl::OkStatus();
    });
    request.done = [this](absl::Status) { over_.set_value(); };
    store.Submit(std::move(request));
    running.get_future().wait();
  }
  ~HeldWriter() {
    if (!is_released_) Release();
  }
  HeldWriter(const HeldWriter&) = delete;
  HeldWriter& operator=(const HeldWriter&) = delete;

  void Release() {
    is_released_ = true;
    released_.set_value();
    over_.get_future().wait();
  }

 private:
  bool is_released_ = false;
  std::promise<void> released_;
  std::promise<void> over_;
};

// A change that was submitted.
class Submitted {
 public:
  Submitted(Store& store, WriteRequest request) {
    request.done = [result = result_](absl::Status status) {
      result->set_value(std::move(status));
    };
    store.Submit(std::move(request));
  }

  // Waits for it. Called once.
  absl::Status Wait() { return result_->get_future().get(); }

 private:
  std::shared_ptr<std::promise<absl::Status>> result_ =
      std::make_shared<std::promise<absl::Status>>();
};

class StoreConformanceTest : public testing::TestWithParam<EngineKind> {
 protected:
  StoreConformanceTest() { Open({}); }

  // Opens the store, which is closed first if it is open. Writes pass through
  // `hook`, if there is one.
  void Open(WriterOptions options, HookedEngine::Hook hook = nullptr) {
    store_ = nullptr;
    auto engine = GetParam().open(directory_.path());
    ASSERT_THAT(engine.status(), tests::IsOk());
    if (hook != nullptr) {
      *engine =
          std::make_unique<HookedEngine>(*std::move(engine), std::move(hook));
    }
    store_ = std::make_unique<Store>(*std::move(engine), std::move(options));
  }

  absl::Status Write(absl::string_view council,
                     std::function<absl::Status(Txn&)> body) {
    return store_->Write(ChangeOf(council, std::move(body)));
  }

  std::unique_ptr<Reader> Read(absl::string_view council) {
    auto reader = store_->Read(council);
    EXPECT_THAT(reader.status(), tests::IsOk());
    return *std::move(reader);
  }

  uint64_t Revision(absl::string_view council) {
    return Read(council)->head().revision;
  }

  tests::TemporaryDirectory directory_;
  std::unique_ptr<Store> store_;
};

}  // namespace carereform::store

#endif  // CR_TESTS_CONFORMANCE_STORE_CONFORMANCE_H_

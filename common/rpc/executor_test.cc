#include "common/rpc/executor.h"

#include <atomic>
#include <future>

#include "gtest/gtest.h"

namespace carereform::rpc {
namespace {

TEST(ExecutorTest, RunsEverythingBeforeItStops) {
  std::atomic<int> ran = 0;
  {
    Executor executor(2, 1000);
    for (int i = 0; i < 500; ++i) {
      ASSERT_TRUE(executor.TryRun([&] { ++ran; }));
    }
  }
  EXPECT_EQ(ran, 500);
}

TEST(ExecutorTest, RefusesPastItsBound) {
  std::promise<void> release;
  std::promise<void> started;
  Executor executor(1, 2);
  ASSERT_TRUE(executor.TryRun([&] {
    started.set_value();
    release.get_future().wait();
  }));
  started.get_future().wait();
  EXPECT_TRUE(executor.TryRun([] {}));
  EXPECT_TRUE(executor.TryRun([] {}));
  EXPECT_FALSE(executor.TryRun([] {}));
  EXPECT_EQ(executor.queued(), 2);
  release.set_value();
}

}  // namespace
}  // namespace carereform::rpc

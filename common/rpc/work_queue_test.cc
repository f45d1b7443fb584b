#include "common/rpc/work_queue.h"

#include <string>
#include <thread>

#include "common/rpc/source_name.h"
#include "gtest/gtest.h"

namespace carereform::rpc {
namespace {

TEST(WorkQueueTest, GivesNamesInTheOrderInWhichTheyCame) {
  WorkQueue queue;
  queue.Add("a");
  queue.Add("b");
  std::string name;
  ASSERT_TRUE(queue.Take(name));
  EXPECT_EQ(name, "a");
  ASSERT_TRUE(queue.Take(name));
  EXPECT_EQ(name, "b");
  EXPECT_FALSE(queue.TakeNow(name));
  queue.Add("c");
  ASSERT_TRUE(queue.TakeNow(name));
  EXPECT_EQ(name, "c");
}

TEST(WorkQueueTest, AStopEndsWhoeverWaits) {
  WorkQueue queue;
  std::thread waits_for_a_name([&queue] {
    std::string name;
    EXPECT_FALSE(queue.Take(name));
  });
  std::thread waits([&queue] { EXPECT_FALSE(queue.Wait(absl::Hours(1))); });
  EXPECT_FALSE(queue.stopped());
  queue.Stop();
  waits_for_a_name.join();
  waits.join();
  EXPECT_TRUE(queue.stopped());
  std::string name;
  queue.Add("a");
  EXPECT_FALSE(queue.Take(name)) << "what is left stays";
  EXPECT_FALSE(queue.TakeNow(name));
}

TEST(WorkQueueTest, WaitsAsLongAsItIsToldTo) {
  WorkQueue queue;
  EXPECT_TRUE(queue.Wait(absl::Milliseconds(1)));
}

TEST(SourceNameTest, IsTheSourceOrNothing) {
  EXPECT_EQ(SourceOfName("councils/x/sources/a"), "a");
  EXPECT_EQ(SourceOfName("councils/x/sources/a/imports/y"), "a");
  for (const char* none :
       {"", "councils/x", "councils/x/sources", "councils/x/sources/",
        "councils/x/sources/A", "councils/x/imports/a", "x/y/sources/a"}) {
    EXPECT_EQ(SourceOfName(none), "") << none;
  }
}

}  // namespace
}  // namespace carereform::rpc

#include "services/assessments/found_waits.h"

#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

TEST(FoundWaitsTest, FindsOnceWhileItIsAmongTheLastFour) {
  const FoundWaits found;
  int times = 0;
  const auto ask = [&](const std::string& key) {
    return found
        .Get(key,
             [&] {
               ++times;
               Waits waits;
               waits.uncovered = {static_cast<uint32_t>(key.size())};
               return waits;
             })
        ->uncovered.front();
  };
  EXPECT_EQ(ask("a"), 1);
  EXPECT_EQ(ask("a"), 1);
  EXPECT_EQ(ask("bb"), 2);
  EXPECT_EQ(times, 2);
  for (const char* key : {"ccc", "dddd", "a", "eeeee"}) ask(key);
  EXPECT_EQ(times, 5);
  EXPECT_EQ(ask("a"), 1);
  EXPECT_EQ(times, 5) << "it was asked for since";
  EXPECT_EQ(ask("bb"), 2);
  EXPECT_EQ(times, 6) << "it was the one asked for longest ago";
}

}  // namespace
}  // namespace carereform::assessments

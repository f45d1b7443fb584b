#include "common/imports/seen_ids.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::imports {
namespace {

TEST(SeenIdsTest, TellsTheLineOnWhichAnIdStoodFirst) {
  SeenIds ids;
  EXPECT_EQ(ids.Add("a", 2), std::nullopt);
  EXPECT_EQ(ids.Add("b", 3), std::nullopt);
  EXPECT_EQ(ids.Add("a", 4), 2);
  EXPECT_EQ(ids.Add("a", 5), 2);
  EXPECT_TRUE(ids.Has("b"));
  EXPECT_FALSE(ids.Has("c"));
  EXPECT_EQ(ids.count(), 2);
}

// The oracle keeps the ids.
RC_GTEST_PROP(SeenIdsProperty, IsAsASetOfTheIds, ()) {
  const auto given = *rc::gen::container<std::vector<std::string>>(
      rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab"))));
  SeenIds ids;
  std::set<std::string> oracle;
  for (const std::string& id : given) {
    RC_ASSERT(ids.Has(id) == (oracle.count(id) > 0));
    RC_ASSERT(ids.Add(id, 1).has_value() == !oracle.insert(id).second);
  }
  RC_ASSERT(ids.count() == static_cast<int64_t>(oracle.size()));
}

}  // namespace
}  // namespace carereform::imports

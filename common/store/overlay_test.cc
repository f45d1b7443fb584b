#include "common/store/overlay.h"

#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::store {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

Rows ScanAll(const View& view, absl::string_view begin, absl::string_view end) {
  Rows rows;
  EXPECT_TRUE(view.Scan(begin, end,
                        [&](absl::string_view key, absl::string_view value) {
                          rows.emplace_back(std::string(key),
                                            std::string(value));
                          return true;
                        })
                  .ok());
  return rows;
}

Changes FromMap(const std::map<std::string, std::string>& rows) {
  Changes changes;
  for (const auto& [key, value] : rows) changes[key] = value;
  return changes;
}

// The oracle makes the changes to a plain map.
RC_GTEST_PROP(OverlayProperty, ShowsWhatMakingTheChangesWould,
              (const std::map<std::string, std::string>& base,
               const std::map<std::string, std::string>& puts,
               const std::set<std::string>& deletes, const std::string& begin,
               const std::string& end)) {
  const auto engine = OpenMemoryEngine();
  RC_ASSERT(engine->Write(FromMap(base)).ok());
  Changes changes = FromMap(puts);
  std::map<std::string, std::string> expected = base;
  for (const auto& [key, value] : puts) expected[key] = value;
  for (const std::string& key : deletes) {
    changes[key] = std::nullopt;
    expected.erase(key);
  }
  Rows in_range;
  for (const auto& [key, value] : expected) {
    if (key >= begin && (end.empty() || key < end)) {
      in_range.emplace_back(key, value);
    }
  }
  const auto below = engine->Snapshot();
  RC_ASSERT(ScanAll(Overlay(changes, *below), begin, end) == in_range);
}

TEST(OverlayTest, AVisitorCanEndAScan) {
  const auto engine = OpenMemoryEngine();
  ASSERT_TRUE(engine->Write(FromMap({{"b", "2"}, {"d", "4"}})).ok());
  const Changes changes = FromMap({{"a", "1"}, {"c", "3"}, {"e", "5"}});
  const auto below = engine->Snapshot();
  for (size_t count = 1; count <= 5; ++count) {
    std::string seen;
    ASSERT_TRUE(Overlay(changes, *below)
                    .Scan("", "",
                          [&](absl::string_view key, absl::string_view) {
                            seen += std::string(key);
                            return seen.size() < count;
                          })
                    .ok());
    EXPECT_EQ(seen, std::string("abcde").substr(0, count));
  }
}

TEST(PrefixedViewTest, StaysWithinItsPrefix) {
  const auto engine = OpenMemoryEngine();
  ASSERT_TRUE(
      engine->Write(FromMap({{"a", "0"}, {"p1", "1"}, {"p2", "2"}, {"q", "3"}}))
          .ok());
  const auto below = engine->Snapshot();
  const PrefixedView view("p", *below);
  EXPECT_EQ(ScanAll(view, "", ""), (Rows{{"1", "1"}, {"2", "2"}}));
  EXPECT_EQ(ScanAll(view, "", "2"), (Rows{{"1", "1"}}));
  EXPECT_EQ(*view.Get("2"), "2");
  EXPECT_EQ(*view.Get("a"), std::nullopt);
}

}  // namespace
}  // namespace carereform::store

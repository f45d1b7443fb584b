// What every engine owes: see common/store/engine.h.

#include <atomic>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/store/engine.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/conformance/engine_kinds.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;
using testing::Pair;
using tests::IsOk;

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs PairsIn(const View& view, absl::string_view begin = "",
              absl::string_view end = "") {
  Pairs pairs;
  EXPECT_THAT(view.Scan(begin, end,
                        [&](absl::string_view key, absl::string_view value) {
                          pairs.emplace_back(std::string(key),
                                             std::string(value));
                          return true;
                        }),
              IsOk());
  return pairs;
}

class EngineConformanceTest : public testing::TestWithParam<EngineKind> {
 protected:
  EngineConformanceTest() { Open(); }

  void Open() {
    engine_ = nullptr;  // Before another has the directory.
    auto opened = GetParam().open(directory_.path());
    ASSERT_THAT(opened.status(), IsOk());
    engine_ = *std::move(opened);
  }

  tests::TemporaryDirectory directory_;
  std::unique_ptr<Engine> engine_;
};

TEST_P(EngineConformanceTest, ANewOneIsEmpty) {
  EXPECT_THAT(PairsIn(*engine_->Snapshot()), IsEmpty());
  const auto value = engine_->Snapshot()->Get("a");
  ASSERT_THAT(value.status(), IsOk());
  EXPECT_EQ(*value, std::nullopt);
}

TEST_P(EngineConformanceTest, ABatchPutsReplacesAndDeletes) {
  ASSERT_THAT(engine_->Write({{"a", "1"}, {"b", "2"}}), IsOk());
  ASSERT_THAT(engine_->Write({{"a", std::nullopt},
                              {"b", "3"},
                              {"c", ""},
                              {"never there", std::nullopt}}),
              IsOk());
  const auto view = engine_->Snapshot();
  EXPECT_THAT(PairsIn(*view), ElementsAre(Pair("b", "3"), Pair("c", "")));
  EXPECT_EQ(*view->Get("a"), std::nullopt);
  EXPECT_THAT(*view->Get("b"), Optional(std::string("3")));
  EXPECT_THAT(*view->Get("c"), Optional(std::string()));
}

TEST_P(EngineConformanceTest, ABatchMayBeEmpty) {
  ASSERT_THAT(engine_->Write({}), IsOk());
  EXPECT_THAT(PairsIn(*engine_->Snapshot()), IsEmpty());
}

TEST_P(EngineConformanceTest, KeysAndValuesAreAnyBytes) {
  const std::string key("\x01\0\xff\n", 4);
  const std::string value("\0\xff\0", 3);
  ASSERT_THAT(engine_->Write({{key, value}}), IsOk());
  EXPECT_THAT(PairsIn(*engine_->Snapshot()), ElementsAre(Pair(key, value)));
  EXPECT_THAT(*engine_->Snapshot()->Get(key), Optional(value));
}

TEST_P(EngineConformanceTest, AScanIsInByteOrderAndKeepsToItsBounds) {
  const std::string zero("b\0", 2);
  ASSERT_THAT(engine_->Write({{"\xff", "6"},
                              {"a", "1"},
                              {"b", "2"},
                              {zero, "3"},
                              {"ba", "4"},
                              {"\x80", "5"}}),
              IsOk());
  const auto view = engine_->Snapshot();
  const auto values = [&](absl::string_view begin, absl::string_view end) {
    std::string all;
    for (const auto& [key, value] : PairsIn(*view, begin, end)) all += value;
    return all;
  };
  EXPECT_EQ(values("", ""), "123456");
  EXPECT_EQ(values("a", "b"), "1");
  EXPECT_EQ(values("b", "ba"), "23");
  EXPECT_EQ(values(zero, "\x80"), "34");
  EXPECT_EQ(values("bb", ""), "56");
  EXPECT_EQ(values("aa", "b"), "");
  EXPECT_EQ(values("c", "b"), "");
}

TEST_P(EngineConformanceTest, AScanEndsWhenItsVisitorHasEnough) {
  ASSERT_THAT(engine_->Write({{"a", "1"}, {"b", "2"}, {"c", "3"}}), IsOk());
  int visited = 0;
  ASSERT_THAT(
      engine_->Snapshot()->Scan(
          "", "",
          [&](absl::string_view, absl::string_view) { return ++visited < 2; }),
      IsOk());
  EXPECT_EQ(visited, 2);
}

TEST_P(EngineConformanceTest, ASnapshotStaysAsItWas) {
  ASSERT_THAT(engine_->Write({{"a", "1"}, {"b", "1"}}), IsOk());
  const auto before = engine_->Snapshot();
  ASSERT_THAT(engine_->Write({{"a", "2"}, {"b", std::nullopt}, {"c", "2"}}),
              IsOk());
  EXPECT_THAT(PairsIn(*before), ElementsAre(Pair("a", "1"), Pair("b", "1")));
  EXPECT_EQ(*before->Get("c"), std::nullopt);
  EXPECT_THAT(PairsIn(*engine_->Snapshot()),
              ElementsAre(Pair("a", "2"), Pair("c", "2")));
}

TEST_P(EngineConformanceTest, ASnapshotOutlivesItsEngine) {
  ASSERT_THAT(engine_->Write({{"a", "1"}}), IsOk());
  const auto view = engine_->Snapshot();
  engine_ = nullptr;
  EXPECT_THAT(PairsIn(*view), ElementsAre(Pair("a", "1")));
}

// Each batch gives every key the same value, so a snapshot that shows two
// values caught a batch half made.
TEST_P(EngineConformanceTest, NoSnapshotShowsPartOfABatch) {
  constexpr int kBatches = 100;
  constexpr int kKeys = 20;
  ASSERT_THAT(engine_->Write({}), IsOk());
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        const Pairs pairs = PairsIn(*engine_->Snapshot());
        for (const auto& [key, value] : pairs) {
          if (value != pairs.front().second) ++torn;
        }
        if (!pairs.empty() && pairs.size() != kKeys) ++torn;
      }
    });
  }
  for (int batch = 0; batch < kBatches; ++batch) {
    Changes changes;
    for (int key = 0; key < kKeys; ++key) {
      changes[absl::StrCat("k", key)] = absl::StrCat(batch);
    }
    EXPECT_THAT(engine_->Write(changes), IsOk());
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(torn, 0);
  const Pairs last = PairsIn(*engine_->Snapshot());
  ASSERT_EQ(last.size(), kKeys);
  EXPECT_EQ(last.front().second, absl::StrCat(kBatches - 1));
}

INSTANTIATE_TEST_SUITE_P(Engines, EngineConformanceTest,
                         testing::ValuesIn(EngineKinds()), EngineName);

using DurableEngineTest = EngineConformanceTest;

TEST_P(DurableEngineTest, KeepsItsDataWhenOpenedAgain) {
  ASSERT_THAT(engine_->Write({{"a", "1"}, {"b", "2"}}), IsOk());
  ASSERT_THAT(engine_->Write({{"a", std::nullopt}}), IsOk());
  Open();
  EXPECT_THAT(PairsIn(*engine_->Snapshot()), ElementsAre(Pair("b", "2")));
  ASSERT_THAT(engine_->Write({{"c", "3"}}), IsOk());
  Open();
  EXPECT_THAT(PairsIn(*engine_->Snapshot()),
              ElementsAre(Pair("b", "2"), Pair("c", "3")));
}

INSTANTIATE_TEST_SUITE_P(Engines, DurableEngineTest,
                         testing::ValuesIn(DurableEngineKinds()), EngineName);

}  // namespace
}  // namespace carereform::store

// Random transactions against the model; and the model against engines that
// lose something, to show that it would notice.

#include "tests/conformance/store_model.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "common/store/partition.h"
#include "rapidcheck.h"
#include "tests/conformance/store_conformance.h"

namespace carereform::store {
namespace {

using tests::IsOk;

constexpr size_t kStepsPerCase = 40;  // Of 100 cases: 4,000 transactions.

rc::Gen<ModelWrite> AnyWrite() {
  // Few resources, so that most are written again and again.
  return rc::gen::map(
      rc::gen::pair(rc::gen::inRange(0, 5), rc::gen::inRange(-3, 10)),
      [](const std::pair<int, int>& drawn) {
        ModelWrite write{.resource = drawn.first, .value = std::nullopt};
        if (drawn.second >= 0) write.value = drawn.second;
        return write;
      });
}

rc::Gen<ModelStep> AnyStep() {
  return rc::gen::build<ModelStep>(
      rc::gen::set(&ModelStep::other_council,
                   rc::gen::map(rc::gen::inRange(0, 4),
                                [](int drawn) { return drawn == 0; })),
      rc::gen::set(&ModelStep::fails,
                   rc::gen::map(rc::gen::inRange(0, 5),
                                [](int drawn) { return drawn == 0; })),
      rc::gen::set(
          &ModelStep::writes,
          rc::gen::mapcat(rc::gen::inRange<size_t>(0, 4), [](size_t count) {
            return rc::gen::container<std::vector<ModelWrite>>(count,
                                                               AnyWrite());
          })));
}

class StoreModelTest : public StoreConformanceTest {
 protected:
  // Returns a store on a new engine; whatever was there is gone.
  Store& Fresh() {
    store_ = nullptr;
    std::filesystem::remove_all(directory_.path());
    Open({});
    return *store_;
  }
};

TEST_P(StoreModelTest, AnyTransactionsLeaveWhatTheModelHas) {
  const bool agree = rc::check("the store agrees with the model", [this] {
    const auto steps =
        *rc::gen::container<std::vector<ModelStep>>(kStepsPerCase, AnyStep());
    const Handing handing =
        *rc::gen::element(Handing::kTogether, Handing::kTogether,
                          Handing::kTogether, Handing::kOneByOne);
    const std::string difference = MakeAndCompare(Fresh(), steps, handing);
    RC_LOG() << difference << "\n";
    RC_ASSERT(difference.empty());
    if (GetParam().keeps_data) {
      Open({});
      RC_ASSERT(Compare(*store_, steps).empty());
    }
  });
  EXPECT_TRUE(agree);
}

INSTANTIATE_TEST_SUITE_P(Engines, StoreModelTest,
                         testing::ValuesIn(EngineKinds()), EngineName);

// A kind of key of a partition, for an engine to lose.
struct Lost {
  std::string name;
  Space space;
};

std::ostream& operator<<(std::ostream& out, const Lost& lost) {
  return out << lost.name;
}

// Few steps that put, put again, delete and fail, in two councils.
std::vector<ModelStep> SomeSteps() {
  return {{.writes = {{0, 1}, {1, 1}}},
          {.writes = {{0, 2}}},
          {.other_council = true, .writes = {{0, 3}}},
          {.fails = true, .writes = {{0, 4}}},
          {.writes = {{1, std::nullopt}, {2, 5}}},
          {.writes = {{1, 6}}}};
}

class PlantedFaultTest : public testing::TestWithParam<Lost> {
 protected:
  // Returns what the model has to say of an engine that loses one key of batch
  // `faulty_batch`; sets `lost` to whether that batch had such a key.
  std::string DifferenceWith(int faulty_batch, bool& lost) {
    int batch = 0;
    lost = false;
    const auto lose = [&](Engine& below, const Changes& changes) {
      Changes kept = changes;
      if (batch++ == faulty_batch) {
        const auto key =
            std::find_if(kept.begin(), kept.end(),
                         [](const auto& change) { return IsOf(change.first); });
        lost = key != kept.end();
        if (lost) kept.erase(key);
      }
      return below.Write(kept);
    };
    Store store(std::make_unique<HookedEngine>(OpenMemoryEngine(), lose), {});
    return MakeAndCompare(store, SomeSteps(), Handing::kOneByOne);
  }

 private:
  static bool IsOf(const std::string& key) {
    for (const char* council : {"one", "other"}) {
      const std::string prefix = PartitionPrefix(council);
      if (absl::StartsWith(key, prefix)) {
        return key[prefix.size()] == static_cast<char>(GetParam().space);
      }
    }
    return false;
  }
};

TEST_P(PlantedFaultTest, IsReportedWhicheverBatchItIsIn) {
  constexpr int kBatches = 5;  // Of the six steps one fails.
  for (int batch = 0; batch < kBatches; ++batch) {
    bool lost = false;
    EXPECT_NE(DifferenceWith(batch, lost), "") << "batch " << batch;
    EXPECT_TRUE(lost) << "batch " << batch;
  }
}

INSTANTIATE_TEST_SUITE_P(Keys, PlantedFaultTest,
                         testing::Values(Lost{"Head", Space::kHead},
                                         Lost{"Header", Space::kHeaders},
                                         Lost{"Body", Space::kBodies},
                                         Lost{"History", Space::kHistory},
                                         Lost{"Row", Space::kRows}),
                         [](const testing::TestParamInfo<Lost>& lost) {
                           return lost.param.name;
                         });

TEST(NoPlantedFaultTest, TheModelHasNothingToSayOfAWholeEngine) {
  Store store(OpenMemoryEngine(), {});
  EXPECT_EQ(MakeAndCompare(store, SomeSteps(), Handing::kOneByOne), "");
}

TEST(NoPlantedFaultTest, TheModelNoticesALostCouncil) {
  const auto lose = [](Engine& below, const Changes& changes) {
    Changes kept = changes;
    kept.erase(CouncilKey("other"));
    return below.Write(kept);
  };
  Store store(std::make_unique<HookedEngine>(OpenMemoryEngine(), lose), {});
  EXPECT_EQ(MakeAndCompare(store, SomeSteps(), Handing::kOneByOne),
            "there are 1 councils");
}

}  // namespace
}  // namespace carereform::store

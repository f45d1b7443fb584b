// Each I/O fails in turn. Nothing is answered wrongly, nothing is acknowledged
// that is not durable, and when the disk is well again so is the store.

#include <atomic>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "gtest/gtest.h"
#include "tests/faults/suite.h"

namespace carereform::faults {
namespace {

constexpr int kClients = 2;
constexpr int kStepsBefore = 60;
constexpr int kSteps = 25;

// What came of all the faults.
struct Tally {
  std::atomic<int> faults = 0;
  std::atomic<int> while_opening = 0;
  std::atomic<int> while_changing = 0;
  std::atomic<uint64_t> acknowledged = 0;
};

// A store as it was before anything failed, and its clients.
class Before {
 public:
  explicit Before(uint64_t seed) : clients_(kClients, seed) {
    const auto disk = NewDisk();
    {
      const auto store = OpenStore(OptionsOn(disk));
      EXPECT_TRUE(store.ok()) << store.status();
      if (store.ok()) clients_.RunInTurn(**store, kStepsBefore);
    }
    image_ = disk->Image();
  }

  // Returns what is wrong once `fault` has happened and is over.
  std::string Run(const IoFault& fault, uint64_t seed, Tally& tally) const {
    const auto disk = NewDisk();
    disk->Load(image_);
    Clients clients = clients_;
    disk->Fail(fault);
    {
      const auto store = OpenStore(OptionsOn(disk));
      if (store.ok()) {
        clients.RunInTurn(**store, kSteps);
      } else if (ReasonOf(store.status()).empty()) {
        return absl::StrCat("no reason: ", store.status().ToString());
      }
      if (disk->has_failed()) {
        ++tally.faults;
        ++(store.ok() ? tally.while_changing : tally.while_opening);
      }
    }
    disk->Heal();
    // What an error left unsynced is the first to go.
    disk->LosePower(0);
    std::mt19937_64 random(seed);
    disk->RestorePower(random);
    const auto store = OpenStore(OptionsOn(disk));
    if (!store.ok()) {
      return absl::StrCat("not well again: ", store.status().ToString());
    }
    tally.acknowledged += clients.acknowledged() - clients_.acknowledged();
    return clients.Examine(**store);
  }

 private:
  Clients clients_;
  DiskImage image_;
};

TEST(FailingIoTest, EveryIoMayFail) {
  const int count = CountOr(200);
  const uint64_t seed = Seed();
  std::vector<IoFault> faults;
  for (int at = 1; at <= count; ++at) {
    for (const bool from_then_on : {false, true}) {
      for (const bool no_space : {false, true}) {
        faults.push_back({.at = static_cast<uint64_t>(at),
                          .from_then_on = from_then_on,
                          .no_space = no_space});
      }
    }
  }
  const Before before(seed);
  Tally tally;
  InParallel(static_cast<int>(faults.size()), [&](int i) {
    const IoFault& fault = faults[i];
    EXPECT_EQ(before.Run(fault, seed + i, tally), "")
        << "I/O " << fault.at << (fault.from_then_on ? " and all after it" : "")
        << (fault.no_space ? " had no space" : " failed");
  });
  if (HasFailure()) return;
  std::printf(
      "Shown: failing I/O: k = 1 to %d, %d faults, %d in opening and %d in "
      "changing, "
      "%llu acknowledged, 0 lost, 0 wrong answers\n",
      count, tally.faults.load(), tally.while_opening.load(),
      tally.while_changing.load(),
      static_cast<unsigned long long>(tally.acknowledged.load()));
  EXPECT_GT(tally.while_changing.load(), 0);
}

}  // namespace
}  // namespace carereform::faults

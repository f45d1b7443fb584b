// The power goes at random points, under several clients; when it is back,
// nothing that was acknowledged is lost and nothing is torn.

#include <algorithm>
#include <atomic>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "gtest/gtest.h"
#include "tests/faults/suite.h"

namespace carereform::faults {
namespace {

constexpr int kClients = 4;
// A disk serves for so many cuts, so that some find much on it and some little.
constexpr int kCutsOfADisk = 10;
// A cut comes after so many I/Os at most: some in opening, most in changes.
constexpr uint64_t kMostIosToCut = 1'500;
constexpr int kMostSteps = 2'000;
// To start again takes less than this.
constexpr absl::Duration kSlowestRestart = absl::Seconds(2);

// A disk with a store and its clients, cut off again and again.
class CutDisk {
 public:
  explicit CutDisk(uint64_t seed)
      : random_(seed), clients_(kClients, seed), options_(OptionsOn(disk_)) {}

  store::GuardedOptions& options() { return options_; }
  const Clients& clients() const { return clients_; }
  absl::Duration slowest_restart() const { return slowest_restart_; }

  // Cuts the power while clients change things, or while the store is opened.
  void Cut() {
    disk_->LosePower(1 + random_() % kMostIosToCut);
    {
      const auto store = OpenStore(options_);
      if (store.ok()) clients_.RunTogether(**store, kMostSteps);
    }
    disk_->RestorePower(random_);
  }

  // Opens the store after a cut.
  absl::StatusOr<std::unique_ptr<store::Store>> Reopen() {
    const absl::Time start = absl::Now();
    auto store = OpenStore(options_);
    slowest_restart_ = std::max(slowest_restart_, absl::Now() - start);
    return store;
  }

  // Returns what is wrong after a cut; empty for nothing.
  std::string CutAndExamine() {
    Cut();
    const auto store = Reopen();
    if (!store.ok()) return store.status().ToString();
    return clients_.Examine(**store);
  }

 private:
  std::mt19937_64 random_;
  std::shared_ptr<SimulatedDisk> disk_ = NewDisk();
  Clients clients_;
  store::GuardedOptions options_;
  absl::Duration slowest_restart_;
};

TEST(PowerCutTest, NothingAcknowledgedIsLostAndNothingIsTorn) {
  const int cuts = CountOr(50);
  const uint64_t seed = Seed();
  std::vector<std::unique_ptr<CutDisk>> disks;
  for (int first = 0; first < cuts; first += kCutsOfADisk) {
    disks.push_back(std::make_unique<CutDisk>(seed + first));
  }
  InParallel(static_cast<int>(disks.size()), [&](int number) {
    const int first = number * kCutsOfADisk;
    for (int cut = first; cut < std::min(cuts, first + kCutsOfADisk); ++cut) {
      ASSERT_EQ(disks[number]->CutAndExamine(), "") << "after cut " << cut;
    }
  });
  if (HasFailure()) return;
  uint64_t acknowledged = 0;
  absl::Duration slowest;
  for (const auto& disk : disks) {
    acknowledged += disk->clients().acknowledged();
    slowest = std::max(slowest, disk->slowest_restart());
  }
  std::printf(
      "Shown: power cuts: %d cuts, %llu acknowledged, 0 lost, 0 torn, slowest "
      "restart %.2f s\n",
      cuts, static_cast<unsigned long long>(acknowledged),
      absl::ToDoubleSeconds(slowest));
  EXPECT_GT(acknowledged, cuts) << "the suite changes too little to show much";
  EXPECT_LT(slowest, kSlowestRestart);
}

// The control: without syncs the same cuts must lose something, or the disk
// does not forget what it should.
TEST(PowerCutTest, WithoutSyncsAcknowledgedChangesAreLost) {
  const int cuts = std::min(CountOr(10), 10);
  const uint64_t seed = Seed();
  std::atomic<int> lossy = 0;
  std::atomic<int> noticed = 0;
  InParallel(cuts, [&](int i) {
    CutDisk unguarded(seed + i);
    unguarded.options().rocks.sync = false;
    unguarded.options().watermark = false;
    if (!unguarded.CutAndExamine().empty()) ++lossy;
    CutDisk guarded(seed + i);
    guarded.options().rocks.sync = false;
    guarded.Cut();
    const auto store = guarded.Reopen();
    if (store.ok()) return;
    EXPECT_EQ(ReasonOf(store.status()), "STORE_BELOW_WATERMARK");
    ++noticed;
  });
  std::printf(
      "Shown: power cuts, control without syncs: %d cuts, %d lost what was "
      "acknowledged; with the watermark %d were refused\n",
      cuts, lossy.load(), noticed.load());
  EXPECT_GT(lossy.load(), 0);
  EXPECT_GT(noticed.load(), 0);
}

}  // namespace
}  // namespace carereform::faults

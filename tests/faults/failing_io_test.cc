// Each I/O fails in turn. Nothing is answered wrongly, nothing is acknowledged
// that is not durable, and when the disk is well again so is the store.

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
  int faults = 0;
  int while_opening = 0;
  int while_changing = 0;
  uint64_t acknowledged = 0;
};

class FailingIoTest : public testing::Test {
 protected:
  FailingIoTest() : random_(Seed()), clients_before_(kClients, Seed()) {
    const auto store = OpenStore(OptionsOn(disk_));
    EXPECT_TRUE(store.ok()) << store.status();
    if (store.ok()) clients_before_.RunInTurn(**store, kStepsBefore);
  }

  // Returns what is wrong once `fault` has happened and is over.
  std::string Run(const IoFault& fault, Tally& tally) {
    disk_->Load(image_);
    Clients clients = clients_before_;
    disk_->Fail(fault);
    {
      const auto store = OpenStore(OptionsOn(disk_));
      if (store.ok()) {
        clients.RunInTurn(**store, kSteps);
      } else if (ReasonOf(store.status()).empty()) {
        return absl::StrCat("no reason: ", store.status().ToString());
      }
      if (disk_->has_failed()) {
        ++tally.faults;
        ++(store.ok() ? tally.while_changing : tally.while_opening);
      }
    }
    disk_->Heal();
    // What an error left unsynced is the first to go.
    disk_->LosePower(0);
    disk_->RestorePower(random_);
    const auto store = OpenStore(OptionsOn(disk_));
    if (!store.ok()) {
      return absl::StrCat("not well again: ", store.status().ToString());
    }
    tally.acknowledged +=
        clients.acknowledged() - clients_before_.acknowledged();
    return clients.Examine(**store);
  }

  std::mt19937_64 random_;
  std::shared_ptr<SimulatedDisk> disk_ = NewDisk();
  Clients clients_before_;
  DiskImage image_ = disk_->Image();
};

TEST_F(FailingIoTest, EveryIoMayFail) {
  const int count = CountOr(200);
  image_ = disk_->Image();
  Tally tally;
  for (int at = 1; at <= count; ++at) {
    for (const bool from_then_on : {false, true}) {
      for (const bool no_space : {false, true}) {
        const IoFault fault{.at = static_cast<uint64_t>(at),
                            .from_then_on = from_then_on,
                            .no_space = no_space};
        ASSERT_EQ(Run(fault, tally), "")
            << "I/O " << at << (from_then_on ? " and all after it" : "")
            << (no_space ? " had no space" : " failed");
      }
    }
  }
  std::printf(
      "failing I/O: k = 1 to %d, %d faults, %d in opening and %d in changing, "
      "%llu acknowledged, 0 lost, 0 wrong answers\n",
      count, tally.faults, tally.while_opening, tally.while_changing,
      static_cast<unsigned long long>(tally.acknowledged));
  EXPECT_GT(tally.while_changing, 0);
}

}  // namespace
}  // namespace carereform::faults

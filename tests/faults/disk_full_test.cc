// The disk fills and empties. Changes are refused by reason while reads go on,
// and are made again without anyone's help; also where it filled so suddenly
// that the store failed and had to be opened again.

#include <cstdio>

#include "common/status/error.h"
#include "gtest/gtest.h"
#include "tests/faults/suite.h"
#include "tests/faults/whole_store.h"

namespace carereform::faults {
namespace {

constexpr uint64_t kCapacity = uint64_t{64} << 20;
constexpr uint64_t kMinFree = uint64_t{16} << 20;
// Less than that by more than RocksDB may free meanwhile.
constexpr uint64_t kTooLittle = kMinFree / 2;
constexpr int kSteps = 30;

class DiskFullTest : public testing::Test {
 protected:
  DiskFullTest() { disk_->SetCapacity(kCapacity); }

  // Opens the store. One that does not look at the disk meets the end of it.
  void Open(bool looks = true) {
    store_ = nullptr;
    store::WriterOptions writer;
    if (looks) writer.space = [this] { return disk_->Space(); };
    writer.disk_limits = {.min_free_bytes = kMinFree,
                          .min_free_percent = 5,
                          .between_looks = absl::ZeroDuration()};
    auto opened = OpenStore(OptionsOn(disk_), std::move(writer));
    ASSERT_TRUE(opened.ok()) << opened.status();
    store_ = *std::move(opened);
  }

  // Has others take all of the disk but `free` bytes.
  void LeaveFree(uint64_t free) {
    disk_->SetTakenByOthers(0);
    const uint64_t now = disk_->Space().free_bytes;
    disk_->SetTakenByOthers(now > free ? now - free : 0);
  }

  // Makes changes, or has them refused; returns how many were made.
  int Change(const std::string& reason) {
    int made = 0;
    for (Client& client : clients_.each()) {
      for (int i = 0; i < kSteps; ++i) {
        const absl::Status status = client.Step(*store_);
        EXPECT_EQ(ReasonOf(status), reason) << status;
        made += status.ok() ? 1 : 0;
      }
    }
    return made;
  }

  std::shared_ptr<SimulatedDisk> disk_ = NewDisk();
  Clients clients_{2, Seed()};
  std::unique_ptr<store::Store> store_;
};

TEST_F(DiskFullTest, ChangesWaitForRoomAndReadsDoNot) {
  const int cycles = CountOr(20);
  int refused = 0;
  int made = 0;
  Open();
  for (int cycle = 0; cycle < cycles; ++cycle) {
    LeaveFree(kCapacity);
    made += Change("");
    LeaveFree(kTooLittle);
    EXPECT_EQ(Change("DISK_NEARLY_FULL"), 0);
    refused += 2 * kSteps;
    EXPECT_EQ(ReasonOf(store_->Status().writable), "DISK_NEARLY_FULL");
    for (Client& client : clients_.each()) client.Check(*store_);
    ASSERT_EQ(clients_.fault(), "") << "in cycle " << cycle;
  }
  LeaveFree(kCapacity);
  EXPECT_EQ(clients_.Examine(*store_), "");
  std::printf(
      "Shown: disk full: %d cycles, %d changes refused by reason, %d made, "
      "%llu "
      "acknowledged, 0 lost\n",
      cycles, refused, made,
      static_cast<unsigned long long>(clients_.acknowledged()));
}

// Between two looks others take the last byte.
TEST_F(DiskFullTest, AStoreThatFailedOpensAgainWhenThereIsRoom) {
  const int cycles = CountOr(20);
  int failed = 0;
  int refused_to_open = 0;
  std::mt19937_64 random(Seed());
  for (int cycle = 0; cycle < cycles; ++cycle) {
    LeaveFree(kCapacity);
    Open();
    EXPECT_EQ(clients_.Examine(*store_), "") << "in cycle " << cycle;
    Open(false);
    LeaveFree(random() % (uint64_t{128} << 10));
    Client& client = clients_.each()[cycle % 2];
    for (int i = 0; i < 10 * kSteps; ++i) {
      if (client.Step(*store_).ok()) continue;
      ++failed;
      break;
    }
    store_ = nullptr;
    // A supervisor starts it again meanwhile.
    const auto again = OpenStore(OptionsOn(disk_));
    if (!again.ok()) {
      EXPECT_EQ(ReasonOf(again.status()), "STORE_UNAVAILABLE");
      ++refused_to_open;
    }
  }
  LeaveFree(kCapacity);
  Open();
  EXPECT_EQ(clients_.Examine(*store_), "");
  std::printf(
      "Shown: disk full at once: %d cycles, %d failures of the store, %d "
      "starts "
      "without room, %llu acknowledged, 0 lost\n",
      cycles, failed, refused_to_open,
      static_cast<unsigned long long>(clients_.acknowledged()));
  EXPECT_GT(failed, 0);
}

}  // namespace
}  // namespace carereform::faults

// What is kept is damaged while the store is closed: it is refused, by reason,
// when it is opened or read, or nobody can tell the difference. Never is
// something missing or wrong without a word.

#include "tests/faults/damage.h"

#include <cstdio>
#include <map>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "gtest/gtest.h"
#include "tests/faults/suite.h"
#include "tests/faults/whole_store.h"

namespace carereform::faults {
namespace {

constexpr int kSessions = 6;
constexpr int kClients = 3;
// Enough that a session's log has several blocks.
constexpr int kSteps = 80;

// A store that was opened, changed and closed several times, as it was after
// each of them.
class Kept {
 public:
  explicit Kept(uint64_t seed) {
    Clients clients(kClients, seed);
    for (int i = 0; i < kSessions; ++i) {
      {
        const auto store = OpenStore(options());
        EXPECT_TRUE(store.ok()) << store.status();
        if (store.ok()) clients.RunInTurn(**store, kSteps);
      }
      images_.push_back(disk_->Image());
    }
    latest_ = images_.back();
    images_.pop_back();
    dump_ = OpenAndDump(latest_);
    EXPECT_TRUE(dump_.ok()) << dump_.status();
    EXPECT_EQ(clients.fault(), "");
  }

  const DiskImage& latest() const { return latest_; }
  const std::vector<DiskImage>& earlier() const { return images_; }
  const std::string& dump() const { return *dump_; }

  // Opens what `image` holds and reads all of it.
  absl::StatusOr<std::string> OpenAndDump(const DiskImage& image) {
    disk_->Load(image);
    const auto opened = store::OpenGuarded(options());
    if (!opened.ok()) return opened.status();
    return Dump(*opened->engine->Snapshot());
  }

 private:
  // Buffers that leave some of it in the log.
  store::GuardedOptions options() const {
    store::GuardedOptions options = OptionsOn(disk_);
    options.rocks.write_buffer_bytes = size_t{256} << 10;
    return options;
  }

  std::shared_ptr<SimulatedDisk> disk_ = NewDisk();
  DiskImage latest_;
  std::vector<DiskImage> images_;
  absl::StatusOr<std::string> dump_;
};

TEST(DamageTest, IsRefusedOrMakesNoDifference) {
  const int count = CountOr(600);
  Kept kept(Seed());
  std::mt19937_64 random(Seed());
  std::map<std::string, int> refused;
  int no_difference = 0;
  for (int i = 0; i < count; ++i) {
    const auto kind = static_cast<DamageKind>(i % kDamageKinds);
    DiskImage image = kept.latest();
    const std::string done = Damage(kind, kept.earlier(), image, random);
    SCOPED_TRACE(absl::StrCat("damage ", i, ", ", NameOf(kind), ": ", done));
    const absl::StatusOr<std::string> dump = kept.OpenAndDump(image);
    if (!dump.ok()) {
      const std::string reason = ReasonOf(dump.status());
      EXPECT_NE(reason, "") << dump.status();
      ++refused[reason];
    } else {
      ASSERT_TRUE(*dump == kept.dump()) << "records changed without a word";
      ++no_difference;
    }
  }
  std::string reasons;
  for (const auto& [reason, times] : refused) {
    absl::StrAppend(&reasons, ", ", times, " ", reason);
  }
  std::printf("Shown: damages: %d damages, 0 silent, %d made no difference%s\n",
              count, no_difference, reasons.c_str());
}

TEST(DamageTest, RecordsOfALogAreFoundAsRocksWritesThem) {
  Kept kept(Seed());
  size_t logs = 0;
  for (const auto& [path, bytes] : kept.latest()) {
    if (path.find(".log") == std::string::npos) continue;
    ++logs;
    EXPECT_GT(bytes.size(), size_t{64} << 10) << "a log of several blocks";
    EXPECT_GT(RecordEnds(bytes).size(), kSteps);
  }
  EXPECT_EQ(logs, 1);
}

}  // namespace
}  // namespace carereform::faults

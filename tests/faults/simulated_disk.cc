#include "tests/faults/simulated_disk.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "common/store/files.h"

namespace carereform::faults {
namespace {

using rocksdb::IOStatus;

// What a disk writes whole or not at all.
constexpr size_t kSectorBytes = 512;

constexpr uint64_t kUnlimited = uint64_t{1} << 50;

// Loses what was not synced. Of one file in three a part of it stays: the
// beginning of what was added, and any sectors of what was written over.
void LoseUnsynced(SimulatedFile& file, std::mt19937_64& random) {
  std::string kept = file.durable;
  if (random() % 3 == 0) {
    for (const auto& [from, size] : file.unsynced) {
      const size_t end =
          std::min({from + size, file.durable.size(), file.now.size()});
      for (size_t at = from; at < end;) {
        const size_t next =
            std::min(end, (at / kSectorBytes + 1) * kSectorBytes);
        if (random() % 2 == 0)
          kept.replace(at, next - at, file.now, at, next - at);
        at = next;
      }
    }
    if (file.now.size() > kept.size()) {
      const size_t added = file.now.size() - kept.size();
      kept.append(file.now, kept.size(), random() % (added + 1));
    }
  }
  file = SimulatedFile{.now = kept, .durable = kept, .unsynced = {}};
}

}  // namespace

SimulatedDisk::SimulatedDisk()
    : rocksdb::FileSystemWrapper(rocksdb::FileSystem::Default()),
      directories_{"/"},
      capacity_(kUnlimited) {}

void SimulatedDisk::LosePower(uint64_t after) {
  const std::lock_guard lock(mutex_);
  loses_power_ = true;
  until_power_goes_ = after;
}

void SimulatedDisk::RestorePower(std::mt19937_64& random) {
  const std::lock_guard lock(mutex_);
  now_ = durable_;
  for (auto& [path, file] : now_) LoseUnsynced(*file, random);
  locked_.clear();
  loses_power_ = false;
}

void SimulatedDisk::Fail(const IoFault& fault) {
  const std::lock_guard lock(mutex_);
  fault_ = fault;
  until_fault_ = fault.at;
  has_failed_ = false;
}

void SimulatedDisk::Heal() {
  const std::lock_guard lock(mutex_);
  fault_ = std::nullopt;
}

bool SimulatedDisk::has_failed() const {
  const std::lock_guard lock(mutex_);
  return has_failed_;
}

void SimulatedDisk::SetCapacity(uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  capacity_ = bytes;
}

void SimulatedDisk::SetTakenByOthers(uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  taken_by_others_ = bytes;
}

store::VolumeSpace SimulatedDisk::Space() const {
  const std::lock_guard lock(mutex_);
  return {capacity_ - std::min(capacity_, Used()), capacity_};
}

uint64_t SimulatedDisk::Used() const {
  uint64_t used = taken_by_others_;
  for (const auto& [path, file] : now_) used += file->now.size();
  return used;
}

DiskImage SimulatedDisk::Image() const {
  const std::lock_guard lock(mutex_);
  DiskImage image;
  for (const auto& [path, file] : now_) image[path] = file->now;
  return image;
}

void SimulatedDisk::Load(const DiskImage& image) {
  const std::lock_guard lock(mutex_);
  now_.clear();
  locked_.clear();
  for (const auto& [path, bytes] : image) {
    now_[path] = std::make_shared<SimulatedFile>(
        SimulatedFile{.now = bytes, .durable = bytes, .unsynced = {}});
    directories_.insert(store::DirectoryOf(path));
  }
  durable_ = now_;
}

IOStatus SimulatedDisk::Admit() {
  if (loses_power_) {
    if (until_power_goes_ == 0) return IOStatus::IOError("the power is off");
    --until_power_goes_;
  }
  if (!fault_.has_value()) return IOStatus::OK();
  if (until_fault_ > 1) {
    --until_fault_;
    return IOStatus::OK();
  }
  const IOStatus failure = fault_->no_space ? IOStatus::NoSpace("as told")
                                            : IOStatus::IOError("as told");
  if (!fault_->from_then_on) fault_ = std::nullopt;
  has_failed_ = true;
  return failure;
}

IOStatus SimulatedDisk::Find(const std::string& path, FilePtr& file) {
  const auto found = now_.find(path);
  if (found == now_.end()) return IOStatus::PathNotFound(path);
  file = found->second;
  return IOStatus::OK();
}

IOStatus SimulatedDisk::Read(const SimulatedFile& file, uint64_t offset,
                             size_t count, rocksdb::Slice* result,
                             char* scratch) {
  const std::lock_guard lock(mutex_);
  *result = rocksdb::Slice();
  const IOStatus admitted = Admit();
  if (!admitted.ok()) return admitted;
  if (offset >= file.now.size()) return IOStatus::OK();
  const size_t read = file.now.copy(scratch, count, offset);
  *result = rocksdb::Slice(scratch, read);
  return IOStatus::OK();
}

// One that fails has written a half.
IOStatus SimulatedDisk::Write(SimulatedFile& file, uint64_t offset,
                              const rocksdb::Slice& data) {
  const std::lock_guard lock(mutex_);
  if (loses_power_ && until_power_goes_ == 0) return Admit();
  IOStatus outcome = Admit();
  size_t count = outcome.ok() ? data.size() : data.size() / 2;
  const uint64_t end = offset + count;
  const uint64_t grows = end > file.now.size() ? end - file.now.size() : 0;
  if (grows > 0 && Used() + grows > capacity_) {
    outcome = IOStatus::NoSpace("the disk is full");
    count = 0;
  }
  if (file.now.size() < offset + count) file.now.resize(offset + count);
  file.now.replace(offset, count, data.data(), count);
  file.unsynced.emplace_back(offset, count);
  return outcome;
}

IOStatus SimulatedDisk::Resize(SimulatedFile& file, uint64_t size) {
  const std::lock_guard lock(mutex_);
  const IOStatus admitted = Admit();
  if (!admitted.ok()) return admitted;
  file.now.resize(size);
  return IOStatus::OK();
}

IOStatus SimulatedDisk::Sync(SimulatedFile& file) {
  const std::lock_guard lock(mutex_);
  const IOStatus admitted = Admit();
  if (!admitted.ok()) {
    file.sync_failed = true;
    return admitted;
  }
  if (file.sync_failed) return IOStatus::OK();
  file.durable.resize(file.now.size());
  for (const auto& [from, size] : file.unsynced) {
    const size_t end = std::min(from + size, file.now.size());
    if (from < end)
      file.durable.replace(from, end - from, file.now, from, end - from);
  }
  file.unsynced.clear();
  return IOStatus::OK();
}

IOStatus SimulatedDisk::SyncNames(const std::string& directory) {
  const std::lock_guard lock(mutex_);
  const IOStatus admitted = Admit();
  if (!admitted.ok()) return admitted;
  const auto inside = [&](const auto& entry) {
    return store::DirectoryOf(entry.first) == directory;
  };
  std::erase_if(durable_, inside);
  for (const auto& entry : now_) {
    if (inside(entry)) durable_.insert(entry);
  }
  return IOStatus::OK();
}

uint64_t SimulatedDisk::SizeOf(const SimulatedFile& file) const {
  const std::lock_guard lock(mutex_);
  return file.now.size();
}

}  // namespace carereform::faults

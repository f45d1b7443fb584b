#include "common/store/watermark_file.h"

#include <optional>
#include <utility>

#include "common/status/status_macros.h"
#include "common/store/rocks_engine.h"
#include "common/store/watermark.h"
#include "rocksdb/file_system.h"

namespace carereform::store {
namespace {

// Returns the sequence of the slot at `index`, or nothing where it cannot be
// read: such a one is older than any.
absl::StatusOr<std::optional<uint64_t>> SequenceIn(
    rocksdb::FSRandomRWFile& file, uint64_t index) {
  std::string buffer(kWatermarkSlotBytes, '\0');
  rocksdb::Slice read;
  CR_RETURN_IF_ERROR(FromRocks(
      file.Read(index * kWatermarkSlotBytes, kWatermarkSlotBytes,
                rocksdb::IOOptions(), &read, buffer.data(), nullptr)));
  const auto found = DecodeWatermark({read.data(), read.size()});
  if (!found.ok()) return std::nullopt;
  return found->sequence;
}

}  // namespace

WatermarkFile::WatermarkFile(std::unique_ptr<rocksdb::FSRandomRWFile> file,
                             uint64_t slot)
    : file_(std::move(file)), slot_(slot) {}

WatermarkFile::~WatermarkFile() = default;

absl::StatusOr<std::unique_ptr<WatermarkFile>> WatermarkFile::Open(
    const std::string& path, const FileSystemPtr& file_system) {
  std::unique_ptr<rocksdb::FSRandomRWFile> file;
  CR_RETURN_IF_ERROR(FromRocks(
      FileSystemOrDefault(file_system)
          ->NewRandomRWFile(path, rocksdb::FileOptions(), &file, nullptr)));
  CR_ASSIGN_OR_RETURN(const std::optional<uint64_t> first,
                      SequenceIn(*file, 0));
  CR_ASSIGN_OR_RETURN(const std::optional<uint64_t> second,
                      SequenceIn(*file, 1));
  const uint64_t older = first > second ? 1 : 0;
  // The newer one may be there only because the machine has not been off.
  CR_RETURN_IF_ERROR(FromRocks(file->Sync(rocksdb::IOOptions(), nullptr)));
  return std::unique_ptr<WatermarkFile>(
      new WatermarkFile(std::move(file), older));
}

absl::Status WatermarkFile::Write(absl::string_view slot) {
  return FromRocks(file_->Write(slot_ * kWatermarkSlotBytes,
                                {slot.data(), slot.size()},
                                rocksdb::IOOptions(), nullptr));
}

absl::Status WatermarkFile::Sync() {
  CR_RETURN_IF_ERROR(FromRocks(file_->Sync(rocksdb::IOOptions(), nullptr)));
  slot_ = 1 - slot_;
  return absl::OkStatus();
}

}  // namespace carereform::store

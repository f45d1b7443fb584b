#include "common/store/watermark.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/errors.h"
#include "common/store/files.h"
#include "common/store/rocks_engine.h"
#include "common/store/watermark_file.h"
#include "common/store/witness.h"
#include "common/types/limits.h"
#include "common/types/resource_name.h"
#include "rocksdb/file_system.h"

namespace carereform::store {
namespace {

constexpr absl::string_view kMagic = "CRWM";
constexpr uint8_t kVersion = 1;
constexpr size_t kHeaderBytes = 4 + 1 + 8 + 4;
constexpr size_t kLargestMarkBytes =
    4 + kMaxIdCharacters + 8 + kDigestBytes + kLineageBytes;
static_assert(kHeaderBytes + kMaxCouncils * kLargestMarkBytes + kDigestBytes <=
              kWatermarkSlotBytes);

// Takes the parts of a slot from the front of its bytes.
class SlotParser {
 public:
  explicit SlotParser(absl::string_view bytes) : rest_(bytes) {}

  bool Bytes(size_t count, std::string& out) {
    if (rest_.size() < count) return false;
    out.assign(rest_.data(), count);
    rest_.remove_prefix(count);
    return true;
  }
  bool Uint32(uint32_t& out) {
    KeyReader reader(rest_);
    if (!reader.Uint32(out).ok()) return false;
    rest_ = reader.rest();
    return true;
  }
  bool Uint64(uint64_t& out) {
    KeyReader reader(rest_);
    if (!reader.Uint64(out).ok()) return false;
    rest_ = reader.rest();
    return true;
  }
  bool AMark(std::string& council, Mark& mark) {
    uint32_t size = 0;
    return Uint32(size) && Bytes(size, council) && Uint64(mark.revision) &&
           Bytes(kDigestBytes, mark.hash) && Bytes(kLineageBytes, mark.lineage);
  }
  size_t left() const { return rest_.size(); }

 private:
  absl::string_view rest_;
};

class DurableWatermark : public Watermark {
 public:
  DurableWatermark(StoredWatermark now, std::unique_ptr<WatermarkFile> file,
                   std::unique_ptr<Witness> witness)
      : now_(std::move(now)),
        sequence_(now_.sequence),
        file_(std::move(file)),
        witness_(std::move(witness)) {}

  absl::Status Advance(const Marks& moved) override {
    for (const auto& [council, mark] : moved) now_.marks[council] = mark;
    ++now_.sequence;
    const std::string slot = EncodeWatermark(now_);
    CR_RETURN_IF_ERROR(file_->Write(slot));
    CR_RETURN_IF_ERROR(file_->Sync());
    if (witness_ != nullptr) CR_RETURN_IF_ERROR(witness_->Write(slot));
    sequence_ = now_.sequence;
    return absl::OkStatus();
  }

  uint64_t sequence() const override { return sequence_; }

 private:
  StoredWatermark now_;
  std::atomic<uint64_t> sequence_;
  const std::unique_ptr<WatermarkFile> file_;
  const std::unique_ptr<Witness> witness_;  // Null for none.
};

}  // namespace

std::string WatermarkPath(absl::string_view directory) {
  return absl::StrCat(directory, "/WATERMARK");
}

std::string EncodeWatermark(const StoredWatermark& watermark) {
  std::string slot = absl::StrCat(
      kMagic, KeyWriter()
                  .Byte(kVersion)
                  .Uint64(watermark.sequence)
                  .Uint32(static_cast<uint32_t>(watermark.marks.size()))
                  .key());
  for (const auto& [council, mark] : watermark.marks) {
    absl::StrAppend(
        &slot, KeyWriter().Uint32(static_cast<uint32_t>(council.size())).key(),
        council, KeyWriter().Uint64(mark.revision).key(), mark.hash,
        mark.lineage);
  }
  return slot + Sha256(slot);
}

absl::StatusOr<StoredWatermark> DecodeWatermark(absl::string_view slot) {
  SlotParser parser(slot);
  std::string magic;
  std::string version;
  StoredWatermark watermark;
  uint32_t count = 0;
  if (!parser.Bytes(kMagic.size(), magic) || magic != kMagic ||
      !parser.Bytes(1, version)) {
    return errors::WatermarkDamaged();
  }
  if (static_cast<uint8_t>(version[0]) > kVersion) {
    const int newer = static_cast<uint8_t>(version[0]);
    return errors::Newer(absl::StrCat("watermark ", newer),
                         absl::StrCat("watermark ", kVersion));
  }
  if (!parser.Uint64(watermark.sequence) || !parser.Uint32(count)) {
    return errors::WatermarkDamaged();
  }
  for (uint32_t i = 0; i < count; ++i) {
    std::string council;
    Mark mark;
    if (!parser.AMark(council, mark)) return errors::WatermarkDamaged();
    watermark.marks[std::move(council)] = std::move(mark);
  }
  const size_t size = slot.size() - parser.left();
  std::string digest;
  if (!parser.Bytes(kDigestBytes, digest) ||
      digest != Sha256(slot.substr(0, size))) {
    return errors::WatermarkDamaged();
  }
  return watermark;
}

absl::StatusOr<std::optional<StoredWatermark>> ReadWatermark(
    const std::string& path, const FileSystemPtr& file_system) {
  std::unique_ptr<rocksdb::FSSequentialFile> file;
  const rocksdb::IOStatus opened =
      FileSystemOrDefault(file_system)
          ->NewSequentialFile(path, rocksdb::FileOptions(), &file, nullptr);
  if (opened.IsNotFound() || opened.IsPathNotFound()) return std::nullopt;
  CR_RETURN_IF_ERROR(FromRocks(opened));
  std::string buffer(2 * kWatermarkSlotBytes, '\0');
  rocksdb::Slice read;
  CR_RETURN_IF_ERROR(FromRocks(file->Read(buffer.size(), rocksdb::IOOptions(),
                                          &read, buffer.data(), nullptr)));
  const absl::string_view bytes(read.data(), read.size());
  auto first = DecodeWatermark(bytes.substr(0, kWatermarkSlotBytes));
  auto second = DecodeWatermark(
      bytes.substr(std::min(bytes.size(), kWatermarkSlotBytes)));
  if (!first.ok() && !second.ok()) return first.status();
  if (!first.ok()) return *std::move(second);
  if (!second.ok()) return *std::move(first);
  return first->sequence > second->sequence ? *std::move(first)
                                            : *std::move(second);
}

absl::Status MakeWatermark(const std::string& path,
                           const StoredWatermark& watermark,
                           const FileSystemPtr& file_system) {
  std::string bytes = EncodeWatermark(watermark);
  // Its full size from the start: a sync of what is overwritten later has no
  // size of the file to write.
  bytes.resize(2 * kWatermarkSlotBytes, '\0');
  return ReplaceFile(path, bytes, file_system);
}

Marks MarksOf(const std::map<std::string, PartitionHead>& heads) {
  Marks marks;
  for (const auto& [council, head] : heads) {
    if (head.revision == 0) continue;  // Nothing of it is there yet.
    marks[council] = {head.revision, head.hash, head.lineage};
  }
  return marks;
}

absl::StatusOr<std::unique_ptr<Watermark>> OpenWatermark(
    const std::string& path, const std::string& witness_path,
    StoredWatermark now, const FileSystemPtr& file_system) {
  CR_ASSIGN_OR_RETURN(std::unique_ptr<WatermarkFile> file,
                      WatermarkFile::Open(path, file_system));
  std::unique_ptr<Witness> witness;
  if (!witness_path.empty()) {
    CR_ASSIGN_OR_RETURN(std::unique_ptr<WatermarkFile> copy,
                        WatermarkFile::Open(witness_path, file_system));
    witness = std::make_unique<Witness>(std::move(copy));
  }
  auto watermark = std::make_unique<DurableWatermark>(
      std::move(now), std::move(file), std::move(witness));
  CR_RETURN_IF_ERROR(watermark->Advance({}));
  return watermark;
}

}  // namespace carereform::store

#include "common/backup/backup_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/backup/durable_file.h"
#include "common/backup/errors.h"
#include "common/backup/file_format.h"
#include "common/status/status_macros.h"
#include "common/store/key_codec.h"

namespace carereform::backup {
namespace {

using store::View;

// Collects rows into blocks.
class BlockWriter {
 public:
  BlockWriter(DurableFile& file, const FileProgress& progress)
      : file_(file), progress_(progress) {}

  absl::Status Add(absl::string_view key, absl::string_view value) {
    AppendRow(key, value, rows_);
    ++in_block_;
    return rows_.size() >= kBlockBytes ? Flush() : absl::OkStatus();
  }

  absl::Status Flush() {
    if (rows_.empty()) return absl::OkStatus();
    CR_RETURN_IF_ERROR(file_.Append(BlockHeader(rows_)));
    CR_RETURN_IF_ERROR(file_.Append(rows_));
    const bool go_on = progress_(in_block_, kBlockHeaderBytes + rows_.size());
    total_ += in_block_;
    in_block_ = 0;
    rows_.clear();
    return go_on ? absl::OkStatus() : errors::Stopped();
  }

  uint64_t total() const { return total_; }

 private:
  DurableFile& file_;
  const FileProgress& progress_;
  std::string rows_;
  uint64_t in_block_ = 0;
  uint64_t total_ = 0;
};

// A file that is read at any place.
class InputFile {
 public:
  explicit InputFile(const std::string& path)
      : file_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~InputFile() {
    if (file_ >= 0) close(file_);
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  // Reads `size` bytes at `offset`; returns whether there are as many.
  bool Read(uint64_t offset, size_t size, std::string& bytes) const {
    bytes.resize(size);
    size_t done = 0;
    while (done < size) {
      const ssize_t got = pread(file_, bytes.data() + done, size - done,
                                static_cast<off_t>(offset + done));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      done += static_cast<size_t>(got);
    }
    return true;
  }

  // Whether `offset` is where the file ends.
  bool EndsAt(uint64_t offset) const {
    return file_ >= 0 &&
           lseek(file_, 0, SEEK_END) == static_cast<off_t>(offset);
  }

 private:
  const int file_;
};

// Where a block is, and the first key in it.
struct BlockPlace {
  std::string first_key;
  uint64_t offset = 0;  // Of its rows.
  uint32_t size = 0;
  std::string digest;
};

struct Block {
  std::string bytes;
  Rows rows;  // Parts of `bytes`.
};

// The rows of a file. Blocks that were read last are kept.
class FileView final : public View {
 public:
  FileView(std::unique_ptr<InputFile> file, std::vector<BlockPlace> blocks)
      : file_(std::move(file)), blocks_(std::move(blocks)) {}

  absl::StatusOr<std::optional<std::string>> Get(
      absl::string_view key) const override {
    std::optional<std::string> found;
    CR_RETURN_IF_ERROR(Scan(key, absl::StrCat(key, absl::string_view("\0", 1)),
                            [&](absl::string_view, absl::string_view value) {
                              found = std::string(value);
                              return false;
                            }));
    return found;
  }

  absl::Status Scan(absl::string_view begin, absl::string_view end,
                    store::Visitor visit) const override {
    for (size_t i = BlockOf(begin); i < blocks_.size(); ++i) {
      if (!end.empty() && absl::string_view(blocks_[i].first_key) >= end) break;
      CR_ASSIGN_OR_RETURN(const std::shared_ptr<const Block> block, Load(i));
      auto row = std::lower_bound(
          block->rows.begin(), block->rows.end(), begin,
          [](const auto& a, absl::string_view b) { return a.first < b; });
      for (; row != block->rows.end(); ++row) {
        if (!end.empty() && row->first >= end) return absl::OkStatus();
        if (!visit(row->first, row->second)) return absl::OkStatus();
      }
    }
    return absl::OkStatus();
  }

 private:
  static constexpr size_t kKept = 256;

  // The last block that can hold `key` or what comes after it.
  size_t BlockOf(absl::string_view key) const {
    const auto after =
        std::upper_bound(blocks_.begin(), blocks_.end(), key,
                         [](absl::string_view a, const BlockPlace& b) {
                           return a < absl::string_view(b.first_key);
                         });
    return after == blocks_.begin()
               ? 0
               : static_cast<size_t>(after - blocks_.begin()) - 1;
  }

  absl::StatusOr<std::shared_ptr<const Block>> Load(size_t i) const {
    {
      const std::lock_guard lock(mutex_);
      const auto& [kept, block] = kept_[i % kKept];
      if (block != nullptr && kept == i) return block;
    }
    auto block = std::make_shared<Block>();
    const BlockPlace& place = blocks_[i];
    if (!file_->Read(place.offset, place.size, block->bytes) ||
        store::Sha256(block->bytes) != place.digest ||
        !ReadRows(block->bytes, block->rows)) {
      return errors::Damaged("a file changed while it was read");
    }
    const std::lock_guard lock(mutex_);
    kept_[i % kKept] = {i, block};
    return block;
  }

  const std::unique_ptr<InputFile> file_;
  const std::vector<BlockPlace> blocks_;
  mutable std::mutex mutex_;
  mutable std::array<std::pair<size_t, std::shared_ptr<const Block>>, kKept>
      kept_;
};

// Reads a file from its beginning to its end.
class FileReader {
 public:
  FileReader(const InputFile& file, const FileProgress& progress)
      : file_(file), progress_(progress) {}

  absl::StatusOr<std::vector<BlockPlace>> ReadAll(absl::string_view source,
                                                  FileFacts& facts);

 private:
  absl::Status Take(size_t size) {
    if (!file_.Read(offset_, size, bytes_)) {
      return errors::Damaged("a file ends early");
    }
    digest_.Update(bytes_);
    offset_ += size;
    return absl::OkStatus();
  }
  absl::Status TakeBlock(uint32_t size, BlockPlace& place);

  const InputFile& file_;
  const FileProgress& progress_;
  store::Sha256Stream digest_;
  uint64_t offset_ = 0;
  uint64_t rows_ = 0;
  std::string bytes_;
  std::string last_key_;
};

absl::Status FileReader::TakeBlock(uint32_t size, BlockPlace& place) {
  CR_RETURN_IF_ERROR(Take(store::kDigestBytes));
  place.digest = bytes_;
  place.offset = offset_;
  place.size = size;
  CR_RETURN_IF_ERROR(Take(size));
  Rows rows;
  if (store::Sha256(bytes_) != place.digest || !ReadRows(bytes_, rows) ||
      (rows_ > 0 && absl::string_view(last_key_) >= rows.front().first)) {
    return errors::Damaged("a block of a file is not what was written");
  }
  place.first_key = std::string(rows.front().first);
  last_key_ = std::string(rows.back().first);
  rows_ += rows.size();
  return progress_(rows.size(), size) ? absl::OkStatus() : errors::Stopped();
}

absl::StatusOr<std::vector<BlockPlace>> FileReader::ReadAll(
    absl::string_view source, FileFacts& facts) {
  const std::string header = FileHeader(source);
  CR_RETURN_IF_ERROR(Take(header.size()));
  if (bytes_ != header) {
    return errors::Damaged(
        absl::StrCat("a file is not the one of the source ", source));
  }
  std::vector<BlockPlace> blocks;
  for (;;) {
    CR_RETURN_IF_ERROR(Take(sizeof(uint32_t)));
    uint32_t size = 0;
    CR_RETURN_IF_ERROR(store::KeyReader(bytes_).Uint32(size));
    if (size == 0) break;
    // Whoever changed the size would have much memory taken for nothing.
    if (!file_.EndsAt(facts.size_bytes) || size > facts.size_bytes) {
      return errors::Damaged("a file does not have its size");
    }
    CR_RETURN_IF_ERROR(TakeBlock(size, blocks.emplace_back()));
  }
  CR_RETURN_IF_ERROR(Take(sizeof(uint64_t)));
  uint64_t rows = 0;
  CR_RETURN_IF_ERROR(store::KeyReader(bytes_).Uint64(rows));
  if (rows != rows_ || !file_.EndsAt(offset_)) {
    return errors::Damaged("a file does not end where it says");
  }
  facts = {rows_, offset_, digest_.FinishHex()};
  return blocks;
}

}  // namespace

absl::StatusOr<FileFacts> WriteFile(const std::string& path,
                                    absl::string_view source, const View& view,
                                    const FileProgress& progress) {
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<DurableFile> file,
                      DurableFile::Make(path));
  CR_RETURN_IF_ERROR(file->Append(FileHeader(source)));
  BlockWriter writer(*file, progress);
  absl::Status problem;
  CR_RETURN_IF_ERROR(
      view.Scan("", "", [&](absl::string_view key, absl::string_view value) {
        problem = writer.Add(key, value);
        return problem.ok();
      }));
  CR_RETURN_IF_ERROR(problem);
  CR_RETURN_IF_ERROR(writer.Flush());
  CR_RETURN_IF_ERROR(file->Append(Trailer(writer.total())));
  FileFacts facts{
      .rows = writer.total(), .size_bytes = file->size(), .sha256 = ""};
  CR_ASSIGN_OR_RETURN(facts.sha256, file->Finish());
  return facts;
}

absl::StatusOr<std::shared_ptr<const View>> OpenFile(
    const std::string& path, absl::string_view source,
    const FileFacts& expected, const FileProgress& progress) {
  auto file = std::make_unique<InputFile>(path);
  FileFacts found = expected;
  CR_ASSIGN_OR_RETURN(std::vector<BlockPlace> blocks,
                      FileReader(*file, progress).ReadAll(source, found));
  if (found.rows != expected.rows || found.size_bytes != expected.size_bytes ||
      found.sha256 != expected.sha256) {
    return errors::Damaged("a file is not the one that was written");
  }
  return std::make_shared<FileView>(std::move(file), std::move(blocks));
}

}  // namespace carereform::backup

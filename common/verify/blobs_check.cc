// Blobs: that those which the resources tell of are there, with the bytes that
// they tell of, and no others.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/status/status_macros.h"
#include "common/store/blob.h"
#include "common/store/digest.h"
#include "common/verify/council_records.h"

namespace carereform::verify {
namespace {

using store::KeyReader;
using store::Space;

using BlobName = std::pair<uint32_t, std::string>;  // Its table and name.

// Returns the resource that a blob is of: its name begins with that one's.
std::string OwnerOf(const Schema& schema, absl::string_view blob) {
  while (!blob.empty() && TableOf(schema, blob) == nullptr) {
    const size_t slash = blob.rfind('/');
    blob = blob.substr(0, slash == absl::string_view::npos ? 0 : slash);
  }
  return std::string(blob);
}

// Reads blobs from their parts as they come, one part in memory.
class BlobsCheck {
 public:
  BlobsCheck(CouncilRecords& records, const std::vector<ExpectedBlob>& expected)
      : records_(records) {
    for (const ExpectedBlob& blob : expected) {
      if (blob.size_bytes != 0) expected_[{blob.table, blob.name}] = &blob;
    }
  }

  absl::Status Run();

 private:
  bool TakePart(absl::string_view rest, absl::string_view bytes);
  void FinishBlob();
  void Differs(absl::string_view blob, absl::string_view words) {
    records_.Add(reasons::kBlobDiffers, Space::kBlobs, 0,
                 OwnerOf(records_.schema(), blob), words);
  }

  CouncilRecords& records_;
  std::map<BlobName, const ExpectedBlob*> expected_;
  BlobName current_;
  uint32_t parts_ = 0;  // Of the current one.
  bool whole_ = true;   // No part of it is missing so far.
  size_t bytes_ = 0;
  std::optional<store::Sha256Stream> digest_;
};

absl::Status BlobsCheck::Run() {
  CR_RETURN_IF_ERROR(
      records_.EachKey(store::KeyIn(Space::kBlobs).key(), Space::kBlobs,
                       [&](absl::string_view rest, absl::string_view bytes) {
                         return TakePart(rest, bytes);
                       }));
  FinishBlob();
  for (const auto& [name, blob] : expected_) {
    Differs(name.second, "it is missing");
  }
  return absl::OkStatus();
}

bool BlobsCheck::TakePart(absl::string_view rest, absl::string_view bytes) {
  KeyReader reader(rest);
  BlobName name;
  uint32_t part = 0;
  if (!reader.Uint32(name.first).ok() || !reader.String(name.second).ok() ||
      !reader.Uint32(part).ok() || !reader.rest().empty()) {
    return false;
  }
  if (parts_ == 0 || name != current_) {
    FinishBlob();
    current_ = std::move(name);
  }
  whole_ = whole_ && part == parts_ && bytes_ == parts_ * store::kBlobPartBytes;
  if (parts_ == 0) digest_.emplace();
  ++parts_;
  bytes_ += bytes.size();
  digest_->Update(bytes);
  return true;
}

void BlobsCheck::FinishBlob() {
  if (parts_ > 0) {
    ++records_.counts().blobs;
    const auto expected = expected_.find(current_);
    if (expected == expected_.end()) {
      Differs(current_.second, "no resource tells of it");
    } else {
      const ExpectedBlob& blob = *expected->second;
      const auto size = static_cast<int64_t>(bytes_);
      if (!whole_ || (blob.size_bytes > 0 && blob.size_bytes != size) ||
          (!blob.sha256.empty() && digest_->FinishHex() != blob.sha256)) {
        Differs(current_.second, "it is not the one that was stored");
      }
      expected_.erase(expected);
    }
  }
  parts_ = 0;
  whole_ = true;
  bytes_ = 0;
}

}  // namespace

absl::Status CheckBlobs(CouncilRecords& records) {
  if (!records.log_is_sound) return absl::OkStatus();
  std::vector<ExpectedBlob> expected;
  for (const BlobList& list : records.schema().blobs) {
    CR_RETURN_IF_ERROR(list(records.reader(), expected));
  }
  return BlobsCheck(records, expected).Run();
}

}  // namespace carereform::verify

#include "common/store/errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/types/limits.h"

namespace carereform::store::errors {

absl::Status Corrupt(absl::string_view what) {
  return MakeError(
      absl::StatusCode::kDataLoss, "STORE_CORRUPT",
      absl::StrCat(what, " cannot be read: restore the data from a backup"),
      {{"what", std::string(what)}});
}

absl::Status Newer(absl::string_view format, absl::string_view reads) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "STORE_NEWER",
      absl::StrCat(
          "the data was written by a newer version of the suite: it has "
          "format '",
          format, "' and this version reads '", reads,
          "'; use the version that wrote it, or a later one"),
      {{"format", std::string(format)}, {"reads", std::string(reads)}});
}

absl::Status Erased(absl::string_view what) {
  return MakeError(
      absl::StatusCode::kNotFound, "RESOURCE_ERASED",
      absl::StrCat(what,
                   " was erased for good: nothing of it can be read or "
                   "made again"));
}

absl::Status Unavailable() {
  return MakeError(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE",
                   "the data directory cannot be read or written: see that the "
                   "disk has room and is sound");
}

absl::Status WatermarkDamaged() {
  return MakeError(
      absl::StatusCode::kDataLoss, "WATERMARK_DAMAGED",
      "the watermark that tells how far the records have come cannot be read: "
      "restore the data from a backup");
}

absl::Status WatermarkMissing() {
  return MakeError(
      absl::StatusCode::kDataLoss, "WATERMARK_MISSING",
      "there are records and no watermark that tells how far they have come: "
      "restore the data from a backup");
}

absl::Status StoreMissing() {
  return MakeError(
      absl::StatusCode::kDataLoss, "STORE_MISSING",
      "there have been records here and their files are gone: restore the data "
      "from a backup, or give the data directory that belongs here");
}

absl::Status BelowWatermark(absl::string_view council, uint64_t revision,
                            uint64_t watermark) {
  return MakeError(
      absl::StatusCode::kDataLoss, "STORE_BELOW_WATERMARK",
      absl::StrCat("the records of council '", council, "' end at revision ",
                   revision, " and revision ", watermark,
                   " was acknowledged: restore the data from a backup"),
      {{"council", std::string(council)},
       {"revision", absl::StrCat(revision)},
       {"watermark", absl::StrCat(watermark)}});
}

absl::Status Forked(absl::string_view council, uint64_t revision) {
  return MakeError(
      absl::StatusCode::kDataLoss, "STORE_FORKED",
      absl::StrCat("the records of council '", council, "' at revision ",
                   revision,
                   " are not those that were acknowledged: restore the data "
                   "from a backup, or give the data directory that belongs "
                   "here"),
      {{"council", std::string(council)},
       {"revision", absl::StrCat(revision)}});
}

absl::Status ScrubBlocked() {
  return MakeError(absl::StatusCode::kUnavailable, "SCRUB_BLOCKED",
                   "a call that began earlier still reads the records, so what "
                   "was deleted is still kept for it: try again later");
}

absl::Status DiskNearlyFull() {
  return WithRetryDelay(
      MakeError(absl::StatusCode::kResourceExhausted, "DISK_NEARLY_FULL",
                "the disk of the data directory is nearly full, so nothing is "
                "changed until there is room: free some, or try again later"),
      absl::Seconds(5));
}

absl::Status TooManyCouncils() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "TOO_MANY_COUNCILS",
                   absl::StrCat("there are ", kMaxCouncils,
                                " councils here, and may be no more: create "
                                "the council on another server"),
                   {{"limit", absl::StrCat(kMaxCouncils)}});
}

absl::Status CouncilNotFound() {
  return MakeError(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND",
                   "there is no such council: create it first");
}

absl::Status DeadlineExceeded() {
  return MakeError(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
                   "the deadline passed before the call was served: try again "
                   "with a later one");
}

}  // namespace carereform::store::errors

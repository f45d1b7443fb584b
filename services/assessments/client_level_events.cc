#include "services/assessments/client_level_events.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/blob.h"
#include "common/store/digest.h"
#include "common/store/errors.h"
#include "services/assessments/cld/packed_events.h"
#include "services/assessments/cld/pseudonym.h"
#include "services/assessments/keys.h"

namespace carereform::assessments {
namespace {

constexpr size_t kEventsInPart = store::kBlobPartBytes / kPackedEventBytes;
static_assert(kEventsInPart * kPackedEventBytes == store::kBlobPartBytes);

}  // namespace

std::string PseudonymKeyName(absl::string_view council) {
  return absl::StrCat("councils/", council, "/clientLevelPseudonymKey");
}

absl::StatusOr<std::string> PseudonymKey(store::Txn& txn) {
  const std::string name = PseudonymKeyName(txn.council());
  CR_ASSIGN_OR_RETURN(std::string key,
                      store::GetBlob(txn, kPseudonymKeys, name));
  if (key.empty()) {
    key = store::RandomBytes(kPseudonymKeyBytes);
    store::PutBlob(txn, kPseudonymKeys, name, key);
  }
  return key;
}

absl::Status PutEvent(store::Txn& txn, absl::string_view submission,
                      uint32_t number, absl::string_view packed) {
  const auto part = static_cast<uint32_t>(number / kEventsInPart);
  CR_ASSIGN_OR_RETURN(
      std::string bytes,
      store::GetBlobPart(txn, kSubmissionEvents, submission, part));
  const size_t place = number % kEventsInPart * kPackedEventBytes;
  if (bytes.size() < place) return store::errors::Corrupt("a list of events");
  if (bytes.size() > place) return absl::OkStatus();
  bytes.append(packed.data(), packed.size());
  store::PutBlob(txn, kSubmissionEvents, submission, bytes, part);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<CareEvent>> ReadEvents(
    const store::Reader& reader, absl::string_view submission) {
  CR_ASSIGN_OR_RETURN(const std::string bytes,
                      store::GetBlob(reader, kSubmissionEvents, submission));
  return UnpackEvents(bytes, 0, 0);
}

absl::StatusOr<EventBytes> DigestEvents(const store::Reader& reader,
                                        absl::string_view submission) {
  EventBytes events;
  store::Sha256Stream digest;
  for (uint32_t part = 0;; ++part) {
    CR_ASSIGN_OR_RETURN(
        const std::string bytes,
        store::GetBlobPart(reader, kSubmissionEvents, submission, part));
    if (bytes.empty()) break;
    events.size += static_cast<int64_t>(bytes.size());
    digest.Update(bytes);
  }
  events.sha256 = digest.FinishHex();
  return events;
}

}  // namespace carereform::assessments

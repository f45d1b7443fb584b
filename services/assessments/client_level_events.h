// The stored events of submissions of Client Level Data: one blob each, with
// nothing in it that identifies a person.

#ifndef CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_EVENTS_H_
#define CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_EVENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/transaction.h"
#include "services/assessments/domain/care_events.h"

namespace carereform::assessments {

// Returns the key of the council's pseudonyms, which is drawn if there is none.
absl::StatusOr<std::string> PseudonymKey(store::Txn& txn);

// Returns the name under which that key is stored, for the verifier.
std::string PseudonymKeyName(absl::string_view council);

// Stores the packed event number `number`, from 0, of a submission. Events are
// stored in the order of their numbers, without gaps; one that is there already
// is left alone.
absl::Status PutEvent(store::Txn& txn, absl::string_view submission,
                      uint32_t number, absl::string_view packed);

// Returns the events of a submission, numbered from 0. Errors: DATA_LOSS,
// reason STORE_CORRUPT.
absl::StatusOr<std::vector<CareEvent>> ReadEvents(const store::Reader& reader,
                                                  absl::string_view submission);

// The stored bytes of a submission's events.
struct EventBytes {
  int64_t size = 0;
  std::string sha256;  // In hexadecimal.
};

// Returns the size and the digest of what is stored.
absl::StatusOr<EventBytes> DigestEvents(const store::Reader& reader,
                                        absl::string_view submission);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_EVENTS_H_

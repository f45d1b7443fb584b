// What a document says of its own making. The bytes of a frozen return never
// change, so what happens to it later, such as its certification, is recorded
// beside it and never in it.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_IMPRINT_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_IMPRINT_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace carereform::reporting::documents {

struct Imprint {
  std::optional<absl::Time> frozen_at;  // Nothing for a draft.
  std::string model_sha256;             // Of the stored model; lower-case hex.
};

// Returns "draft" or "frozen", as programs read it.
absl::string_view EditionName(const Imprint& imprint);

// Returns "Draft" or "Frozen on 24 November 2026 at 08:10 UTC".
std::string PrintState(const Imprint& imprint);

// Returns what that means to a reader, in a sentence.
absl::string_view StateInWords(const Imprint& imprint);

// Returns the time it was frozen, "2026-11-24T08:10:05Z"; empty for a draft.
std::string IsoFreezeTime(const Imprint& imprint);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_IMPRINT_H_

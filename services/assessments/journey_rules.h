// The dated rules of contacts, Waiting Well and reviews that the service was
// built with: the files of data/.

#ifndef CR_SERVICES_ASSESSMENTS_JOURNEY_RULES_H_
#define CR_SERVICES_ASSESSMENTS_JOURNEY_RULES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/assessments/domain/review_intervals.h"
#include "services/assessments/domain/sequel_bands.h"
#include "services/assessments/domain/waiting_contacts.h"

namespace carereform::assessments {

// A standard text that people who wait are told.
struct WaitingMessage {
  std::string id;
  std::string text;
  absl::CivilDay from;               // The first day it applies to.
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;
  std::string source;
};

// Each reads a file such as that of the same name in data/. Errors:
// INVALID_ARGUMENT, with no reason, that names the line.
absl::StatusOr<std::vector<ContactFrequency>> ParseWaitingWell(
    absl::string_view csv);
absl::StatusOr<std::vector<WaitingMessage>> ParseWaitingMessages(
    absl::string_view csv);
absl::StatusOr<std::vector<SequelBand>> ParseSequelBands(absl::string_view csv);
absl::StatusOr<std::vector<ReviewInterval>> ParseReviewIntervals(
    absl::string_view csv);

struct JourneyRules {
  std::vector<ContactFrequency> frequencies;
  std::vector<WaitingMessage> messages;
  std::vector<SequelBand> bands;
  std::vector<ReviewInterval> intervals;

  // Returns those of the files of data/.
  static const JourneyRules& BuiltIn();
};

// Returns the text of a message on `day`, or null where none is held.
const WaitingMessage* MessageOn(const std::vector<WaitingMessage>& messages,
                                absl::string_view id, absl::CivilDay day);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_JOURNEY_RULES_H_

#include "services/assessments/domain/cld_mapping.h"

#include <algorithm>

#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

constexpr auto kCarerAssessment = static_cast<uint8_t>(AssessmentType::kCarer);

bool IsOfCarer(const MappedType& type) {
  return type.kind == EventKind::kAssessment && type.number >= kCarerAssessment;
}

const MappedType* TypeOf(const CldMapping& mapping, absl::string_view word) {
  const auto found =
      std::find_if(mapping.types.begin(), mapping.types.end(),
                   [&](const MappedType& type) { return type.word == word; });
  return found == mapping.types.end() ? nullptr : &*found;
}

EventOutcome OutcomeOf(const CldMapping::Outcomes& outcomes,
                       absl::string_view word) {
  for (const auto& [name, outcome] : outcomes) {
    if (name == word) return outcome;
  }
  return EventOutcome::kNone;
}

std::string WordOf(const CldMapping::Outcomes& outcomes, EventOutcome outcome) {
  for (const auto& [name, known] : outcomes) {
    if (known == outcome) return name;
  }
  return "";
}

CareEvent EventFor(const MappedType& type, EventKind kind, absl::CivilDay start,
                   absl::CivilDay end, EventOutcome outcome) {
  CareEvent event;
  event.kind = kind;
  event.client =
      IsOfCarer(type) ? ClientType::kUnpaidCarer : ClientType::kServiceUser;
  event.start = DayNumber(start);
  event.end = DayNumber(end);
  event.outcome = outcome;
  return event;
}

std::optional<CareEvent> RequestOf(const MappedCase& mapped,
                                   const MappedType& type,
                                   const CldMapping& mapping) {
  if (!mapped.received.has_value()) return std::nullopt;
  if (mapped.looked_at.has_value()) {
    return EventFor(type, EventKind::kRequest, *mapped.received,
                    *mapped.looked_at, EventOutcome::kAssessment);
  }
  if (!mapped.closed.has_value()) return std::nullopt;
  return EventFor(type, EventKind::kRequest, *mapped.received, *mapped.closed,
                  OutcomeOf(mapping.closures, mapped.closure));
}

std::optional<CareEvent> AssessmentOf(const MappedCase& mapped,
                                      const MappedType& type,
                                      const CldMapping& mapping) {
  if (!mapped.started.has_value() || !mapped.completed.has_value()) {
    return std::nullopt;
  }
  CareEvent event =
      EventFor(type, type.kind, *mapped.started, *mapped.completed,
               OutcomeOf(mapping.decisions, mapped.decision));
  if (type.kind == EventKind::kReview) {
    event.component = type.number;
  } else {
    event.assessment =
        static_cast<AssessmentType>(std::min(type.number, kCarerAssessment));
  }
  return event;
}

// The type of an assessment, a review, or a request alone.
const MappedType* TypeOfEvent(const CldMapping& mapping,
                              const CareEvent& event) {
  const uint8_t number = event.kind == EventKind::kReview
                             ? event.component
                             : static_cast<uint8_t>(event.assessment);
  const bool carer = event.client == ClientType::kUnpaidCarer;
  for (const MappedType& type : mapping.types) {
    const bool fits = event.kind == EventKind::kRequest
                          ? IsOfCarer(type) == carer
                          : type.kind == event.kind && type.number == number;
    if (fits) return &type;
  }
  return nullptr;
}

void TakeRequest(const CareEvent& event, const CldMapping& mapping,
                 MappedCase& mapped) {
  mapped.received = DayOfNumber(event.start);
  if (event.end == kNoEventDay) return;
  if (RequestProgresses(event.outcome)) {
    mapped.looked_at = DayOfNumber(event.end);
  } else {
    mapped.closed = DayOfNumber(event.end);
    mapped.closure = WordOf(mapping.closures, event.outcome);
  }
}

}  // namespace

std::vector<CareEvent> EventsOfCase(const MappedCase& mapped,
                                    const CldMapping& mapping) {
  std::vector<CareEvent> events;
  const MappedType* type = TypeOf(mapping, mapped.type);
  if (type == nullptr) return events;
  if (const auto request = RequestOf(mapped, *type, mapping)) {
    events.push_back(*request);
  }
  if (const auto assessment = AssessmentOf(mapped, *type, mapping)) {
    events.push_back(*assessment);
  }
  return events;
}

std::optional<MappedCase> CaseOfEvents(const std::vector<CareEvent>& events,
                                       const CldMapping& mapping) {
  MappedCase mapped;
  const MappedType* type = nullptr;
  for (const CareEvent& event : events) {
    if (event.kind == EventKind::kService) continue;
    const MappedType* found = TypeOfEvent(mapping, event);
    if (found == nullptr) return std::nullopt;
    if (event.kind == EventKind::kRequest) {
      TakeRequest(event, mapping, mapped);
      if (type == nullptr) type = found;
      continue;
    }
    type = found;
    mapped.started = DayOfNumber(event.start);
    if (event.end != kNoEventDay) mapped.completed = DayOfNumber(event.end);
    mapped.decision = WordOf(mapping.decisions, event.outcome);
  }
  if (type == nullptr) return std::nullopt;
  mapped.type = type->word;
  return mapped;
}

}  // namespace carereform::assessments

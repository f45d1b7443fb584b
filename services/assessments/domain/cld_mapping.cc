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

uint8_t NumberOf(const CldMapping::Numbers& numbers, absl::string_view word) {
  for (const auto& [name, number] : numbers) {
    if (name == word) return number;
  }
  return 0;
}

ClientType ClientOf(ServiceType service) {
  return IsForServiceUser(service) ? ClientType::kServiceUser
                                   : ClientType::kUnpaidCarer;
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
  const auto end =
      mapped.looked_at.has_value() ? mapped.looked_at : mapped.closed;
  if (!mapped.received.has_value() || !end.has_value()) return std::nullopt;
  CareEvent event = EventFor(type, EventKind::kRequest, *mapped.received, *end,
                             mapped.looked_at.has_value()
                                 ? EventOutcome::kAssessment
                                 : OutcomeOf(mapping.closures, mapped.closure));
  event.route = NumberOf(mapping.routes, mapped.source);
  return event;
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

std::string LeadingDecision(const std::vector<std::string>& decisions,
                            const CldMapping& mapping) {
  std::string leading;
  auto first = EventOutcome::kNotMapped;
  for (const std::string& decision : decisions) {
    const EventOutcome outcome = OutcomeOf(mapping.decisions, decision);
    if (outcome == EventOutcome::kNone || outcome >= first) continue;
    first = outcome;
    leading = decision;
  }
  return leading;
}

std::optional<CareEvent> EventOfSupport(const MappedSupport& support,
                                        absl::CivilDay last,
                                        const CldMapping& mapping) {
  const auto service =
      static_cast<ServiceType>(NumberOf(mapping.services, support.kind));
  if (service == ServiceType::kUnknown) return std::nullopt;
  if (support.ended.has_value() && *support.ended <= support.started) {
    return std::nullopt;
  }
  CareEvent event;
  event.kind = EventKind::kService;
  event.client = ClientOf(service);
  event.service = service;
  event.component = NumberOf(mapping.components, support.kind);
  event.start = DayNumber(support.started);
  if (support.ended.has_value() && *support.ended - 1 <= last) {
    event.end = DayNumber(*support.ended - 1);
  }
  return event;
}

std::optional<CareEvent> EventOfReview(const MappedSupport& support,
                                       absl::string_view kind,
                                       absl::CivilDay completed,
                                       const CldMapping& mapping) {
  CareEvent event;
  event.kind = EventKind::kReview;
  event.client = ClientOf(
      static_cast<ServiceType>(NumberOf(mapping.services, support.kind)));
  event.component = NumberOf(mapping.reviews, kind);
  if (event.component == 0) return std::nullopt;
  event.start = DayNumber(completed);
  event.end = event.start;
  return event;
}

CareEvent EventOfAdvice(absl::CivilDay received, absl::CivilDay concluded,
                        absl::string_view source, const CldMapping& mapping) {
  CareEvent event;
  event.kind = EventKind::kRequest;
  event.start = DayNumber(received);
  event.end = DayNumber(concluded);
  event.outcome = EventOutcome::kInformationAndAdvice;
  event.route = NumberOf(mapping.routes, source);
  return event;
}

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

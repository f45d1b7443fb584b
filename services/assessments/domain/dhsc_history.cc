#include "services/assessments/domain/dhsc_history.h"

#include <algorithm>
#include <optional>

#include "common/types/civil_date.h"
#include "services/assessments/domain/dhsc_existing_clients.h"

namespace carereform::assessments {
namespace {

// Where an event stands in the order, in few bytes: sorting these is what most
// of the method's time goes into.
struct SortPlace {
  uint64_t person;
  uint64_t moment;  // Start, kind and, newest first, import.
  EventIndex event;
};

SortPlace SortPlaceOf(const CareEvent& event, EventIndex at) {
  constexpr unsigned kStartBits = 32;
  constexpr unsigned kKindBits = 3;
  // Days before 1970 come first too.
  const auto start = static_cast<uint32_t>(event.start) ^ (uint32_t{1} << 31U);
  const uint64_t day = uint64_t{start} << (64U - kStartBits);
  const uint64_t kind = static_cast<uint64_t>(event.kind)
                        << (64U - kStartBits - kKindBits);
  // The lowest 29 bits are room for half a milliard of imports.
  const uint64_t import = ~event.import_order & ((uint64_t{1} << 29U) - 1);
  return {event.person, day | kind | import, at};
}

bool IsOfAge(const CareEvent& event, const DhscMethod& method) {
  return event.age_at_start != kNoAge &&
         event.age_at_start >= method.youngest_age;
}

bool IsFollowUp(const CareEvent& event) {
  if (event.kind == EventKind::kAssessment) {
    return event.assessment == AssessmentType::kShortTerm ||
           event.assessment == AssessmentType::kLongTerm;
  }
  return event.kind == EventKind::kService && IsForServiceUser(event.service);
}

// Says why a request is left out by itself, before its person's support.
std::optional<Standing> WhyUnfit(const CareEvent& request,
                                 const DhscMethod& method) {
  if (request.client != ClientType::kServiceUser) {
    return Standing::kNotServiceUser;
  }
  if (request.start < DayNumber(method.requests_from)) {
    return Standing::kBeforeMethod;
  }
  if (request.age_at_start == kNoAge) return Standing::kAgeUnknown;
  if (!IsOfAge(request, method)) return Standing::kTooYoung;
  return std::nullopt;
}

// Says why a request of that outcome is left out.
std::optional<Standing> WhyEnded(EventOutcome outcome) {
  if (outcome == EventOutcome::kNone) return Standing::kNoOutcome;
  if (IsNoFurtherAction(outcome)) return Standing::kNoFurtherAction;
  if (outcome == EventOutcome::kAdmittedToHospital) {
    return Standing::kAdmittedToHospital;
  }
  return std::nullopt;
}

std::optional<Standing> WhyLeftOut(const CareEvent& request,
                                   const DhscMethod& method,
                                   const EarlierSupport& support) {
  if (const auto unfit = WhyUnfit(request, method)) return unfit;
  if (const auto client = support.ClientOn(request.start)) return client;
  return WhyEnded(request.outcome);
}

}  // namespace

std::vector<CareEvent> InOrder(absl::Span<const CareEvent> events) {
  std::vector<SortPlace> places;
  places.reserve(events.size());
  for (const CareEvent& event : events) {
    places.push_back(
        SortPlaceOf(event, static_cast<EventIndex>(places.size())));
  }
  std::sort(places.begin(), places.end(),
            [&](const SortPlace& a, const SortPlace& b) {
              if (a.person != b.person) return a.person < b.person;
              if (a.moment != b.moment) return a.moment < b.moment;
              return events[a.event].record > events[b.event].record;
            });
  // Copied together, so that what follows reads memory from end to end.
  std::vector<CareEvent> ordered;
  ordered.reserve(places.size());
  for (const SortPlace& place : places) ordered.push_back(events[place.event]);
  return ordered;
}

void BuildHistory(absl::Span<const CareEvent> events, EventIndex begin,
                  EventIndex end, const DhscMethod& method, History& history) {
  history.events.clear();
  history.left_out.clear();
  // On one day requests come before services, so that a request sees only the
  // support that started on an earlier day.
  EarlierSupport support(method);
  for (EventIndex at = begin; at < end; ++at) {
    const CareEvent& event = events[at];
    if (event.kind == EventKind::kRequest) {
      const auto why = WhyLeftOut(event, method, support);
      if (why.has_value()) {
        history.left_out.push_back({at, *why});
      } else {
        history.events.push_back(at);
      }
      continue;
    }
    if (!IsFollowUp(event)) continue;
    if (event.kind == EventKind::kService) support.Add(event);
    if (IsOfAge(event, method)) history.events.push_back(at);
  }
}

}  // namespace carereform::assessments

#include "services/assessments/domain/dhsc_history.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

#include "common/types/civil_date.h"
#include "services/assessments/domain/dhsc_existing_clients.h"

namespace carereform::assessments {
namespace {

bool IsBefore(const CareEvent& a, const CareEvent& b) {
  return std::tie(a.person, a.start, a.kind, b.import_order, b.record) <
         std::tie(b.person, b.start, b.kind, a.import_order, a.record);
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

std::vector<EventIndex> InOrder(absl::Span<const CareEvent> events) {
  std::vector<EventIndex> order(events.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](EventIndex a, EventIndex b) {
    return IsBefore(events[a], events[b]);
  });
  return order;
}

void BuildHistory(absl::Span<const CareEvent> events,
                  absl::Span<const EventIndex> person, const DhscMethod& method,
                  History& history) {
  history.events.clear();
  history.left_out.clear();
  // On one day requests come before services, so that a request sees only the
  // support that started on an earlier day.
  EarlierSupport support(method);
  for (const EventIndex at : person) {
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

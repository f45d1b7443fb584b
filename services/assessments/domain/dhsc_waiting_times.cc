#include "services/assessments/domain/dhsc_waiting_times.h"

#include <algorithm>

#include "services/assessments/domain/dhsc_links.h"
#include "services/assessments/domain/dhsc_overlap.h"

namespace carereform::assessments {
namespace {

// What is the same for all persons, and room that is used again for each.
struct Run {
  absl::Span<const CareEvent> events;
  int32_t period_end;
  const DhscMethod& method;
  History history;
  std::vector<RequestLinks> links;
};

std::optional<PartWait> Part(const Run& run, const CareEvent& request,
                             int32_t position) {
  if (position == kNowhere) return std::nullopt;
  const EventIndex at = run.history.events[position];
  const CareEvent& event = run.events[at];
  return PartWait{at, event.start - request.start,
                  BandOf(event, run.period_end, run.method)};
}

bool HasBand(const std::optional<PartWait>& part) {
  return part.has_value() && part->band != CareAgeBand::kNone;
}

Standing StandingOf(const RequestLinks& link, const RequestWait& wait) {
  if (!wait.response.has_value()) return Standing::kStillWaiting;
  if (!HasBand(wait.response) && !HasBand(wait.service)) {
    return Standing::kBandUnknown;
  }
  if (link.conversation) {
    return wait.service.has_value() ? Standing::kConversationAndService
                                    : Standing::kConversationOnly;
  }
  if (link.did_not_lead_on) return Standing::kResponseDidNotLeadToService;
  return wait.service.has_value() ? Standing::kResponseAndService
                                  : Standing::kResponseOnly;
}

RequestWait WaitOf(const Run& run, const RequestLinks& link, Standing overlap) {
  RequestWait wait{.event = run.history.events[link.request],
                   .standing = overlap,
                   .response = std::nullopt,
                   .service = std::nullopt};
  if (overlap != Standing::kStillWaiting) return wait;
  const CareEvent& request = run.events[wait.event];
  wait.response = Part(run, request, link.response);
  wait.service = Part(run, request, link.service);
  wait.standing = StandingOf(link, wait);
  return wait;
}

void AddPerson(Run& run, absl::Span<const EventIndex> person,
               DhscWaits& waits) {
  BuildHistory(run.events, person, run.method, run.history);
  for (const LeftOutRequest& request : run.history.left_out) {
    waits.requests.push_back(
        {request.event, request.standing, std::nullopt, std::nullopt});
  }
  waits.histories.insert(waits.histories.end(), run.history.events.begin(),
                         run.history.events.end());
  LinkRequests(run.events, run.history.events, run.method, run.links);
  const std::vector<Standing> overlaps = FindOverlaps(run.links);
  for (size_t i = 0; i < run.links.size(); ++i) {
    waits.requests.push_back(WaitOf(run, run.links[i], overlaps[i]));
  }
}

}  // namespace

CareAgeBand BandOf(const CareEvent& event, int32_t period_end,
                   const DhscMethod& method) {
  constexpr int64_t kAdult = 18;
  const int32_t day =
      event.kind == EventKind::kService && event.end == kNoEventDay ? period_end
                                                                    : event.end;
  const std::optional<int64_t> age = AgeByBirthMonth(event.birth_month, day);
  if (!age.has_value() || *age < kAdult) return CareAgeBand::kNone;
  return *age < method.older_age ? CareAgeBand::kYounger : CareAgeBand::kOlder;
}

DhscWaits FindDhscWaits(absl::Span<const CareEvent> events, int32_t period_end,
                        const DhscMethod& method) {
  const std::vector<EventIndex> order = InOrder(events);
  Run run{events, period_end, method, {}, {}};
  DhscWaits waits;
  size_t begin = 0;
  while (begin < order.size()) {
    size_t end = begin;
    while (end < order.size() &&
           events[order[end]].person == events[order[begin]].person) {
      ++end;
    }
    AddPerson(run, absl::MakeConstSpan(order).subspan(begin, end - begin),
              waits);
    begin = end;
  }
  return waits;
}

}  // namespace carereform::assessments

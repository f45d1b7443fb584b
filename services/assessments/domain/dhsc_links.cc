#include "services/assessments/domain/dhsc_links.h"

#include <algorithm>

#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

// The first assessment and the first service after a position.
struct Next {
  int32_t assessment = kNowhere;
  int32_t service = kNowhere;
};

// Says whether the request is its own response.
bool IsConversation(absl::Span<const CareEvent> events,
                    absl::Span<const EventIndex> history,
                    const CareEvent& request, const Next& next,
                    int32_t conversations_before) {
  if (!request.conversation || !RequestProgresses(request.outcome) ||
      request.start >= conversations_before) {
    return false;
  }
  return next.assessment == kNowhere ||
         events[history[next.assessment]].start > request.start;
}

// The earlier of two positions, either of which may be nowhere.
int32_t Earlier(int32_t a, int32_t b) {
  if (a == kNowhere) return b;
  if (b == kNowhere) return a;
  return std::min(a, b);
}

}  // namespace

std::vector<bool> BlocksThatLeadOn(absl::Span<const CareEvent> events,
                                   absl::Span<const EventIndex> history) {
  std::vector<bool> leads(history.size(), false);
  size_t at = 0;
  while (at < history.size()) {
    size_t end = at;
    bool any = false;
    while (end < history.size() &&
           events[history[end]].kind == EventKind::kAssessment) {
      any = any || AssessmentLeadsToService(events[history[end]].outcome);
      ++end;
    }
    std::fill(leads.begin() + static_cast<std::ptrdiff_t>(at),
              leads.begin() + static_cast<std::ptrdiff_t>(end), any);
    at = std::max(end, at + 1);
  }
  return leads;
}

void LinkRequests(absl::Span<const CareEvent> events,
                  absl::Span<const EventIndex> history,
                  const DhscMethod& method, std::vector<RequestLinks>& links) {
  links.clear();
  const int32_t conversations_before = DayNumber(method.conversations_before);
  const std::vector<bool> leads_on = BlocksThatLeadOn(events, history);
  Next next;
  for (auto at = static_cast<int32_t>(history.size()) - 1; at >= 0; --at) {
    const CareEvent& event = events[history[at]];
    if (event.kind == EventKind::kAssessment) next.assessment = at;
    if (event.kind == EventKind::kService) next.service = at;
    if (event.kind != EventKind::kRequest) continue;
    RequestLinks link{.request = at, .service = next.service};
    link.conversation =
        IsConversation(events, history, event, next, conversations_before);
    link.response =
        link.conversation ? at : Earlier(next.assessment, next.service);
    // A service is never marked as leading on, but it is its own answer.
    if (!link.conversation && link.response != kNowhere &&
        link.response == next.assessment && !leads_on[link.response]) {
      link.did_not_lead_on = true;
      link.service = kNowhere;
    }
    links.push_back(link);
  }
  std::reverse(links.begin(), links.end());
}

}  // namespace carereform::assessments

#include "services/assessments/domain/dhsc_overlap.h"

#include <algorithm>

namespace carereform::assessments {
namespace {

// How far the requests before one reach. kNowhere is before every position.
struct Reach {
  int32_t follow_up = kNowhere;  // Of the request just before.
  int32_t response = kNowhere;   // Of all before.
  int32_t service = kNowhere;    // Of all before.
};

Standing WhyOverlaps(const RequestLinks& link, const Reach& earlier) {
  if (earlier.follow_up > link.request) return Standing::kFollowUpUnderWay;
  if (link.response != kNowhere && link.response <= earlier.response) {
    return Standing::kResponseIsOfEarlierRequest;
  }
  if (link.service != kNowhere && link.service <= earlier.service) {
    return Standing::kServiceIsOfEarlierRequest;
  }
  return Standing::kStillWaiting;
}

}  // namespace

std::vector<Standing> FindOverlaps(const std::vector<RequestLinks>& links) {
  std::vector<Standing> overlaps;
  overlaps.reserve(links.size());
  Reach earlier;
  for (const RequestLinks& link : links) {
    overlaps.push_back(WhyOverlaps(link, earlier));
    earlier.follow_up = std::max(link.response, link.service);
    earlier.response = std::max(earlier.response, link.response);
    earlier.service = std::max(earlier.service, link.service);
  }
  return overlaps;
}

}  // namespace carereform::assessments

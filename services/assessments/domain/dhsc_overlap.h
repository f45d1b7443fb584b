// Which requests overlap what follows an earlier request of the same person:
// one wait would be counted twice.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_OVERLAP_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_OVERLAP_H_

#include <vector>

#include "services/assessments/domain/dhsc_links.h"
#include "services/assessments/domain/dhsc_standing.h"

namespace carereform::assessments {

// Returns, for each of one person's requests in order, why it overlaps; the
// standing kStillWaiting where it does not. It overlaps if what follows the
// request just before it, whether that one overlaps or not, ends at a later
// position; or if its response, or its service, is the same as that of any
// earlier request or comes before it.
std::vector<Standing> FindOverlaps(const std::vector<RequestLinks>& links);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_OVERLAP_H_

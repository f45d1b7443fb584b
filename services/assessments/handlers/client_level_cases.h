// Records of this service as Client Level Data have them.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_CASES_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_CASES_H_

#include <optional>

#include "carereform/assessments/v1/contacts.pb.h"
#include "carereform/assessments/v1/referral.pb.h"
#include "carereform/assessments/v1/reviews.pb.h"
#include "services/assessments/domain/cld_mapping.h"

namespace carereform::assessments {

// Returns what Client Level Data have of a referral; nothing of one that stands
// for no case of its own: merged into another, entered twice or a test record.
// One that plainly went on, on a day that is not known, has no request: how
// long that took is never guessed.
std::optional<MappedCase> MappedCaseOf(const v1::Referral& referral,
                                       const CldMapping& mapping);

// Returns what Client Level Data have of support.
MappedSupport MappedSupportOf(const v1::Support& support);

// Returns the event that a review of `support` is; nothing for one that was not
// done.
std::optional<CareEvent> EventOf(const v1::Review& review,
                                 const MappedSupport& support,
                                 const CldMapping& mapping);

// Returns the event that a contact is; nothing for one that is not concluded,
// or not with advice alone: what came of others is a referral or support, which
// have their own.
std::optional<CareEvent> EventOf(const v1::Contact& contact,
                                 const CldMapping& mapping);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_CASES_H_

// Every table of the service. Numbers are never reused; see
// common/store/partition.h for the keys that they are part of.

#ifndef CR_SERVICES_IMPROVEMENT_KEYS_H_
#define CR_SERVICES_IMPROVEMENT_KEYS_H_

#include <cstdint>

namespace carereform::improvement {

inline constexpr uint32_t kCqcAssessmentTable = 1;

inline constexpr uint32_t kWorkstreamTable = 2;

inline constexpr uint32_t kAreaTable = 3;
inline constexpr uint32_t kAreaByNumber = 1;  // Index, one each.

inline constexpr uint32_t kActionGroupTable = 4;
inline constexpr uint32_t kActionGroupByNumber = 1;  // Index, one each.

inline constexpr uint32_t kActionTable = 5;
inline constexpr uint32_t kActionByPosition = 1;  // Index, one each: group too.

inline constexpr uint32_t kOutcomeTargetTable = 6;
inline constexpr uint32_t kOutcomeTargetByCode = 1;  // Index, one each.

inline constexpr uint32_t kMilestoneTable = 7;
inline constexpr uint32_t kMilestoneByTarget = 1;  // Index: outcome target.
inline constexpr uint32_t kMilestoneByAction = 2;  // Index: action.

inline constexpr uint32_t kOwnerTable = 8;

inline constexpr uint32_t kFindingTable = 9;

inline constexpr uint32_t kRecommendationTable = 12;

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_KEYS_H_

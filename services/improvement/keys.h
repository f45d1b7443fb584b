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

inline constexpr uint32_t kSelfAssessmentTable = 15;

inline constexpr uint32_t kPeerAssessmentTable = 16;

inline constexpr uint32_t kInformationReturnTable = 17;

inline constexpr uint32_t kRagRuleTable = 20;
inline constexpr uint32_t kTargetReadingTable = 21;
inline constexpr uint32_t kTargetForecastTable = 22;
inline constexpr uint32_t kActionConfidenceTable = 23;
inline constexpr uint32_t kTargetComparatorTable = 24;
inline constexpr uint32_t kAgreedRagTable = 25;
// In each of the tables above. Index: outcome target, day known.
inline constexpr uint32_t kRagRecordByTarget = 1;
inline constexpr uint32_t kReadingByDay = 2;  // Index, one each: target too.
inline constexpr uint32_t kReadingBySuperseded = 3;  // Index, one each.

inline constexpr uint32_t kRiskTable = 30;

inline constexpr uint32_t kDecisionTable = 31;
inline constexpr uint32_t kDecisionBySuperseded = 1;  // Index, one each.

inline constexpr uint32_t kDependencyTable = 32;

inline constexpr uint32_t kMeetingTable = 40;

inline constexpr uint32_t kInterventionTable = 41;

inline constexpr uint32_t kDeadlineCompletionTable = 42;

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_KEYS_H_

// Every table of the service. Numbers are never reused; see
// common/store/partition.h for the keys that they are part of.

#ifndef CR_SERVICES_REPORTING_KEYS_H_
#define CR_SERVICES_REPORTING_KEYS_H_

#include <cstdint>

namespace carereform::reporting {

inline constexpr uint32_t kTargetTable = 1;
inline constexpr uint32_t kTargetByCode = 1;  // Index, one each.

inline constexpr uint32_t kObservationTable = 2;

inline constexpr uint32_t kCalendarDateTable = 3;
inline constexpr uint32_t kCalendarDateByDate = 1;  // Index.

inline constexpr uint32_t kProgressReturnTable = 4;

inline constexpr uint32_t kReturnModelBlobs = 5;
inline constexpr uint32_t kReturnDocumentBlobs = 6;

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_KEYS_H_

// Every table of the service. Numbers are never reused; see
// common/store/partition.h for the keys that they are part of.

#ifndef CR_SERVICES_FUNDING_KEYS_H_
#define CR_SERVICES_FUNDING_KEYS_H_

#include <cstdint>

namespace carereform::funding {

inline constexpr uint32_t kFundTable = 1;

inline constexpr uint32_t kAllocationTable = 2;
inline constexpr uint32_t kAllocationByFund = 1;  // Index: fund.

}  // namespace carereform::funding

#endif  // CR_SERVICES_FUNDING_KEYS_H_

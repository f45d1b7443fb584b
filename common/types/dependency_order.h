// The order in which things that depend on one another can be taken.
#ifndef CR_COMMON_TYPES_DEPENDENCY_ORDER_H_
#define CR_COMMON_TYPES_DEPENDENCY_ORDER_H_

#include <cstddef>
#include <vector>

namespace carereform {

// Returns the places of things in an order in which each comes after those that
// it depends on, and otherwise the earlier place first. `depends_on` has, for
// each thing, the places of those it depends on; repeats do no harm. Those in a
// cycle, and those that depend on one, are left out: fewer than there are means
// that there is a cycle. Requires places below `depends_on.size()`.
std::vector<size_t> DependencyOrder(
    const std::vector<std::vector<size_t>>& depends_on);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_DEPENDENCY_ORDER_H_

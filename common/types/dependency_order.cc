#include "common/types/dependency_order.h"

#include <functional>
#include <queue>

namespace carereform {

std::vector<size_t> DependencyOrder(
    const std::vector<std::vector<size_t>>& depends_on) {
  std::vector<std::vector<size_t>> dependents(depends_on.size());
  std::vector<size_t> waiting_for(depends_on.size());
  for (size_t i = 0; i < depends_on.size(); ++i) {
    waiting_for[i] = depends_on[i].size();
    for (const size_t other : depends_on[i]) dependents[other].push_back(i);
  }
  std::priority_queue<size_t, std::vector<size_t>, std::greater<size_t>> ready;
  for (size_t i = 0; i < waiting_for.size(); ++i) {
    if (waiting_for[i] == 0) ready.push(i);
  }
  std::vector<size_t> order;
  while (!ready.empty()) {
    const size_t next = ready.top();
    ready.pop();
    order.push_back(next);
    for (const size_t dependent : dependents[next]) {
      if (--waiting_for[dependent] == 0) ready.push(dependent);
    }
  }
  return order;
}

}  // namespace carereform

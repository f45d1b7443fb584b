// The version of a rule that holds on a day.
#ifndef CR_SERVICES_REPORTING_DOMAIN_DATED_RULE_H_
#define CR_SERVICES_REPORTING_DOMAIN_DATED_RULE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform::reporting {

// Returns the version that holds on `day`: the one whose `from` is the latest
// on or before it. Null where the day is before them all.
template <typename Rule>
const Rule* RuleOn(const std::vector<Rule>& rules, absl::CivilDay day) {
  const Rule* found = nullptr;
  for (const Rule& rule : rules) {
    if (rule.from > day) continue;
    if (found == nullptr || rule.from > found->from) found = &rule;
  }
  return found;
}

// Returns the version of that id, or null.
template <typename Rule>
const Rule* RuleOfId(const std::vector<Rule>& rules, absl::string_view id) {
  for (const Rule& rule : rules) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_DOMAIN_DATED_RULE_H_

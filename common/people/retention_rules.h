// How long records of people are kept, as dated data.

#ifndef CR_COMMON_PEOPLE_RETENTION_RULES_H_
#define CR_COMMON_PEOPLE_RETENTION_RULES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform::people {

// For how long records are kept after the last service ended.
struct RetentionRule {
  std::string id;         // Such as `adult-social-care-6-years`.
  std::string status;     // in force, proposed or withdrawn.
  std::string certainty;  // How firm the period is.
  std::string source;     // Where it stands.
  absl::CivilDay from;    // The first day of an end of service that it covers.
  std::optional<absl::CivilDay> to;  // The last; nothing while it is open.
  int years = 0;                     // At least 1.
};
using RetentionRules = std::vector<RetentionRule>;

// Until when records are kept, and why.
struct Retention {
  absl::CivilDay end;  // The first day on which they may go.
  std::string rule;    // Its id.
};

// Returns the retention of records whose last service ended on `service_end`,
// by the rule in force that covers that day; nothing where there is none.
//
// The years run from the day after: a service that ended on 31 March 2020 is
// kept for six years until the end of 31 March 2026, and may go on 1 April. One
// that ended on 29 February is kept until the end of 28 February where there is
// no such day.
std::optional<Retention> RetentionAfter(const RetentionRules& rules,
                                        absl::CivilDay service_end);

// Reads a file such as data/retention_rules.json. Errors: INVALID_ARGUMENT,
// with no reason, that names the rule and what is wrong with it; also where two
// rules in force cover one day.
absl::StatusOr<RetentionRules> ParseRetentionRules(absl::string_view json);

// Returns data/retention_rules.json.
absl::StatusOr<RetentionRules> BuiltInRetentionRules();

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_RETENTION_RULES_H_

// The frameworks by which the Care Quality Commission scores, as dated data.

#ifndef CR_SERVICES_IMPROVEMENT_CQC_FRAMEWORKS_H_
#define CR_SERVICES_IMPROVEMENT_CQC_FRAMEWORKS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/improvement/domain/cqc_scoring.h"

namespace carereform::improvement {

// A heading with the other ways in which it is printed.
struct Heading {
  std::string name;
  std::vector<std::string> aliases;
};

// A quality statement, under its theme.
struct QualityStatement {
  Heading theme;
  Heading statement;
};

// One version of the commission's way of scoring.
struct CqcFramework {
  std::string id;
  std::string status;           // Such as "in force".
  std::string source;           // Where it is published.
  std::string rounding_status;  // "published" or "inferred".
  std::string rounding_source;  // Where the rounding comes from.
  absl::CivilDay from;          // The first day of a report that follows it.
  std::vector<QualityStatement> statements;
  ScoringFramework scoring;
};

// Says whether `text` is the heading or one of its aliases, capitals aside.
bool IsHeading(const Heading& heading, absl::string_view text);

// Returns the framework of that id, or null.
const CqcFramework* FindFramework(const std::vector<CqcFramework>& frameworks,
                                  absl::string_view id);

// Reads a file such as data/cqc_frameworks.json. Errors: INVALID_ARGUMENT, with
// no reason, that names the framework and what is wrong with it.
absl::StatusOr<std::vector<CqcFramework>> ParseCqcFrameworks(
    absl::string_view json);

// Returns data/cqc_frameworks.json.
absl::StatusOr<std::vector<CqcFramework>> BuiltInCqcFrameworks();

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CQC_FRAMEWORKS_H_

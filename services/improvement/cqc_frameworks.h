// The frameworks by which the Care Quality Commission scores, as dated data.

#ifndef CR_SERVICES_IMPROVEMENT_CQC_FRAMEWORKS_H_
#define CR_SERVICES_IMPROVEMENT_CQC_FRAMEWORKS_H_

#include <cstddef>
#include <map>
#include <optional>
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

// A category of evidence. Assessments of local authorities use some of them.
struct EvidenceCategory {
  Heading heading;
  bool used = false;
};

// One version of how a statement gets its score, and when it was in use.
struct ScoringMethod {
  std::string id;
  std::string description;
  std::string period;
  std::string status;  // "published" or "inferred".
  std::string source;
};

// After how many months evidence is called old, and how sure that is.
struct EvidenceLimit {
  int months = 0;
  std::string status;
  std::string source;
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
  std::map<int, std::string> score_words;
  std::vector<ScoringMethod> methods;  // In order of time.
  std::vector<EvidenceCategory> evidence_categories;
  std::vector<std::string> evidence_sources;
  EvidenceLimit evidence_limit;
};

// Says whether `text` is the heading or one of its aliases, capitals aside.
bool IsHeading(const Heading& heading, absl::string_view text);

// Returns where `statement` stands among those of the framework.
std::optional<size_t> FindStatement(const CqcFramework& framework,
                                    absl::string_view statement);

// Returns the category that `text` names, or null. Those that assessments do
// not use are found too.
const EvidenceCategory* FindEvidenceCategory(const CqcFramework& framework,
                                             absl::string_view text);

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

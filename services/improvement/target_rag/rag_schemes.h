// The definitions of red, amber and green, as dated data.

#ifndef CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_SCHEMES_H_
#define CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_SCHEMES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/improvement/domain/rag.h"

namespace carereform::improvement {

// One version of the definitions.
struct RagScheme {
  std::string id;
  int version = 0;
  absl::CivilDay from;  // The first day of papers that follow it.
  std::string source;   // Where it is printed.
  std::string status;   // Such as "in force".
  std::string red;      // What each colour means.
  std::string amber;
  std::string green;
  std::string tolerance;  // What it says of tolerances.
  std::string reading;    // What of `colours` is the programme's own reading.
  RagColours colours;
};

// Returns the scheme of that id, or null.
const RagScheme* FindScheme(const std::vector<RagScheme>& schemes,
                            absl::string_view id);

// Reads a file such as data/rag_schemes.json. Errors: INVALID_ARGUMENT, with no
// reason, that names the scheme and what is wrong with it.
absl::StatusOr<std::vector<RagScheme>> ParseRagSchemes(absl::string_view json);

// Returns data/rag_schemes.json.
absl::StatusOr<std::vector<RagScheme>> BuiltInRagSchemes();

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_SCHEMES_H_

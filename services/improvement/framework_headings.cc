#include "services/improvement/framework_headings.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace carereform::improvement {

const CqcFramework* CheckFramework(const std::vector<CqcFramework>& frameworks,
                                   absl::string_view field,
                                   absl::string_view id,
                                   rpc::Validation& validation) {
  const CqcFramework* framework = FindFramework(frameworks, id);
  if (framework == nullptr) {
    const auto print = [](std::string* out, const CqcFramework& known) {
      out->append(known.id);
    };
    validation.Refuse(
        field,
        absl::StrCat("is not a framework that this version knows: it knows ",
                     absl::StrJoin(frameworks, ", ", print)));
  }
  return framework;
}

void WriteStatement(const CqcFramework& framework, absl::string_view field,
                    std::string& statement, rpc::Validation& validation) {
  const std::optional<size_t> at = FindStatement(framework, statement);
  if (at.has_value()) {
    statement = framework.statements[*at].statement.name;
    return;
  }
  validation.Refuse(field,
                    absl::StrCat("is not a quality statement of ", framework.id,
                                 ": write it as the framework does"));
}

void WriteEvidenceCategory(const CqcFramework& framework,
                           absl::string_view field, std::string& category,
                           rpc::Validation& validation) {
  const EvidenceCategory* found = FindEvidenceCategory(framework, category);
  if (found != nullptr && found->used) {
    category = found->heading.name;
    return;
  }
  std::vector<std::string> used;
  for (const EvidenceCategory& known : framework.evidence_categories) {
    if (known.used) used.push_back(known.heading.name);
  }
  validation.Refuse(
      field, absl::StrCat("is not a category of evidence that ", framework.id,
                          " uses: choose one of ", absl::StrJoin(used, ", ")));
}

}  // namespace carereform::improvement

// Headings that callers write in their own way, put right by a framework.

#ifndef CR_SERVICES_IMPROVEMENT_FRAMEWORK_HEADINGS_H_
#define CR_SERVICES_IMPROVEMENT_FRAMEWORK_HEADINGS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/rpc/validation.h"
#include "services/improvement/cqc_frameworks.h"

namespace carereform::improvement {

// Returns the framework of that id, or refuses `field` and returns null.
const CqcFramework* CheckFramework(const std::vector<CqcFramework>& frameworks,
                                   absl::string_view field,
                                   absl::string_view id,
                                   rpc::Validation& validation);

// Writes a quality statement as the framework does, or refuses `field`.
void WriteStatement(const CqcFramework& framework, absl::string_view field,
                    std::string& statement, rpc::Validation& validation);

// Writes a category of evidence as the framework does, or refuses `field`
// where the framework has none such or does not use it.
void WriteEvidenceCategory(const CqcFramework& framework,
                           absl::string_view field, std::string& category,
                           rpc::Validation& validation);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_FRAMEWORK_HEADINGS_H_

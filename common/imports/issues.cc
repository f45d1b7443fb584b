#include "common/imports/issues.h"

#include "common/status/error.h"
#include "common/types/limits.h"

namespace carereform::imports {

void Issues::Add(int line, absl::string_view column, absl::string_view rule,
                 absl::string_view remedy) {
  ++count_;
  if (kept_.size() >= kMaxImportIssues) return;
  common::v1::ImportIssue& issue = kept_.emplace_back();
  issue.set_line(line);
  issue.set_column(std::string(column));
  issue.set_rule(std::string(rule));
  issue.set_remedy(std::string(remedy));
}

void Issues::AddStatus(int line, const absl::Status& status) {
  const std::vector<FieldViolation> violations = ViolationsOf(status);
  for (const FieldViolation& violation : violations) {
    Add(line, violation.field, violation.description,
        "correct it and send the file again");
  }
  if (violations.empty()) {
    Add(line, "", status.message(), "correct it and send the file again");
  }
}

}  // namespace carereform::imports

#include "common/imports/issues.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/types/limits.h"

namespace carereform::imports {
namespace {

constexpr char kOtherRules[] = "other rules";

// `rule` with N for each number in it.
std::string WithoutNumbers(absl::string_view rule) {
  std::string words;
  for (const char c : rule) {
    if (!absl::ascii_isdigit(c)) {
      words.push_back(c);
    } else if (words.empty() || words.back() != 'N') {
      words.push_back('N');
    }
  }
  return words;
}

// What a group of issues says: the words of the first, with its numbers and its
// line, for N in place of a number tells nobody what to correct. Where none of
// the group was kept, the rule without numbers.
std::string Exemplified(const std::pair<std::string, std::string>& key,
                        int count,
                        const std::vector<common::v1::ImportIssue>& kept) {
  for (const common::v1::ImportIssue& issue : kept) {
    if (issue.column() != key.second || issue.rule() == key.first ||
        WithoutNumbers(issue.rule()) != key.first) {
      continue;
    }
    return absl::StrCat(issue.rule(), count == 1 ? " (line " : " (first: line ",
                        issue.line(), ")");
  }
  return key.first;
}

}  // namespace

void Issues::Add(int line, absl::string_view column, absl::string_view rule,
                 absl::string_view remedy) {
  ++count_;
  std::pair<std::string, std::string> key(WithoutNumbers(rule), column);
  if (rules_.size() + 1 >= kMaxImportRules && rules_.count(key) == 0) {
    key = {kOtherRules, ""};
  }
  ++rules_[key];
  kept_bytes_ += column.size() + rule.size() + remedy.size();
  if (kept_.size() >= kMaxImportIssues || kept_bytes_ > kMaxImportIssueBytes) {
    return;
  }
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

std::vector<common::v1::ImportReport::RuleCount> Issues::CountByRule() const {
  std::vector<common::v1::ImportReport::RuleCount> counts;
  for (const auto& [key, count] : rules_) {
    auto& rule = counts.emplace_back();
    rule.set_rule(Exemplified(key, count, kept_));
    rule.set_column(key.second);
    rule.set_count(count);
  }
  std::stable_sort(
      counts.begin(), counts.end(),
      [](const auto& a, const auto& b) { return a.count() > b.count(); });
  return counts;
}

}  // namespace carereform::imports

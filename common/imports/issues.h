// What is wrong with a file, gathered from its first line to its last.

#ifndef CR_COMMON_IMPORTS_ISSUES_H_
#define CR_COMMON_IMPORTS_ISSUES_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "carereform/common/v1/imports.pb.h"

namespace carereform::imports {

// Keeps the first 200 issues, or fewer where they are long, and counts all.
class Issues {
 public:
  // Adds an issue; `line` is 0 for the file as a whole, `column` empty for the
  // whole line.
  void Add(int line, absl::string_view column, absl::string_view rule,
           absl::string_view remedy);

  // Adds what a method's check says of an item: each violation is an issue of
  // its own, with its field for the column.
  void AddStatus(int line, const absl::Status& status);

  bool empty() const { return count_ == 0; }
  int count() const { return count_; }
  const std::vector<common::v1::ImportIssue>& kept() const { return kept_; }

  // How many issues there are of each rule and column, the most frequent first.
  // Rules that differ in their numbers alone are one; it is said as on the
  // first line that broke it, which is named.
  std::vector<common::v1::ImportReport::RuleCount> CountByRule() const;

 private:
  std::vector<common::v1::ImportIssue> kept_;
  size_t kept_bytes_ = 0;
  int count_ = 0;
  std::map<std::pair<std::string, std::string>, int> rules_;  // And column.
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_ISSUES_H_

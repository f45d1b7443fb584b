// What is wrong with a file, gathered from its first line to its last.

#ifndef CR_COMMON_IMPORTS_ISSUES_H_
#define CR_COMMON_IMPORTS_ISSUES_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "carereform/common/v1/imports.pb.h"

namespace carereform::imports {

// Keeps the first 200 issues and counts all.
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

 private:
  std::vector<common::v1::ImportIssue> kept_;
  int count_ = 0;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_ISSUES_H_

// A kind of file that a source takes.

#ifndef CR_COMMON_IMPORTS_IMPORT_KIND_H_
#define CR_COMMON_IMPORTS_IMPORT_KIND_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/imports/issues.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"

namespace carereform::imports {

// One record of a file, in the form in which the kind applies it.
struct ImportItem {
  int line = 0;         // Where it stands; 0 where lines say nothing.
  std::string content;  // As the kind chooses, such as a serialized request.
};

// A file read from its first line to its last. Where there are issues the items
// are not to be applied.
struct ParsedFile {
  std::string note;  // What the file says of itself.
  std::vector<ImportItem> items;
  Issues issues;
};

// Reads and applies files of one kind. Thread-safe.
class ImportKind {
 public:
  virtual ~ImportKind() = default;

  // The kind's name, such as `referrals`.
  virtual absl::string_view name() const = 0;

  // Reads a whole file and checks each record by itself. Depends on nothing but
  // its arguments: the same file gives the same items again.
  virtual ParsedFile Parse(const rpc::Call& call, absl::string_view council,
                           absl::string_view content) const = 0;

  // Checks an item against what is stored, such as that its id is not taken.
  // Returns an error fit for callers, or OK.
  virtual absl::Status CheckStored(const store::Reader& reader,
                                   const ImportItem& item) const = 0;

  // Applies an item within `txn`, as the method that creates such a record
  // would.
  virtual absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                             const ImportItem& item) const = 0;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_KIND_H_

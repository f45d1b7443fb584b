// A kind of file that a source takes.

#ifndef CR_COMMON_IMPORTS_IMPORT_KIND_H_
#define CR_COMMON_IMPORTS_IMPORT_KIND_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/imports/import_pass.h"
#include "common/imports/issues.h"
#include "common/imports/received_file.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "common/types/limits.h"

namespace carereform::imports {

// Reads and applies files of one kind: as a WholeFileKind or a RowKind.
// Thread-safe.
class ImportKind {
 public:
  virtual ~ImportKind() = default;

  // The kind's name, such as `referrals`.
  virtual absl::string_view name() const = 0;

  // The largest file, in bytes.
  virtual int64_t max_bytes() const = 0;

  // Whether a file may be applied without its failed items.
  virtual bool divisible() const = 0;

  // Begins a pass over `file`, which outlives it, as do `call` and the kind.
  // Adds issues where the file as a whole is not to be applied.
  virtual absl::StatusOr<std::unique_ptr<ImportPass>> Open(
      const store::Reader& reader, const rpc::Call& call, ReceivedFile& file,
      Issues& issues) const = 0;
};

// A file read from its first line to its last. Where there are issues the items
// are not to be applied.
struct ParsedFile {
  std::string note;  // What the file says of itself.
  std::vector<ImportItem> items;
  Issues issues;
};

// Files that are small and make sense as a whole only.
class WholeFileKind : public ImportKind {
 public:
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

  // Returns the next change that follows from an applied file, after that named
  // `done`, which it sets; or null. A stop has them returned from the first
  // again.
  virtual absl::StatusOr<Step> NextStep(const store::Reader&, const rpc::Call&,
                                        std::string& /*done*/) const {
    return Step(nullptr);
  }

  int64_t max_bytes() const final { return kMaxImportBytes; }
  bool divisible() const final { return false; }
  absl::StatusOr<std::unique_ptr<ImportPass>> Open(const store::Reader& reader,
                                                   const rpc::Call& call,
                                                   ReceivedFile& file,
                                                   Issues& issues) const final;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_KIND_H_

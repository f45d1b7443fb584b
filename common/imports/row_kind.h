// Files of comma-separated values that are read, checked and applied row by
// row: of any length, in bounded memory.

#ifndef CR_COMMON_IMPORTS_ROW_KIND_H_
#define CR_COMMON_IMPORTS_ROW_KIND_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/imports/csv_reader.h"
#include "common/imports/import_kind.h"

namespace carereform::imports {

// Reads and applies the rows of one file. See ImportPass, of which it is the
// part that differs between kinds.
class RowFile {
 public:
  virtual ~RowFile() = default;

  // Reads a row and checks it by itself and against the rows before. Adds
  // issues, or returns the content of the item to apply.
  virtual std::string Read(const CsvRow& row, Issues& issues) = 0;

  // Told of a row whose values could not be told apart.
  virtual void ReadIllegible() {}

  // See ImportPass. An error's fields are columns.
  virtual absl::StatusOr<Comparison> Compare(const store::Reader& reader,
                                             const ImportItem& item) = 0;
  virtual absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                             const ImportItem& item) = 0;
  virtual absl::Status FinishReport(const store::Reader&,
                                    common::v1::ImportReport&) {
    return absl::OkStatus();
  }
  virtual absl::StatusOr<Step> NextStep(const store::Reader&) {
    return Step(nullptr);
  }
};

// What comes before the rows.
struct RowHead {
  std::string note;
  std::shared_ptr<const CsvHeader> header;
};

// A kind of such files. Its rows stand on their own: a file may be applied
// without those that fail.
class RowKind : public ImportKind {
 public:
  // Begins to read a file. Adds issues where its headings, or the file as a
  // whole, are not to be taken. `call` and the kind outlive the result.
  virtual absl::StatusOr<std::unique_ptr<RowFile>> Begin(
      const store::Reader& reader, const rpc::Call& call, const RowHead& head,
      Issues& issues) const = 0;

  int64_t max_bytes() const final { return kMaxRowImportBytes; }
  bool divisible() const final { return true; }
  absl::StatusOr<std::unique_ptr<ImportPass>> Open(const store::Reader& reader,
                                                   const rpc::Call& call,
                                                   ReceivedFile& file,
                                                   Issues& issues) const final;

  // The same for bytes from anywhere.
  absl::StatusOr<std::unique_ptr<ImportPass>> OpenBytes(
      const store::Reader& reader, const rpc::Call& call, NextBytes next,
      Issues& issues) const;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_ROW_KIND_H_

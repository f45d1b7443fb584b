// The nightly case extract as a file of comma-separated values.

#ifndef CR_SERVICES_ASSESSMENTS_EXTRACT_IMPORT_H_
#define CR_SERVICES_ASSESSMENTS_EXTRACT_IMPORT_H_

#include <memory>

#include "common/imports/row_kind.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// Kind `case-extract`: a snapshot of every open and recently closed case, read
// by the profile in force on its day. Only what differs from the records is
// written. README.md of the service says more.
class ExtractImport final : public imports::RowKind {
 public:
  explicit ExtractImport(const Records& records) : records_(records) {}

  absl::string_view name() const override { return "case-extract"; }
  absl::StatusOr<std::unique_ptr<imports::RowFile>> Begin(
      const store::Reader& reader, const rpc::Call& call,
      const imports::RowHead& head, imports::Issues& issues) const override;

 private:
  const Records& records_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_EXTRACT_IMPORT_H_

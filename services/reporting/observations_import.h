// Published figures as a file of comma-separated values.

#ifndef CR_SERVICES_REPORTING_OBSERVATIONS_IMPORT_H_
#define CR_SERVICES_REPORTING_OBSERVATIONS_IMPORT_H_

#include "common/imports/import_kind.h"
#include "services/reporting/records.h"

namespace carereform::reporting {

// Kind `observations`. README.md of the service lists the columns.
class ObservationsImport final : public imports::WholeFileKind {
 public:
  explicit ObservationsImport(const Records& records) : records_(records) {}

  absl::string_view name() const override { return "observations"; }
  imports::ParsedFile Parse(const rpc::Call& call, absl::string_view council,
                            absl::string_view content) const override;
  absl::Status CheckStored(const store::Reader& reader,
                           const imports::ImportItem& item) const override;
  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const imports::ImportItem& item) const override;

 private:
  const Records& records_;
};

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_OBSERVATIONS_IMPORT_H_

// Supports as a file of comma-separated values.

#ifndef CR_SERVICES_ASSESSMENTS_SUPPORT_IMPORT_H_
#define CR_SERVICES_ASSESSMENTS_SUPPORT_IMPORT_H_

#include "common/imports/import_kind.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// Kind `supports`. Columns, in any order: external_id, kind, started_date,
// team, and optionally ended_date, out_of_county, locality, district,
// specialism, age_band, ethnic_group, discharged_date, reviewed_before_date,
// review_history_unknown.
class SupportImport final : public imports::WholeFileKind {
 public:
  explicit SupportImport(const Records& records) : records_(records) {}

  absl::string_view name() const override { return "supports"; }
  imports::ParsedFile Parse(const rpc::Call& call, absl::string_view council,
                            absl::string_view content) const override;
  absl::Status CheckStored(const store::Reader& reader,
                           const imports::ImportItem& item) const override;
  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const imports::ImportItem& item) const override;

 private:
  const Records& records_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_SUPPORT_IMPORT_H_

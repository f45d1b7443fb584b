// Contacts as a file of comma-separated values.

#ifndef CR_SERVICES_ASSESSMENTS_CONTACT_IMPORT_H_
#define CR_SERVICES_ASSESSMENTS_CONTACT_IMPORT_H_

#include "common/imports/import_kind.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// Kind `contacts`. Columns, in any order: external_id, received_date, is_new,
// team, and optionally channel, source, locality, district, age_band,
// ethnic_group, conversation, sequel, advice_only, concluded_date.
class ContactImport final : public imports::WholeFileKind {
 public:
  explicit ContactImport(const Records& records) : records_(records) {}

  absl::string_view name() const override { return "contacts"; }
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

#endif  // CR_SERVICES_ASSESSMENTS_CONTACT_IMPORT_H_

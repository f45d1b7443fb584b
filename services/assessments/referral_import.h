// Referrals as a file of comma-separated values.

#ifndef CR_SERVICES_ASSESSMENTS_REFERRAL_IMPORT_H_
#define CR_SERVICES_ASSESSMENTS_REFERRAL_IMPORT_H_

#include "common/imports/import_kind.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// Kind `referrals`. Columns, in any order: external_id, type, team,
// received_date, and optionally locality, triaged_date, allocated_date,
// started_date, closed_date. Days are like 2025-10-20; a type is like care_act.
class ReferralImport final : public imports::ImportKind {
 public:
  explicit ReferralImport(const Records& records) : records_(records) {}

  absl::string_view name() const override { return "referrals"; }
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

#endif  // CR_SERVICES_ASSESSMENTS_REFERRAL_IMPORT_H_

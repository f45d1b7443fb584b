// Referrals as a file of comma-separated values.

#ifndef CR_SERVICES_ASSESSMENTS_REFERRAL_IMPORT_H_
#define CR_SERVICES_ASSESSMENTS_REFERRAL_IMPORT_H_

#include <memory>

#include "common/imports/row_kind.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// Kind `referrals`. Columns, in any order: external_id, type, team,
// received_date, and optionally locality, triaged_date, allocated_date,
// started_date, closed_date. Days are like 2025-10-20; a type is like care_act.
class ReferralImport final : public imports::RowKind {
 public:
  explicit ReferralImport(const Records& records) : records_(records) {}

  absl::string_view name() const override { return "referrals"; }
  absl::StatusOr<std::unique_ptr<imports::RowFile>> Begin(
      const store::Reader& reader, const rpc::Call& call,
      const imports::RowHead& head, imports::Issues& issues) const override;

 private:
  const Records& records_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_REFERRAL_IMPORT_H_

// Referrals as a file of comma-separated values.

#ifndef CR_SERVICES_ASSESSMENTS_REFERRAL_IMPORT_H_
#define CR_SERVICES_ASSESSMENTS_REFERRAL_IMPORT_H_

#include <memory>

#include "common/imports/row_kind.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// Kind `referrals`. Columns, in any order: external_id, type, team,
// received_date, and optionally the day of every other stage, closed_date,
// start_by_date, referrer_informed_date, locality, district, specialism,
// duty_team, worker, source, channel, age_band, ethnic_group, complexity and
// closure_reason. Days are like 2025-10-20; a type is like care_act.
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

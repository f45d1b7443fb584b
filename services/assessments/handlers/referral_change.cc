#include "services/assessments/handlers/referral_change.h"

#include <string>
#include <vector>

#include "absl/strings/strip.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "services/assessments/errors.h"
#include "services/assessments/handlers/referral_conversion.h"

namespace carereform::assessments {

absl::Status CheckAllowed(const v1::Referral& referral, ReferralAction action) {
  const ReferralState state = DomainState(referral.state());
  return Allows(state, action) ? absl::OkStatus()
                               : errors::ReferralState(state, action);
}

absl::Status StoreChanged(const Records& records, store::Txn& txn,
                          const rpc::Call& call, OwnPaths own,
                          v1::Referral& referral) {
  std::vector<FieldViolation> broken = BrokenFacts(referral, call.today);
  for (FieldViolation& violation : broken) {
    for (const absl::string_view beginning : own) {
      violation.field =
          std::string(absl::StripPrefix(violation.field, beginning));
    }
  }
  if (!broken.empty()) return InvalidFields(broken);
  referral.set_state(StateFollowingFrom(referral));
  *referral.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  return records.referrals().Update(txn, referral);
}

}  // namespace carereform::assessments

#include "services/assessments/handlers/extract_cases.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/assessments/handlers/extract_conversion.h"
#include "services/assessments/handlers/referral_change.h"
#include "services/assessments/handlers/referral_fields.h"
#include "services/assessments/handlers/referrals.h"

namespace carereform::assessments {
namespace {

using v1::Referral;

absl::StatusOr<std::optional<Referral>> FindByExternalId(
    const Records& records, const store::Reader& reader,
    const std::string& external_id) {
  CR_ASSIGN_OR_RETURN(
      auto page,
      records.referrals().ListBy(reader, kReferralByExternalId,
                                 store::KeyWriter().String(external_id).key(),
                                 {.after = "", .size = 1}));
  if (page.items.empty()) return std::nullopt;
  return std::move(page.items.front());
}

// Checks a case as CreateReferral checks a referral.
absl::Status CheckCase(const Referral& referral, absl::string_view council,
                       absl::CivilDay day) {
  rpc::Validation validation;
  CheckFieldShapes(referral, absl::StrCat("councils/", council), validation);
  absl::Status checked = validation.Finish();
  if (checked.ok()) checked = CheckDates(referral, day);
  if (checked.ok()) return checked;
  std::vector<FieldViolation> violations = ViolationsOf(checked);
  for (FieldViolation& violation : violations) {
    violation.field = FieldAt(absl::StripPrefix(violation.field, "referral."));
  }
  return InvalidFields(violations);
}

}  // namespace

absl::StatusOr<CaseDecision> DecideCase(const Records& records,
                                        const store::Reader& reader,
                                        const CaseFields& told,
                                        absl::CivilDay day) {
  CaseDecision decision;
  CR_ASSIGN_OR_RETURN(
      decision.stored,
      FindByExternalId(records, reader, told.at("external_id")));
  if (decision.stored.has_value()) {
    decision.after = *decision.stored;
    // It goes on as another case, which has a row of its own.
    if (decision.stored->state() == Referral::MERGED) return decision;
  }
  CaseFields present = told;
  present[kMissingField] = "";
  decision.changes = ChangesTo(FieldsOf(decision.after), present);
  if (decision.changes.empty()) return decision;
  Change(decision.changes, day, decision.after);
  CR_RETURN_IF_ERROR(CheckCase(decision.after, reader.council(), day));
  return decision;
}

absl::Status ApplyCase(const Records& records, store::Txn& txn,
                       const rpc::Call& call, CaseDecision decision) {
  if (!decision.stored.has_value()) {
    v1::CreateReferralRequest request;
    request.set_parent(absl::StrCat("councils/", txn.council()));
    *request.mutable_referral() = std::move(decision.after);
    return CreateReferral(records, txn, call, request).status();
  }
  if (decision.changes.empty()) return absl::OkStatus();
  if (AreCorrections(decision.changes)) {
    decision.after.set_last_change_reason(kExtractReason);
  }
  return StoreChanged(records, txn, call, {"referral."}, decision.after);
}

bool ExpectedInExtract(const Referral& referral) {
  return !referral.external_id().empty() &&
         referral.state() != Referral::CLOSED &&
         referral.state() != Referral::MERGED;
}

absl::Status MarkMissing(const Records& records, store::Txn& txn,
                         const std::string& name) {
  CR_ASSIGN_OR_RETURN(Referral referral, records.referrals().Get(txn, name));
  if (!ExpectedInExtract(referral) || referral.missing_from_extract()) {
    return absl::OkStatus();
  }
  referral.set_missing_from_extract(true);
  *referral.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  return records.referrals().Update(txn, referral);
}

}  // namespace carereform::assessments

#include "services/reporting/handlers/certify.h"

#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "services/reporting/errors.h"
#include "services/reporting/handlers/stored_returns.h"

namespace carereform::reporting {
namespace {

using v1::Certification;
using v1::ProgressReturn;

constexpr int kSha256Characters = 64;

// In what capacity the caller has the role; nothing where it does not.
std::optional<Certification::Capacity> CapacityIn(const std::string& role,
                                                  const rpc::Call& call) {
  std::optional<Certification::Capacity> capacity;
  for (const rpc::HeldRole& held : call.roles) {
    if (held.role != role) continue;
    if (!held.deputy) return Certification::HOLDER;
    capacity = Certification::DEPUTY;
  }
  return capacity;
}

std::vector<Certified> EarlierOf(const ProgressReturn& progress_return) {
  std::vector<Certified> earlier;
  for (const Certification& one : progress_return.certifications()) {
    earlier.push_back({one.role(), one.caller()});
  }
  return earlier;
}

absl::Status RefusalOf(CertifyDecision decision, const std::string& role) {
  switch (decision) {
    case CertifyDecision::kAccepted:
      return absl::OkStatus();
    case CertifyDecision::kRoleNotHeld:
      return errors::RoleNotHeld(role);
    case CertifyDecision::kRoleAlreadyCertified:
      return errors::RoleAlreadyCertified(role);
    case CertifyDecision::kSecondPersonRequired:
      return errors::SecondPersonRequired(role);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckCertify(const v1::CertifyProgressReturnRequest& request) {
  rpc::Validation validation = CheckOnReturn(request);
  validation.Id("role", request.role());
  validation.Text("model_sha256", request.model_sha256(), kSha256Characters);
  return validation.Finish();
}

absl::StatusOr<ProgressReturn> CertifyProgressReturn(
    const RuleBooks& books, const Records& records, store::Txn& txn,
    const rpc::Call& call, const v1::CertifyProgressReturnRequest& request) {
  CR_ASSIGN_OR_RETURN(const SignOffRule rule, SignOffRuleOn(books, call.today));
  const SignOffRole* role = FindRole(rule, request.role());
  if (role == nullptr) {
    return InvalidField("role", absl::StrCat("has to be ", RolesInWords(rule)));
  }
  CR_ASSIGN_OR_RETURN(ProgressReturn certified,
                      GetForMove(records, txn, request, ReturnMove::kCertify));
  const auto capacity = CapacityIn(role->role, call);
  CR_RETURN_IF_ERROR(
      RefusalOf(DecideCertification(role->role, call.caller,
                                    capacity.has_value(), EarlierOf(certified)),
                role->role));
  if (request.model_sha256() != certified.model_sha256()) {
    return errors::ModelDiffers();
  }
  CR_RETURN_IF_ERROR(LoadModel(records, txn, request.name()).status());

  Certification& added = *certified.add_certifications();
  added.set_role(role->role);
  added.set_caller(call.caller);
  added.set_capacity(*capacity);
  *added.mutable_certify_time() = rpc::ToTimestamp(txn.commit_time());
  added.set_model_sha256(certified.model_sha256());
  added.set_statement(role->statement);
  if (IsFullyCertified(rule, EarlierOf(certified))) {
    certified.set_state(ProgressReturn::CERTIFIED);
  }
  CR_RETURN_IF_ERROR(records.progress_returns.Update(txn, certified));
  return certified;
}

}  // namespace carereform::reporting

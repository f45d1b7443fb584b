#include "services/reporting/domain/sign_off_rules.h"

#include <algorithm>

#include "absl/strings/str_join.h"

namespace carereform::reporting {
namespace {

bool HasRole(const std::vector<Certified>& certifications,
             absl::string_view role) {
  return std::any_of(certifications.begin(), certifications.end(),
                     [role](const Certified& one) { return one.role == role; });
}

}  // namespace

const SignOffRole* FindRole(const SignOffRule& rule, absl::string_view role) {
  for (const SignOffRole& one : rule.roles) {
    if (one.role == role) return &one;
  }
  return nullptr;
}

std::string RolesInWords(const SignOffRule& rule) {
  return absl::StrJoin(
      rule.roles, " or ",
      [](std::string* out, const SignOffRole& one) { out->append(one.role); });
}

CertifyDecision DecideCertification(absl::string_view role,
                                    absl::string_view caller, bool holds_role,
                                    const std::vector<Certified>& earlier) {
  if (!holds_role) return CertifyDecision::kRoleNotHeld;
  if (HasRole(earlier, role)) return CertifyDecision::kRoleAlreadyCertified;
  const bool same_person = std::any_of(
      earlier.begin(), earlier.end(),
      [caller](const Certified& one) { return one.caller == caller; });
  return same_person ? CertifyDecision::kSecondPersonRequired
                     : CertifyDecision::kAccepted;
}

bool IsFullyCertified(const SignOffRule& rule,
                      const std::vector<Certified>& certifications) {
  return std::all_of(rule.roles.begin(), rule.roles.end(),
                     [&certifications](const SignOffRole& one) {
                       return HasRole(certifications, one.role);
                     });
}

}  // namespace carereform::reporting

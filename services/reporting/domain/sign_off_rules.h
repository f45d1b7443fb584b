// Who certifies a return: two people, each in one of the roles that a dated
// rule names.
#ifndef CR_SERVICES_REPORTING_DOMAIN_SIGN_OFF_RULES_H_
#define CR_SERVICES_REPORTING_DOMAIN_SIGN_OFF_RULES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform::reporting {

// A role in which a return is certified.
struct SignOffRole {
  std::string role;       // Such as `director-of-adult-social-services`.
  std::string title;      // What people call it.
  std::string statement;  // What whoever certifies in it agrees to.
};

// One version of the rule.
struct SignOffRule {
  std::string id;
  std::string status;   // Such as "assumed".
  std::string source;   // Where it comes from, or why it is assumed.
  absl::CivilDay from;  // The first day on which it holds.
  std::vector<SignOffRole> roles;
};

// A certification that a return has already.
struct Certified {
  std::string role;
  std::string caller;
};

// Returns the role of that id, or null.
const SignOffRole* FindRole(const SignOffRule& rule, absl::string_view role);

// Returns the roles of `rule` as people read them: "a or b".
std::string RolesInWords(const SignOffRule& rule);

// What becomes of a wish to certify.
enum class CertifyDecision {
  kAccepted,
  kRoleNotHeld,           // The caller does not hold the role today.
  kRoleAlreadyCertified,  // The return is certified in the role.
  kSecondPersonRequired,  // The caller certified it in another role.
};

// Decides whether `caller`, who holds `role` today or does not, certifies a
// return with the certifications `earlier`.
CertifyDecision DecideCertification(absl::string_view role,
                                    absl::string_view caller, bool holds_role,
                                    const std::vector<Certified>& earlier);

// Says whether `certifications` are one in every role of `rule`.
bool IsFullyCertified(const SignOffRule& rule,
                      const std::vector<Certified>& certifications);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_DOMAIN_SIGN_OFF_RULES_H_

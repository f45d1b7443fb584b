// The dated rules of sign-off and disclosure, from the service's data files.

#ifndef CR_SERVICES_REPORTING_SIGN_OFF_RULE_BOOKS_H_
#define CR_SERVICES_REPORTING_SIGN_OFF_RULE_BOOKS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/reporting/domain/disclosure.h"
#include "services/reporting/domain/sign_off_rules.h"

namespace carereform::reporting {

// Every version of the rules.
struct RuleBooks {
  std::vector<SignOffRule> sign_off;
  std::vector<DisclosureRule> disclosure;
};

// Read a file such as data/sign_off.json or data/disclosure.json. Errors:
// INVALID_ARGUMENT, with no reason, that names the rule and what is wrong with
// it.
absl::StatusOr<std::vector<SignOffRule>> ParseSignOffRules(
    absl::string_view json);
absl::StatusOr<std::vector<DisclosureRule>> ParseDisclosureRules(
    absl::string_view json);

// Returns the rules that the program was built with.
absl::StatusOr<RuleBooks> BuiltInRuleBooks();

// Return the rule that holds on `day`. Errors: FAILED_PRECONDITION, reason
// RULE_NOT_KNOWN.
absl::StatusOr<SignOffRule> SignOffRuleOn(const RuleBooks& books,
                                          absl::CivilDay day);
absl::StatusOr<DisclosureRule> DisclosureRuleOn(const RuleBooks& books,
                                                absl::CivilDay day);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_SIGN_OFF_RULE_BOOKS_H_

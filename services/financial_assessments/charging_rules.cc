#include "services/financial_assessments/charging_rules.h"

#include <string>

#include "services/financial_assessments/charging_errors.h"
#include "services/financial_assessments/charging_policies_file.h"
#include "services/financial_assessments/means_rules_file.h"
#include "services/financial_assessments/rate_tables_file.h"

namespace carereform::financial_assessments {

std::shared_ptr<const RuleBook> BuiltInRuleBook() {
  // A file that cannot be read ends the program: a test reads each first.
  static const auto& book =
      *new std::shared_ptr<const RuleBook>(std::make_shared<const RuleBook>(
          RuleBook::Make(BuiltInRateTables().value(),
                         BuiltInChargingPolicies().value(),
                         BuiltInMeansRules().value())
              .value()));
  return book;
}

absl::StatusOr<Rules> RulesOn(const RuleBook& book, absl::CivilDay day) {
  absl::StatusOr<Rules> rules = book.On(day);
  if (absl::IsOutOfRange(rules.status())) {
    return errors::RatesNotHeld(day, book.RatesHeld());
  }
  if (absl::IsNotFound(rules.status())) {
    return errors::ChargingPolicyNotHeld(day, book.PoliciesHeld());
  }
  return rules;
}

absl::Status ChargeError(const absl::Status& status, const Rules& rules) {
  if (!absl::IsNotFound(status)) return status;
  return errors::RateUnknown(rules.rates->id, status.message());
}

absl::StatusOr<std::shared_ptr<const RuleBook>> ChargingRules::Of(
    const store::Reader&) const {
  return BuiltInRuleBook();
}

}  // namespace carereform::financial_assessments

#include "services/financial_assessments/charging_rules.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/types/limits.h"
#include "services/financial_assessments/charging_errors.h"
#include "services/financial_assessments/charging_policies_file.h"
#include "services/financial_assessments/domain/rules_overlay.h"
#include "services/financial_assessments/handlers/charging_rules_conversion.h"
#include "services/financial_assessments/keys.h"
#include "services/financial_assessments/means_rules_file.h"
#include "services/financial_assessments/rate_tables_file.h"

namespace carereform::financial_assessments {
namespace {

// How many rule books of a council are kept, as imports made them.
constexpr size_t kMostKept = 8;

template <typename Message>
std::string EtagsOf(const std::vector<Message>& messages) {
  std::string etags;
  for (const Message& message : messages) {
    absl::StrAppend(&etags, message.name(), "=", message.etag(), ";");
  }
  return etags;
}

// Lays what a council imported over what the service was built with.
absl::StatusOr<std::shared_ptr<const CouncilRules>> RulesOf(
    const std::vector<v1::RateTable>& tables,
    const std::vector<v1::ChargingPolicy>& policies) {
  auto rules = std::make_shared<CouncilRules>();
  if (tables.empty() && policies.empty()) {
    rules->book = BuiltInRuleBook();
    return rules;
  }
  std::vector<RateTable> own_tables;
  for (const v1::RateTable& message : tables) {
    own_tables.push_back(StoredTable(message));
    rules->rate_tables.emplace(own_tables.back().id, message);
  }
  std::vector<ChargingPolicy> own_policies;
  for (const v1::ChargingPolicy& message : policies) {
    own_policies.push_back(StoredPolicy(message));
    rules->charging_policies.emplace(own_policies.back().id, message);
  }
  const RuleBook& nation = *BuiltInRuleBook();
  absl::StatusOr<RuleBook> book = RuleBook::Make(
      TablesInForce({nation.tables().begin(), nation.tables().end()},
                    std::move(own_tables)),
      PoliciesInForce({nation.policies().begin(), nation.policies().end()},
                      std::move(own_policies)),
      {nation.means().begin(), nation.means().end()});
  // An import takes nothing that makes no book.
  if (!book.ok()) return store::errors::Corrupt("the rules of charging");
  rules->book = std::make_shared<const RuleBook>(*std::move(book));
  return rules;
}

}  // namespace

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

ChargingRules::ChargingRules()
    : rate_tables_(kRateTableTable, "RATE_TABLE"),
      charging_policies_(kChargingPolicyTable, "CHARGING_POLICY") {}

absl::StatusOr<std::shared_ptr<const RuleBook>> ChargingRules::Of(
    const store::Reader& reader) const {
  CR_ASSIGN_OR_RETURN(const std::shared_ptr<const CouncilRules> rules,
                      RulesAt(reader, 0));
  return rules->book;
}

absl::StatusOr<std::shared_ptr<const CouncilRules>> ChargingRules::RulesAt(
    const store::Reader& reader, int64_t revision) const {
  CR_ASSIGN_OR_RETURN(const std::vector<v1::RateTable> tables,
                      rate_tables_.All(reader, revision));
  CR_ASSIGN_OR_RETURN(const std::vector<v1::ChargingPolicy> policies,
                      charging_policies_.All(reader, revision));
  const std::string etags = EtagsOf(tables) + EtagsOf(policies);
  const std::lock_guard lock(mutex_);
  Kept& kept = kept_[reader.council()];
  const auto found = kept.find(etags);
  if (found != kept.end()) return found->second;
  CR_ASSIGN_OR_RETURN(const std::shared_ptr<const CouncilRules> rules,
                      RulesOf(tables, policies));
  if (kept.size() == kMostKept) kept.clear();
  kept.emplace(etags, rules);
  return rules;
}

}  // namespace carereform::financial_assessments

// The rules that charges are worked out by: those that the service was built
// with, and what a council imported laid over them.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_RULES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_RULES_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/charging_rules.pb.h"
#include "common/store/resource_table.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/domain/rule_book.h"

namespace carereform::financial_assessments {

// Returns the rule book of the files of data/, made once. Requires that they
// can be read, which a test makes sure of.
std::shared_ptr<const RuleBook> BuiltInRuleBook();

// Returns what is in force on `day`; it points into `book`. Errors, with what
// to do: OUT_OF_RANGE, reason RATES_NOT_HELD, for a day before the first table
// or after the last; NOT_FOUND, reason CHARGING_POLICY_NOT_HELD.
absl::StatusOr<Rules> RulesOn(const RuleBook& book, absl::CivilDay day);

// Returns an error fit for callers for one of ChargeFor or AssessCapital:
// NOT_FOUND becomes FAILED_PRECONDITION, reason RATE_UNKNOWN, that names the
// table and the figure; others stay.
absl::Status ChargeError(const absl::Status& status, const Rules& rules);

// A council's rules, and what of them it imported, by id.
struct CouncilRules {
  std::shared_ptr<const RuleBook> book;
  std::map<std::string, v1::RateTable, std::less<>> rate_tables;
  std::map<std::string, v1::ChargingPolicy, std::less<>> charging_policies;
};

// The rules of each council. Thread-safe.
class ChargingRules {
 public:
  ChargingRules();

  // Returns a council's rule book, as `reader` sees it. Kept until the council
  // imports other rules, so that it is cheap to ask for again. Errors: as the
  // store's.
  absl::StatusOr<std::shared_ptr<const RuleBook>> Of(
      const store::Reader& reader) const;

  // Returns the same with what was imported, as it was known at `revision`; 0
  // means the latest. Errors: OUT_OF_RANGE, reason REVISION_IN_FUTURE; as the
  // store's.
  absl::StatusOr<std::shared_ptr<const CouncilRules>> RulesAt(
      const store::Reader& reader, int64_t revision) const;

  // What councils imported.
  const store::ResourceTable<v1::RateTable>& rate_tables() const {
    return rate_tables_;
  }
  const store::ResourceTable<v1::ChargingPolicy>& charging_policies() const {
    return charging_policies_;
  }

 private:
  // The rules that were made for a council, by the etags of what they were made
  // from: changes of charges need those of before an import with the latest.
  using Kept = std::map<std::string, std::shared_ptr<const CouncilRules>>;

  store::ResourceTable<v1::RateTable> rate_tables_;
  store::ResourceTable<v1::ChargingPolicy> charging_policies_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, Kept> kept_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_RULES_H_

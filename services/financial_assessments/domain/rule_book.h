// Which rate table, charging policy and rules of means are in force on a day.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_RULE_BOOK_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_RULE_BOOK_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// The days of one thing that is in force: `to` is the first day on which it no
// longer is, or nothing if no end is known.
struct DaysInForce {
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;

  friend bool operator==(const DaysInForce&, const DaysInForce&) = default;
};

// What is wrong with days that are to follow one another.
enum class SuccessionFault : uint8_t {
  kNone = 0,
  kOverlap,    // Two are in force on `day`.
  kGap,        // None is in force on `day`, though one is before it and after.
  kEndsFirst,  // One ends on or before its first day, `day`.
};

struct Succession {
  SuccessionFault fault = SuccessionFault::kNone;
  size_t first = 0;   // Which, of those given: the earlier.
  size_t second = 0;  // The later; the same as `first` for kEndsFirst.
  absl::CivilDay day;
};

// Returns the first fault, by day, of days given in any order: each is to begin
// when the one before it ends. There may be no days at all.
Succession CheckSuccession(absl::Span<const DaysInForce> days);

// Everything that charges are worked out by, of one council: on each day from
// the first to the last exactly one table, policy and set of rules. Immutable;
// what On returns points into it.
class RuleBook {
 public:
  // Takes tables, policies and rules in any order. Errors: INVALID_ARGUMENT,
  // without a reason, that names the two or the one: for days that overlap,
  // leave a gap or end before they begin, and for none at all.
  static absl::StatusOr<RuleBook> Make(std::vector<RateTable> tables,
                                       std::vector<ChargingPolicy> policies,
                                       std::vector<MeansRules> rules);

  RuleBook(RuleBook&&) = default;
  RuleBook& operator=(RuleBook&&) = default;
  RuleBook(const RuleBook&) = delete;
  RuleBook& operator=(const RuleBook&) = delete;

  // Returns what is in force on `day`: the figures of the table, but for the
  // guarantees of which the policy has a higher one. Errors, without a reason:
  // OUT_OF_RANGE for a day on which no table or rules are in force; NOT_FOUND
  // for one on which no policy is.
  absl::StatusOr<Rules> On(absl::CivilDay day) const;

  // In order of days.
  absl::Span<const RateTable> tables() const { return tables_; }
  absl::Span<const ChargingPolicy> policies() const { return policies_; }
  absl::Span<const MeansRules> means() const { return means_; }

  // Returns the days on which there are both a table and rules of means.
  DaysInForce RatesHeld() const;
  // Returns the days on which there is a policy.
  DaysInForce PoliciesHeld() const;

 private:
  RuleBook() = default;
  void RaiseGuarantees();

  std::vector<RateTable> tables_;
  std::vector<ChargingPolicy> policies_;
  std::vector<MeansRules> means_;
  // Tables with the higher guarantees of a policy, by where both stand.
  std::map<std::pair<size_t, size_t>, RateTable> raised_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_RULE_BOOK_H_

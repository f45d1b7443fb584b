#include "services/financial_assessments/domain/rule_book.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace carereform::financial_assessments {
namespace {

std::string DayWords(absl::CivilDay day) { return absl::FormatCivilTime(day); }

template <typename Item>
std::vector<DaysInForce> DaysOf(const std::vector<Item>& items) {
  std::vector<DaysInForce> days;
  days.reserve(items.size());
  for (const Item& item : items) days.push_back({item.from, item.to});
  return days;
}

template <typename Item>
std::string NameOf(const Item& item) {
  if constexpr (requires { item.id; }) {
    return item.id;
  } else {
    return absl::StrCat("the one from ", DayWords(item.from));
  }
}

// Puts `items` in order of days; refuses those that do not follow one another.
template <typename Item>
absl::Status PutInOrder(absl::string_view what, std::vector<Item>& items) {
  if (items.empty()) {
    return absl::InvalidArgumentError(absl::StrCat("there are no ", what));
  }
  const Succession found = CheckSuccession(DaysOf(items));
  const std::string first = NameOf(items[found.first]);
  const std::string second = NameOf(items[found.second]);
  switch (found.fault) {
    case SuccessionFault::kNone:
      break;
    case SuccessionFault::kOverlap:
      return absl::InvalidArgumentError(
          absl::StrCat("two ", what, " are in force on ", DayWords(found.day),
                       ": ", first, " and ", second));
    case SuccessionFault::kGap:
      return absl::InvalidArgumentError(
          absl::StrCat("no ", what, " are in force on ", DayWords(found.day),
                       ": between ", first, " and ", second));
    case SuccessionFault::kEndsFirst:
      return absl::InvalidArgumentError(
          absl::StrCat("of the ", what, " ", first,
                       " ends before it begins, on ", DayWords(found.day)));
  }
  std::sort(items.begin(), items.end(), [](const Item& one, const Item& other) {
    return one.from < other.from;
  });
  return absl::OkStatus();
}

// Returns which of `items`, in order of days, is in force on `day`, or null.
template <typename Item>
const Item* InForceOn(const std::vector<Item>& items, absl::CivilDay day) {
  const auto after = std::upper_bound(
      items.begin(), items.end(), day,
      [](absl::CivilDay d, const Item& item) { return d < item.from; });
  if (after == items.begin()) return nullptr;
  const Item& last_begun = *std::prev(after);
  if (last_begun.to.has_value() && day >= *last_begun.to) return nullptr;
  return &last_begun;
}

// Returns `table` with the guarantees of which `policy` has a higher one.
RateTable Raised(const RateTable& table, const ChargingPolicy& policy) {
  RateTable raised = table;
  for (const HigherGuarantee& own : policy.higher_guarantees) {
    auto& rate = raised.rates[static_cast<size_t>(own.figure)];
    if (rate.has_value() && rate->amount >= own.amount.value()) continue;
    rate = Rate{.amount = own.amount.value(),
                .status = policy.status,
                .source = absl::StrCat("Charging policy ", policy.id, ": ",
                                       policy.source)};
  }
  return raised;
}

template <typename Item>
DaysInForce Whole(const std::vector<Item>& items) {
  return {items.front().from, items.back().to};
}

}  // namespace

Succession CheckSuccession(absl::Span<const DaysInForce> days) {
  std::vector<size_t> order(days.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [days](size_t one, size_t other) {
    return days[one].from < days[other].from;
  });
  for (size_t at = 0; at < order.size(); ++at) {
    const DaysInForce& one = days[order[at]];
    if (one.to.has_value() && *one.to <= one.from) {
      return {SuccessionFault::kEndsFirst, order[at], order[at], one.from};
    }
    if (at + 1 == order.size()) break;
    const DaysInForce& next = days[order[at + 1]];
    if (!one.to.has_value() || next.from < *one.to) {
      return {SuccessionFault::kOverlap, order[at], order[at + 1], next.from};
    }
    if (next.from > *one.to) {
      return {SuccessionFault::kGap, order[at], order[at + 1], *one.to};
    }
  }
  return {};
}

absl::StatusOr<RuleBook> RuleBook::Make(std::vector<RateTable> tables,
                                        std::vector<ChargingPolicy> policies,
                                        std::vector<MeansRules> rules) {
  if (absl::Status ordered = PutInOrder("rate tables", tables); !ordered.ok()) {
    return ordered;
  }
  if (absl::Status ordered = PutInOrder("charging policies", policies);
      !ordered.ok()) {
    return ordered;
  }
  if (absl::Status ordered = PutInOrder("rules of means", rules);
      !ordered.ok()) {
    return ordered;
  }
  RuleBook book;
  book.tables_ = std::move(tables);
  book.policies_ = std::move(policies);
  book.means_ = std::move(rules);
  book.RaiseGuarantees();
  return book;
}

void RuleBook::RaiseGuarantees() {
  for (size_t p = 0; p < policies_.size(); ++p) {
    if (policies_[p].higher_guarantees.empty()) continue;
    for (size_t t = 0; t < tables_.size(); ++t) {
      raised_.emplace(std::pair(t, p), Raised(tables_[t], policies_[p]));
    }
  }
}

absl::StatusOr<Rules> RuleBook::On(absl::CivilDay day) const {
  Rules rules{.rates = InForceOn(tables_, day),
              .policy = InForceOn(policies_, day),
              .means = InForceOn(means_, day)};
  if (rules.rates == nullptr || rules.means == nullptr) {
    return absl::OutOfRangeError(
        absl::StrCat("no rate table is in force on ", DayWords(day)));
  }
  if (rules.policy == nullptr) {
    return absl::NotFoundError(
        absl::StrCat("no charging policy is in force on ", DayWords(day)));
  }
  const auto raised =
      raised_.find({static_cast<size_t>(rules.rates - tables_.data()),
                    static_cast<size_t>(rules.policy - policies_.data())});
  if (raised != raised_.end()) rules.rates = &raised->second;
  return rules;
}

DaysInForce RuleBook::RatesHeld() const {
  const DaysInForce tables = Whole(tables_);
  const DaysInForce means = Whole(means_);
  DaysInForce held{std::max(tables.from, means.from), tables.to};
  if (!held.to.has_value() || (means.to.has_value() && *means.to < *held.to)) {
    held.to = means.to;
  }
  return held;
}

DaysInForce RuleBook::PoliciesHeld() const { return Whole(policies_); }

}  // namespace carereform::financial_assessments

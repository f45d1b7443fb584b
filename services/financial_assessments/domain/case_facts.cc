#include "services/financial_assessments/domain/case_facts.h"

#include <algorithm>
#include <cstddef>

namespace carereform::financial_assessments {
namespace {

template <typename Fact>
bool IsKnownAt(const Fact& fact, uint64_t revision) {
  return fact.known_from <= revision &&
         (revision < fact.known_to || fact.known_to == kStillKnown);
}

template <typename Value>
bool IsAskedAbout(const std::optional<Value>& asked, Value value) {
  return !asked.has_value() || *asked == value;
}

CaseFacts CaseOf(const WaitFact& fact, uint32_t number) {
  CaseFacts known;
  known.number = number;
  known.referred = fact.referred;
  known.allocated = fact.allocated;
  known.decided = fact.decided;
  known.left = fact.left;
  known.kind = fact.kind;
  return known;
}

void Add(const QueueFact& fact, CaseFacts& known) {
  known.completed = fact.completed;
  known.charge_from = fact.charge_from;
  known.needs_due = fact.needs_due;
  known.needs_completed = fact.needs_completed;
  known.trigger = fact.trigger;
  known.documentation = fact.documentation;
  known.expenditure = fact.expenditure;
}

}  // namespace

std::vector<CaseFacts> CasesKnownAt(absl::Span<const WaitFact> waits,
                                    absl::Span<const uint32_t> numbers,
                                    absl::Span<const QueueFact> more,
                                    uint64_t known_at) {
  std::vector<CaseFacts> known;
  for (size_t row = 0; row < waits.size(); ++row) {
    if (!IsKnownAt(waits[row], known_at)) continue;
    known.push_back(CaseOf(waits[row], numbers[row]));
  }
  const auto by_number = [](const CaseFacts& a, const CaseFacts& b) {
    return a.number < b.number;
  };
  // Rows stand by case and then by revision after a restart, and in the order
  // of the changes before it.
  if (!std::is_sorted(known.begin(), known.end(), by_number)) {
    std::sort(known.begin(), known.end(), by_number);
  }
  for (const QueueFact& fact : more) {
    if (!IsKnownAt(fact, known_at)) continue;
    const auto found = std::lower_bound(
        known.begin(), known.end(), fact.owner,
        [](const CaseFacts& a, uint32_t number) { return a.number < number; });
    if (found != known.end() && found->number == fact.owner) Add(fact, *found);
  }
  return known;
}

bool Fits(const CaseFacts& facts, const CaseFilter& filter) {
  return IsAskedAbout(filter.kind, facts.kind) &&
         IsAskedAbout(filter.trigger, facts.trigger) &&
         IsAskedAbout(filter.documentation, facts.documentation) &&
         IsAskedAbout(filter.expenditure, facts.expenditure);
}

}  // namespace carereform::financial_assessments

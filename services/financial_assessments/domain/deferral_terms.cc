#include "services/financial_assessments/domain/deferral_terms.h"

#include <set>

namespace carereform::financial_assessments {
namespace {

// Returns the last of those by day that begin on `day` or before, if any does.
template <typename Dated>
const Dated* InForce(absl::Span<const Dated> dated, absl::CivilDay day) {
  const Dated* found = nullptr;
  for (const Dated& one : dated) {
    if (one.from <= day) found = &one;
  }
  return found;
}

void SetFigures(const RateTable& table, DeferralTerms& terms) {
  const auto pence = [&](Figure figure, Pence& amount) {
    const auto held = FigureOf(table, figure);
    if (held.ok()) amount = Pence::FromPence(*held);
  };
  pence(Figure::kLowerCapitalLimit, terms.lower_capital_limit);
  pence(Figure::kUpperCapitalLimit, terms.upper_capital_limit);
  pence(Figure::kDisposableIncome, terms.disposable_income);
  terms.selling_costs_percent =
      static_cast<int32_t>(FigureOf(table, Figure::kSellingCostsPercent)
                               .value_or(terms.selling_costs_percent));
}

}  // namespace

std::vector<DeferralTerms> WithFiguresOf(
    absl::Span<const RateTable> tables, absl::Span<const DeferralTerms> terms) {
  std::set<absl::CivilDay> days;
  for (const DeferralTerms& own : terms) days.insert(own.from);
  for (const RateTable& table : tables) {
    if (!terms.empty() && terms.front().from < table.from) {
      days.insert(table.from);
    }
  }
  std::vector<DeferralTerms> all;
  for (const absl::CivilDay day : days) {
    DeferralTerms& one = all.emplace_back(*InForce(terms, day));
    one.from = day;
    if (const RateTable* table = InForce(tables, day)) SetFigures(*table, one);
  }
  return all;
}

}  // namespace carereform::financial_assessments

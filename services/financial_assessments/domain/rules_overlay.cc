#include "services/financial_assessments/domain/rules_overlay.h"

#include <algorithm>
#include <utility>

namespace carereform::financial_assessments {
namespace {

template <typename Item>
void SortByDay(std::vector<Item>& items) {
  std::sort(items.begin(), items.end(), [](const Item& one, const Item& other) {
    return one.from < other.from;
  });
}

// Adds to `parts` what is left of `table` without the days of `own`, which are
// in order.
void AddWhatIsLeft(RateTable table, const std::vector<RateTable>& own,
                   std::vector<RateTable>& parts) {
  for (const RateTable& each : own) {
    if (each.to.has_value() && *each.to <= table.from) continue;
    if (table.to.has_value() && each.from >= *table.to) break;
    if (each.from > table.from) {
      RateTable before = table;
      before.to = each.from;
      parts.push_back(std::move(before));
    }
    if (!each.to.has_value()) return;
    if (table.to.has_value() && *each.to >= *table.to) return;
    table.from = *each.to;
  }
  parts.push_back(std::move(table));
}

}  // namespace

RateTable LaidOver(const RateTable& held, RateTable figures) {
  for (size_t i = 0; i < figures.rates.size(); ++i) {
    if (!figures.rates[i].has_value()) figures.rates[i] = held.rates[i];
  }
  return figures;
}

std::vector<RateTable> TablesInForce(const std::vector<RateTable>& built_in,
                                     std::vector<RateTable> own) {
  SortByDay(own);
  std::vector<RateTable> tables;
  for (const RateTable& table : built_in) {
    const auto same = std::find_if(
        own.begin(), own.end(),
        [&](const RateTable& each) { return each.id == table.id; });
    if (same == own.end()) {
      AddWhatIsLeft(table, own, tables);
    } else {
      *same = LaidOver(table, std::move(*same));
    }
  }
  for (RateTable& each : own) tables.push_back(std::move(each));
  SortByDay(tables);
  return tables;
}

std::vector<ChargingPolicy> PoliciesInForce(
    const std::vector<ChargingPolicy>& built_in,
    std::vector<ChargingPolicy> own) {
  SortByDay(own);
  std::vector<ChargingPolicy> policies;
  for (const ChargingPolicy& policy : built_in) {
    if (own.empty()) {
      policies.push_back(policy);
      continue;
    }
    const absl::CivilDay ends = own.front().from;
    if (policy.from >= ends) continue;
    ChargingPolicy& until = policies.emplace_back(policy);
    if (!until.to.has_value() || *until.to > ends) until.to = ends;
  }
  for (ChargingPolicy& each : own) policies.push_back(std::move(each));
  SortByDay(policies);
  return policies;
}

}  // namespace carereform::financial_assessments

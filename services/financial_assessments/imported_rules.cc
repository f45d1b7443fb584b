#include "services/financial_assessments/imported_rules.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/domain/rules_overlay.h"
#include "services/financial_assessments/handlers/charging_rules_conversion.h"

namespace carereform::financial_assessments {
namespace {

// The days of rules by id, with what would be in force.
using DaysById = std::map<std::string, DaysInForce>;

// Refuses days that do not follow one another. `what` is such as "rate table".
absl::Status CheckFollow(absl::string_view what, const DaysById& rules) {
  std::vector<std::string> ids;
  std::vector<DaysInForce> days;
  for (const auto& [id, of] : rules) {
    ids.push_back(id);
    days.push_back(of);
  }
  const Succession found = CheckSuccession(days);
  if (found.fault == SuccessionFault::kNone) return absl::OkStatus();
  const std::string between =
      absl::StrCat(ids[found.first], " and ", ids[found.second], " on ",
                   absl::FormatCivilTime(found.day));
  if (found.fault == SuccessionFault::kGap) {
    return InvalidField(
        "from_date", absl::StrCat("would leave no ", what, " between ", between,
                                  ": begin one when the other ends"));
  }
  return InvalidField(
      "from_date",
      absl::StrCat("would put two of kind ", what, " in force, ", between,
                   ": give yours the id of the one that it is to replace, or "
                   "other days"));
}

const RateTable* TableOn(const RuleBook& book, absl::CivilDay day) {
  const auto found = std::find_if(
      book.tables().begin(), book.tables().end(), [&](const RateTable& table) {
        return table.from <= day && (!table.to.has_value() || day < *table.to);
      });
  return found == book.tables().end() ? nullptr : &*found;
}

// Refuses `own`, the council's, if it is below the nation's figure.
absl::Status CheckNotBelow(const RateTable& table, Figure figure, Pence own,
                           absl::string_view column) {
  const auto national = FigureOf(table, figure);
  if (!national.ok() || own.value() >= *national) return absl::OkStatus();
  return InvalidField(
      column, absl::StrCat("is below ", *national, ", which table ", table.id,
                           " has: a council may choose more, not less"));
}

// Refuses a lower limit that is below the nation's or above the upper one.
absl::Status CheckLowerLimit(const RateTable& table,
                             const ChargingPolicy& policy) {
  constexpr char kColumn[] = "lower_limit_outside_care_homes";
  const auto& lower = policy.lower_limit_outside_care_homes;
  if (!lower.has_value()) return absl::OkStatus();
  CR_RETURN_IF_ERROR(
      CheckNotBelow(table, Figure::kLowerCapitalLimit, *lower, kColumn));
  const auto national = FigureOf(table, Figure::kUpperCapitalLimit);
  if (!national.ok()) return absl::OkStatus();
  const Pence upper = policy.upper_limit_outside_care_homes.value_or(
      Pence::FromPence(*national));
  if (*lower <= upper) return absl::OkStatus();
  return InvalidField(
      kColumn, absl::StrCat("is above ", upper.value(),
                            ", the upper limit: give at most that, which "
                            "means that there is no tariff income"));
}

absl::Status CheckAgainstTable(const RuleBook& book,
                               const ChargingPolicy& policy) {
  const RateTable* const table = TableOn(book, policy.from);
  if (table == nullptr) return absl::OkStatus();
  if (policy.upper_limit_outside_care_homes.has_value()) {
    CR_RETURN_IF_ERROR(CheckNotBelow(*table, Figure::kUpperCapitalLimit,
                                     *policy.upper_limit_outside_care_homes,
                                     "upper_limit_outside_care_homes"));
  }
  CR_RETURN_IF_ERROR(CheckLowerLimit(*table, policy));
  for (const HigherGuarantee& own : policy.higher_guarantees) {
    CR_RETURN_IF_ERROR(
        CheckNotBelow(*table, own.figure, own.amount, FigureWord(own.figure)));
  }
  return absl::OkStatus();
}

// Refuses a file that gives one of the two limits, if it no longer fits the
// other one, which is held.
absl::Status CheckLimits(const RateTable& table) {
  const auto lower = FigureOf(table, Figure::kLowerCapitalLimit);
  const auto upper = FigureOf(table, Figure::kUpperCapitalLimit);
  if (!lower.ok() || !upper.ok() || *lower <= *upper) return absl::OkStatus();
  return InvalidField(
      "amount",
      absl::StrCat("would give table ", table.id, " a lower capital limit, ",
                   *lower, ", above the upper, ", *upper,
                   ": correct one of the two, or give both"));
}

// Returns the table that the service was built with, or null.
const RateTable* BuiltInTable(absl::string_view id) {
  const auto& tables = BuiltInRuleBook()->tables();
  const auto found =
      std::find_if(tables.begin(), tables.end(),
                   [&](const RateTable& each) { return each.id == id; });
  return found == tables.end() ? nullptr : &*found;
}

// Refuses policies of which the last one ends: each day after it would have
// none, and every charge would fail.
absl::Status CheckLastIsOpen(const DaysById& policies,
                             const ChargingPoliciesFile& file) {
  const auto last = std::max_element(
      policies.begin(), policies.end(), [](const auto& one, const auto& other) {
        return one.second.from < other.second.from;
      });
  if (last == policies.end() || !last->second.to.has_value()) {
    return absl::OkStatus();
  }
  std::string where;
  for (const ChargingPolicyOfFile& each : file.policies) {
    if (each.policy.id == last->first) {
      where = absl::StrCat("line ", each.line, ", ");
    }
  }
  const std::string end = absl::FormatCivilTime(*last->second.to);
  return InvalidField(
      "to_date",
      absl::StrCat("would leave no charging policy from ", end, " on, where ",
                   where, "policy ", last->first,
                   " ends: leave its to_date empty, or add the policy that "
                   "begins on ",
                   end));
}

}  // namespace

RateTable OverImported(const CouncilRules& held, RateTable table) {
  const auto before = held.rate_tables.find(table.id);
  if (before == held.rate_tables.end()) return table;
  return LaidOver(StoredTable(before->second), std::move(table));
}

absl::Status CheckRateTables(const CouncilRules& held,
                             const RateTablesFile& file) {
  DaysById tables;
  for (const RateTable& table : BuiltInRuleBook()->tables()) {
    tables[table.id] = {table.from, table.to};
  }
  for (const auto& [id, message] : held.rate_tables) {
    const RateTable table = StoredTable(message);
    tables[id] = {table.from, table.to};
  }
  for (const RateTableOfFile& each : file.tables) {
    RateTable laid = OverImported(held, each.table);
    const RateTable* const built_in = BuiltInTable(laid.id);
    if (built_in != nullptr) laid = LaidOver(*built_in, std::move(laid));
    CR_RETURN_IF_ERROR(CheckLimits(laid));
    tables[laid.id] = {laid.from, laid.to};
  }
  return CheckFollow("rate table", tables);
}

absl::Status CheckChargingPolicies(const CouncilRules& held,
                                   const ChargingPoliciesFile& file) {
  DaysById policies;
  for (const auto& [id, message] : held.charging_policies) {
    const ChargingPolicy policy = StoredPolicy(message);
    policies[id] = {policy.from, policy.to};
  }
  for (const ChargingPolicyOfFile& each : file.policies) {
    for (const ChargingPolicy& built_in : BuiltInRuleBook()->policies()) {
      if (each.policy.id != built_in.id) continue;
      return InvalidField("policy",
                          absl::StrCat("is ", built_in.id,
                                       ", the id of the policy that no council "
                                       "chose: give yours an id of its own"));
    }
    CR_RETURN_IF_ERROR(CheckAgainstTable(*held.book, each.policy));
    policies[each.policy.id] = {each.policy.from, each.policy.to};
  }
  CR_RETURN_IF_ERROR(CheckFollow("charging policy", policies));
  return CheckLastIsOpen(policies, file);
}

}  // namespace carereform::financial_assessments

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/rule_book.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

const CivilDay kFirst(2024, 2, 20);
constexpr int kDays = 60;

RateTable Between(int number, int from, std::optional<int> to) {
  RateTable table;
  table.id = std::to_string(number);
  table.from = kFirst + from;
  if (to.has_value()) table.to = kFirst + *to;
  return table;
}

std::vector<RateTable> AnyTables() {
  std::vector<RateTable> tables;
  const int count = *rc::gen::inRange(1, 5);
  for (int i = 0; i < count; ++i) {
    const int from = *rc::gen::inRange(0, kDays);
    std::optional<int> to = from + *rc::gen::inRange(1, 20);
    if (*rc::gen::inRange(0, 6) == 0) to.reset();
    tables.push_back(Between(i, from, to));
  }
  return tables;
}

// Tables that follow one another, in any order.
std::vector<RateTable> AnySuccession() {
  std::vector<RateTable> tables;
  int from = *rc::gen::inRange(0, 10);
  const int count = *rc::gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) {
    const int to = from + *rc::gen::inRange(1, 15);
    const bool open = i + 1 == count && *rc::gen::arbitrary<bool>();
    tables.push_back(
        Between(i, from, open ? std::nullopt : std::optional<int>(to)));
    from = to;
  }
  for (size_t i = tables.size(); i > 1; --i) {
    std::swap(tables[i - 1], tables[*rc::gen::inRange<size_t>(0, i)]);
  }
  return tables;
}

// The ids of all that are in force on a day, each asked by itself.
std::vector<std::string> InForce(const std::vector<RateTable>& tables,
                                 CivilDay day) {
  std::vector<std::string> ids;
  for (const RateTable& table : tables) {
    if (day >= table.from && !(table.to.has_value() && day >= *table.to)) {
      ids.push_back(table.id);
    }
  }
  return ids;
}

absl::StatusOr<RuleBook> BookOf(const std::vector<RateTable>& tables) {
  ChargingPolicy policy;
  policy.from = kFirst - 30;
  MeansRules means;
  means.from = kFirst - 30;
  return RuleBook::Make(tables, {policy}, {means});
}

// The oracle counts the tables of every day, and knows nothing of order.
RC_GTEST_PROP(RuleBookProperty, TakesTablesOfWhichOneIsInForceEachDay, ()) {
  const auto tables =
      *rc::gen::arbitrary<bool>() ? AnyTables() : AnySuccession();
  bool begun = false;
  bool ended = false;
  bool sound = true;
  for (int day = -1; day < kDays + 90; ++day) {
    const size_t count = InForce(tables, kFirst + day).size();
    if (count > 1 || (count == 1 && ended)) sound = false;
    if (count == 1) begun = true;
    if (count == 0 && begun) ended = true;
  }
  RC_ASSERT(BookOf(tables).ok() == sound);
}

RC_GTEST_PROP(RuleBookProperty, FindsTheOneInForce, ()) {
  const auto tables = AnySuccession();
  const RuleBook book = BookOf(tables).value();
  for (int day = -1; day < kDays + 90; ++day) {
    const auto expected = InForce(tables, kFirst + day);
    const auto rules = book.On(kFirst + day);
    RC_ASSERT(rules.ok() == !expected.empty());
    if (rules.ok()) RC_ASSERT(rules->rates->id == expected.front());
  }
}

}  // namespace
}  // namespace carereform::financial_assessments

#include "services/financial_assessments/domain/rules_overlay.h"

#include <optional>
#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;

const CivilDay kApril2024(2024, 4, 6);
const CivilDay kApril2025(2025, 4, 6);
const CivilDay kApril2026(2026, 4, 6);

template <typename Item>
Item From(std::string id, CivilDay from,
          std::optional<CivilDay> to = std::nullopt) {
  Item item;
  item.id = std::move(id);
  item.from = from;
  item.to = to;
  return item;
}

// "id from to", for what a test expects.
template <typename Item>
std::vector<std::string> Words(const std::vector<Item>& items) {
  std::vector<std::string> words;
  for (const Item& item : items) {
    words.push_back(item.id + " " + absl::FormatCivilTime(item.from) + " " +
                    (item.to ? absl::FormatCivilTime(*item.to) : "open"));
  }
  return words;
}

Rate Of(int64_t amount) {
  Rate rate;
  rate.amount = amount;
  return rate;
}

std::vector<RateTable> BuiltIn() {
  return {From<RateTable>("2024-25", kApril2024, kApril2025),
          From<RateTable>("2025-26", kApril2025, kApril2026)};
}

TEST(TablesInForceTest, AreTheBuiltInOnesWhereThereAreNoOthers) {
  EXPECT_THAT(Words(TablesInForce(BuiltIn(), {})),
              ElementsAre("2024-25 2024-04-06 2025-04-06",
                          "2025-26 2025-04-06 2026-04-06"));
}

TEST(TablesInForceTest, TakeOneMoreYear) {
  EXPECT_THAT(
      Words(TablesInForce(BuiltIn(), {From<RateTable>("2026-27", kApril2026)})),
      ElementsAre("2024-25 2024-04-06 2025-04-06",
                  "2025-26 2025-04-06 2026-04-06", "2026-27 2026-04-06 open"));
}

TEST(TablesInForceTest, KeepTheFiguresThatAnOwnTableOfTheIdDoesNotGive) {
  const auto child = static_cast<size_t>(Figure::kGuaranteeChild);
  const auto carer = static_cast<size_t>(Figure::kPremiumCarer);
  auto built_in = BuiltIn();
  built_in[1].rates[child] = Of(1);
  built_in[1].rates[carer] = Of(2);
  auto own = From<RateTable>("2025-26", kApril2025, kApril2026);
  own.rates[child] = Of(3);
  const auto tables = TablesInForce(built_in, {own});
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(FigureOf(tables[1], Figure::kGuaranteeChild).value(), 3);
  EXPECT_EQ(FigureOf(tables[1], Figure::kPremiumCarer).value(), 2);
  EXPECT_FALSE(FigureOf(tables[1], Figure::kTariffStep).ok());
}

TEST(TablesInForceTest, HaveTheDaysOfAnOwnOneOfTheSameId) {
  EXPECT_THAT(
      Words(TablesInForce(BuiltIn(), {From<RateTable>("2025-26", kApril2025,
                                                      kApril2025 + 10)})),
      ElementsAre("2024-25 2024-04-06 2025-04-06",
                  "2025-26 2025-04-06 2025-04-16"));
}

TEST(TablesInForceTest, LeaveThePartsThatNoOwnTableCovers) {
  EXPECT_THAT(
      Words(TablesInForce(
          BuiltIn(), {From<RateTable>("own", kApril2025 - 1, kApril2025 + 1)})),
      ElementsAre("2024-25 2024-04-06 2025-04-05", "own 2025-04-05 2025-04-07",
                  "2025-26 2025-04-07 2026-04-06"));
  EXPECT_THAT(
      Words(TablesInForce(
          BuiltIn(), {From<RateTable>("own", kApril2024 + 1, kApril2024 + 2)})),
      ElementsAre("2024-25 2024-04-06 2024-04-07", "own 2024-04-07 2024-04-08",
                  "2024-25 2024-04-08 2025-04-06",
                  "2025-26 2025-04-06 2026-04-06"));
  EXPECT_THAT(
      Words(TablesInForce(BuiltIn(), {From<RateTable>("own", kApril2025)})),
      ElementsAre("2024-25 2024-04-06 2025-04-06", "own 2025-04-06 open"));
}

TEST(PoliciesInForceTest, AreTheNationsUntilTheCouncilsBegin) {
  const std::vector<ChargingPolicy> nation = {
      From<ChargingPolicy>("national", kApril2024)};
  EXPECT_THAT(Words(PoliciesInForce(nation, {})),
              ElementsAre("national 2024-04-06 open"));
  EXPECT_THAT(Words(PoliciesInForce(
                  nation, {From<ChargingPolicy>("b", kApril2026),
                           From<ChargingPolicy>("a", kApril2025, kApril2026)})),
              ElementsAre("national 2024-04-06 2025-04-06",
                          "a 2025-04-06 2026-04-06", "b 2026-04-06 open"));
  EXPECT_THAT(Words(PoliciesInForce(
                  nation, {From<ChargingPolicy>("a", kApril2024, kApril2025)})),
              ElementsAre("a 2024-04-06 2025-04-06"));
}

TEST(PoliciesInForceTest, EndWithTheCouncilsLast) {
  const auto policies = PoliciesInForce(
      {From<ChargingPolicy>("first", kApril2024, kApril2025),
       From<ChargingPolicy>("second", kApril2025)},
      {From<ChargingPolicy>("a", kApril2025 - 1, kApril2025 + 1)});
  EXPECT_THAT(Words(policies), ElementsAre("first 2024-04-06 2025-04-05",
                                           "a 2025-04-05 2025-04-07"));
}

// Tables that share no day, with gaps, from day 0 on.
std::vector<RateTable> AnyApart(const std::string& prefix) {
  std::vector<RateTable> tables;
  int day = *rc::gen::inRange(0, 15);
  const int count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i) {
    const int from = day + *rc::gen::inRange(0, 5);
    day = from + *rc::gen::inRange(1, 15);
    const bool open = i + 1 == count && *rc::gen::arbitrary<bool>();
    tables.push_back(From<RateTable>(
        prefix + std::to_string(i), kApril2024 + from,
        open ? std::nullopt : std::optional<CivilDay>(kApril2024 + day)));
  }
  return tables;
}

std::string InForce(const std::vector<RateTable>& tables, CivilDay day) {
  std::string ids;
  for (const RateTable& table : tables) {
    if (day >= table.from && !(table.to.has_value() && day >= *table.to)) {
      ids += table.id + ";";
    }
  }
  return ids;
}

// The oracle asks about each day alone: an own table wins, and one of its id
// that is built in is not there.
RC_GTEST_PROP(TablesInForceProperty, AgreesWithAskingDayByDay, ()) {
  std::vector<RateTable> built_in = AnyApart("built-in-");
  std::vector<RateTable> own = AnyApart("own-");
  if (!own.empty() && !built_in.empty() && *rc::gen::arbitrary<bool>()) {
    own[0].id = built_in[0].id;
  }
  const auto tables = TablesInForce(built_in, own);
  if (!own.empty() && !built_in.empty() && own[0].id == built_in[0].id) {
    built_in.erase(built_in.begin());
  }
  for (int i = -1; i < 90; ++i) {
    const CivilDay day = kApril2024 + i;
    const std::string theirs = InForce(own, day);
    RC_ASSERT(InForce(tables, day) ==
              (theirs.empty() ? InForce(built_in, day) : theirs));
  }
}

}  // namespace
}  // namespace carereform::financial_assessments

#include "services/financial_assessments/domain/rule_book.h"

#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::HasSubstr;

RateTable Table(std::string id, CivilDay from, std::optional<CivilDay> to) {
  RateTable table;
  table.id = std::move(id);
  table.from = from;
  table.to = to;
  return table;
}

ChargingPolicy Policy(std::string id, CivilDay from,
                      std::optional<CivilDay> to = std::nullopt) {
  ChargingPolicy policy;
  policy.id = std::move(id);
  policy.from = from;
  policy.to = to;
  return policy;
}

MeansRules Means(CivilDay from, std::optional<CivilDay> to = std::nullopt) {
  MeansRules rules;
  rules.from = from;
  rules.to = to;
  return rules;
}

const CivilDay kApril2024(2024, 4, 6);
const CivilDay kApril2025(2025, 4, 6);
const CivilDay kApril2026(2026, 4, 6);

std::vector<RateTable> TwoYears() {
  return {Table("2025-26", kApril2025, kApril2026),
          Table("2024-25", kApril2024, kApril2025)};
}

absl::StatusOr<RuleBook> Book(std::vector<RateTable> tables) {
  return RuleBook::Make(std::move(tables), {Policy("law", kApril2024)},
                        {Means(kApril2024)});
}

struct DayCase {
  CivilDay day;
  std::string table;  // Empty where none is held.
};

TEST(RuleBookTest, FindsTheTableAtEveryEdge) {
  const RuleBook book = Book(TwoYears()).value();
  const DayCase cases[] = {
      {kApril2024 - 1, ""},        {kApril2024, "2024-25"},
      {kApril2024 + 1, "2024-25"}, {kApril2025 - 1, "2024-25"},
      {kApril2025, "2025-26"},     {kApril2025 + 1, "2025-26"},
      {kApril2026 - 1, "2025-26"}, {kApril2026, ""},
      {kApril2026 + 1, ""}};
  for (const DayCase& each : cases) {
    const auto rules = book.On(each.day);
    if (each.table.empty()) {
      EXPECT_EQ(rules.status().code(), absl::StatusCode::kOutOfRange)
          << each.day;
    } else {
      ASSERT_TRUE(rules.ok()) << each.day;
      EXPECT_EQ(rules->rates->id, each.table) << each.day;
    }
  }
}

TEST(RuleBookTest, KeepsALastTableWithoutAnEnd) {
  const RuleBook book = Book({Table("2025-26", kApril2025, std::nullopt),
                              Table("2024-25", kApril2024, kApril2025)})
                            .value();
  EXPECT_EQ(book.On(CivilDay(2099, 1, 1)).value().rates->id, "2025-26");
  EXPECT_EQ(book.RatesHeld(), (DaysInForce{kApril2024, std::nullopt}));
}

TEST(RuleBookTest, MovesWithWhatItPointsTo) {
  RuleBook first = Book(TwoYears()).value();
  const Rules before = first.On(kApril2025).value();
  const RuleBook second = std::move(first);
  EXPECT_EQ(second.On(kApril2025).value().rates, before.rates);
}

TEST(RuleBookTest, RefusesTwoTablesOnOneDay) {
  auto tables = TwoYears();
  tables[1].to = kApril2025 + 1;
  const absl::Status refused = Book(tables).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(refused.message(),
              HasSubstr("two rate tables are in force on 2025-04-06: 2024-25 "
                        "and 2025-26"));
}

TEST(RuleBookTest, RefusesTwoTablesFromOneDay) {
  EXPECT_FALSE(Book({Table("a", kApril2024, kApril2025),
                     Table("b", kApril2024, kApril2025)})
                   .ok());
}

TEST(RuleBookTest, RefusesATableAfterOneWithoutAnEnd) {
  auto tables = TwoYears();
  tables[1].to.reset();
  EXPECT_FALSE(Book(tables).ok());
}

TEST(RuleBookTest, RefusesAGapOfADay) {
  auto tables = TwoYears();
  tables[1].to = kApril2025 - 1;
  const absl::Status refused = Book(tables).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(refused.message(),
              HasSubstr("no rate tables are in force on 2025-04-05"));
}

TEST(RuleBookTest, RefusesATableThatEndsBeforeItBegins) {
  EXPECT_THAT(Book({Table("a", kApril2024, kApril2024)}).status().message(),
              HasSubstr("ends before it begins"));
  EXPECT_TRUE(Book({Table("a", kApril2024, kApril2024 + 1)}).ok());
}

TEST(RuleBookTest, RefusesNone) {
  EXPECT_FALSE(Book({}).ok());
  EXPECT_FALSE(RuleBook::Make(TwoYears(), {}, {Means(kApril2024)}).ok());
  EXPECT_FALSE(
      RuleBook::Make(TwoYears(), {Policy("law", kApril2024)}, {}).ok());
}

TEST(RuleBookTest, RefusesADayWithoutAPolicy) {
  const RuleBook book =
      RuleBook::Make(TwoYears(), {Policy("ours", kApril2025, kApril2026 - 1)},
                     {Means(kApril2024)})
          .value();
  EXPECT_EQ(book.On(kApril2025 - 1).status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_EQ(book.On(kApril2025).value().policy->id, "ours");
  EXPECT_EQ(book.On(kApril2026 - 1).status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_EQ(book.PoliciesHeld(), (DaysInForce{kApril2025, kApril2026 - 1}));
}

TEST(RuleBookTest, HoldsRatesWhereThereAreTablesAndRulesOfMeans) {
  const RuleBook book = RuleBook::Make(TwoYears(), {Policy("law", kApril2024)},
                                       {Means(kApril2024 + 7, kApril2026 - 7)})
                            .value();
  EXPECT_EQ(book.RatesHeld(), (DaysInForce{kApril2024 + 7, kApril2026 - 7}));
  EXPECT_EQ(book.On(kApril2024 + 6).status().code(),
            absl::StatusCode::kOutOfRange);
  EXPECT_TRUE(book.On(kApril2024 + 7).ok());
}

TEST(RuleBookTest, TakesTheHigherGuaranteeOfAPolicy) {
  auto tables = TwoYears();
  for (RateTable& table : tables) {
    table.rates[static_cast<size_t>(Figure::kGuaranteeChild)] =
        Rate{100'00, FigureStatus::kStatute, "law"};
    table.rates[static_cast<size_t>(Figure::kPremiumCarer)] =
        Rate{50'00, FigureStatus::kStatute, "law"};
  }
  ChargingPolicy ours = Policy("ours", kApril2025);
  ours.status = FigureStatus::kSecondary;
  ours.source = "a decision";
  ours.higher_guarantees = {
      {Figure::kGuaranteeChild, Pence::FromPence(100'01)},
      {Figure::kPremiumCarer, Pence::FromPence(49'99)},
      {Figure::kPremiumEnhancedCouple, Pence::FromPence(1)}};
  const RuleBook book =
      RuleBook::Make(tables, {Policy("law", kApril2024, kApril2025), ours},
                     {Means(kApril2024)})
          .value();
  const RateTable& before = *book.On(kApril2025 - 1).value().rates;
  EXPECT_EQ(FigureOf(before, Figure::kGuaranteeChild).value(), 100'00);
  EXPECT_FALSE(FigureOf(before, Figure::kPremiumEnhancedCouple).ok());
  const RateTable& since = *book.On(kApril2025).value().rates;
  EXPECT_EQ(since.id, "2025-26");
  EXPECT_EQ(FigureOf(since, Figure::kGuaranteeChild).value(), 100'01);
  EXPECT_EQ(FigureOf(since, Figure::kPremiumCarer).value(), 50'00);
  EXPECT_EQ(FigureOf(since, Figure::kPremiumEnhancedCouple).value(), 1);
  const Rate& raised =
      *since.rates[static_cast<size_t>(Figure::kGuaranteeChild)];
  EXPECT_EQ(raised.status, FigureStatus::kSecondary);
  EXPECT_EQ(raised.source, "Charging policy ours: a decision");
}

TEST(FigureWordsTest, GuaranteesAndPremiumsMayBeHigher) {
  EXPECT_FALSE(MayBeHigher(Figure::kPersonalExpenses));
  EXPECT_TRUE(MayBeHigher(Figure::kGuaranteeChild));
  EXPECT_TRUE(MayBeHigher(Figure::kPremiumCarer));
  EXPECT_FALSE(MayBeHigher(Figure::kSavingsCreditSingle));
}

TEST(FigureWordsTest, EveryFigureHasAWordOfItsOwn) {
  for (int i = 1; i < kFigures; ++i) {
    const auto figure = static_cast<Figure>(i);
    EXPECT_NE(FigureWord(figure), "");
    EXPECT_EQ(FigureOfWord(FigureWord(figure)), figure);
  }
  EXPECT_EQ(FigureOfWord(""), std::nullopt);
  EXPECT_EQ(FigureOfWord("guarantee"), std::nullopt);
}

TEST(FigureWordsTest, EveryStatusHasAWord) {
  for (const absl::string_view word : kFigureStatusWords) {
    EXPECT_EQ(StatusWord(FigureStatusOfWord(word).value()), word);
  }
  EXPECT_EQ(StatusWord(FigureStatus::kUnverified), "unverified");
  EXPECT_EQ(FigureStatusOfWord("certain"), std::nullopt);
}

}  // namespace
}  // namespace carereform::financial_assessments

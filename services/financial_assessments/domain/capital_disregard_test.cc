#include "services/financial_assessments/domain/capital_disregard.h"

#include <optional>

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using means_fixture::Asset;
using means_fixture::AtHome;
using means_fixture::Book;
using means_fixture::kMonday;
using means_fixture::Pounds;
using means_fixture::Set;
using means_fixture::SetCapital;

constexpr auto kFiftyTwo = Figure::kArrearsDisregardWeeks;

std::optional<Disregard> Of(const Capital& asset, CivilDay day,
                            const Book& book = Book()) {
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  const auto disregard = DisregardOn(asset, AtHome(), book.rules(), day, lines);
  EXPECT_TRUE(disregard.ok()) << disregard.status();
  return disregard.ok() ? *disregard : std::nullopt;
}

Capital Received(CapitalType type, CivilDay day) {
  Capital asset = Asset(type, Pounds(5'000));
  asset.received = day;
  return asset;
}

TEST(DisregardOnTest, CountsWhatItsTypeCounts) {
  for (const CapitalType type :
       {CapitalType::kSavings, CapitalType::kInvestments,
        CapitalType::kOther}) {
    EXPECT_EQ(Of(Asset(type, Pounds(1)), kMonday), std::nullopt);
  }
}

TEST(DisregardOnTest, DisregardsWhatItsTypeDoes) {
  for (const CapitalType type :
       {CapitalType::kPersonalPossessions, CapitalType::kLifePolicy,
        CapitalType::kListedTrust, CapitalType::kBusinessAssets,
        CapitalType::kFuneralPlan, CapitalType::kDirectPaymentBalance,
        CapitalType::kStudentLoan}) {
    EXPECT_EQ(Of(Asset(type, Pounds(1)), kMonday),
              (Disregard{LineRule::kCapitalDisregarded, std::nullopt}));
  }
}

TEST(DisregardOnTest, TakesTheRuleOfATypeFromTheRules) {
  Book book;
  SetCapital(book.means, CapitalType::kLifePolicy, CapitalTreatment::kCounted);
  EXPECT_EQ(Of(Asset(CapitalType::kLifePolicy, Pounds(1)), kMonday, book),
            std::nullopt);
}

// 364 days from 1 September 2025: until 30 August 2026.
TEST(DisregardOnTest, DisregardsArrearsFor52WeeksFromReceipt) {
  const Capital arrears =
      Received(CapitalType::kBenefitArrears, CivilDay(2025, 9, 1));
  const Disregard disregard{LineRule::kArrearsDisregard, kFiftyTwo};
  EXPECT_EQ(Of(arrears, CivilDay(2025, 8, 31)), disregard);
  EXPECT_EQ(Of(arrears, CivilDay(2025, 9, 1)), disregard);
  EXPECT_EQ(Of(arrears, CivilDay(2026, 8, 29)), disregard);
  EXPECT_EQ(Of(arrears, CivilDay(2026, 8, 30)), disregard);
  EXPECT_EQ(Of(arrears, CivilDay(2026, 8, 31)), std::nullopt);
}

TEST(DisregardOnTest, TakesTheNumberOfWeeksFromTheTable) {
  Book book;
  Set(book.rates, kFiftyTwo, 26);
  const Capital arrears = Received(CapitalType::kBenefitArrears, kMonday);
  EXPECT_NE(Of(arrears, kMonday + 181, book), std::nullopt);
  EXPECT_EQ(Of(arrears, kMonday + 182, book), std::nullopt);
}

TEST(DisregardOnTest, CountsArrearsOfNoKnownDay) {
  EXPECT_EQ(Of(Asset(CapitalType::kBenefitArrears, Pounds(1)), kMonday),
            std::nullopt);
}

TEST(DisregardOnTest, DisregardsPersonalInjuryFor52WeeksOrInTrust) {
  const Capital paid = Received(CapitalType::kPersonalInjury, kMonday);
  const Disregard disregard{LineRule::kCapitalDisregarded, kFiftyTwo};
  EXPECT_EQ(Of(paid, kMonday), disregard);
  EXPECT_EQ(Of(paid, kMonday + 363), disregard);
  EXPECT_EQ(Of(paid, kMonday + 364), std::nullopt);
  const Capital in_trust = Asset(CapitalType::kPersonalInjury, Pounds(1));
  EXPECT_EQ(Of(in_trust, kMonday + 5'000),
            (Disregard{LineRule::kCapitalDisregarded, std::nullopt}));
}

TEST(DisregardOnTest, CountsNotionalCapitalWhateverItWasTurnedInto) {
  for (const CapitalType type :
       {CapitalType::kSavings, CapitalType::kPersonalPossessions,
        CapitalType::kLifePolicy, CapitalType::kPersonalInjury}) {
    Capital asset = Asset(type, Pounds(20'000));
    asset.notional = Deprivation{};
    EXPECT_EQ(Of(asset, kMonday), std::nullopt);
  }
}

TEST(DisregardOnTest, DisregardsNotionalPropertyThatWouldNotCountIfHeld) {
  Capital home = Asset(CapitalType::kMainHome, Pounds(200'000));
  home.notional = Deprivation{};
  EXPECT_EQ(Of(home, kMonday)->rule, LineRule::kCareAtHomeDisregard);
  Capital house = Asset(CapitalType::kOtherProperty, Pounds(200'000));
  house.notional = Deprivation{};
  EXPECT_EQ(Of(house, kMonday), std::nullopt);
}

TEST(DisregardOnTest, NamesTheFigureThatIsNotInTheTable) {
  Book book;
  book.rates.rates[static_cast<size_t>(kFiftyTwo)].reset();
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  const auto disregard =
      DisregardOn(Received(CapitalType::kBenefitArrears, kMonday), AtHome(),
                  book.rules(), kMonday, lines);
  EXPECT_EQ(disregard.status(), absl::NotFoundError("arrears_disregard_weeks"));
}

}  // namespace
}  // namespace carereform::financial_assessments

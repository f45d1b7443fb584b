// Where a person is charged as being, who may pay a top-up, and what arranging
// care costs.
#include <optional>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/arrangement.h"
#include "services/financial_assessments/domain/charging_setting.h"
#include "services/financial_assessments/domain/means_fixture.h"
#include "services/financial_assessments/domain/top_up.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::AtHome;
using means_fixture::Book;
using means_fixture::InCareHome;
using means_fixture::kMonday;
using means_fixture::Pennies;

Setting SettingOn(const Circumstances& circumstances, const Book& book,
                  absl::CivilDay day) {
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  return *ChargedAs(circumstances, book.rules(), day, lines);
}

TEST(ChargedAs, IsTheSettingOfAllButShortTermResidents) {
  Book book;
  book.policy.short_term_as_non_residential = true;
  for (const Setting setting :
       {Setting::kNonResidential, Setting::kCareHomePermanent,
        Setting::kCareHomeTemporary}) {
    Circumstances circumstances = InCareHome(kMonday);
    circumstances.setting = setting;
    EXPECT_EQ(SettingOn(circumstances, book, kMonday + 1000), setting);
  }
}

TEST(ChargedAs, AShortTermStayIsShortForEightWeeks) {
  Book book;
  Circumstances circumstances = InCareHome(kMonday);
  circumstances.setting = Setting::kCareHomeShortTerm;
  EXPECT_EQ(SettingOn(circumstances, book, kMonday),
            Setting::kCareHomeShortTerm);
  EXPECT_EQ(SettingOn(circumstances, book, kMonday + 55),
            Setting::kCareHomeShortTerm);
  EXPECT_EQ(SettingOn(circumstances, book, kMonday + 56),
            Setting::kCareHomeTemporary);
  book.policy.short_term_as_non_residential = true;
  EXPECT_EQ(SettingOn(circumstances, book, kMonday + 55),
            Setting::kNonResidential);
  EXPECT_EQ(SettingOn(circumstances, book, kMonday + 56),
            Setting::kCareHomeTemporary);
}

TEST(ChargedAs, NamesTheFigureThatIsNotInTheTable) {
  Book book;
  book.rates.rates[static_cast<size_t>(Figure::kShortTermWeeks)].reset();
  Circumstances circumstances = InCareHome(kMonday);
  circumstances.setting = Setting::kCareHomeShortTerm;
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  EXPECT_EQ(ChargedAs(circumstances, book.rules(), kMonday, lines).status(),
            absl::NotFoundError("short_term_weeks"));
}

Pence TopUpOf(const Circumstances& circumstances, absl::CivilDay day) {
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  return *TopUpOn(circumstances, means_fixture::RatesOf2025(), day, lines);
}

TEST(TopUpOn, OfAThirdPartyIsAlwaysPaid) {
  Circumstances circumstances = InCareHome(kMonday);
  EXPECT_EQ(TopUpOf(circumstances, kMonday), Pence());
  circumstances.top_up = TopUp{TopUpPayer::kThirdParty, Pennies(50'00)};
  EXPECT_EQ(TopUpOf(circumstances, kMonday + 1000), Pennies(50'00));
}

TEST(TopUpOn, OfTheFirstPartyIsPaidInTheTwelveWeeks) {
  Circumstances circumstances = InCareHome(kMonday);
  circumstances.top_up = TopUp{TopUpPayer::kFirstParty, Pennies(50'00)};
  EXPECT_EQ(TopUpOf(circumstances, kMonday), Pence());  // Has no home.
  circumstances.capital = {
      means_fixture::Asset(CapitalType::kMainHome, Pennies(200'000'00))};
  EXPECT_EQ(TopUpOf(circumstances, kMonday), Pennies(50'00));
  EXPECT_EQ(TopUpOf(circumstances, kMonday + 83), Pennies(50'00));
  EXPECT_EQ(TopUpOf(circumstances, kMonday + 84), Pence());
  circumstances.earlier_stay_ended = kMonday - 30;
  circumstances.earlier_disregard_days = 80;
  EXPECT_EQ(TopUpOf(circumstances, kMonday + 3), Pennies(50'00));
  EXPECT_EQ(TopUpOf(circumstances, kMonday + 4), Pence());
  circumstances.earlier_stay_ended = kMonday - 364;
  EXPECT_EQ(TopUpOf(circumstances, kMonday + 4), Pence());
  circumstances.earlier_stay_ended = kMonday - 365;
  EXPECT_EQ(TopUpOf(circumstances, kMonday + 83), Pennies(50'00));
  EXPECT_EQ(TopUpOf(circumstances, kMonday + 84), Pence());
  circumstances.setting = Setting::kCareHomeTemporary;
  EXPECT_EQ(TopUpOf(circumstances, kMonday), Pence());
}

TEST(TopUpOn, OfTheFirstPartyIsPaidUnderAnAgreementAndForAftercare) {
  Circumstances circumstances = InCareHome(kMonday - 1000);
  circumstances.top_up = TopUp{TopUpPayer::kFirstParty, Pennies(50'00)};
  EXPECT_EQ(TopUpOf(circumstances, kMonday), Pence());
  circumstances.has_deferred_payment = true;
  EXPECT_EQ(TopUpOf(circumstances, kMonday), Pennies(50'00));
  circumstances.has_deferred_payment = false;
  circumstances.section_117 = true;
  EXPECT_EQ(TopUpOf(circumstances, kMonday), Pennies(50'00));
  circumstances.section_117 = false;
  circumstances.care = {
      means_fixture::CareOf(CareType::kSection117, Pennies(1))};
  EXPECT_EQ(TopUpOf(circumstances, kMonday), Pennies(50'00));
}

TEST(FeesForArranging, AreForThoseAboveTheLimitAtHomeWhoAsk) {
  ChargingPolicy policy;
  policy.arrangement_fee_one_off = Pennies(90'00);
  policy.arrangement_fee_yearly = Pennies(250'00);
  Circumstances circumstances = AtHome();
  const auto fees = [&](bool above) {
    return FeesForArranging(circumstances, above, policy);
  };
  EXPECT_EQ(fees(true).one_off, Pence());
  circumstances.asks_council_to_arrange = true;
  EXPECT_EQ(fees(true).one_off, Pennies(90'00));
  EXPECT_EQ(fees(true).yearly, Pennies(250'00));
  EXPECT_EQ(fees(false).one_off, Pence());
  EXPECT_EQ(fees(false).yearly, Pence());
  circumstances.setting = Setting::kCareHomePermanent;
  EXPECT_EQ(fees(true).one_off, Pence());
}

}  // namespace
}  // namespace carereform::financial_assessments

#include "services/financial_assessments/handlers/deferral_statements.h"

#include "services/financial_assessments/charging_rules.h"
#include "services/financial_assessments/deferred_payments_fixture.h"
#include "services/financial_assessments/handlers/charging_rules_conversion.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using tests::HasReason;
using tests::IsOk;
using v1::DeferredPaymentStatement;
using Line = DeferredPaymentStatement::Line;

class DeferralStatementsTest : public DeferredPaymentsTest {
 protected:
  static int64_t SumOf(const DeferredPaymentStatement& statement) {
    int64_t sum = statement.opening_pence();
    for (const Line& line : statement.lines()) sum += line.amount_pence();
    return sum;
  }
};

TEST_F(DeferralStatementsTest, AddsUpAndSaysItInWords) {
  const std::string name = Agreed();
  ASSERT_THAT(Charge(name, kMonday, 30'000).status(), IsOk());
  ASSERT_THAT(Repay(name, kMonday + 60, 100'000).status(), IsOk());
  const auto statement = StatementTo(name, kToday);
  ASSERT_THAT(statement.status(), IsOk());
  EXPECT_EQ(SumOf(*statement), statement->closing_pence());
  EXPECT_EQ(statement->rate_hundredths(), 405);
  EXPECT_EQ(statement->equity_limit_pence(), 13'425'000);
  EXPECT_EQ(statement->equity_left_pence(),
            13'425'000 - statement->closing_pence());
  EXPECT_TRUE(statement->has_limit_expected_date());
  EXPECT_TRUE(statement->name().empty());
  EXPECT_EQ(statement->lines(0).text(),
            "Care deferred from 1 July 2024 to 31 December 2024, at £700 a "
            "week");
  EXPECT_EQ(statement->lines(1).text(),
            "Interest from 1 July 2024 to 31 December 2024, at 4.05% a year");
  EXPECT_THAT(statement->letter(), HasSubstr("Repaid on 30 August 2024"));
  EXPECT_THAT(statement->letter(), HasSubstr("national maximum"));
}

// 700.03 a week: the odd pence are of the last days of the week, which a Monday
// is where weeks begin on Tuesday.
TEST_F(DeferralStatementsTest, AWeekBeginsOnTheDayOfThePolicy) {
  auto request = NewRequest();
  request.mutable_deferred_payment()->mutable_deferrals(0)->set_charge_pence(
      90'003);
  const std::string name = Agreed(request);
  EXPECT_EQ(StatementTo(name, kMonday)->closing_pence(), 10'000);
  ChargingPolicy policy = BuiltInRuleBook()->policies().front();
  policy.id = "ours";
  policy.week_begins = absl::Weekday::tuesday;
  const auto put = store_.Write(
      {.council = "x", .body = [&](store::Txn& txn) -> absl::Status {
         v1::ChargingPolicy message = ToMessage("x", policy);
         return records_.charging_rules().charging_policies().Create(txn,
                                                                     message);
       }});
  ASSERT_THAT(put, IsOk());
  EXPECT_EQ(StatementTo(name, kMonday)->closing_pence(), 10'001);
}

// The text after `before`, up to `after`.
std::string Between(const std::string& text, const std::string& before,
                    const std::string& after) {
  const size_t from = text.find(before);
  if (from == std::string::npos) return "";
  const size_t first = from + before.size();
  return text.substr(first, text.find(after, first) - first);
}

TEST_F(DeferralStatementsTest, WhatItSaysPaysAllOffCanBeRecordedOnTheDay) {
  const std::string name = Agreed();
  EXPECT_THAT(StatementTo(name, kToday)->letter(),
              HasSubstr("The most that can be repaid on 31 December 2024 is "));
  ASSERT_THAT(End(name, kMonday + 90, DeferredPayment::DIED).status(), IsOk());
  const auto statement = StatementTo(name, kToday);
  ASSERT_THAT(statement.status(), IsOk());
  const auto amount =
      ParsePounds(Between(statement->letter(),
                          "To pay all of it off on 31 December 2024, "
                          "pay ",
                          ":"));
  ASSERT_TRUE(amount.ok()) << statement->letter();
  EXPECT_EQ(statement->settlement_pence(), amount->value());
  EXPECT_LT(amount->value(), statement->closing_pence());
  EXPECT_FALSE(Repay(name, kToday, amount->value() + 1).ok());
  ASSERT_THAT(Repay(name, kToday, amount->value()).status(), IsOk());
  const auto settled = StatementTo(name, kToday);
  EXPECT_EQ(settled->closing_pence(), 0);
  EXPECT_EQ(settled->settlement_pence(), 0);
}

TEST_F(DeferralStatementsTest, SaysThatNothingMoreIsDeferredAtTheLimit) {
  v1::RequestDeferredPaymentRequest request = NewRequest();
  // A limit of about £10,000: £700 a week use it in some 14 weeks.
  request.mutable_deferred_payment()->mutable_valuations(0)->set_value_pence(
      2'695'000);
  const std::string name = Agreed(request);
  const std::string before = StatementTo(name, kMonday + 7)->letter();
  EXPECT_THAT(before, HasSubstr("Deferred each week now: £700."));
  EXPECT_THAT(before, HasSubstr(" of it is left."));
  const std::string after = StatementTo(name, kToday)->letter();
  EXPECT_THAT(after, HasSubstr("and all of it is used."));
  EXPECT_THAT(after, HasSubstr("It was reached on "));
  EXPECT_THAT(after, HasSubstr("Nothing more can be deferred: the £700 a week "
                               "is to be paid in another way."));
  EXPECT_THAT(after, Not(HasSubstr("Deferred each week now")));
  EXPECT_THAT(after, Not(HasSubstr("of it is left")));
}

TEST_F(DeferralStatementsTest, TheRateChangesOnTheFirstOfJanuary) {
  const std::string name = Agreed();
  call_.today = CivilDay(2025, 1, 1);
  const auto statement = StatementTo(name, call_.today);
  ASSERT_THAT(statement.status(), IsOk());
  EXPECT_EQ(statement->rate_hundredths(), 425);
  EXPECT_EQ(statement->lines(1).rate_hundredths(), 405);
  EXPECT_EQ(rpc::StoredDay(statement->lines(1).last_date()),
            CivilDay(2024, 12, 31));
  EXPECT_EQ(statement->lines(2).rate_hundredths(), 425);
}

TEST_F(DeferralStatementsTest, NoneBeforeTheAgreementOrInTheFuture) {
  const std::string name = Agreed();
  EXPECT_THAT(Refused(StatementTo(name, kToday + 1).status()),
              ElementsAre("last_date"));
  EXPECT_FALSE(StatementTo(name, kMonday - 1).ok());
  EXPECT_THAT(StatementTo(name, kMonday).status(), IsOk());
  v1::WriteStatementRequest request;
  request.set_name(name);
  *request.mutable_first_date() = rpc::ToDate(kMonday + 5);
  *request.mutable_last_date() = rpc::ToDate(kMonday + 4);
  EXPECT_THAT(
      Refused(Look(&CheckWriteStatement, &WriteStatement, request).status()),
      ElementsAre("last_date"));
}

TEST_F(DeferralStatementsTest, OneThatNeedsAnUnknownRateIsRefused) {
  const std::string name = Agreed();
  call_.today = CivilDay(2025, 7, 1);
  EXPECT_THAT(StatementTo(name, CivilDay(2025, 6, 30)).status(), IsOk());
  EXPECT_THAT(StatementTo(name, CivilDay(2025, 7, 1)).status(),
              HasReason(StatusCode::kFailedPrecondition,
                        "DEFERRED_PAYMENT_RATE_MISSING"));
}

TEST_F(DeferralStatementsTest, IssuedOnesFollowEachOtherAndStay) {
  const std::string name = Agreed();
  const auto first = Issue(name, CivilDay(2024, 9, 30));
  ASSERT_THAT(first.status(), IsOk());
  EXPECT_FALSE(first->name().empty());
  EXPECT_EQ(rpc::StoredDay(Get(name)->next_statement_due_date()),
            CivilDay(2025, 3, 30));
  EXPECT_THAT(Refused(Issue(name, CivilDay(2024, 9, 30)).status()),
              ElementsAre("last_date"));
  const auto second = Issue(name, kToday);
  ASSERT_THAT(second.status(), IsOk());
  EXPECT_EQ(rpc::StoredDay(second->first_date()), CivilDay(2024, 10, 1));
  EXPECT_EQ(second->opening_pence(), first->closing_pence());
  v1::ListDeferredPaymentStatementsRequest request;
  request.set_parent(name);
  const auto list = ListDeferredPaymentStatements(records_, *Read(), request);
  ASSERT_THAT(list.status(), IsOk());
  ASSERT_EQ(list->statements_size(), 2);
  EXPECT_EQ(list->statements(0).SerializeAsString(),
            first->SerializeAsString());
}

TEST_F(DeferralStatementsTest, WhatWasRecordedLateIsALineOfItsOwn) {
  const std::string name = Agreed();
  const auto first = Issue(name, CivilDay(2024, 9, 30));
  ASSERT_THAT(Repay(name, CivilDay(2024, 9, 30), 50'000).status(), IsOk());
  const auto second = Issue(name, kToday);
  ASSERT_THAT(second.status(), IsOk());
  EXPECT_EQ(second->opening_pence(), first->closing_pence());
  EXPECT_EQ(second->lines(0).kind(), Line::CORRECTION);
  // The day's interest on what was repaid falls away, too.
  EXPECT_EQ(second->lines(0).amount_pence(), -50'006);
  EXPECT_EQ(SumOf(*second), second->closing_pence());
}

TEST_F(DeferralStatementsTest, ARequestBringsTheDayForward) {
  const std::string name = Agreed();
  EXPECT_EQ(rpc::StoredDay(AskForStatement(name, CivilDay(2024, 8, 1))
                               ->next_statement_due_date()),
            CivilDay(2024, 8, 29));
  // A second request puts nothing off.
  EXPECT_EQ(rpc::StoredDay(AskForStatement(name, CivilDay(2024, 8, 9))
                               ->next_statement_due_date()),
            CivilDay(2024, 8, 29));
  ASSERT_THAT(Issue(name, CivilDay(2024, 8, 31)).status(), IsOk());
  EXPECT_FALSE(Get(name)->has_statement_requested_date());
  EXPECT_EQ(rpc::StoredDay(Get(name)->next_statement_due_date()),
            CivilDay(2025, 2, 28));
}

TEST_F(DeferralStatementsTest, RatesAreRecordedCorrectedAndListed) {
  const auto wrong = RecordRate(CivilDay(2024, 7, 1), 0);
  ASSERT_THAT(wrong.status(), IsOk());
  EXPECT_EQ(wrong->name(), "councils/x/deferredPaymentRates/2024-07");
  const std::string name = Agreed();
  EXPECT_EQ(StatementTo(name, kToday)->rate_hundredths(), 0);
  ASSERT_THAT(RecordRate(CivilDay(2024, 7, 1), 405, wrong->etag()).status(),
              IsOk());
  EXPECT_THAT(RecordRate(CivilDay(2024, 7, 1), 405, wrong->etag()).status(),
              HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_EQ(StatementTo(name, kToday)->rate_hundredths(), 405);
  EXPECT_THAT(Refused(RecordRate(CivilDay(2025, 7, 2), 405).status()),
              ElementsAre("deferred_payment_rate.from_date"));
  EXPECT_THAT(Refused(RecordRate(CivilDay(2025, 7, 1), 2'001).status()),
              ElementsAre("deferred_payment_rate.maximum_hundredths"));
  v1::ListDeferredPaymentRatesRequest request;
  request.set_parent("councils/x");
  const auto list = ListDeferredPaymentRates(records_, *Read(), request);
  ASSERT_EQ(list->deferred_payment_rates_size(), 21);
  request.set_read_revision(1);
  EXPECT_EQ(ListDeferredPaymentRates(records_, *Read(), request)
                ->deferred_payment_rates(19)
                .status(),
            "secondary");
  EXPECT_EQ(list->deferred_payment_rates(19).status(), "recorded");
  EXPECT_EQ(list->deferred_payment_rates(20).status(), "secondary");
}

}  // namespace
}  // namespace carereform::financial_assessments

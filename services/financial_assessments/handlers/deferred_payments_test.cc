#include "services/financial_assessments/handlers/deferred_payments.h"

#include "services/financial_assessments/deferred_payments_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::HasReason;
using tests::IsOk;

const auto kFieldInvalid =
    HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID");
const auto kWrongState =
    HasReason(StatusCode::kFailedPrecondition, "DEFERRED_PAYMENT_STATE");

TEST_F(DeferredPaymentsTest, ARequestTellsWhatWouldBeDeferred) {
  const Answer payment = Request(NewRequest());
  ASSERT_THAT(payment.status(), IsOk());
  EXPECT_EQ(payment->state(), DeferredPayment::REQUESTED);
  EXPECT_EQ(payment->valuations(0).equity_limit_pence(), 13'425'000);
  EXPECT_EQ(payment->deferrals(0).paid_from_income_pence(), 20'000);
  EXPECT_EQ(payment->deferrals(0).deferred_pence(), 70'000);
  EXPECT_THAT(payment->bars(), IsEmpty());
  EXPECT_FALSE(payment->has_next_statement_due_date());
  EXPECT_EQ(Get(payment->name())->SerializeAsString(),
            payment->SerializeAsString());
}

TEST_F(DeferredPaymentsTest, ARequestTellsWhyTheCouncilNeedNotAgree) {
  auto request = NewRequest();
  request.mutable_deferred_payment()->set_other_capital_pence(2'325'001);
  request.mutable_deferred_payment()->set_permanent_care_home(false);
  const Answer payment = Request(request);
  ASSERT_THAT(payment.status(), IsOk());
  EXPECT_THAT(payment->bars(),
              ElementsAre(DeferredPayment::CAPITAL_ABOVE_LIMIT,
                          DeferredPayment::NOT_PERMANENT_CARE_HOME));
  EXPECT_THAT(Agree(AgreementOf(payment->name())).status(),
              HasReason(StatusCode::kFailedPrecondition,
                        "DEFERRED_PAYMENT_NOT_ELIGIBLE"));
  auto agreement = AgreementOf(payment->name());
  agreement.set_discretion(DeferredPayment::SUPPORTED_LIVING);
  EXPECT_THAT(Agree(agreement).status(), IsOk());
}

// The figures are those of the table of the day of the valuation, 22 May 2024.
TEST_F(DeferredPaymentsTest, TheFiguresAreThoseOfTheCouncilsRateTables) {
  v1::RateTable table;
  table.set_name("councils/x/rateTables/2024-25");
  *table.mutable_from_date() = rpc::ToDate(CivilDay(2024, 4, 6));
  *table.mutable_to_date() = rpc::ToDate(CivilDay(2025, 4, 6));
  v1::FigureUsed& limit = *table.add_figures();
  limit.set_figure("lower_capital_limit");
  limit.set_amount(15'000'00);
  limit.set_status(v1::STATUTE);
  limit.set_source("a test");
  ASSERT_THAT(
      store_.Write({.council = "x",
                    .body =
                        [&](store::Txn& txn) {
                          return records_.charging_rules().rate_tables().Create(
                              txn, table);
                        }}),
      IsOk());
  const Answer payment = Request(NewRequest());
  ASSERT_THAT(payment.status(), IsOk());
  // 165,000 less a tenth, which the table lacks, and less 15,000.
  EXPECT_EQ(payment->valuations(0).equity_limit_pence(), 133'500'00);
}

TEST_F(DeferredPaymentsTest, NoDiscretionWhereTheCouncilHasToAgree) {
  auto agreement = AgreementOf(Request(NewRequest())->name());
  agreement.set_discretion(DeferredPayment::WELLBEING);
  EXPECT_THAT(Refused(Agree(agreement).status()), ElementsAre("discretion"));
}

TEST_F(DeferredPaymentsTest, EveryFieldThatIsWrongIsTold) {
  v1::RequestDeferredPaymentRequest request;
  request.set_parent("x");
  EXPECT_THAT(
      Refused(Request(request).status()),
      ElementsAre("parent", "deferred_payment.requested_date",
                  "deferred_payment.valuations", "deferred_payment.deferrals"));
  request = NewRequest();
  DeferredPayment& payment = *request.mutable_deferred_payment();
  payment.set_other_capital_pence(-1);
  payment.mutable_valuations(0)->set_encumbrances_pence(16'500'001);
  payment.mutable_valuations(0)->set_share(2);
  payment.mutable_valuations(0)->clear_basis();
  payment.mutable_deferrals(0)->set_charge_pence(0);
  payment.mutable_deferrals(0)->set_kept_pence(34'401);
  EXPECT_THAT(Refused(Request(request).status()),
              ElementsAre("deferred_payment.other_capital_pence",
                          "deferred_payment.valuations[0].encumbrances_pence",
                          "deferred_payment.valuations[0].share",
                          "deferred_payment.valuations[0].basis",
                          "deferred_payment.deferrals[0].charge_pence",
                          "deferred_payment.deferrals[0].kept_pence"));
}

TEST_F(DeferredPaymentsTest, ThePersonKeepsTheAllowanceAtMost) {
  auto request = NewRequest();
  auto& weekly = *request.mutable_deferred_payment()->mutable_deferrals(0);
  weekly.set_kept_pence(14'401);
  EXPECT_THAT(Refused(Request(request).status()),
              ElementsAre("deferred_payment.deferrals[0].kept_pence"));
  weekly.set_kept_pence(14'399);
  EXPECT_EQ(Request(request)->deferrals(0).deferred_pence(), 69'999);
  const std::string name = Agreed();
  weekly.set_kept_pence(14'401);
  EXPECT_THAT(Refused(Change(name, kMonday, weekly).status()),
              ElementsAre("deferral.kept_pence"));
}

TEST_F(DeferredPaymentsTest, TheFirstDayOfDeferredPaymentsAndTheDayBefore) {
  auto request = NewRequest();
  auto& payment = *request.mutable_deferred_payment();
  *payment.mutable_requested_date() = rpc::ToDate(CivilDay(2015, 3, 31));
  EXPECT_THAT(Refused(Request(request).status()),
              ElementsAre("deferred_payment.requested_date"));
  *payment.mutable_requested_date() = rpc::ToDate(CivilDay(2015, 4, 1));
  EXPECT_THAT(Request(request).status(), IsOk());
  *payment.mutable_requested_date() = rpc::ToDate(kToday + 1);
  *payment.mutable_valuations(0)->mutable_valued_date() =
      rpc::ToDate(kToday + 1);
  EXPECT_THAT(Refused(Request(request).status()),
              ElementsAre("deferred_payment.requested_date",
                          "deferred_payment.valuations[0].valued_date"));
}

TEST_F(DeferredPaymentsTest, TheChargeIsOneOfTheSameCouncil) {
  auto request = NewRequest();
  auto& payment = *request.mutable_deferred_payment();
  const uint64_t head = Head();
  for (const char* name : {"councils/y/charges/c1", "c1"}) {
    payment.set_charge(name);
    EXPECT_THAT(Refused(Request(request).status()),
                ElementsAre("deferred_payment.charge"));
  }
  payment.set_charge("councils/x/charges/c1");
  EXPECT_THAT(Request(request).status(),
              HasReason(StatusCode::kNotFound, "CHARGE_NOT_FOUND"));
  EXPECT_EQ(Head(), head);
  v1::Charge charge;
  charge.set_name(payment.charge());
  ASSERT_THAT(store_.Write({.council = "x",
                            .body =
                                [&](store::Txn& txn) {
                                  return records_.charging().charges().Create(
                                      txn, charge);
                                }}),
              IsOk());
  EXPECT_EQ(Request(request)->charge(), payment.charge());
}

TEST_F(DeferredPaymentsTest, AnExternalIdIsForOne) {
  auto request = NewRequest();
  request.mutable_deferred_payment()->set_external_id("d-1");
  ASSERT_THAT(Request(request).status(), IsOk());
  EXPECT_THAT(Request(request).status(),
              HasReason(StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN"));
}

TEST_F(DeferredPaymentsTest, APersonWhoIsNotKeptIsRefused) {
  auto request = NewRequest();
  request.mutable_deferred_payment()->set_person(
      "councils/x/sources/financial-assessments/people/nobody");
  EXPECT_THAT(Request(request).status(),
              HasReason(StatusCode::kNotFound, "PERSON_NOT_FOUND"));
}

TEST_F(DeferredPaymentsTest, ListedByState) {
  const std::string agreed = Agreed();
  const std::string requested = Request(NewRequest())->name();
  v1::ListDeferredPaymentsRequest request;
  request.set_parent("councils/x");
  EXPECT_EQ(ListDeferredPayments(records_, *Read(), call_, request)
                ->deferred_payments_size(),
            2);
  request.set_state(DeferredPayment::AGREED);
  const auto list = ListDeferredPayments(records_, *Read(), call_, request);
  ASSERT_EQ(list->deferred_payments_size(), 1);
  EXPECT_EQ(list->deferred_payments(0).name(), agreed);
}

TEST_F(DeferredPaymentsTest, AnAgreementBeginsOnItsDay) {
  const std::string name = Request(NewRequest())->name();
  const Answer payment = Agree(AgreementOf(name));
  ASSERT_THAT(payment.status(), IsOk());
  EXPECT_EQ(payment->state(), DeferredPayment::AGREED);
  EXPECT_EQ(rpc::StoredDay(payment->deferrals(0).from_date()), kMonday);
  EXPECT_EQ(rpc::StoredDay(payment->next_statement_due_date()),
            CivilDay(2025, 1, 1));
  EXPECT_THAT(Agree(AgreementOf(name)).status(), kWrongState);
  EXPECT_THAT(Decline(name, kToday).status(), kWrongState);
}

TEST_F(DeferredPaymentsTest, NotAgreedBeforeTheRequestNorInTheFuture) {
  const std::string name = Request(NewRequest())->name();
  for (const CivilDay day : {kMonday - 31, kToday + 1}) {
    EXPECT_THAT(Refused(Agree(AgreementOf(name, day)).status()),
                ElementsAre("agreed_date"));
  }
  EXPECT_THAT(Agree(AgreementOf(name, kMonday - 30)).status(), IsOk());
}

TEST_F(DeferredPaymentsTest, TheCouncilsOwnRateIsAtMostTheMaximum) {
  auto agreement = AgreementOf(Request(NewRequest())->name());
  agreement.set_own_rate_hundredths(1);
  EXPECT_THAT(Refused(Agree(agreement).status()),
              ElementsAre("own_rate_hundredths"));
  agreement.set_rate_basis(DeferredPayment::OWN_RATE);
  agreement.set_own_rate_hundredths(406);
  EXPECT_THAT(Refused(Agree(agreement).status()),
              ElementsAre("own_rate_hundredths"));
  agreement.set_own_rate_hundredths(405);
  EXPECT_THAT(Agree(agreement).status(), IsOk());
}

TEST_F(DeferredPaymentsTest, ADayOfWhichNoRateIsHeldIsRefusedByName) {
  call_.today = CivilDay(2025, 7, 1);
  const std::string name = Request(NewRequest())->name();
  const Answer refused = Agree(AgreementOf(name, call_.today));
  EXPECT_THAT(refused.status(), HasReason(StatusCode::kFailedPrecondition,
                                          "DEFERRED_PAYMENT_RATE_MISSING"));
  EXPECT_THAT(std::string(refused.status().message()),
              testing::HasSubstr("1 July 2025"));
  ASSERT_THAT(RecordRate(CivilDay(2025, 7, 1), 470).status(), IsOk());
  EXPECT_THAT(Agree(AgreementOf(name, call_.today)).status(), IsOk());
}

TEST_F(DeferredPaymentsTest, ADeclinedRequestStaysDeclined) {
  const std::string name = Request(NewRequest())->name();
  EXPECT_THAT(Refused(Decline(name, kMonday - 31).status()),
              ElementsAre("declined_date"));
  const Answer payment = Decline(name, kMonday - 30);
  ASSERT_THAT(payment.status(), IsOk());
  EXPECT_EQ(payment->state(), DeferredPayment::DECLINED);
  EXPECT_THAT(Agree(AgreementOf(name)).status(), kWrongState);
  EXPECT_THAT(Value(name, kToday, 1).status(), kWrongState);
  EXPECT_THAT(StatementTo(name, kToday).status(), kWrongState);
}

TEST_F(DeferredPaymentsTest, ValuationsAreSupersededAndStay) {
  const std::string name = Agreed();
  ASSERT_THAT(Value(name, kToday, 20'000'000).status(), IsOk());
  ASSERT_THAT(Value(name, kToday, 30'000'000).status(), IsOk());
  const Answer payment = Value(name, kToday - 1, 10'000'000);
  ASSERT_EQ(payment->valuations_size(), 4);
  EXPECT_EQ(payment->valuations(1).value_pence(), 10'000'000);
  EXPECT_FALSE(payment->valuations(1).superseded());
  EXPECT_TRUE(payment->valuations(2).superseded());
  EXPECT_EQ(payment->valuations(2).value_pence(), 20'000'000);
  EXPECT_EQ(payment->valuations(3).equity_limit_pence(), 25'575'000);
  EXPECT_EQ(StatementTo(name, kToday)->equity_limit_pence(), 25'575'000);
  EXPECT_EQ(StatementTo(name, kToday - 1)->equity_limit_pence(), 7'575'000);
  EXPECT_THAT(Refused(Value(name, kToday + 1, 1).status()),
              ElementsAre("valuation.valued_date"));
}

TEST_F(DeferredPaymentsTest, AWeeklyAmountChangesOnItsDay) {
  const std::string name = Agreed();
  ASSERT_THAT(Change(name, kMonday + 7, Weekly(97'000)).status(), IsOk());
  EXPECT_EQ(
      Change(name, kMonday + 7, Weekly(110'000))->deferrals(1).superseded(),
      true);
  const auto statement = StatementTo(name, kMonday + 13);
  ASSERT_THAT(statement.status(), IsOk());
  EXPECT_EQ(statement->lines(0).amount_pence(), 70'000);
  EXPECT_EQ(statement->lines(1).amount_pence(), 90'000);
  EXPECT_THAT(Refused(Change(name, kMonday - 1, Weekly(97'000)).status()),
              ElementsAre("deferral.from_date"));
  EXPECT_THAT(Refused(Change(name, kToday + 367, Weekly(97'000)).status()),
              ElementsAre("deferral.from_date"));
  EXPECT_THAT(Change(name, kToday + 366, Weekly(97'000)).status(), IsOk());
}

TEST_F(DeferredPaymentsTest, AFeeIsDeferredOrPaid) {
  const std::string name = Agreed();
  ASSERT_THAT(Charge(name, kMonday, 50'000).status(), IsOk());
  ASSERT_THAT(Charge(name, kMonday, 20'000, false).status(), IsOk());
  EXPECT_EQ(StatementTo(name, kMonday)->closing_pence(), 60'000);
  EXPECT_THAT(Refused(Charge(name, kMonday - 1, 1).status()),
              ElementsAre("fee.charged_date"));
  EXPECT_THAT(Refused(Charge(name, kMonday, 0).status()),
              ElementsAre("fee.amount_pence"));
}

TEST_F(DeferredPaymentsTest, NoMoreIsRepaidThanIsOwed) {
  const std::string name = Agreed();
  const uint64_t head = Head();
  EXPECT_THAT(Repay(name, kMonday, 10'001).status(),
              HasReason(StatusCode::kFailedPrecondition,
                        "DEFERRED_PAYMENT_REPAID_TOO_MUCH"));
  EXPECT_EQ(Head(), head);
  // What is deferred on a day is owed from its end.
  ASSERT_THAT(Repay(name, kMonday + 1, 10'000).status(), IsOk());
  EXPECT_EQ(StatementTo(name, kMonday + 1)->closing_pence(), 10'000);
  // A change that would leave it overpaid is refused, too.
  EXPECT_THAT(Change(name, kMonday, Weekly(20'000)).status(),
              HasReason(StatusCode::kFailedPrecondition,
                        "DEFERRED_PAYMENT_REPAID_TOO_MUCH"));
}

TEST_F(DeferredPaymentsTest, AfterDeathAllIsToBeRepaidIn90Days) {
  const std::string name = Agreed();
  const Answer ended = End(name, kMonday + 6, DeferredPayment::DIED);
  ASSERT_THAT(ended.status(), IsOk());
  EXPECT_EQ(ended->state(), DeferredPayment::ENDED);
  EXPECT_EQ(rpc::StoredDay(ended->repayment_due_date()), kMonday + 96);
  EXPECT_THAT(End(name, kMonday + 6, DeferredPayment::SOLD).status(),
              kWrongState);
  const auto statement = StatementTo(name, kMonday + 20);
  EXPECT_EQ(statement->lines(0).amount_pence(), 70'000);
  EXPECT_EQ(statement->weekly_pence(), 0);
  const int64_t owed = statement->closing_pence();
  EXPECT_GT(owed, 70'000);
  EXPECT_EQ(Repay(name, kMonday + 21, owed - 1)->state(),
            DeferredPayment::ENDED);
  const Answer repaid = Repay(name, kMonday + 21, 1);
  ASSERT_THAT(repaid.status(), IsOk());
  EXPECT_EQ(repaid->state(), DeferredPayment::REPAID);
  EXPECT_FALSE(repaid->has_next_statement_due_date());
  EXPECT_THAT(Repay(name, kMonday + 22, 1).status(), kWrongState);
  EXPECT_EQ(StatementTo(name, kToday)->closing_pence(), 0);
}

TEST_F(DeferredPaymentsTest, AfterASaleAllIsToBeRepaidThatDay) {
  const std::string name = Agreed();
  EXPECT_THAT(Refused(End(name, kMonday - 1, DeferredPayment::SOLD).status()),
              ElementsAre("ended_date"));
  EXPECT_THAT(Refused(End(name, kToday + 1, DeferredPayment::SOLD).status()),
              ElementsAre("ended_date"));
  EXPECT_EQ(rpc::StoredDay(
                End(name, kToday, DeferredPayment::SOLD)->repayment_due_date()),
            kToday);
}

TEST_F(DeferredPaymentsTest, WhatChangedSinceItWasReadIsNotOverwritten) {
  const std::string name = Agreed();
  v1::RecordRepaymentRequest request;
  request.set_name(name);
  *request.mutable_repaid_date() = rpc::ToDate(kToday);
  request.set_amount_pence(1);
  request.set_etag(Get(name)->etag());
  ASSERT_THAT(Charge(name, kToday, 1).status(), IsOk());
  EXPECT_THAT(Do(&CheckRecordRepayment, &RecordRepayment, request).status(),
              HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST_F(DeferredPaymentsTest, EntriesHaveALimit) {
  const std::string name = Agreed();
  for (int i = 1; i < kMostValuations; ++i) {
    ASSERT_THAT(Value(name, kToday - i, 16'500'000).status(), IsOk());
  }
  EXPECT_THAT(
      Value(name, kToday, 16'500'000).status(),
      HasReason(StatusCode::kFailedPrecondition, "DEFERRED_PAYMENT_FULL"));
}

TEST_F(DeferredPaymentsTest, WhatIsNotThereIsNotFound) {
  EXPECT_THAT(Get("councils/x/deferredPayments/none").status(),
              HasReason(StatusCode::kNotFound, "DEFERRED_PAYMENT_NOT_FOUND"));
  EXPECT_THAT(Repay("councils/x/deferredPayments/none", kToday, 1).status(),
              HasReason(StatusCode::kNotFound, "DEFERRED_PAYMENT_NOT_FOUND"));
  EXPECT_THAT(Repay("none", kToday, 1).status(), kFieldInvalid);
}

}  // namespace
}  // namespace carereform::financial_assessments

#include "services/financial_assessments/account_finalisations/account_finalisation_handlers.h"

#include "carereform/financial_assessments/v1/charge_records.pb.h"
#include "carereform/financial_assessments/v1/deferred_payment_records.pb.h"
#include "services/financial_assessments/account_finalisations/account_finalisation_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using tests::HasReason;
using tests::IsOk;

const absl::CivilDay kTold(2025, 6, 2);

class FinalisationsTest : public FinalisationFixture {};

TEST_F(FinalisationsTest, GoesFromBeingToldToTheLastPenny) {
  const auto told = Create(ToldOn(kTold));
  ASSERT_THAT(told.status(), IsOk());
  EXPECT_EQ(told->state(), Finalisation::TOLD);
  EXPECT_EQ(*rpc::StoredDay(told->due_date()), kTold + 28);
  const auto charged = Charge(told->name(), kTold + 10, 5000, 0, told->etag());
  ASSERT_THAT(charged.status(), IsOk());
  EXPECT_EQ(charged->state(), Finalisation::FINAL_CHARGE_WORKED_OUT);
  EXPECT_EQ(charged->balance_owed_pence(), 5000);
  EXPECT_EQ(*rpc::StoredDay(charged->due_date()), kTold + 42);
  const auto billed =
      Bill(told->name(), kTold + 11, Finalisation::ADMINISTRATOR);
  ASSERT_THAT(billed.status(), IsOk());
  EXPECT_EQ(billed->representative(), Finalisation::ADMINISTRATOR);
  EXPECT_EQ(*rpc::StoredDay(billed->due_date()), kTold + 84);
  const auto settled = Settle(told->name(), kTold + 30);
  ASSERT_THAT(settled.status(), IsOk());
  EXPECT_EQ(settled->state(), Finalisation::SETTLED);
  EXPECT_FALSE(settled->has_due_date());
  EXPECT_EQ(Get(told->name())->SerializeAsString(),
            settled->SerializeAsString());
  EXPECT_EQ(FindingsOfVerify(AccountFinalisationSchema()), 0);
}

TEST_F(FinalisationsTest, AnIdMayNotBeAnNhsNumber) {
  Finalisation finalisation = ToldOn(kTold);
  finalisation.set_external_id("943-476-5919");
  const absl::Status refused = Create(finalisation).status();
  ASSERT_EQ(ViolationsOf(refused).size(), 1);
  EXPECT_EQ(ViolationsOf(refused)[0].field, "account_finalisation.external_id");
}

TEST_F(FinalisationsTest, IsOfAChargeAndAnAgreementThatAreStored) {
  const store::ResourceTable<v1::Charge> charges(kChargeTable, "CHARGE");
  const store::ResourceTable<v1::DeferredPayment> payments(
      kDeferredPaymentTable, "DEFERRED_PAYMENT");
  v1::Charge charge;
  charge.set_name("councils/x/charges/c1");
  v1::DeferredPayment payment;
  payment.set_name("councils/x/deferredPayments/d1");
  Finalisation finalisation = ToldOn(kTold);
  finalisation.set_charge(charge.name());
  EXPECT_THAT(Create(finalisation).status(),
              HasReason(StatusCode::kNotFound, "CHARGE_NOT_FOUND"));
  EXPECT_THAT(Listed(), IsEmpty());
  ASSERT_THAT(
      Write([&](store::Txn& txn) { return charges.Create(txn, charge); }),
      IsOk());
  finalisation.set_deferred_payment(payment.name());
  EXPECT_THAT(Create(finalisation).status(),
              HasReason(StatusCode::kNotFound, "DEFERRED_PAYMENT_NOT_FOUND"));
  EXPECT_THAT(Listed(), IsEmpty());
  ASSERT_THAT(
      Write([&](store::Txn& txn) { return payments.Create(txn, payment); }),
      IsOk());
  const auto created = Create(finalisation);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->charge(), charge.name());
  EXPECT_EQ(created->deferred_payment(), payment.name());
}

TEST_F(FinalisationsTest, StepsAreTakenInTheirOrder) {
  const std::string name = Add(kTold);
  const auto wrong =
      HasReason(StatusCode::kFailedPrecondition, "ACCOUNT_FINALISATION_STATE");
  EXPECT_THAT(Bill(name, kToday).status(), wrong);
  EXPECT_THAT(Settle(name, kToday).status(), wrong);
  EXPECT_THAT(WriteOff(name, kToday, 1).status(), wrong);
  EXPECT_THAT(Refund(name, kToday).status(), wrong);
  ASSERT_THAT(Charge(name, kTold, 1).status(), IsOk());
  EXPECT_THAT(Charge(name, kTold, 1).status(), wrong);
  EXPECT_EQ(Get(name)->state(), Finalisation::FINAL_CHARGE_WORKED_OUT);
}

TEST_F(FinalisationsTest, WhatIsOwedSaysHowItEnds) {
  const auto wrong = HasReason(StatusCode::kFailedPrecondition,
                               "ACCOUNT_FINALISATION_OUTCOME");
  const std::string refund = Add(kTold);
  ASSERT_THAT(Charge(refund, kTold, 0, 700).status(), IsOk());
  ASSERT_THAT(Bill(refund, kTold).status(), IsOk());
  EXPECT_THAT(Settle(refund, kToday).status(), wrong);
  EXPECT_THAT(WriteOff(refund, kToday, 1).status(), wrong);
  EXPECT_EQ(Refund(refund, kToday)->state(), Finalisation::REFUNDED);

  const std::string owed = Add(kTold);
  ASSERT_THAT(Charge(owed, kTold, 700).status(), IsOk());
  ASSERT_THAT(Bill(owed, kTold).status(), IsOk());
  EXPECT_THAT(Refund(owed, kToday).status(), wrong);
  EXPECT_THAT(WriteOff(owed, kToday, 701).status(), wrong);
  const auto let_go =
      WriteOff(owed, kToday, 700, Finalisation::NO_REPRESENTATIVE);
  ASSERT_THAT(let_go.status(), IsOk());
  EXPECT_EQ(let_go->state(), Finalisation::WRITTEN_OFF);
  EXPECT_EQ(let_go->written_off_pence(), 700);
  EXPECT_EQ(let_go->write_off_reason(), Finalisation::NO_REPRESENTATIVE);
}

TEST_F(FinalisationsTest, DaysAreInOrderAndNotInTheFuture) {
  Finalisation early = ToldOn(kTold);
  *early.mutable_told_date() = rpc::ToDate(kTold - 2);
  EXPECT_THAT(FieldsOf(Create(early).status()),
              ElementsAre("account_finalisation.told_date"));
  EXPECT_THAT(FieldsOf(Create(ToldOn(kToday + 1)).status()),
              ElementsAre("account_finalisation.told_date"));
  EXPECT_THAT(Create(ToldOn(kToday)).status(), IsOk());
  const std::string name = Add(kTold);
  EXPECT_THAT(FieldsOf(Charge(name, kTold - 1, 0).status()),
              ElementsAre("final_charge_date"));
  EXPECT_THAT(FieldsOf(Charge(name, kToday + 1, 0).status()),
              ElementsAre("final_charge_date"));
  ASSERT_THAT(Charge(name, kTold + 5, 0).status(), IsOk());
  EXPECT_THAT(FieldsOf(Bill(name, kTold + 4).status()),
              ElementsAre("final_bill_date"));
  ASSERT_THAT(Bill(name, kTold + 5).status(), IsOk());
  EXPECT_THAT(FieldsOf(Settle(name, kTold + 4).status()),
              ElementsAre("settled_date"));
  EXPECT_THAT(Settle(name, kTold + 5).status(), IsOk());
}

TEST_F(FinalisationsTest, EveryViolationIsToldAtOnce) {
  v1::CreateAccountFinalisationRequest request;
  request.set_parent("councils/x");
  Finalisation& sent = *request.mutable_account_finalisation();
  sent.set_external_id("-1");
  sent.set_charge("councils/y/charges/a");
  sent.set_deferred_payment("councils/x/charges/a");
  sent.set_person("councils/x/sources/assessments/people/p");
  request.set_request_id("no UUID");
  EXPECT_THAT(
      FieldsOf(CheckCreateAccountFinalisation(request)),
      UnorderedElementsAre(
          "account_finalisation.external_id", "account_finalisation.charge",
          "account_finalisation.deferred_payment",
          "account_finalisation.person", "account_finalisation.died_date",
          "account_finalisation.told_date", "request_id"));
  const std::string name = Add(kTold);
  EXPECT_THAT(FieldsOf(Charge(name, kTold, 1, 1).status()),
              ElementsAre("refund_due_pence"));
  EXPECT_THAT(FieldsOf(Charge(name, kTold, -1, 0).status()),
              ElementsAre("balance_owed_pence"));
  EXPECT_THAT(
      FieldsOf(
          Bill(name, kTold, Finalisation::REPRESENTATIVE_UNSPECIFIED).status()),
      ElementsAre("representative"));
  EXPECT_THAT(FieldsOf(WriteOff(name, kTold, 0,
                                Finalisation::WRITE_OFF_REASON_UNSPECIFIED)
                           .status()),
              ElementsAre("written_off_pence", "reason"));
}

TEST_F(FinalisationsTest, ThoseToldFirstAreListedFirst) {
  const std::string second = Add(kTold + 1);
  const std::string first = Add(kTold);
  const std::string third = Add(kTold + 2);
  EXPECT_THAT(Listed(), ElementsAre(first, second, third));
  ASSERT_THAT(Charge(first, kToday, 0).status(), IsOk());
  EXPECT_THAT(Listed(Finalisation::TOLD), ElementsAre(second, third));
  EXPECT_THAT(Listed(Finalisation::FINAL_CHARGE_WORKED_OUT),
              ElementsAre(first));
  EXPECT_THAT(Listed(Finalisation::SETTLED), IsEmpty());
}

TEST_F(FinalisationsTest, IsRefusedWhereItIsTakenErasedOrOutOfDate) {
  Finalisation taken = ToldOn(kTold);
  taken.set_external_id("f-1");
  const auto created = Create(taken);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_THAT(Create(taken).status(),
              HasReason(StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN"));
  ASSERT_THAT(Charge(created->name(), kTold, 1).status(), IsOk());
  EXPECT_THAT(Charge(created->name(), kTold, 1, 0, created->etag()).status(),
              HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(
      Get("councils/x/accountFinalisations/none").status(),
      HasReason(StatusCode::kNotFound, "ACCOUNT_FINALISATION_NOT_FOUND"));
  Finalisation about = ToldOn(kTold);
  about.set_person("councils/x/sources/financial-assessments/people/p");
  EXPECT_THAT(Create(about).status(),
              HasReason(StatusCode::kNotFound, "PERSON_NOT_FOUND"));
}

TEST(FinalisationStandardsTest,
     TheFileHasAStandardForEachStepAndAllAreAssumed) {
  for (const auto step :
       {FinalisationStep::kFinalCharge, FinalisationStep::kFinalBill,
        FinalisationStep::kClose}) {
    EXPECT_TRUE(DueDay(FinalisationStandards(), step, kTold).has_value());
    EXPECT_EQ(
        DueDay(FinalisationStandards(), step, absl::CivilDay(2015, 3, 31)),
        std::nullopt);
  }
  for (const FinalisationStandard& standard : FinalisationStandards()) {
    EXPECT_EQ(standard.status, "assumed");
  }
}

TEST(FinalisationStandardsTest, ABadLineIsRefusedWithItsNumber) {
  const std::string head = "step,within_days,from_date,to_date,status,source\n";
  for (const char* line :
       {"burial,28,2015-04-01,,assumed,a\n", "close,0,2015-04-01,,assumed,a\n",
        "close,3661,2015-04-01,,assumed,a\n", "close,1,2015-04-31,,assumed,a\n",
        "close,1,2015-04-01,2015-04-01,assumed,a\n",
        "close,1,2015-04-01,,sure,a\n", "close,1,2015-04-01,,assumed,\n",
        "close\n"}) {
    const auto refused = ParseFinalisationStandards(head + line);
    EXPECT_EQ(refused.status().code(), StatusCode::kInvalidArgument) << line;
    EXPECT_THAT(std::string(refused.status().message()),
                testing::HasSubstr("line 2"));
  }
}

}  // namespace
}  // namespace carereform::financial_assessments

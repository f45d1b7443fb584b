#include "services/financial_assessments/direct_payments/direct_payment_handlers.h"

#include "services/financial_assessments/direct_payments/direct_payment_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;
using tests::HasReason;
using tests::IsOk;

const absl::CivilDay kStart(2025, 9, 3);  // A Wednesday.

class DirectPaymentsTest : public DirectPaymentFixture {};

TEST_F(DirectPaymentsTest, WhatIsStoredIsWhatIsWorkedOut) {
  const auto worked_out = Calculate(WeeklyFrom(kStart), kStart, kStart + 6);
  ASSERT_THAT(worked_out.status(), IsOk());
  EXPECT_EQ(worked_out->weekly_pence(), 15450);
  EXPECT_EQ(worked_out->period_pence(), 15450);
  EXPECT_FALSE(worked_out->assumed());
  const auto stored = Create(WeeklyFrom(kStart));
  ASSERT_THAT(stored.status(), IsOk());
  EXPECT_EQ(stored->weekly_pence(), worked_out->weekly_pence());
  const auto gross = Create(WeeklyFrom(kStart, Terms::GROSS));
  EXPECT_EQ(gross->weekly_pence(), 20000);
  EXPECT_EQ(gross->weekly_collected_pence(), 4550);
  EXPECT_EQ(Get(stored->name())->SerializeAsString(),
            stored->SerializeAsString());
  EXPECT_EQ(FindingsOfVerify(DirectPaymentSchema()), 0);
}

TEST_F(DirectPaymentsTest, LinesAndPartsAddUp) {
  const auto result = Calculate(WeeklyFrom(kStart), kStart + 3, kStart + 100);
  ASSERT_THAT(result.status(), IsOk());
  int64_t lines = 0;
  for (const auto& line : result->lines()) lines += line.amount_pence();
  EXPECT_EQ(lines, result->weekly_pence());
  int64_t parts = 0;
  for (const auto& part : result->parts()) parts += part.amount_pence();
  EXPECT_EQ(parts, result->period_pence());
  EXPECT_EQ(result->parts_size(), 4);
  const auto weekly =
      Calculate(WeeklyFrom(kStart), kStart + 3, kStart + 100, 1);
  EXPECT_EQ(weekly->parts_size(), 15);
  EXPECT_EQ(weekly->period_pence(), result->period_pence());
}

TEST_F(DirectPaymentsTest, ACarerIsPaidTheAmountOfTheDayOnce) {
  const auto result = Calculate(CarerOn(kStart), kStart, kStart + 200);
  ASSERT_THAT(result.status(), IsOk());
  EXPECT_EQ(result->one_off_pence(), 25000);
  EXPECT_EQ(result->period_pence(), 25000);
  EXPECT_EQ(
      Calculate(CarerOn(kStart), kStart + 1, kStart + 200)->period_pence(), 0);
  EXPECT_EQ(Create(CarerOn(kStart))->one_off_pence(), 25000);
  EXPECT_THAT(Create(CarerOn(absl::CivilDay(2023, 3, 31))).status(),
              HasReason(StatusCode::kFailedPrecondition,
                        "DIRECT_PAYMENT_RATE_UNKNOWN"));
}

TEST_F(DirectPaymentsTest, ARateThatNoPaperPrintsIsRefusedByName) {
  Terms terms = WeeklyFrom(kStart);
  terms.set_weekly_budget_pence(0);
  terms.set_rate(Terms::ENHANCED);
  terms.set_weekly_minutes(600);
  const auto refused = Calculate(terms, kStart, kStart);
  EXPECT_THAT(refused.status(), HasReason(StatusCode::kFailedPrecondition,
                                          "DIRECT_PAYMENT_RATE_UNKNOWN"));
  EXPECT_THAT(std::string(refused.status().message()), HasSubstr("enhanced"));
  EXPECT_THAT(Create(terms).status(), HasReason(StatusCode::kFailedPrecondition,
                                                "DIRECT_PAYMENT_RATE_UNKNOWN"));
  // With a rate it would be worked out.
  const std::vector<DirectPaymentRate> rates = {
      {DirectPaymentRateKind::kEnhanced, Pence::FromPence(1600), kStart,
       std::nullopt, "assumed", "a test"}};
  const auto amounts = AmountsOf(terms, "terms", rates);
  ASSERT_THAT(amounts.status(), IsOk());
  EXPECT_EQ(amounts->weekly, Pence::FromPence(16000 - 4550));
  EXPECT_TRUE(amounts->assumed);
}

TEST_F(DirectPaymentsTest, NobodyContributesMoreThanTheBudget) {
  Terms terms = WeeklyFrom(kStart);
  terms.set_weekly_contribution_pence(20000);
  EXPECT_EQ(Create(terms)->weekly_pence(), 0);
  terms.set_weekly_contribution_pence(20001);
  EXPECT_THAT(FieldsOf(Create(terms).status()),
              ElementsAre("direct_payment.terms.weekly_contribution_pence"));
  EXPECT_THAT(FieldsOf(Calculate(terms, kStart, kStart).status()),
              ElementsAre("terms.weekly_contribution_pence"));
}

TEST_F(DirectPaymentsTest, EveryViolationIsToldAtOnce) {
  v1::CreateDirectPaymentRequest request;
  request.set_parent("councils/x");
  Payment& sent = *request.mutable_direct_payment();
  sent.set_external_id("-1");
  sent.set_person("councils/x/sources/assessments/people/p");
  sent.set_charge("councils/y/charges/a");
  sent.mutable_terms()->set_kind(Terms::WEEKLY);
  sent.mutable_terms()->set_weekly_contribution_pence(-1);
  request.set_request_id("no UUID");
  EXPECT_THAT(
      FieldsOf(CheckCreateDirectPayment(request)),
      UnorderedElementsAre(
          "direct_payment.external_id", "direct_payment.person",
          "direct_payment.charge", "direct_payment.terms.start_date",
          "direct_payment.terms.method",
          "direct_payment.terms.weekly_budget_pence",
          "direct_payment.terms.weekly_contribution_pence", "request_id"));
  Terms both = WeeklyFrom(kStart);
  both.set_rate(Terms::STANDARD);
  EXPECT_THAT(FieldsOf(Create(both).status()),
              UnorderedElementsAre("direct_payment.terms.weekly_budget_pence",
                                   "direct_payment.terms.weekly_minutes"));
  Terms carer = WeeklyFrom(kStart);
  carer.set_kind(Terms::ONE_OFF_CARER);
  EXPECT_THAT(
      FieldsOf(Create(carer).status()),
      UnorderedElementsAre("direct_payment.terms.method",
                           "direct_payment.terms.weekly_budget_pence",
                           "direct_payment.terms.weekly_contribution_pence"));
}

TEST_F(DirectPaymentsTest, APeriodIsOfThePaymentAndHasAnEnd) {
  const Terms terms = WeeklyFrom(kStart);
  EXPECT_THAT(FieldsOf(Calculate(terms, kStart - 1, kStart).status()),
              ElementsAre("first_date"));
  EXPECT_THAT(FieldsOf(Calculate(terms, kStart + 1, kStart).status()),
              ElementsAre("last_date"));
  EXPECT_THAT(Calculate(terms, kStart, kStart + 3660).status(), IsOk());
  EXPECT_THAT(FieldsOf(Calculate(terms, kStart, kStart + 3661).status()),
              ElementsAre("last_date"));
  EXPECT_THAT(FieldsOf(Calculate(terms, kStart, kStart, 53).status()),
              ElementsAre("pay_every_weeks"));
}

TEST_F(DirectPaymentsTest, CeasesOnceWithAReason) {
  const auto created = Create(WeeklyFrom(kStart));
  const std::string& name = created->name();
  EXPECT_THAT(FieldsOf(Cease(name, kStart - 1).status()),
              ElementsAre("ceased_date"));
  EXPECT_THAT(FieldsOf(Cease(name, kToday + 1).status()),
              ElementsAre("ceased_date"));
  EXPECT_THAT(
      FieldsOf(Cease(name, kToday, Payment::CEASE_REASON_UNSPECIFIED).status()),
      ElementsAre("reason"));
  const auto ceased =
      Cease(name, kToday, Payment::NO_PERSONAL_ASSISTANT, created->etag());
  ASSERT_THAT(ceased.status(), IsOk());
  EXPECT_EQ(ceased->cease_reason(), Payment::NO_PERSONAL_ASSISTANT);
  EXPECT_THAT(
      Cease(name, kToday).status(),
      HasReason(StatusCode::kFailedPrecondition, "DIRECT_PAYMENT_CEASED"));
  EXPECT_THAT(Cease(name, kToday, Payment::DIED, created->etag()).status(),
              HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(Cease("councils/x/directPayments/none", kToday).status(),
              HasReason(StatusCode::kNotFound, "DIRECT_PAYMENT_NOT_FOUND"));
}

TEST_F(DirectPaymentsTest, IsAboutAPersonWhoIsKeptAndHasAnIdOfItsOwn) {
  Payment payment;
  *payment.mutable_terms() = WeeklyFrom(kStart);
  payment.set_external_id("d-1");
  ASSERT_THAT(Create(payment).status(), IsOk());
  EXPECT_THAT(Create(payment).status(),
              HasReason(StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN"));
  payment.set_external_id("");
  payment.set_person("councils/x/sources/financial-assessments/people/p");
  EXPECT_THAT(Create(payment).status(),
              HasReason(StatusCode::kNotFound, "PERSON_NOT_FOUND"));
  v1::ListDirectPaymentsRequest request;
  request.set_parent("councils/x");
  const auto listed =
      Look(&CheckListDirectPayments, &ListDirectPayments, request);
  ASSERT_THAT(listed.status(), IsOk());
  EXPECT_EQ(listed->direct_payments_size(), 1);
}

TEST(DirectPaymentRatesTest, TheFileHasWhatThePapersPrintAndNoMore) {
  ASSERT_EQ(DirectPaymentRates().size(), 1);
  EXPECT_EQ(DirectPaymentRates()[0].kind, DirectPaymentRateKind::kCarerOneOff);
  EXPECT_EQ(DirectPaymentRates()[0].amount, Pence::FromPounds(250));
  EXPECT_EQ(DirectPaymentRates()[0].status, "in force");
}

TEST(DirectPaymentRatesTest, ABadLineIsRefusedWithItsNumber) {
  for (const char* line : {"weekend,1,2023-04-01,,assumed,a\n",
                           "standard,0,2023-04-01,,assumed,a\n",
                           "standard,10000001,2023-04-01,,assumed,a\n",
                           "standard,,2023-04-01,,assumed,a\n"}) {
    const auto refused = ParseDirectPaymentRates(absl::StrCat(
        "rate,amount_pence,from_date,to_date,status,source\n", line));
    EXPECT_THAT(std::string(refused.status().message()), HasSubstr("line 2"))
        << line;
  }
}

}  // namespace
}  // namespace carereform::financial_assessments

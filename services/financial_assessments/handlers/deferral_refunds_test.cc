// What becomes of an agreement that was repaid before a lower maximum rate was
// recorded: something is due back, and nothing fails.

#include "common/measures/measure_query.h"
#include "services/financial_assessments/deferral_measures.h"
#include "services/financial_assessments/deferred_payments_fixture.h"

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

class DeferralRefundsTest : public DeferredPaymentsTest {
 protected:
  inline static const CivilDay kRepaid = kToday - 20;

  // All that is owed at the end of a day.
  int64_t OwedAfter(const std::string& name, CivilDay day) {
    return StatementTo(name, day)->closing_pence();
  }
  // An agreement of which all was repaid; it ended before where `ended`.
  std::string Repaid(bool ended) {
    const std::string name = Agreed();
    if (ended) {
      EXPECT_THAT(End(name, kRepaid - 60, DeferredPayment::DIED).status(),
                  IsOk());
    }
    EXPECT_THAT(Repay(name, kRepaid, OwedAfter(name, kRepaid - 1)).status(),
                IsOk());
    return name;
  }
  // Records the maximum of the half year that was 4.05% again.
  void Lower(int32_t hundredths) {
    const std::string etag = rate_etag_;
    const auto rate = RecordRate(CivilDay(2024, 7, 1), hundredths, etag);
    ASSERT_THAT(rate.status(), IsOk());
    rate_etag_ = rate->etag();
  }
  measures::v1::MeasureValue On(const std::string& id, CivilDay day,
                                uint64_t revision = 0) {
    const DeferralMeasures measures(records_);
    const auto reader = Read();
    measures::v1::Measure measure;
    measure.set_name("councils/x/sources/financial-assessments/measures/" + id);
    measures::MeasureQuery query;
    query.as_of = day;
    query.revision = revision == 0 ? reader->head().revision : revision;
    const auto response = measures.Compute(*reader, measure, query);
    EXPECT_THAT(response.status(), IsOk());
    return response.ok() ? response->value() : measures::v1::MeasureValue();
  }

  std::string rate_etag_;
};

TEST_F(DeferralRefundsTest, AHundredthOfAPercentEitherSide) {
  const std::string name = Repaid(true);
  EXPECT_EQ(Get(name)->state(), DeferredPayment::REPAID);
  struct Case {
    int32_t rate;
    int sign;
  };
  for (const Case& one : {Case{404, -1}, Case{405, 0}, Case{406, 1}}) {
    Lower(one.rate);
    const int64_t closing = OwedAfter(name, kToday);
    EXPECT_EQ((closing > 0) - (closing < 0), one.sign) << one.rate;
    EXPECT_EQ(StatementTo(name, kToday)->refund_due_pence(),
              std::max<int64_t>(0, -closing));
    EXPECT_EQ(Get(name)->refund_due_pence(), std::max<int64_t>(0, -closing));
  }
}

TEST_F(DeferralRefundsTest, IsToldByTheAgreementTheListAndTheLetter) {
  const std::string name = Repaid(true);
  EXPECT_EQ(Get(name)->refund_due_pence(), 0);
  const auto before = static_cast<int64_t>(Head());
  Lower(0);
  // Without interest, what was repaid above the care of the days.
  const int64_t due = Get(name)->refund_due_pence();
  EXPECT_GT(due, 0);
  v1::ListDeferredPaymentsRequest list;
  list.set_parent("councils/x");
  EXPECT_EQ(ListDeferredPayments(records_, *Read(), call_, list)
                ->deferred_payments(0)
                .refund_due_pence(),
            due);
  list.set_read_revision(before);
  EXPECT_EQ(ListDeferredPayments(records_, *Read(), call_, list)
                ->deferred_payments(0)
                .refund_due_pence(),
            0);
  const auto statement = StatementTo(name, kToday);
  ASSERT_THAT(statement.status(), IsOk());
  EXPECT_EQ(statement->closing_pence(), -due);
  EXPECT_EQ(statement->refund_due_pence(), due);
  EXPECT_THAT(statement->letter(),
              HasSubstr("Due back to you on 31 December 2024: " +
                        FormatPounds(Pence::FromPence(due))));
  EXPECT_THAT(statement->letter(), HasSubstr("You repaid more than was owed"));
  EXPECT_THAT(statement->letter(), Not(HasSubstr("31 December 2024: -£")));
}

TEST_F(DeferralRefundsTest, AStatementThatWasIssuedIsCorrected) {
  const std::string name = Repaid(true);
  ASSERT_THAT(Issue(name, kToday - 1).status(), IsOk());
  Lower(0);
  const auto statement = Issue(name, kToday);
  ASSERT_THAT(statement.status(), IsOk());
  EXPECT_EQ(statement->opening_pence(), 0);
  ASSERT_EQ(statement->lines_size(), 1);
  EXPECT_EQ(statement->lines(0).kind(),
            DeferredPaymentStatement::Line::CORRECTION);
  EXPECT_EQ(statement->lines(0).amount_pence(), statement->closing_pence());
  EXPECT_EQ(statement->closing_pence(), -Get(name)->refund_due_pence());
}

TEST_F(DeferralRefundsTest, NoListAndNoMeasureFails) {
  const std::string ended = Repaid(true);
  const std::string goes_on = Repaid(false);
  const uint64_t before = Head();
  Lower(0);
  v1::ListRevaluationsDueRequest revaluations;
  revaluations.set_parent("councils/x");
  revaluations.set_due_within_days(366);
  for (CivilDay day = kRepaid; day <= kToday; ++day) {
    *revaluations.mutable_as_of_date() = rpc::ToDate(day);
    const auto list =
        Look(&CheckListRevaluations, &ListRevaluationsDue, revaluations);
    ASSERT_THAT(list.status(), IsOk());
    ASSERT_EQ(list->revaluations_due_size(), 1);
    EXPECT_EQ(list->revaluations_due(0).owed_pence(),
              std::max<int64_t>(0, OwedAfter(goes_on, day)));
  }
  v1::ListStatementsDueRequest statements;
  statements.set_parent("councils/x");
  statements.set_due_within_days(366);
  EXPECT_THAT(
      Look(&CheckListStatementsDue, &ListStatementsDue, statements).status(),
      IsOk());
  const std::string count = "deferred-payments-refunds-due-count";
  EXPECT_EQ(On(count, kRepaid - 1).count().n(), 0);
  EXPECT_EQ(On(count, kRepaid).count().n(), 2);
  EXPECT_EQ(On(count, kRepaid, before).count().n(), 0);
  EXPECT_EQ(On("deferred-payments-refunds-due", kRepaid).count().n(),
            -OwedAfter(ended, kRepaid) - OwedAfter(goes_on, kRepaid));
  EXPECT_EQ(On("deferred-payments-owed", kRepaid).count().n(), 0);
  EXPECT_EQ(On("deferred-payments-in-force-count", kToday).count().n(), 1);
}

TEST_F(DeferralRefundsTest, CareThatIsDeferredIsTakenOffIt) {
  const std::string name = Repaid(false);
  Lower(0);
  const int64_t due = -OwedAfter(name, kRepaid);
  EXPECT_GT(due, 0);
  EXPECT_EQ(OwedAfter(name, kRepaid + 1), 10'000 - due);
}

TEST_F(DeferralRefundsTest, IsRefundedToThePenny) {
  const std::string name = Repaid(true);
  EXPECT_THAT(Refund(name, kToday, 1).status(),
              HasReason(StatusCode::kFailedPrecondition,
                        "DEFERRED_PAYMENT_REFUND_TOO_MUCH"));
  Lower(0);
  const int64_t due = Get(name)->refund_due_pence();
  const uint64_t head = Head();
  const auto refused = Refund(name, kToday, due + 1).status();
  EXPECT_THAT(refused, HasReason(StatusCode::kFailedPrecondition,
                                 "DEFERRED_PAYMENT_REFUND_TOO_MUCH"));
  EXPECT_THAT(std::string(refused.message()), Not(HasSubstr("£")));
  EXPECT_THAT(Refund(name, kRepaid - 1, due).status(),
              HasReason(StatusCode::kFailedPrecondition,
                        "DEFERRED_PAYMENT_REFUND_TOO_MUCH"));
  EXPECT_THAT(Refused(Refund(name, kToday + 1, due).status()),
              ElementsAre("refunded_date"));
  EXPECT_THAT(Refused(Refund(name, kToday, 0).status()),
              ElementsAre("amount_pence"));
  EXPECT_EQ(Head(), head);
  ASSERT_THAT(Refund(name, kToday, due - 1).status(), IsOk());
  EXPECT_EQ(Get(name)->refund_due_pence(), 1);
  // One on an earlier day leaves less for the one that is recorded.
  EXPECT_THAT(Refund(name, kToday - 1, 2).status(),
              HasReason(StatusCode::kFailedPrecondition,
                        "DEFERRED_PAYMENT_REFUND_TOO_MUCH"));
  ASSERT_THAT(Refund(name, kToday - 1, 1).status(), IsOk());
  EXPECT_EQ(Get(name)->refund_due_pence(), 0);
  const auto statement = StatementTo(name, kToday);
  EXPECT_EQ(statement->closing_pence(), 0);
  EXPECT_THAT(statement->letter(), HasSubstr("Refunded on 31 December 2024: "));
  // By the rate of before all of that is owed again.
  Lower(405);
  EXPECT_GE(OwedAfter(name, kToday), due);
}

TEST_F(DeferralRefundsTest, AnEndedOneIsRepaidOnceNothingIsDue) {
  const std::string name = Agreed();
  ASSERT_THAT(End(name, kRepaid - 60, DeferredPayment::DIED).status(), IsOk());
  const int64_t owed = OwedAfter(name, kRepaid - 1);
  ASSERT_THAT(Repay(name, kRepaid, owed - 1).status(), IsOk());
  EXPECT_EQ(Get(name)->state(), DeferredPayment::ENDED);
  Lower(0);
  const int64_t due = Get(name)->refund_due_pence();
  ASSERT_GT(due, 1);
  EXPECT_EQ(Refund(name, kToday, due)->state(), DeferredPayment::REPAID);
}

TEST_F(DeferralRefundsTest, ChangesThatDoNotAddToItAreTaken) {
  const std::string name = Repaid(false);
  Lower(0);
  ASSERT_THAT(Charge(name, kMonday, 100).status(), IsOk());
  ASSERT_THAT(Value(name, kRepaid, 17'000'000).status(), IsOk());
  ASSERT_THAT(AskForStatement(name, kToday).status(), IsOk());
  const auto refused = Repay(name, kRepaid, 1).status();
  EXPECT_THAT(refused, HasReason(StatusCode::kFailedPrecondition,
                                 "DEFERRED_PAYMENT_REPAID_TOO_MUCH"));
  EXPECT_THAT(std::string(refused.message()), Not(HasSubstr("£")));
  EXPECT_THAT(Change(name, kMonday, Weekly(20'000)).status(),
              HasReason(StatusCode::kFailedPrecondition,
                        "DEFERRED_PAYMENT_REPAID_TOO_MUCH"));
}

}  // namespace
}  // namespace carereform::financial_assessments

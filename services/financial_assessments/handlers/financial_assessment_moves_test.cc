#include "services/financial_assessments/handlers/financial_assessment_moves.h"

#include <functional>
#include <string>

#include "tests/support/financial_assessments_service.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::FinancialAssessment;

constexpr char kRequestId[] = "0b3a1c52-6f0e-4c0e-9a53-2f6a6b2f1d11";
const CivilDay kDay(2025, 9, 1);

class FinancialAssessmentMovesTest : public ServiceFixture {
 protected:
  using Moved = absl::StatusOr<FinancialAssessment>;

  std::string AddReferred() {
    return AddWaiting(FinancialAssessment::NON_RESIDENTIAL, kDay);
  }
  Moved Allocate(const std::string& name, CivilDay day,
                 const std::string& etag = "") {
    v1::AllocateFinancialAssessmentRequest request;
    request.set_name(name);
    *request.mutable_allocated_date() = rpc::ToDate(day);
    request.set_etag(etag);
    return Call(&Stub::AllocateFinancialAssessment, request);
  }
  Moved Decide(const std::string& name, CivilDay day,
               const std::string& request_id = "") {
    v1::RecordFinancialDecisionRequest request;
    request.set_name(name);
    *request.mutable_decided_date() = rpc::ToDate(day);
    request.set_request_id(request_id);
    return Call(&Stub::RecordFinancialDecision, request);
  }
  Moved Withdraw(const std::string& name, CivilDay day) {
    v1::WithdrawFinancialAssessmentRequest request;
    request.set_name(name);
    *request.mutable_withdrawn_date() = rpc::ToDate(day);
    return Call(&Stub::WithdrawFinancialAssessment, request);
  }
};

TEST_F(FinancialAssessmentMovesTest, ReferredAllocatedDecided) {
  const std::string name = AddReferred();
  const auto allocated = Allocate(name, kDay + 3);
  ASSERT_THAT(allocated.status(), IsOk());
  EXPECT_EQ(allocated->state(), FinancialAssessment::ALLOCATED);
  const auto decided = Decide(name, kDay + 10);
  ASSERT_THAT(decided.status(), IsOk());
  EXPECT_EQ(decided->state(), FinancialAssessment::DECIDED);
  EXPECT_EQ(rpc::StoredDay(decided->allocated_date()), kDay + 3);
  EXPECT_EQ(rpc::StoredDay(decided->decided_date()), kDay + 10);
  EXPECT_NE(decided->etag(), allocated->etag());
  EXPECT_EQ(Get(name)->SerializeAsString(), decided->SerializeAsString());
  EXPECT_EQ(Get(name, static_cast<int64_t>(Head()) - 1)->state(),
            FinancialAssessment::ALLOCATED);
}

TEST_F(FinancialAssessmentMovesTest, CompletedThenTold) {
  const std::string name = AddReferred();
  ASSERT_THAT(Allocate(name, kDay + 3).status(), IsOk());
  v1::CompleteFinancialAssessmentRequest request;
  request.set_name(name);
  *request.mutable_completed_date() = rpc::ToDate(kDay + 2);
  EXPECT_THAT(
      RefusedFields(Call(&Stub::CompleteFinancialAssessment, request).status()),
      ElementsAre("completed_date"));
  *request.mutable_completed_date() = rpc::ToDate(kDay + 3);
  *request.mutable_charge_from_date() = rpc::ToDate(kDay - 40);
  request.set_documentation_taken_on_visit(false);
  request.set_disability_related_expenditure(true);
  const auto completed = Call(&Stub::CompleteFinancialAssessment, request);
  ASSERT_THAT(completed.status(), IsOk());
  EXPECT_EQ(completed->state(), FinancialAssessment::COMPLETED);
  EXPECT_TRUE(completed->has_documentation_taken_on_visit());
  EXPECT_FALSE(completed->documentation_taken_on_visit());
  EXPECT_TRUE(completed->disability_related_expenditure());
  EXPECT_EQ(rpc::StoredDay(completed->charge_from_date()), kDay - 40);
  EXPECT_THAT(
      Call(&Stub::CompleteFinancialAssessment, request).status(),
      HasReason(StatusCode::kFailedPrecondition, "FINANCIAL_ASSESSMENT_STATE"));
  EXPECT_THAT(
      Allocate(name, kDay + 4).status(),
      HasReason(StatusCode::kFailedPrecondition, "FINANCIAL_ASSESSMENT_STATE"));
  EXPECT_THAT(RefusedFields(Decide(name, kDay + 2).status()),
              ElementsAre("decided_date"));
  const auto decided = Decide(name, kDay + 3);
  ASSERT_THAT(decided.status(), IsOk());
  EXPECT_EQ(decided->state(), FinancialAssessment::DECIDED);
  EXPECT_EQ(rpc::StoredDay(decided->charge_from_date()), kDay - 40);
}

TEST_F(FinancialAssessmentMovesTest, ADecisionTellsFromWhenThePersonIsCharged) {
  const std::string name = AddReferred();
  v1::RecordFinancialDecisionRequest request;
  request.set_name(name);
  *request.mutable_decided_date() = rpc::ToDate(kDay + 3);
  *request.mutable_charge_from_date() = rpc::ToDate(kDay + 9);
  const auto decided = Call(&Stub::RecordFinancialDecision, request);
  ASSERT_THAT(decided.status(), IsOk());
  EXPECT_EQ(rpc::StoredDay(decided->charge_from_date()), kDay + 9);
}

TEST_F(FinancialAssessmentMovesTest, ADecisionNeedsNoAllocationOnRecord) {
  const auto decided = Decide(AddReferred(), kDay);
  ASSERT_THAT(decided.status(), IsOk());
  EXPECT_EQ(decided->state(), FinancialAssessment::DECIDED);
  EXPECT_FALSE(decided->has_allocated_date());
}

TEST_F(FinancialAssessmentMovesTest, WithdrawnUntilDecided) {
  EXPECT_EQ(Withdraw(AddReferred(), kDay)->state(),
            FinancialAssessment::WITHDRAWN);
  const std::string allocated = AddReferred();
  ASSERT_THAT(Allocate(allocated, kDay + 1).status(), IsOk());
  EXPECT_EQ(Withdraw(allocated, kDay + 1)->state(),
            FinancialAssessment::WITHDRAWN);
}

TEST_F(FinancialAssessmentMovesTest, NothingFollowsAnEnd) {
  const auto refuses =
      HasReason(StatusCode::kFailedPrecondition, "FINANCIAL_ASSESSMENT_STATE");
  const std::string decided = AddReferred();
  ASSERT_THAT(Decide(decided, kDay).status(), IsOk());
  const std::string withdrawn = AddReferred();
  ASSERT_THAT(Withdraw(withdrawn, kDay).status(), IsOk());
  const uint64_t head = Head();
  for (const std::string& name : {decided, withdrawn}) {
    EXPECT_THAT(Allocate(name, kDay + 1).status(), refuses);
    EXPECT_THAT(Decide(name, kDay + 1).status(), refuses);
    EXPECT_THAT(Withdraw(name, kDay + 1).status(), refuses);
  }
  EXPECT_EQ(Head(), head);
}

TEST_F(FinancialAssessmentMovesTest, AllocatedOnce) {
  const std::string name = AddReferred();
  ASSERT_THAT(Allocate(name, kDay).status(), IsOk());
  EXPECT_THAT(
      Allocate(name, kDay + 1).status(),
      HasReason(StatusCode::kFailedPrecondition, "FINANCIAL_ASSESSMENT_STATE"));
}

TEST_F(FinancialAssessmentMovesTest, DaysAreInOrderAndNotInTheFuture) {
  const std::string name = AddReferred();
  const auto refused = HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID");
  const auto before_referral = Decide(name, kDay - 1);
  EXPECT_THAT(before_referral.status(), refused);
  EXPECT_THAT(RefusedFields(before_referral.status()),
              ElementsAre("decided_date"));
  EXPECT_THAT(Allocate(name, kDay - 1).status(), refused);
  EXPECT_THAT(Withdraw(name, kDay - 1).status(), refused);
  EXPECT_THAT(Decide(name, kToday + 1).status(), refused);
  EXPECT_EQ(Get(name)->state(), FinancialAssessment::REFERRED);

  ASSERT_THAT(Allocate(name, kDay + 5).status(), IsOk());
  EXPECT_THAT(Decide(name, kDay + 4).status(), refused);
  EXPECT_THAT(Withdraw(name, kDay + 4).status(), refused);
  EXPECT_THAT(Decide(name, kToday).status(), IsOk());
}

TEST_F(FinancialAssessmentMovesTest, ADayThatDoesNotExistIsRefused) {
  v1::RecordFinancialDecisionRequest request;
  request.set_name("councils/x/financialAssessments/nobody");
  request.mutable_decided_date()->set_year(2025);
  request.mutable_decided_date()->set_month(2);
  request.mutable_decided_date()->set_day(30);
  const auto refused = Call(&Stub::RecordFinancialDecision, request);
  EXPECT_THAT(refused.status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(RefusedFields(refused.status()), ElementsAre("decided_date"));
  request.mutable_decided_date()->set_day(28);
  EXPECT_THAT(
      Call(&Stub::RecordFinancialDecision, request).status(),
      HasReason(StatusCode::kNotFound, "FINANCIAL_ASSESSMENT_NOT_FOUND"));
}

TEST_F(FinancialAssessmentMovesTest, AStaleEtagIsToldBeforeTheState) {
  const std::string name = AddReferred();
  const std::string etag = Get(name)->etag();
  const auto allocated = Allocate(name, kDay, etag);
  ASSERT_THAT(allocated.status(), IsOk());
  EXPECT_THAT(Allocate(name, kDay, etag).status(),
              HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(
      Allocate(name, kDay, allocated->etag()).status(),
      HasReason(StatusCode::kFailedPrecondition, "FINANCIAL_ASSESSMENT_STATE"));
}

TEST_F(FinancialAssessmentMovesTest, ARetryReturnsWhatTheFirstDid) {
  const std::string name = AddReferred();
  const auto decided = Decide(name, kDay, kRequestId);
  ASSERT_THAT(decided.status(), IsOk());
  const uint64_t head = Head();
  const auto again = Decide(name, kDay, kRequestId);
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->SerializeAsString(), decided->SerializeAsString());
  EXPECT_EQ(Head(), head);
  EXPECT_THAT(Decide(name, kDay + 1, kRequestId).status(),
              HasReason(StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
}

}  // namespace
}  // namespace carereform::financial_assessments

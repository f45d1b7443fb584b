#include "services/financial_assessments/handlers/financial_assessments.h"

#include <ostream>
#include <string>
#include <vector>

#include "common/people/people_tables.h"
#include "tests/support/financial_assessments_service.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;
using testing::UnorderedElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::FinancialAssessment;

constexpr char kRequestId[] = "0b3a1c52-6f0e-4c0e-9a53-2f6a6b2f1d11";
const CivilDay kDay(2025, 9, 1);

struct StateCase {
  std::string name;
  FinancialAssessmentDates dates;
  FinancialAssessment::State state;
};
std::ostream& operator<<(std::ostream& out, const StateCase& c) {
  return out << c.name;
}

class CreatedStateTest : public ServiceFixture,
                         public testing::WithParamInterface<StateCase> {};

TEST_P(CreatedStateTest, FollowsFromTheDates) {
  const auto created =
      Create(AssessmentOf(FinancialAssessment::RESIDENTIAL, GetParam().dates));
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->state(), GetParam().state);
  const auto stored = Get(created->name());
  ASSERT_THAT(stored.status(), IsOk());
  EXPECT_EQ(stored->SerializeAsString(), created->SerializeAsString());
}

INSTANTIATE_TEST_SUITE_P(
    States, CreatedStateTest,
    testing::ValuesIn(std::vector<StateCase>{
        {"Referred", {kDay, {}, {}, {}}, FinancialAssessment::REFERRED},
        {"Allocated", {kDay, kDay, {}, {}}, FinancialAssessment::ALLOCATED},
        {"Decided", {kDay, kDay, kDay, {}}, FinancialAssessment::DECIDED},
        {"DecidedWithAllocationUnknown",
         {kDay, {}, kDay + 1, {}},
         FinancialAssessment::DECIDED},
        {"Withdrawn", {kDay, {}, {}, kDay}, FinancialAssessment::WITHDRAWN},
    }),
    [](const auto& test) { return test.param.name; });

class FinancialAssessmentsTest : public ServiceFixture {
 protected:
  FinancialAssessment Good(const std::string& external_id = "") {
    return AssessmentOf(FinancialAssessment::NON_RESIDENTIAL,
                        {kDay, {}, {}, {}}, external_id);
  }
  absl::StatusOr<v1::ListFinancialAssessmentsResponse> List(
      FinancialAssessment::State state, int page_size = 0,
      const std::string& page_token = "") {
    v1::ListFinancialAssessmentsRequest request;
    request.set_parent("councils/x");
    request.set_state(state);
    request.set_page_size(page_size);
    request.set_page_token(page_token);
    return Call(&Stub::ListFinancialAssessments, request);
  }
};

TEST_F(FinancialAssessmentsTest, TheServerNamesDatesAndStampsTheRecord) {
  FinancialAssessment sent = Good("f-1");
  sent.set_name("councils/other/financialAssessments/chosen");
  sent.set_state(FinancialAssessment::DECIDED);
  sent.set_etag("chosen");
  const auto created = Create(sent);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_THAT(created->name(), StartsWith("councils/x/financialAssessments/"));
  EXPECT_EQ(created->external_id(), "f-1");
  EXPECT_EQ(created->state(), FinancialAssessment::REFERRED);
  EXPECT_EQ(rpc::FromTimestamp(created->create_time()), Noon());
  EXPECT_EQ(rpc::FromTimestamp(created->update_time()), Noon());
  EXPECT_NE(created->etag(), "chosen");
  EXPECT_FALSE(created->etag().empty());
}

TEST_F(FinancialAssessmentsTest, EveryViolationIsToldAtOnce) {
  v1::CreateFinancialAssessmentRequest request;
  request.set_parent("councils/x");
  FinancialAssessment& sent = *request.mutable_financial_assessment();
  sent.set_external_id("-1");
  sent.set_kind(static_cast<FinancialAssessment::Kind>(9));
  sent.mutable_decided_date()->set_year(2025);
  sent.mutable_decided_date()->set_month(2);
  sent.mutable_decided_date()->set_day(30);
  request.set_request_id("not a UUID");
  const auto refused = Call(&Stub::CreateFinancialAssessment, request);
  EXPECT_THAT(refused.status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(
      RefusedFields(refused.status()),
      UnorderedElementsAre("financial_assessment.external_id",
                           "financial_assessment.kind",
                           "financial_assessment.referred_date",
                           "financial_assessment.decided_date", "request_id"));
}

TEST_F(FinancialAssessmentsTest, AKindIsRequired) {
  FinancialAssessment sent = Good();
  sent.clear_kind();
  EXPECT_THAT(RefusedFields(Create(sent).status()),
              ElementsAre("financial_assessment.kind"));
}

TEST_F(FinancialAssessmentsTest, DaysOutOfOrderAndInTheFutureAreRefused) {
  const auto refused = [&](const FinancialAssessmentDates& dates) {
    return RefusedFields(
        Create(AssessmentOf(FinancialAssessment::RESIDENTIAL, dates)).status());
  };
  EXPECT_THAT(refused({kToday, kToday, kToday, {}}), IsEmpty());
  EXPECT_THAT(refused({kToday + 1, {}, {}, {}}),
              ElementsAre("financial_assessment.referred_date"));
  EXPECT_THAT(refused({kDay, {}, kDay - 1, {}}),
              ElementsAre("financial_assessment.decided_date"));
  EXPECT_THAT(refused({kDay, {}, kDay, kDay}),
              ElementsAre("financial_assessment.withdrawn_date"));
}

TEST_F(FinancialAssessmentsTest, ARetryMakesNoSecondRecord) {
  const auto created = Create(Good("f-1"), kRequestId);
  ASSERT_THAT(created.status(), IsOk());
  const uint64_t head = Head();
  const auto again = Create(Good("f-1"), kRequestId);
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->SerializeAsString(), created->SerializeAsString());
  EXPECT_EQ(Head(), head);
  EXPECT_THAT(Create(Good("f-2"), kRequestId).status(),
              HasReason(StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
}

TEST_F(FinancialAssessmentsTest, AnExternalIdIsTakenOnce) {
  ASSERT_THAT(Create(Good("f-1")).status(), IsOk());
  EXPECT_THAT(Create(Good("f-1")).status(),
              HasReason(StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN"));
  EXPECT_THAT(Create(Good("f-10")).status(), IsOk());
  EXPECT_THAT(Create(Good()).status(), IsOk());
  EXPECT_THAT(Create(Good()).status(), IsOk());
}

TEST_F(FinancialAssessmentsTest, ValidateOnlyChecksAndChangesNothing) {
  v1::CreateFinancialAssessmentRequest request;
  request.set_parent("councils/x");
  *request.mutable_financial_assessment() = Good("f-1");
  request.set_validate_only(true);
  const uint64_t head = Head();
  const auto checked = Call(&Stub::CreateFinancialAssessment, request);
  ASSERT_THAT(checked.status(), IsOk());
  EXPECT_EQ(Head(), head);
  EXPECT_THAT(
      Get(checked->name()).status(),
      HasReason(StatusCode::kNotFound, "FINANCIAL_ASSESSMENT_NOT_FOUND"));
  ASSERT_THAT(Create(Good("f-1")).status(), IsOk());
  EXPECT_THAT(Call(&Stub::CreateFinancialAssessment, request).status(),
              HasReason(StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN"));
}

TEST_F(FinancialAssessmentsTest, ACouncilThatIsNotThereHasNone) {
  EXPECT_THAT(Create(Good(), "", "y").status(),
              HasReason(StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
}

TEST_F(FinancialAssessmentsTest, GetRefusesOtherNamesAndRevisionsToCome) {
  EXPECT_THAT(Get("councils/x/referrals/a").status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(
      Get("councils/x/financialAssessments/a").status(),
      HasReason(StatusCode::kNotFound, "FINANCIAL_ASSESSMENT_NOT_FOUND"));
  const std::string name = AddWaiting(FinancialAssessment::RESIDENTIAL, kDay);
  const auto head = static_cast<int64_t>(Head());
  EXPECT_THAT(Get(name, head).status(), IsOk());
  EXPECT_THAT(
      Get(name, head - 1).status(),
      HasReason(StatusCode::kNotFound, "FINANCIAL_ASSESSMENT_NOT_FOUND"));
  EXPECT_THAT(Get(name, head + 1).status(),
              HasReason(StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(FinancialAssessmentsTest, ListsAllByNameOrThoseInOneState) {
  std::vector<std::string> names;
  for (int i = 0; i < 3; ++i) {
    names.push_back(AddWaiting(FinancialAssessment::RESIDENTIAL, kDay));
  }
  const std::string decided =
      Add(FinancialAssessment::RESIDENTIAL, {kDay, {}, kDay, {}});
  std::vector<std::string> listed;
  std::string page_token;
  do {
    const auto page =
        List(FinancialAssessment::REFERRED, /*page_size=*/2, page_token);
    ASSERT_THAT(page.status(), IsOk());
    EXPECT_LE(page->financial_assessments_size(), 2);
    for (const auto& assessment : page->financial_assessments()) {
      listed.push_back(assessment.name());
    }
    page_token = page->next_page_token();
  } while (!page_token.empty());
  EXPECT_THAT(listed, testing::UnorderedElementsAreArray(names));

  const auto in_state = List(FinancialAssessment::DECIDED);
  ASSERT_THAT(in_state.status(), IsOk());
  ASSERT_EQ(in_state->financial_assessments_size(), 1);
  EXPECT_EQ(in_state->financial_assessments(0).name(), decided);
  const auto all = List(FinancialAssessment::STATE_UNSPECIFIED);
  ASSERT_THAT(all.status(), IsOk());
  ASSERT_EQ(all->financial_assessments_size(), 4);
  for (int i = 1; i < 4; ++i) {
    EXPECT_LT(all->financial_assessments(i - 1).name(),
              all->financial_assessments(i).name());
  }
}

// A person who never was, who is kept, and who was erased.
TEST_F(FinancialAssessmentsTest, IsAboutAPersonWhoIsKept) {
  FinancialAssessment about =
      AssessmentOf(FinancialAssessment::RESIDENTIAL, {kDay, {}, {}, {}});
  about.set_person("councils/x/sources/assessments/people/p");
  EXPECT_THAT(RefusedFields(Create(about).status()),
              ElementsAre("financial_assessment.person"));
  about.set_person("councils/x/sources/financial-assessments/people/p");
  EXPECT_THAT(Create(about).status(),
              HasReason(StatusCode::kNotFound, "PERSON_NOT_FOUND"));
  common::v1::Person stored;
  stored.set_name(about.person());
  stored.set_state(common::v1::Person::KEPT);
  ASSERT_THAT(Write([&](store::Txn& txn) {
                return people::People().Create(txn, stored);
              }),
              IsOk());
  const auto created = Create(about);
  ASSERT_THAT(created.status(), IsOk());
  stored.set_state(common::v1::Person::ERASED);
  ASSERT_THAT(Write([&](store::Txn& txn) {
                return people::People().Update(txn, stored);
              }),
              IsOk());
  EXPECT_THAT(Create(about).status(),
              HasReason(StatusCode::kFailedPrecondition, "PERSON_ERASED"));
  EXPECT_EQ(Get(created->name())->person(), about.person());
}

TEST_F(FinancialAssessmentsTest, ListRefusesWhatItDoesNotKnow) {
  EXPECT_THAT(
      RefusedFields(
          List(static_cast<FinancialAssessment::State>(9), -1).status()),
      UnorderedElementsAre("state", "page_size"));
  for (int i = 0; i < 2; ++i)
    AddWaiting(FinancialAssessment::RESIDENTIAL, kDay);
  const auto page = List(FinancialAssessment::REFERRED, 1);
  ASSERT_THAT(page.status(), IsOk());
  EXPECT_THAT(
      List(FinancialAssessment::DECIDED, 1, page->next_page_token()).status(),
      HasReason(StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID"));
}

}  // namespace
}  // namespace carereform::financial_assessments

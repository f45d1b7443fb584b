// RiskService: what it refuses, and what its methods leave.

#include <string>

#include "carereform/improvement/v1/risks.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::improvement {
namespace {

using absl::StatusCode;
using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;
using v1::Risk;

class RisksTest : public ImprovementTest {
 protected:
  using RiskStub = v1::RiskService::Stub;

  template <typename Request, typename Response>
  absl::StatusOr<Response> Ask(
      grpc::Status (RiskStub::*method)(grpc::ClientContext*, const Request&,
                                       Response*),
      const std::string& fields) {
    return tests::Call(*risks_, method, tests::FromText<Request>(fields));
  }

  absl::StatusOr<Risk> Add(const std::string& id, const std::string& fields) {
    return Ask(&RiskStub::CreateRisk,
               "parent: 'councils/x' risk_id: '" + id +
                   "' risk { display_name: 'Risk' kind: RISK level: PROGRAMME"
                   " event: 'It happens' review_interval_months: 3 " +
                   fields + " }");
  }

  // Owners come with a plan.
  absl::Status AddOwner(const std::string& id, const std::string& fields) {
    const auto import = host_.Import(
        "plan", "{\"owners\": [{\"id\": \"" + id +
                    "\", \"owner\": {\"role\": \"Director\"" + fields + "}}]}");
    return import.state() == common::v1::Import::APPLIED
               ? absl::OkStatus()
               : absl::InternalError("not imported");
  }

  Risk Read(const std::string& more = "") {
    const auto risk =
        Ask(&RiskStub::GetRisk, "name: 'councils/x/risks/r' " + more);
    EXPECT_THAT(risk.status(), IsOk());
    return risk.ok() ? *risk : Risk();
  }

  static constexpr char kScored[] =
      "score_scheme: 'five-by-five' appetite: 8"
      " inherent_score { likelihood: 5 impact: 4 }"
      " residual_score { likelihood: 3 impact: 3 }"
      " target_score { likelihood: 2 impact: 3 }"
      " last_review_date { year: 2025 month: 8 day: 3 }";

  std::unique_ptr<RiskStub> risks_ = host_.StubOf<v1::RiskService>();
};

TEST_F(RisksTest, WorksOutScoresAppetiteAndTheNextReview) {
  const auto risk = Add("r", kScored);
  ASSERT_THAT(risk.status(), IsOk());
  EXPECT_EQ(risk->inherent_score().value(), 20);
  EXPECT_EQ(risk->inherent_score().band(), "high");
  EXPECT_EQ(risk->residual_score().band(), "medium");
  EXPECT_TRUE(risk->above_appetite());
  EXPECT_EQ(risk->next_review_date().month(), 11);
  EXPECT_EQ(risk->next_review_date().day(), 3);
  EXPECT_EQ(risk->state(), Risk::OPEN);
  EXPECT_FALSE(risk->has_standing());
}

TEST_F(RisksTest, EachReadSaysHowItStandsOnTheDay) {
  ASSERT_THAT(Add("r", kScored).status(), IsOk());
  EXPECT_EQ(Read().standing().state(), Risk::Standing::CURRENT);
  const Risk later = Read("as_of_date { year: 2025 month: 11 day: 4 }");
  EXPECT_EQ(later.standing().state(), Risk::Standing::STALE);
  EXPECT_EQ(later.standing().days_overdue(), 1);
  EXPECT_THAT(later.standing().sentence(), HasSubstr("stale"));
  const auto listed = Ask(&RiskStub::ListRisks,
                          "parent: 'councils/x'"
                          " as_of_date { year: 2025 month: 11 day: 4 }");
  ASSERT_EQ(listed->risks_size(), 1);
  EXPECT_EQ(listed->risks(0).standing().state(), Risk::Standing::STALE);
  EXPECT_EQ(listed->risks(0).etag(), later.etag());
}

TEST_F(RisksTest, RefusesFieldsThatBreakARule) {
  for (const std::string& fields : std::vector<std::string>{
           "score_scheme: 'none'", "residual_score { likelihood: 3 impact: 3 }",
           "score_scheme: 'five-by-five'"
           " residual_score { likelihood: 6 impact: 3 }",
           "score_scheme: 'market-sustainability'"
           " residual_score { likelihood: 2 impact: 2 }",
           "appetite: -1", "appetite: 101",
           "occurred_date { year: 2025 month: 1 day: 1 }",
           "raised_date { year: 2025 month: 11 day: 4 }",
           "last_review_date { year: 2025 month: 11 }",
           "raised_date { year: 2025 month: 9 day: 2 }"
           " last_review_date { year: 2025 month: 9 day: 1 }",
           "mitigations { mitigation_id: 'a' text: 't' state: STOPPED }",
           "mitigations { mitigation_id: 'a' text: 't' state: PLANNED }"
           " mitigations { mitigation_id: 'a' text: 't' state: PLANNED }"}) {
    EXPECT_THAT(Add("r", fields).status(),
                HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << fields;
  }
  for (const char* level : {"WORKSTREAM", "LEVEL_UNSPECIFIED"}) {
    EXPECT_THAT(Ask(&RiskStub::CreateRisk,
                    "parent: 'councils/x' risk_id: 'r' risk { display_name: 'R'"
                    " kind: RISK event: 'E' review_interval_months: 1 level: " +
                        std::string(level) + " }")
                    .status(),
                HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  }
}

TEST_F(RisksTest, AnOwnerWhoHasLeftIsRefused) {
  ASSERT_THAT(
      AddOwner("gone",
               ", \"left_date\": {\"year\": 2025, \"month\": 11, \"day\": 3}"),
      IsOk());
  EXPECT_THAT(Add("r", "owner: 'councils/x/owners/gone'").status(),
              HasReason(StatusCode::kFailedPrecondition, "OWNER_LEFT"));
  EXPECT_THAT(Add("r",
                  "mitigations { mitigation_id: 'a' text: 't' state: PLANNED"
                  " owner: 'councils/x/owners/gone' }")
                  .status(),
              HasReason(StatusCode::kFailedPrecondition, "OWNER_LEFT"));
  EXPECT_THAT(Add("r",
                  "mitigations { mitigation_id: 'a' text: 't' state: PLANNED"
                  " owner: 'councils/x/owners/nobody' }")
                  .status(),
              HasReason(StatusCode::kNotFound, "PARENT_NOT_FOUND"));
  ASSERT_THAT(Add("r", "").status(), IsOk());
  EXPECT_THAT(Ask(&RiskStub::UpdateRisk,
                  "risk { name: 'councils/x/risks/r'"
                  " owner: 'councils/x/owners/gone' }")
                  .status(),
              HasReason(StatusCode::kFailedPrecondition, "OWNER_LEFT"));
  EXPECT_EQ(Read().owner(), "");
}

TEST_F(RisksTest, AnUpdateLeavesWhatHasAMethodOfItsOwn) {
  const auto risk = Add("r", kScored);
  const auto updated = Ask(&RiskStub::UpdateRisk,
                           "risk { name: 'councils/x/risks/r' appetite: 9 }");
  ASSERT_THAT(updated.status(), IsOk());
  EXPECT_FALSE(updated->above_appetite());
  EXPECT_THAT(Ask(&RiskStub::UpdateRisk,
                  "risk { name: 'councils/x/risks/r' level: CORPORATE }")
                  .status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(Ask(&RiskStub::UpdateRisk,
                  "risk { name: 'councils/x/risks/r' appetite: 1 etag: '" +
                      risk->etag() + "' }")
                  .status(),
              HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST_F(RisksTest, AReviewMakesItCurrentAgainAndIsKept) {
  ASSERT_THAT(Add("r", "last_review_date { year: 2024 month: 8 }").status(),
              IsOk());
  EXPECT_EQ(Read().standing().state(), Risk::Standing::STALE);
  const std::string review =
      "name: 'councils/x/risks/r' note: 'Looked at'"
      " score_scheme: 'printed-level' residual_score { likelihood: 2 } ";
  EXPECT_THAT(Ask(&RiskStub::ReviewRisk,
                  review + "review_date { year: 2025 month: 11 day: 4 }")
                  .status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(Ask(&RiskStub::ReviewRisk,
                  review + "review_date { year: 2024 month: 8 day: 30 }")
                  .status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  ASSERT_THAT(Ask(&RiskStub::ReviewRisk,
                  review + "review_date { year: 2025 month: 11 day: 3 }")
                  .status(),
              IsOk());
  const Risk risk = Read();
  EXPECT_EQ(risk.standing().state(), Risk::Standing::CURRENT);
  EXPECT_EQ(risk.review_note(), "Looked at");
  EXPECT_EQ(risk.residual_score().band(), "medium");
  ASSERT_EQ(risk.reviews_size(), 2);
  EXPECT_EQ(
      Read("as_of_date { year: 2025 month: 11 day: 2 }").standing().state(),
      Risk::Standing::STALE);
}

TEST_F(RisksTest, MovesBetweenRegistersForAReason) {
  ASSERT_THAT(Add("r", "").status(), IsOk());
  const std::string name = "name: 'councils/x/risks/r' ";
  EXPECT_THAT(Ask(&RiskStub::EscalateRisk, name + "level: CORPORATE").status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(
      Ask(&RiskStub::EscalateRisk, name + "level: PROGRAMME reason: 'w'")
          .status(),
      HasReason(StatusCode::kFailedPrecondition, "RISK_LEVEL_SAME"));
  EXPECT_THAT(
      Ask(&RiskStub::EscalateRisk, name + "level: WORKSTREAM reason: 'w'")
          .status(),
      HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  const auto moved = Ask(&RiskStub::EscalateRisk,
                         name + "level: CORPORATE reason: 'Beyond us'");
  ASSERT_THAT(moved.status(), IsOk());
  EXPECT_EQ(moved->level(), Risk::CORPORATE);
  EXPECT_EQ(moved->change_reason(), "Beyond us");
}

TEST_F(RisksTest, ClosesAndReopens) {
  ASSERT_THAT(Add("r", kScored).status(), IsOk());
  const std::string name = "name: 'councils/x/risks/r' reason: 'Gone' ";
  EXPECT_THAT(Ask(&RiskStub::ReopenRisk, name).status(),
              HasReason(StatusCode::kFailedPrecondition, "RISK_OPEN"));
  EXPECT_THAT(Ask(&RiskStub::CloseRisk,
                  name + "closed_date { year: 2025 month: 11 day: 4 }")
                  .status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  const std::string close =
      name + "closed_date { year: 2025 month: 11 day: 1 }";
  ASSERT_THAT(Ask(&RiskStub::CloseRisk, close).status(), IsOk());
  EXPECT_EQ(Read().standing().state(), Risk::Standing::CLOSED);
  EXPECT_THAT(Ask(&RiskStub::CloseRisk, close).status(),
              HasReason(StatusCode::kFailedPrecondition, "RISK_CLOSED"));
  EXPECT_THAT(Ask(&RiskStub::UpdateMitigation,
                  "name: 'councils/x/risks/r' mitigation {"
                  " mitigation_id: 'a' text: 't' state: PLANNED }")
                  .status(),
              HasReason(StatusCode::kFailedPrecondition, "RISK_CLOSED"));
  ASSERT_THAT(Ask(&RiskStub::ReopenRisk, name).status(), IsOk());
  EXPECT_EQ(Read().state(), Risk::OPEN);
  EXPECT_FALSE(Read().has_closed_date());
}

TEST_F(RisksTest, ARiskThatHappensBecomesAnIssue) {
  ASSERT_THAT(Add("r", "").status(), IsOk());
  const std::string happened =
      "name: 'councils/x/risks/r' event: 'It has happened'"
      " occurred_date { year: 2025 month: 10 day: 1 }";
  const auto issue = Ask(&RiskStub::MaterialiseRisk, happened);
  ASSERT_THAT(issue.status(), IsOk());
  EXPECT_EQ(issue->kind(), Risk::ISSUE);
  EXPECT_EQ(issue->event(), "It has happened");
  EXPECT_THAT(Ask(&RiskStub::MaterialiseRisk, happened).status(),
              HasReason(StatusCode::kFailedPrecondition, "RISK_IS_ISSUE"));
}

TEST_F(RisksTest, AMitigationIsAddedAndReplaced) {
  ASSERT_THAT(Add("r", "").status(), IsOk());
  const auto put = [&](const std::string& fields) {
    return Ask(
        &RiskStub::UpdateMitigation,
        "name: 'councils/x/risks/r' mitigation { text: 't' " + fields + " }");
  };
  ASSERT_THAT(put("mitigation_id: 'a' state: PLANNED").status(), IsOk());
  ASSERT_THAT(put("mitigation_id: 'a' state: IN_PLACE").status(), IsOk());
  for (int i = 1; i < 20; ++i) {
    ASSERT_THAT(
        put("mitigation_id: 'm" + std::to_string(i) + "' state: PLANNED")
            .status(),
        IsOk());
  }
  EXPECT_THAT(put("mitigation_id: 'more' state: PLANNED").status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  const Risk risk = Read();
  ASSERT_EQ(risk.mitigations_size(), 20);
  EXPECT_EQ(risk.mitigations(0).state(), Risk::Mitigation::IN_PLACE);
}

TEST_F(RisksTest, ADecisionIsSupersededOnceAndByALaterOne) {
  const auto decide = [&](const std::string& id, const std::string& fields) {
    return Ask(&RiskStub::CreateDecision,
               "parent: 'councils/x' decision_id: '" + id +
                   "' decision { text: 'Do it' decided_by: 'The board'"
                   " reason: 'Needed' options: 'Do nothing' " +
                   fields + " }")
        .status();
  };
  const std::string after =
      "supersedes: 'councils/x/decisions/a' decision_date { year: 2025 month: ";
  ASSERT_THAT(decide("a", "decision_date { year: 2025 month: 9 day: 1 }"),
              IsOk());
  EXPECT_THAT(decide("b", after + "8 day: 31 }"),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  ASSERT_THAT(decide("b", after + "9 day: 1 }"), IsOk());
  EXPECT_THAT(decide("c", after + "9 day: 2 }"),
              HasReason(StatusCode::kAlreadyExists, "RESOURCE_EXISTS"));
  EXPECT_THAT(decide("d", "decision_date { year: 2025 month: 11 day: 4 }"),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(RisksTest, ADependencyIsSettledOnce) {
  ASSERT_THAT(Call(&Stub::CreateWorkstream,
                   "parent: 'councils/x' workstream_id: 'w'"
                   " workstream { display_name: 'W' }")
                  .status(),
              IsOk());
  const std::string create =
      "parent: 'councils/x' dependency_id: 'd' dependency { text: 'Data'"
      " workstream: 'councils/x/workstreams/w'"
      " needed_by_date { year: 2026 month: 1 } ";
  EXPECT_THAT(Ask(&RiskStub::CreateDependency, create + "}").status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(Ask(&RiskStub::CreateDependency,
                  create + "from_workstream: 'councils/x/workstreams/w' }")
                  .status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  ASSERT_THAT(Ask(&RiskStub::CreateDependency,
                  create + "from_outside: 'The transformation unit' }")
                  .status(),
              IsOk());
  const std::string settle =
      "name: 'councils/x/dependencies/d' reason: 'There'"
      " settled_date { year: 2025 month: 11 day: 3 } state: ";
  EXPECT_THAT(Ask(&RiskStub::SettleDependency, settle + "AWAITED").status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  const auto settled = Ask(&RiskStub::SettleDependency, settle + "MET");
  ASSERT_THAT(settled.status(), IsOk());
  EXPECT_EQ(settled->state(), v1::Dependency::MET);
  EXPECT_THAT(Ask(&RiskStub::SettleDependency, settle + "MET").status(),
              HasReason(StatusCode::kFailedPrecondition, "DEPENDENCY_SETTLED"));
}

}  // namespace
}  // namespace carereform::improvement

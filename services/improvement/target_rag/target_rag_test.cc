// Ratings through the service: what is recorded, what is refused, and how the
// rating and its history follow.

#include "carereform/improvement/v1/target_rag.grpc.pb.h"
#include "carereform/measures/v1/measures.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/improvement/improvement.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;
using v1::Rag;

// Today is 3 November 2025.
constexpr char kPlan[] = R"({
  "owners": [{"id": "director", "owner": {"role": "Director"}},
    {"id": "gone", "owner": {"role": "Lead",
     "left_date": {"year": 2025, "month": 10, "day": 20}}}],
  "areas": [{"id": "area-1", "area": {"number": 1, "display_name": "One"}}],
  "action_groups": [{"id": "g", "action_group": {"area": "area-1",
    "number": "1.1", "display_name": "Group"}}],
  "outcome_targets": [
    {"id": "m01", "outcome_target": {"action_group": "g", "code": "M01",
     "text": "Wait", "kind": "NUMBER", "aim": "LOW", "target_value": "14",
     "unit": "days", "due_date": {"year": 2025, "month": 12}}},
    {"id": "m02", "outcome_target": {"action_group": "g", "code": "M02",
     "text": "Strategy", "kind": "DELIVERABLE"}},
    {"id": "m03", "outcome_target": {"action_group": "g", "code": "M03",
     "text": "Judged", "kind": "QUALITATIVE", "criteria": ["a", "b"]}}],
  "milestones": [{"id": "m02-1", "milestone": {"outcome_target": "m02",
    "display_name": "Draft",
    "due_date": {"year": 2025, "month": 10, "day": 20}}}]})";

class TargetRagTest : public tests::ServiceTest<v1::TargetRagService> {
 protected:
  TargetRagTest() : ServiceTest(ImprovementSource()) {}

  void SetUp() override {
    const auto import = host_.Import("plan", kPlan);
    ASSERT_EQ(import.state(), common::v1::Import::APPLIED);
  }

  static std::string Of(const std::string& target) {
    return "outcome_target: 'councils/x/outcomeTargets/" + target + "' ";
  }
  static std::string Day(const std::string& field, int month, int day) {
    return field + " { year: 2025 month: " + std::to_string(month) +
           " day: " + std::to_string(day) + " } ";
  }

  absl::StatusOr<v1::RagRule> AddRule(const std::string& target,
                                      const std::string& id,
                                      const std::string& rest) {
    return Call(&Stub::CreateRagRule,
                "parent: 'councils/x' rag_rule_id: '" + id + "' rag_rule { " +
                    Of(target) + "scheme: 'leicestershire-2018' reason: 'r' " +
                    "forecast_counts: true confidence_counts: true " + rest +
                    "}");
  }
  absl::StatusOr<v1::TargetReading> Record(const std::string& id,
                                           const std::string& fields,
                                           const std::string& target = "m01") {
    return Call(&Stub::RecordTargetReading, Reading(id, fields, target));
  }
  static std::string Reading(const std::string& id, const std::string& fields,
                             const std::string& target = "m01") {
    return "parent: 'councils/x' target_reading_id: '" + id +
           "' target_reading { " + Of(target) +
           "provenance { source: 's' standing: SYNTHETIC } " + fields + "}";
  }
  absl::StatusOr<v1::AgreedRag> Agree(const std::string& id,
                                      const std::string& fields) {
    return Call(&Stub::AgreeRag,
                "parent: 'councils/x' agreed_rag_id: '" + id +
                    "' agreed_rag { " + Of("m01") +
                    "agreed_by: 'councils/x/owners/director' " + fields + "}");
  }
  v1::RagStatus Status(const std::string& target, const std::string& day = "",
                       int64_t revision = 0) {
    const auto status =
        Call(&Stub::GetRagStatus,
             "name: 'councils/x/outcomeTargets/" + target +
                 "' read_revision: " + std::to_string(revision) + " " + day);
    EXPECT_THAT(status.status(), IsOk());
    return status.ok() ? *status : v1::RagStatus();
  }
  v1::RagHistory History(const std::string& target) {
    return *Call(&Stub::GetRagHistory,
                 "name: 'councils/x/outcomeTargets/" + target + "'");
  }
  // M01 at 15.5 days on 31 October, with a narrow margin of 2.
  void RateM01() {
    ASSERT_THAT(
        AddRule("m01", "rule", "narrow_margin: '2' " + Day("known_date", 10, 1))
            .status(),
        IsOk());
    ASSERT_THAT(
        Record("a", "value: '15.5' " + Day("as_of_date", 10, 31)).status(),
        IsOk());
  }
};

TEST_F(TargetRagTest, ATargetWithoutARuleIsNotRated) {
  ASSERT_THAT(Record("a", "value: '20' " + Day("as_of_date", 10, 31)).status(),
              IsOk());
  const v1::RagStatus status = Status("m01");
  EXPECT_EQ(status.computed().colour(), Rag::NOT_RATED);
  EXPECT_EQ(status.computed().not_rated_reason(), Rag::NO_RULE);
  EXPECT_EQ(status.trend().value(), v1::Trend::NOT_KNOWN);
}

TEST_F(TargetRagTest, ARatingHasItsReason) {
  RateM01();
  const v1::RagStatus status = Status("m01");
  EXPECT_EQ(status.computed().colour(), Rag::AMBER);
  EXPECT_EQ(status.computed().reason(),
            "Amber: 15.5 days on 31 October 2025 misses at most 14 days by 1.5 "
            "days, within the narrow margin of 2; 58 days to the due date.");
  EXPECT_EQ(status.rag_rule(), "councils/x/ragRules/rule");
  EXPECT_EQ(status.target_reading(), "councils/x/targetReadings/a");
  EXPECT_EQ(
      Status("m01", Day("as_of_date", 11, 2)).computed().not_rated_reason(),
      Rag::NO_READING);
}

// The post was given up on 20 October, from which it answers for nothing.
TEST_F(TargetRagTest, APostThatLeftJudgesNothingFromThatDayOn) {
  RateM01();
  const std::string gone = "_by: 'councils/x/owners/gone' ";
  const auto judge = [&](const std::string& id, const std::string& day) {
    return std::vector<absl::Status>{
        Call(&Stub::RecordTargetForecast,
             "parent: 'councils/x' target_forecast_id: '" + id +
                 "' target_forecast { value: '14' method: 'trend' " +
                 Of("m01") + "made" + gone + day + "}")
            .status(),
        Call(&Stub::RecordActionConfidence,
             "parent: 'councils/x' action_confidence_id: '" + id +
                 "' action_confidence { level: NOT_ENOUGH reason: 'r' " +
                 Of("m01") + "made" + gone + day + "}")
            .status(),
        Call(&Stub::AgreeRag, "parent: 'councils/x' agreed_rag_id: '" + id +
                                  "' agreed_rag { colour: RED reason: 'r' " +
                                  Of("m01") + "agreed" + gone + day + "}")
            .status()};
  };
  for (const std::string& day : {std::string(), Day("known_date", 10, 20)}) {
    EXPECT_THAT(judge("late", day),
                testing::Each(HasReason(absl::StatusCode::kFailedPrecondition,
                                        "OWNER_LEFT")));
  }
  EXPECT_THAT(judge("before", Day("known_date", 10, 19)),
              testing::Each(IsOk()));
}

TEST_F(TargetRagTest, ForecastConfidenceAndComparatorCount) {
  RateM01();
  const std::string by = "made_by: 'councils/x/owners/director' ";
  ASSERT_THAT(Call(&Stub::RecordTargetForecast,
                   "parent: 'councils/x' target_forecast_id: 'f' "
                   "target_forecast { value: '14' method: 'trend' " +
                       Of("m01") + by + "}")
                  .status(),
              IsOk());
  EXPECT_EQ(Status("m01").computed().colour(), Rag::GREEN);
  ASSERT_THAT(Call(&Stub::RecordActionConfidence,
                   "parent: 'councils/x' action_confidence_id: 'c' "
                   "action_confidence { level: NOT_ENOUGH reason: 'few' " +
                       Of("m01") + by + "}")
                  .status(),
              IsOk());
  EXPECT_EQ(Status("m01").computed().colour(), Rag::AMBER);
  ASSERT_THAT(Call(&Stub::RecordTargetComparator,
                   "parent: 'councils/x' target_comparator_id: 'e' "
                   "target_comparator { display_name: 'average' geography: "
                   "'England' year: '2024/25' value: '20' " +
                       Of("m01") + "}")
                  .status(),
              IsOk());
  EXPECT_EQ(Status("m01").comparator_rating().value(),
            v1::ComparatorRating::BETTER);
  EXPECT_THAT(FieldsOf(Call(&Stub::RecordTargetForecast,
                            "parent: 'councils/x' target_forecast_id: 'g' "
                            "target_forecast { value: '1' method: 'm' " +
                                Of("m02") + by + "}")
                           .status()),
              ElementsAre("target_forecast.outcome_target"));
}

TEST_F(TargetRagTest, ACorrectionKeepsWhatItCorrects) {
  RateM01();
  const std::string again = "value: '17' " + Day("as_of_date", 10, 31);
  EXPECT_THAT(Record("b", again).status(),
              HasReason(absl::StatusCode::kAlreadyExists, "READING_EXISTS"));
  const std::string corrects = again +
                               "supersedes: 'councils/x/targetReadings/a' "
                               "correction_reason: 'counted twice' ";
  EXPECT_THAT(FieldsOf(Record("b", corrects).status()),
              ElementsAre("target_reading.supersedes"));
  const auto corrected =
      Call(&Stub::CorrectTargetReading, Reading("b", corrects));
  ASSERT_THAT(corrected.status(), IsOk());
  EXPECT_EQ(Status("m01").computed().colour(), Rag::RED);
  EXPECT_THAT(
      Call(&Stub::CorrectTargetReading, Reading("c", corrects)).status(),
      HasReason(absl::StatusCode::kAlreadyExists, "READING_SUPERSEDED"));
  const auto listed =
      Call(&Stub::ListTargetReadings, "parent: 'councils/x' " + Of("m01"));
  ASSERT_EQ(listed->target_readings_size(), 2);
  EXPECT_EQ(listed->target_readings(0).value(), "15.5");
  EXPECT_EQ(Call(&Stub::ListTargetReadings, "parent: 'councils/x' " + Of("m02"))
                ->target_readings_size(),
            0);
}

TEST_F(TargetRagTest, AnotherRatingIsAgreedWithAReason) {
  RateM01();
  EXPECT_THAT(Agree("a", "colour: GREEN").status(),
              HasReason(absl::StatusCode::kFailedPrecondition,
                        "AGREED_REASON_MISSING"));
  EXPECT_FALSE(Status("m01").has_agreed());
  const auto agreed = Agree("a", "colour: GREEN reason: 'one odd week'");
  ASSERT_THAT(agreed.status(), IsOk());
  EXPECT_EQ(agreed->computed().colour(), Rag::AMBER);
  EXPECT_EQ(Status("m01").agreed().colour(), Rag::GREEN);
  EXPECT_FALSE(Status("m01").moved_since_agreed());
  EXPECT_THAT(Agree("b", "colour: AMBER").status(), IsOk());
  ASSERT_THAT(AddRule("m01", "stricter", "narrow_margin: '1'").status(),
              IsOk());
  EXPECT_TRUE(Status("m01").moved_since_agreed());
  EXPECT_EQ(History("m01").agreed_size(), 2);
}

TEST_F(TargetRagTest, EveryChangeIsExplained) {
  ASSERT_THAT(
      AddRule("m02", "rule", "narrow_margin: '5' " + Day("known_date", 10, 1))
          .status(),
      IsOk());
  const v1::RagHistory history = History("m02");
  ASSERT_EQ(history.changes_size(), 3);
  EXPECT_EQ(history.changes(0).after().colour(), Rag::GREEN);
  EXPECT_EQ(history.changes(1).after().colour(), Rag::AMBER);
  EXPECT_EQ(history.changes(1).date().day(), 21);
  ASSERT_EQ(history.changes(1).events_size(), 1);
  EXPECT_EQ(history.changes(1).events(0).kind(),
            v1::RagEvent::MILESTONE_DUE_PASSED);
  EXPECT_EQ(history.changes(1).events(0).name(), "councils/x/milestones/m02-1");
  EXPECT_EQ(history.changes(2).after().colour(), Rag::RED);
  EXPECT_EQ(history.changes(2).date().day(), 26);
  EXPECT_EQ(history.changes(2).events(0).kind(),
            v1::RagEvent::MILESTONE_MARGIN_PASSED);
}

TEST_F(TargetRagTest, CriteriaAreAnsweredOneByOne) {
  ASSERT_THAT(AddRule("m03", "rule", "narrow_margin: '1'").status(), IsOk());
  const std::string day = Day("as_of_date", 10, 31);
  EXPECT_THAT(
      FieldsOf(Record("a", "criteria_met: true " + day, "m03").status()),
      ElementsAre("target_reading.criteria_met"));
  EXPECT_THAT(FieldsOf(Record("a", "value: '1' " + day, "m03").status()),
              ElementsAre("target_reading.criteria_met"));
  ASSERT_THAT(
      Record("a", "criteria_met: true criteria_met: false " + day, "m03")
          .status(),
      IsOk());
  EXPECT_EQ(Status("m03").computed().colour(), Rag::AMBER);
}

TEST_F(TargetRagTest, WhatWasNotMeasuredIsNotRated) {
  RateM01();
  ASSERT_THAT(Record("b", "not_measured: 'survey not run' next_run: '2026' " +
                              Day("as_of_date", 11, 1))
                  .status(),
              IsOk());
  EXPECT_EQ(Status("m01").computed().not_rated_reason(), Rag::NOT_MEASURED);
  EXPECT_THAT(Status("m01").computed().reason(), HasSubstr("next run: 2026"));
}

TEST_F(TargetRagTest, WhatIsWrongIsRefusedByName) {
  const std::string day = Day("as_of_date", 10, 31);
  EXPECT_THAT(FieldsOf(AddRule("m01", "r", "").status()),
              ElementsAre("rag_rule.narrow_margin"));
  EXPECT_THAT(FieldsOf(AddRule("m01", "r", "narrow_margin: '-1'").status()),
              ElementsAre("rag_rule.narrow_margin"));
  EXPECT_THAT(FieldsOf(Call(&Stub::CreateRagRule,
                            "parent: 'councils/x' rag_rule_id: 'r' rag_rule {"
                            " scheme: 'other' reason: 'r' narrow_margin: '1' " +
                                Of("m01") + "}")
                           .status()),
              ElementsAre("rag_rule.scheme"));
  EXPECT_THAT(FieldsOf(AddRule("m01", "r",
                               "narrow_margin: '1' " + Day("known_date", 11, 4))
                           .status()),
              ElementsAre("rag_rule.known_date"));
  EXPECT_THAT(FieldsOf(Record("a", "value: '1.2345' " + day).status()),
              ElementsAre("target_reading.value"));
  EXPECT_THAT(FieldsOf(Record("a", day).status()),
              ElementsAre("target_reading.value"));
  EXPECT_THAT(
      FieldsOf(Record("a", "value: '1' " + day + Day("known_date", 10, 30))
                   .status()),
      ElementsAre("target_reading.known_date"));
  EXPECT_THAT(
      FieldsOf(Record("a", "value: '1' " + Day("as_of_date", 11, 4)).status()),
      ElementsAre("target_reading.as_of_date"));
  EXPECT_THAT(FieldsOf(Record("a", "value: '1' " + day, "m02").status()),
              ElementsAre("target_reading.outcome_target"));
  EXPECT_THAT(Record("a", "value: '1' " + day, "m99").status(),
              HasReason(absl::StatusCode::kNotFound, "PARENT_NOT_FOUND"));
  EXPECT_THAT(Call(&Stub::ListTargetReadings, "parent: 'councils/x'")
                  ->target_readings(),
              IsEmpty());
}

TEST_F(TargetRagTest, AStatusIsReadAsItWasKnown) {
  ASSERT_THAT(AddRule("m01", "rule", "narrow_margin: '2'").status(), IsOk());
  ASSERT_THAT(Record("a", "value: '1' " + Day("as_of_date", 10, 31)).status(),
              IsOk());
  const auto at = [this](int64_t revision) {
    return Call(&Stub::GetRagStatus,
                "name: 'councils/x/outcomeTargets/m01' read_revision: " +
                    std::to_string(revision));
  };
  // The reading was written last, so it is known from the last revision.
  int64_t last = 1;
  while (at(last + 1).status().code() != absl::StatusCode::kOutOfRange) ++last;
  EXPECT_EQ(at(last)->computed().colour(), Rag::GREEN);
  EXPECT_EQ(at(last - 1)->computed().not_rated_reason(), Rag::NO_READING);
}

TEST_F(TargetRagTest, StatusesAreListedAndCounted) {
  RateM01();
  const auto all = Call(&Stub::ListRagStatuses, "parent: 'councils/x'");
  ASSERT_THAT(all.status(), IsOk());
  ASSERT_EQ(all->rag_statuses_size(), 3);
  EXPECT_EQ(all->rag_statuses(0).code(), "M01");
  EXPECT_EQ(all->rag_statuses(0).computed().colour(), Rag::AMBER);

  const auto stub = host_.StubOf<measures::v1::MeasureService>();
  auto ask = tests::FromText<measures::v1::ComputeMeasureRequest>(
      "name: 'councils/x/sources/improvement/measures/"
      "targets-computed-not-rated' " +
      Day("as_of_date", 11, 3));
  const auto value = tests::Call(
      *stub, &measures::v1::MeasureService::Stub::ComputeMeasure, ask);
  ASSERT_THAT(value.status(), IsOk());
  EXPECT_EQ(value->value().count().n(), 2);
}

TEST_F(TargetRagTest, SchemesAreListed) {
  const auto schemes = Call(&Stub::ListRagSchemes, "parent: 'councils/x'");
  ASSERT_THAT(schemes.status(), IsOk());
  EXPECT_EQ(schemes->rag_schemes(0).id(), "leicestershire-2018");
  EXPECT_EQ(schemes->rag_schemes(0).version(), 1);
}

}  // namespace
}  // namespace carereform::improvement

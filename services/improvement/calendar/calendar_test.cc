// ProgrammeCalendarService: what is due when, and the ladder of intervention.

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "carereform/improvement/v1/calendar.grpc.pb.h"
#include "carereform/improvement/v1/recommendations.grpc.pb.h"
#include "carereform/improvement/v1/risks.grpc.pb.h"
#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::data {
extern const absl::string_view kLeicestershireMeetings;
extern const absl::string_view kLeicestershirePlan;
}  // namespace carereform::data

namespace carereform::improvement {
namespace {

using absl::StatusCode;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using tests::HasReason;
using tests::IsOk;
using v1::Deadline;

constexpr char kPaperDay[] = " as_of_date { year: 2025 month: 11 day: 3 } ";

class CalendarTest : public ImprovementTest {
 protected:
  using CalendarStub = v1::ProgrammeCalendarService::Stub;

  template <typename Request, typename Response>
  absl::StatusOr<Response> Ask(
      grpc::Status (CalendarStub::*method)(grpc::ClientContext*, const Request&,
                                           Response*),
      const std::string& fields) {
    return tests::Call(*calendar_, method, tests::FromText<Request>(fields));
  }

  absl::Status AddMeeting(const std::string& id, const std::string& kind,
                          const std::string& date) {
    return Ask(&CalendarStub::CreateMeeting,
               "parent: 'councils/x' meeting_id: '" + id +
                   "' meeting { display_name: 'Overview' kind: " + kind +
                   " meeting_date { " + date + " } }")
        .status();
  }

  void ImportPlan() {
    ASSERT_EQ(
        host_.Import("plan", std::string(data::kLeicestershirePlan)).state(),
        common::v1::Import::APPLIED);
  }

  v1::DueWork Work(const std::string& fields) {
    const auto work =
        Ask(&CalendarStub::GetDueWork, "parent: 'councils/x' " + fields);
    EXPECT_THAT(work.status(), IsOk());
    return work.ok() ? *work : v1::DueWork();
  }

  template <typename Deadlines>
  static std::vector<std::string> Lines(const Deadlines& deadlines) {
    std::vector<std::string> lines;
    for (const Deadline& deadline : deadlines) {
      lines.push_back(FormatDate(*rpc::StoredDay(deadline.due_date())) + " " +
                      deadline.deadline_id());
    }
    return lines;
  }

  std::unique_ptr<CalendarStub> calendar_ =
      host_.StubOf<v1::ProgrammeCalendarService>();
};

TEST_F(CalendarTest, WorksBackwardsFromAPublishedMeeting) {
  ASSERT_THAT(AddMeeting("c", "COMMITTEE", "year: 2026 month: 1 day: 19"),
              IsOk());
  const auto found =
      Ask(&CalendarStub::GetMeetingTimetable, "name: 'councils/x/meetings/c'");
  ASSERT_THAT(found.status(), IsOk());
  EXPECT_THAT(
      Lines(found->deadlines()),
      ElementsAre("2025-12-16 c-reminder", "2025-12-23 c-draft-report",
                  "2026-01-02 c-consultee-resources",
                  "2026-01-02 c-consultee-law", "2026-01-07 c-final-report",
                  "2026-01-09 c-papers-published", "2026-01-19 c-meeting"));
  EXPECT_THAT(found->deadlines(5).rule(),
              HasSubstr("5 clear days before meeting (published: "));
  EXPECT_EQ(found->deadlines(1).state(), Deadline::DUE);
  EXPECT_EQ(found->deadlines(0).state(), Deadline::EVENT);
}

// Seed 002, lines 7 and 62: the meetings are not evenly apart. Each day was
// counted by hand; bank holidays fall before those of June and September.
TEST_F(CalendarTest, ThePublishedMeetingsHaveTheirPublicationDays) {
  ASSERT_EQ(host_.Import("meetings", std::string(data::kLeicestershireMeetings))
                .state(),
            common::v1::Import::APPLIED);
  const v1::DueWork work = Work(std::string(kPaperDay) + "within_days: 400");
  EXPECT_THAT(Lines(work.overdue()),
              Contains("2025-10-24 committee-2025-11-03-papers-published"));
  std::vector<std::string> published;
  for (const std::string& line : Lines(work.due())) {
    if (absl::StrContains(line, "papers-published")) published.push_back(line);
  }
  EXPECT_THAT(published,
              ElementsAre("2026-01-09 committee-2026-01-19-papers-published",
                          "2026-02-20 committee-2026-03-02-papers-published",
                          "2026-05-21 committee-2026-06-01-papers-published",
                          "2026-08-27 committee-2026-09-07-papers-published",
                          "2026-10-23 committee-2026-11-02-papers-published"));
}

TEST_F(CalendarTest, AMeetingThatMovesKeepsItsIds) {
  ASSERT_THAT(AddMeeting("c", "COMMITTEE", "year: 2026 month: 1 day: 19"),
              IsOk());
  ASSERT_THAT(Ask(&CalendarStub::UpdateMeeting,
                  "meeting { name: 'councils/x/meetings/c'"
                  " meeting_date { year: 2026 month: 1 day: 20 } }")
                  .status(),
              IsOk());
  const auto found =
      Ask(&CalendarStub::GetMeetingTimetable, "name: 'councils/x/meetings/c'");
  EXPECT_THAT(Lines(found->deadlines()),
              Contains("2026-01-12 c-papers-published"));
  EXPECT_THAT(Ask(&CalendarStub::UpdateMeeting,
                  "meeting { name: 'councils/x/meetings/c' kind: BOARD }")
                  .status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(CalendarTest, AMeetingNeedsAYearWhoseHolidaysAreHeld) {
  EXPECT_THAT(AddMeeting("c", "BOARD", "year: 2019 month: 12 day: 31"),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(AddMeeting("c", "BOARD", "year: 2020 month: 1 day: 2"), IsOk());
  EXPECT_THAT(AddMeeting("d", "BOARD", "year: 2028 month: 12 day: 31"), IsOk());
  EXPECT_THAT(AddMeeting("e", "BOARD", "year: 2029 month: 1 day: 1"),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(CalendarTest, EachWorkstreamOwesTheBoardAHighlightReport) {
  for (const char* id : {"v", "w"}) {
    ASSERT_THAT(Call(&Stub::CreateWorkstream,
                     "parent: 'councils/x' workstream_id: '" + std::string(id) +
                         "' workstream { display_name: 'W'"
                         " accountable_role: 'assistant director' }")
                    .status(),
                IsOk());
  }
  ASSERT_THAT(AddMeeting("b", "BOARD", "year: 2025 month: 11 day: 13"), IsOk());
  const v1::DueWork work = Work(kPaperDay);
  EXPECT_THAT(
      Lines(work.due()),
      ElementsAre("2025-11-06 b-highlight-v", "2025-11-06 b-highlight-w",
                  "2025-11-10 b-papers-published", "2025-11-13 b-meeting"));
  EXPECT_EQ(work.due(0).owner_role(), "assistant director");
  const v1::DueWork later = Work("as_of_date { year: 2025 month: 11 day: 12 }");
  EXPECT_THAT(Lines(later.overdue()), Contains("2025-11-06 b-highlight-w"));
  EXPECT_EQ(Work("as_of_date { year: 2025 month: 11 day: 14 }").overdue_size(),
            0);
}

// Seed 002, lines 398, 504-509 and 517.
TEST_F(CalendarTest, ThePublishedStagesShowBothReadings) {
  ImportPlan();
  const v1::DueWork work = Work(std::string(kPaperDay) + "within_days: 200");
  const auto stage_1 = std::find_if(
      work.overdue().begin(), work.overdue().end(), [](const Deadline& one) {
        return one.deadline_id() == "cqc-2025-stage-1";
      });
  ASSERT_NE(stage_1, work.overdue().end());
  EXPECT_EQ(*rpc::StoredDay(stage_1->due_date()), absl::CivilDay(2025, 9, 27));
  EXPECT_EQ(*rpc::StoredDay(stage_1->other_reading_date()),
            absl::CivilDay(2025, 10, 1));
  EXPECT_EQ(stage_1->days_overdue(), 37);
  EXPECT_THAT(Lines(work.due()), Contains("2025-12-17 cqc-2025-stage-2"));
  EXPECT_THAT(Lines(work.due()), Contains("2026-03-17 cqc-2025-stage-3-1"));
  EXPECT_THAT(Lines(work.due()),
              Not(Contains(HasSubstr("cqc-2025-stage-3-2"))));
}

TEST_F(CalendarTest, WhatWasDoneIsNoLongerOverdue) {
  ImportPlan();
  const auto complete = [&](const std::string& id, const std::string& date) {
    return Ask(&CalendarStub::CreateDeadlineCompletion,
               "parent: 'councils/x' deadline_completion_id: '" + id +
                   "' deadline_completion { evidence: 'Sent' done_date { " +
                   date + " } }")
        .status();
  };
  EXPECT_THAT(complete("cqc-2025-stage-9", "year: 2025 month: 9 day: 26"),
              HasReason(StatusCode::kNotFound, "DEADLINE_NOT_FOUND"));
  EXPECT_THAT(complete("cqc-2025-stage-1", "year: 2025 month: 11 day: 4"),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  ASSERT_THAT(complete("cqc-2025-stage-1", "year: 2025 month: 9 day: 30"),
              IsOk());
  EXPECT_THAT(Lines(Work(kPaperDay).overdue()),
              Not(Contains(HasSubstr("stage-1"))));
  EXPECT_THAT(
      Lines(Work("as_of_date { year: 2025 month: 9 day: 29 }").overdue()),
      Contains("2025-09-27 cqc-2025-stage-1"));
}

TEST_F(CalendarTest, ThePlanAndItsRegistersAreInIt) {
  ImportPlan();
  const auto risks = host_.StubOf<v1::RiskService>();
  ASSERT_THAT(tests::Call(*risks, &v1::RiskService::Stub::CreateRisk,
                          tests::FromText<v1::CreateRiskRequest>(
                              "parent: 'councils/x' risk_id: 'r' risk {"
                              " display_name: 'R' event: 'E' kind: RISK"
                              " level: DEPARTMENTAL review_interval_months: 3"
                              " last_review_date { year: 2024 month: 8 } }"))
                  .status(),
              IsOk());
  const v1::DueWork work = Work(std::string(kPaperDay) + "within_days: 200");
  EXPECT_THAT(Lines(work.overdue()), Contains("2024-11-30 risk-review-r"));
  EXPECT_THAT(Lines(work.due()), Contains(HasSubstr(" action-")));
  EXPECT_GT(work.unowned_count(), 0);
  EXPECT_EQ(
      Work(std::string(kPaperDay) + "owner: 'councils/x/owners/o'").due_size(),
      0);
  EXPECT_THAT(
      Ask(&CalendarStub::GetDueWork,
          "parent: 'councils/x' within_days: 401" + std::string(kPaperDay))
          .status(),
      HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(CalendarTest, OpenRecommendationsAreDue) {
  const auto stub = host_.StubOf<v1::RecommendationService>();
  const auto add = [&](const std::string& id, const std::string& rest) {
    return tests::Call(
               *stub, &v1::RecommendationService::Stub::CreateRecommendation,
               tests::FromText<v1::CreateRecommendationRequest>(
                   "parent: 'councils/x' recommendation_id: '" + id +
                   "' recommendation { source: COMMITTEE_MEMBER text: 'T' "
                   "made_date {"
                   " year: 2025 month: 9 } due_date { year: 2025 month: 11 }" +
                   rest + " }"))
        .status();
  };
  ASSERT_THAT(add("open", ""), IsOk());
  ASSERT_THAT(add("accepted", "decided_date { year: 2025 month: 9 day: 30 }"),
              IsOk());
  ASSERT_THAT(add("closed",
                  "decided_date { year: 2025 month: 9 day: 30 } closed_by: 'C'"
                  " evidence: 'E' closed_date { year: 2025 month: 10 day: 1 }"),
              IsOk());
  EXPECT_THAT(Lines(Work(kPaperDay).due()),
              testing::UnorderedElementsAre("2025-11-30 recommendation-open",
                                            "2025-11-30 "
                                            "recommendation-accepted"));
  EXPECT_THAT(
      Lines(Work("as_of_date { year: 2025 month: 12 day: 1 }").overdue()),
      Contains("2025-11-30 recommendation-open"));
}

TEST_F(CalendarTest, IsAFileThatCalendarsRead) {
  ASSERT_THAT(AddMeeting("c", "COMMITTEE", "year: 2026 month: 1 day: 19"),
              IsOk());
  const std::string days =
      "parent: 'councils/x' first_date { year: 2026 month: 1 day: 8 } ";
  const auto file = Ask(&CalendarStub::GetCalendarFile,
                        days + "last_date { year: 2026 month: 1 day: 31 }");
  ASSERT_THAT(file.status(), IsOk());
  EXPECT_EQ(file->file_name(), "x-programme.ics");
  EXPECT_EQ(file->media_type(), "text/calendar; charset=utf-8");
  EXPECT_THAT(file->content(),
              HasSubstr("UID:c-papers-published.x@carereform\r\n"));
  EXPECT_THAT(file->content(), HasSubstr("DTSTART;VALUE=DATE:20260109\r\n"));
  EXPECT_THAT(file->content(), HasSubstr("UID:c-meeting.x@carereform\r\n"));
  EXPECT_THAT(file->content(), Not(HasSubstr("c-final-report")));
  EXPECT_THAT(Ask(&CalendarStub::GetCalendarFile,
                  days + "last_date { year: 2026 month: 1 day: 7 }")
                  .status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(CalendarTest, TheLadderIsClimbedAndDescended) {
  const std::string begin =
      "parent: 'councils/x' intervention_id: 'i' intervention {"
      " start_date { year: 2025 month: 9 day: 17 } first_step: ";
  EXPECT_THAT(
      Ask(&CalendarStub::CreateIntervention, begin + "'none' }").status(),
      HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  ASSERT_THAT(
      Ask(&CalendarStub::CreateIntervention, begin + "'national-programme' }")
          .status(),
      IsOk());
  const std::string move =
      "name: 'councils/x/interventions/i' reason: 'Said so'"
      " letter_reference: 'L1' from_date { year: 2025 month: 10 day: 1 } ";
  EXPECT_THAT(Ask(&CalendarStub::AdvanceIntervention,
                  move + "step: 'national-programme'")
                  .status(),
              HasReason(StatusCode::kFailedPrecondition, "LADDER_STEP_ORDER"));
  EXPECT_THAT(
      Ask(&CalendarStub::AdvanceIntervention, move + "step: 'minded-to'")
          .status(),
      HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  ASSERT_THAT(
      Ask(&CalendarStub::AdvanceIntervention,
          move + "step: 'minded-to'"
                 " representations_due_date { year: 2025 month: 11 day: 10 }")
          .status(),
      IsOk());
  const auto required = Ask(&CalendarStub::GetInterventionRequirements,
                            "name: 'councils/x/interventions/i'");
  ASSERT_THAT(required.status(), IsOk());
  EXPECT_EQ(required->step(), "minded-to");
  EXPECT_THAT(required->requirements(), HasSubstr("representations"));
  EXPECT_EQ(required->representations_due_date().day(), 10);
  EXPECT_THAT(Lines(Work(kPaperDay).due()),
              Contains("2025-11-10 representations-i"));
  EXPECT_THAT(
      Ask(&CalendarStub::StepDownIntervention, move + "step: 'directions'")
          .status(),
      HasReason(StatusCode::kFailedPrecondition, "LADDER_STEP_ORDER"));
  const auto down = Ask(&CalendarStub::StepDownIntervention,
                        move + "step: 'improvement-adviser'");
  ASSERT_THAT(down.status(), IsOk());
  EXPECT_EQ(down->moves_size(), 3);
  EXPECT_FALSE(down->has_representations_due_date());
}

}  // namespace
}  // namespace carereform::improvement

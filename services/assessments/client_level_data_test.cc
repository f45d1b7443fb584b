#include "services/assessments/handlers/client_level_data.h"

#include <string>
#include <vector>

#include "common/rpc/convert.h"
#include "common/server/stored_schema.h"
#include "common/verify/verify.h"
#include "services/assessments/assessments.h"
#include "services/assessments/client_level_events.h"
#include "services/assessments/client_level_fixture.h"
#include "services/assessments/client_level_measures.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::HasReason;
using tests::IsOk;
using v1::ClientLevelSubmission;

constexpr char kOnward[] = "Progress to assessment, review or reassessment";
constexpr char kPlanning[] = "Progress to support planning or services";

CldValues Request(const std::string& person, const std::string& start,
                  const std::string& outcome = kOnward) {
  return CldRow(person, "Request", start, start,
                {{"Event_Outcome", outcome},
                 {"Request_Route_of_Access", "Community / other route"}});
}

CldValues Assessment(const std::string& person, const std::string& start) {
  return CldRow(person, "Assessment", start, start,
                {{"Event_Outcome", kPlanning},
                 {"Assessment_Type", "Long term assessment"}});
}

CldValues Service(const std::string& person, const std::string& start,
                  const std::string& end = "") {
  return CldRow(person, "Service", start, end,
                {{"Service_Type", "Long term support: Community"},
                 {"Service_Component", "Home support or domiciliary care"}});
}

// Two people in the year 2025: one who waited 9 days for an assessment and 19
// for a service, and one whose request ended. The first and the last month have
// an event each, so that the file covers the year.
std::vector<CldValues> Year() {
  return {Request("p-1", "2025-08-01"),
          Assessment("p-1", "2025-08-10"),
          Service("p-1", "2025-08-20"),
          Request("p-2", "2025-08-01", "NFA: Other"),
          Request("p-3", "2025-01-05", "NFA: Other"),
          Request("p-3", "2025-12-05", "NFA: Other")};
}

class ClientLevelDataTest : public ClientLevelFixture {
 protected:
  v1::ComputeWaitingTimesResponse Compute(int64_t revision = 0) {
    v1::ComputeWaitingTimesRequest request;
    request.set_parent("councils/x");
    request.set_read_revision(revision);
    const auto response = WaitingTimes(records_, *Read(), request);
    EXPECT_THAT(response.status(), IsOk());
    return response.ok() ? *response : v1::ComputeWaitingTimesResponse();
  }

  // Cells as "quarter band n median n median", medians doubled.
  std::vector<std::string> Cells(
      const v1::ComputeWaitingTimesResponse& response) {
    std::vector<std::string> cells;
    for (const v1::QuarterWaits& cell : response.quarters()) {
      if (cell.first_response().wait_count() == 0 &&
          cell.first_service().wait_count() == 0) {
        continue;
      }
      cells.push_back(absl::StrCat(cell.quarter(), " ", cell.age_band(), " ",
                                   cell.first_response().wait_count(), " ",
                                   cell.first_response().median_times_two(),
                                   " ", cell.first_service().wait_count(), " ",
                                   cell.first_service().median_times_two()));
    }
    return cells;
  }

  v1::ListRequestWaitsResponse List(int page_size, const std::string& token,
                                    const std::string& standing = "") {
    v1::ListRequestWaitsRequest request;
    request.set_parent("councils/x");
    request.set_page_size(page_size);
    request.set_page_token(token);
    request.set_standing(standing);
    const auto response = ListWaits(records_, *Read(), request);
    EXPECT_THAT(response.status(), IsOk());
    return response.ok() ? *response : v1::ListRequestWaitsResponse();
  }

  std::vector<std::string> Findings() {
    verify::Report report;
    const auto schema = server::SchemaOf(AssessmentsSource());
    EXPECT_THAT(schema.status(), IsOk());
    EXPECT_THAT(verify::Verify(*engine_->Snapshot(), *schema, {}, report),
                IsOk());
    std::vector<std::string> words;
    for (const auto& finding : report.findings.kept()) {
      words.push_back(finding.words);
    }
    return words;
  }
};

TEST_F(ClientLevelDataTest, AFileBecomesASubmission) {
  EXPECT_THAT(Apply("first", CldFile(Year())), IsEmpty());
  const ClientLevelSubmission submission = Submission("first");
  EXPECT_EQ(submission.state(), ClientLevelSubmission::COMPLETE);
  EXPECT_EQ(submission.import(),
            "councils/x/sources/assessments/imports/first");
  EXPECT_EQ(submission.release(), "2");
  EXPECT_EQ(submission.request_count(), 4);
  EXPECT_EQ(submission.assessment_count(), 1);
  EXPECT_EQ(submission.service_count(), 1);
  EXPECT_EQ(submission.review_count(), 0);
  EXPECT_TRUE(submission.period_derived());
  EXPECT_EQ(rpc::StoredDay(submission.period_first_date()),
            absl::CivilDay(2025, 1, 1));
  EXPECT_EQ(rpc::StoredDay(submission.period_last_date()),
            absl::CivilDay(2025, 12, 31));
  EXPECT_EQ(rpc::StoredDay(submission.received_date()), call_.today);
  EXPECT_EQ(submission.events_size_bytes(), 6 * 32);
  EXPECT_EQ(submission.events_sha256().size(), 64);
}

TEST_F(ClientLevelDataTest, FieldsThatFailAreCountedAndLeaveTheRowOfUse) {
  Apply("first", CldFile(Year()));
  std::vector<std::string> failed;
  const ClientLevelSubmission submission = Submission("first");
  for (const auto& field : submission.failed_fields()) {
    failed.push_back(absl::StrCat(field.field(), ": ", field.state(), " ",
                                  field.row_count()));
  }
  EXPECT_THAT(failed, testing::Contains("Gender: Failed: Blank (Mandatory) 6"));
  EXPECT_THAT(failed,
              testing::Not(testing::Contains(testing::HasSubstr("LA_Code"))));
}

TEST_F(ClientLevelDataTest, WaitsAreComputedWithTheirEvidence) {
  Apply("first", CldFile(Year()));
  const v1::ComputeWaitingTimesResponse response = Compute();
  EXPECT_THAT(Cells(response),
              ElementsAre("2025-26 Q2 65_and_above 1 18 1 38"));
  EXPECT_EQ(response.method_version(), "dhsc-waiting-1.1");
  EXPECT_THAT(response.method_source(), testing::HasSubstr("provisional"));
  EXPECT_EQ(response.request_count(), 4);
  EXPECT_EQ(response.counted_request_count(), 1);
  ASSERT_EQ(response.standings_size(), 2);
  EXPECT_EQ(response.standings(0).standing(), "no_further_action");
  EXPECT_EQ(response.standings(0).request_count(), 3);
  EXPECT_EQ(response.standings(1).standing(), "response_and_service");
  EXPECT_TRUE(response.standings(1).counted());
  EXPECT_EQ(rpc::StoredDay(response.period_last_date()),
            absl::CivilDay(2025, 12, 31));
  EXPECT_EQ(response.client_level_submissions_size(), 1);
  // The service is seen in two quarters, and kept once.
  EXPECT_EQ(response.duplicate_count(), 1);
  EXPECT_GT(response.revision(), 0);
}

TEST_F(ClientLevelDataTest, EachRequestSaysWhyInOneSentence) {
  Apply("first", CldFile(Year()));
  v1::ListRequestWaitsResponse page = List(3, "");
  EXPECT_EQ(page.request_waits_size(), 3);
  ASSERT_NE(page.next_page_token(), "");
  page = List(3, page.next_page_token());
  EXPECT_EQ(page.request_waits_size(), 1);
  EXPECT_EQ(page.next_page_token(), "");
  page = List(0, "", "response_and_service");
  ASSERT_EQ(page.request_waits_size(), 1);
  const v1::RequestWait& wait = page.request_waits(0);
  EXPECT_EQ(wait.event(), "first/0");
  EXPECT_TRUE(wait.counted());
  EXPECT_EQ(wait.explanation(),
            "Counted: an assessment or a service was the first response, and "
            "a service followed.");
  EXPECT_EQ(wait.first_response().event(), "first/1");
  EXPECT_EQ(wait.first_response().wait_days(), 9);
  EXPECT_EQ(wait.first_response().quarter(), "2025-26 Q2");
  EXPECT_EQ(wait.first_response().age_band(), "65_and_above");
  EXPECT_EQ(wait.first_service().event(), "first/2");
  EXPECT_EQ(wait.first_service().wait_days(), 19);
  page = List(0, "", "no_further_action");
  EXPECT_EQ(page.request_waits_size(), 3);
  EXPECT_FALSE(page.request_waits(0).has_first_response());
  EXPECT_EQ(page.request_waits(0).explanation(),
            "Left out: the request ended with no further action.");
}

TEST_F(ClientLevelDataTest, TheLatestSubmissionWinsAndTheEarlierIsRemembered) {
  Apply("first", CldFile(Year()));
  const auto before = static_cast<int64_t>(Read()->head().revision);
  std::vector<CldValues> corrected = Year();
  corrected[1] = Assessment("p-1", "2025-08-12");
  Apply("second", CldFile(corrected));
  EXPECT_THAT(Cells(Compute()),
              ElementsAre("2025-26 Q2 65_and_above 1 22 1 38"));
  EXPECT_THAT(Cells(Compute(before)),
              ElementsAre("2025-26 Q2 65_and_above 1 18 1 38"));
}

// All pages of a listing are of the revision of the first.
TEST_F(ClientLevelDataTest, ANewSubmissionDoesNotDisturbAListing) {
  Apply("first", CldFile(Year()));
  const v1::ListRequestWaitsResponse page = List(1, "");
  Apply("second",
        CldFile({Request("p-9", "2025-02-01"), Request("p-9", "2025-11-01")}));
  const v1::ListRequestWaitsResponse rest = List(10, page.next_page_token());
  EXPECT_EQ(rest.request_waits_size(), 3);
}

TEST_F(ClientLevelDataTest, SubmissionsCountAsAtADay) {
  Apply("first", CldFile(Year()));
  v1::ComputeWaitingTimesRequest request;
  request.set_parent("councils/x");
  *request.mutable_as_of_date() = rpc::ToDate(call_.today - 1);
  const auto none = WaitingTimes(records_, *Read(), request);
  ASSERT_THAT(none.status(), IsOk());
  EXPECT_EQ(none->client_level_submissions_size(), 0);
  EXPECT_FALSE(none->has_period_first_date());
  *request.mutable_as_of_date() = rpc::ToDate(call_.today);
  EXPECT_EQ(
      WaitingTimes(records_, *Read(), request)->client_level_submissions_size(),
      1);
}

TEST_F(ClientLevelDataTest, RowsOfNoUseAreNamedByLineAndColumn) {
  std::vector<CldValues> rows = Year();
  rows[0]["Event_Start_Date"] = "2027-01-01";
  rows[1]["Date_of_Birth"] = "1901-01-01";
  rows[3]["LA_Code"] = "509";
  EXPECT_THAT(
      Apply("first", CldFile(rows)),
      ElementsAre("2 Event_Start_Date: is in the future",
                  "2 Event_End_Date: is before Event_Start_Date",
                  "3 Date_of_Birth: makes the person younger than 0 or older "
                  "than 120 at the event's start",
                  "5 LA_Code: is not that of the rows above"));
  EXPECT_EQ(Submission("first").request_count(), 2);
  EXPECT_EQ(Submission("first").events_size_bytes(), 3 * 32);
}

TEST_F(ClientLevelDataTest, ColumnsOfNoFieldAreRefused) {
  EXPECT_THAT(Apply("first", "LA_Code,Shoe_Size\n508,43\n"),
              testing::Contains(testing::HasSubstr("there is no such column")));
}

// What identifies somebody in a file is nowhere in what is stored of it.
TEST_F(ClientLevelDataTest, NothingStoredIdentifiesAnybody) {
  const std::vector<std::string> planted = {
      "9434765919", "943 476 5919",  "planted-person",   "LE3 8RA",
      "1949-05-17", "planted words", "planted-reference"};
  std::vector<CldValues> rows = Year();
  for (CldValues& row : rows) {
    row["LA_Person_Unique_Identifier"] = "planted-person";
    row["Postcode"] = "LE3 8RA";
    row["Event_Description"] = "planted words";
    row["Event_Reference"] = "planted-reference";
    row["Adult_1_Linked_Person_ID"] = "planted-person";
  }
  rows[0]["NHS_Number"] = "943 476 5919";
  rows[1]["NHS_Number"] = "9434765919";
  ASSERT_THAT(Apply("first", CldFile(rows)), IsEmpty());
  ASSERT_EQ(Submission("first").request_count(), 4);
  for (const std::string& text : planted) {
    EXPECT_EQ(tests::Holding(*engine_, text), 0) << text;
  }
  // The search finds what is there.
  EXPECT_GT(tests::Holding(*engine_, "clientLevelSubmissions/first"), 0);
}

TEST_F(ClientLevelDataTest, PeopleAreTheSameInEverySubmission) {
  Apply("first",
        CldFile({Request("p-1", "2025-08-01"), Request("p-2", "2025-06-30")}));
  Apply("second",
        CldFile({Request("p-1", "2025-08-01"), Request("p-2", "2025-06-30")}));
  const auto first =
      ReadEvents(*Read(), "councils/x/clientLevelSubmissions/first");
  const auto second =
      ReadEvents(*Read(), "councils/x/clientLevelSubmissions/second");
  ASSERT_EQ(first->size(), 2);
  EXPECT_EQ((*first)[0].person, (*second)[0].person);
  EXPECT_NE((*first)[0].person, (*first)[1].person);
}

TEST_F(ClientLevelDataTest, TheVerifierKnowsWhatIsStored) {
  Apply("first", CldFile(Year()));
  EXPECT_THAT(Findings(), IsEmpty());
  EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                CR_RETURN_IF_ERROR(
                    PutEvent(txn, "councils/x/clientLevelSubmissions/first", 6,
                             std::string(32, 'x')));
                return CountItem(txn);
              }),
              IsOk());
  EXPECT_THAT(
      Findings(),
      ElementsAre(testing::HasSubstr("it is not the one that was stored")));
}

TEST_F(ClientLevelDataTest, MissingThingsAndBadArgumentsHaveTheirReasons) {
  v1::GetClientLevelSubmissionRequest get;
  get.set_name("councils/x/clientLevelSubmissions/none");
  EXPECT_THAT(GetSubmission(records_, *Read(), get).status(),
              HasReason(absl::StatusCode::kNotFound, "SUBMISSION_NOT_FOUND"));
  v1::ListRequestWaitsRequest list;
  list.set_parent("councils/x");
  list.set_standing("lucky");
  EXPECT_THAT(CheckListWaits(list),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  list.set_standing("too_young");
  EXPECT_THAT(CheckListWaits(list), IsOk());
  v1::ComputeWaitingTimesRequest compute;
  compute.set_parent("councils/x");
  compute.set_read_revision(99);
  EXPECT_THAT(WaitingTimes(records_, *Read(), compute).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

class ClientLevelMeasuresTest : public ClientLevelDataTest {
 protected:
  absl::StatusOr<measures::v1::ComputeMeasureResponse> Measure(
      const std::string& id, const Period& period,
      const std::string& group_by = "") {
    measures::MeasureQuery query;
    query.period = period;
    query.group_by = group_by;
    query.revision = Read()->head().revision;
    return source_.Compute(*Read(), Named(id), query);
  }

  measures::v1::Measure Named(const std::string& id) {
    const auto all = source_.List(*Read());
    for (const auto& measure : *all) {
      if (measure.name().ends_with("/" + id)) return measure;
    }
    ADD_FAILURE() << id;
    return {};
  }

  ClientLevelMeasures source_{records_};
};

const Period kQ2{absl::CivilDay(2025, 7, 1), absl::CivilDay(2025, 10, 1)};

TEST_F(ClientLevelMeasuresTest, AreOfTheQuarterAndByAgeBand) {
  Apply("first", CldFile(Year()));
  EXPECT_EQ(Measure("dhsc-first-response-median", kQ2)
                ->value()
                .quantile()
                .value_times_two(),
            18);
  EXPECT_EQ(Measure("dhsc-first-service-median", kQ2)
                ->value()
                .quantile()
                .value_times_two(),
            38);
  const auto counts = Measure("dhsc-first-response-count", kQ2, "age_band");
  EXPECT_EQ(counts->value().count().n(), 1);
  ASSERT_EQ(counts->groups_size(), 2);
  EXPECT_EQ(counts->groups(0).group(), "25_to_64");
  EXPECT_EQ(counts->groups(0).value().state(),
            measures::v1::MeasureValue::CONFIRMED_ZERO);
  EXPECT_EQ(counts->groups(1).value().count().n(), 1);
}

TEST_F(ClientLevelMeasuresTest, AreMissingWhereNothingCoversThePeriod) {
  EXPECT_EQ(Measure("dhsc-first-response-count", kQ2)->value().state(),
            measures::v1::MeasureValue::MISSING);
  Apply("first", CldFile(Year()));
  const Period later{absl::CivilDay(2026, 1, 1), absl::CivilDay(2026, 4, 1)};
  EXPECT_EQ(Measure("dhsc-first-response-count", later)->value().state(),
            measures::v1::MeasureValue::MISSING);
}

TEST_F(ClientLevelMeasuresTest, AreOfWholeQuarters) {
  const Period month{absl::CivilDay(2025, 7, 1), absl::CivilDay(2025, 8, 1)};
  EXPECT_THAT(Measure("dhsc-first-response-count", month).status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(ClientLevelMeasuresTest, ExplainWhatWasLeftOut) {
  Apply("first", CldFile(Year()));
  measures::MeasureQuery query;
  query.period = kQ2;
  query.revision = Read()->head().revision;
  const auto explanation =
      source_.Explain(*Read(), Named("dhsc-first-response-median"), query);
  ASSERT_THAT(explanation.status(), IsOk());
  std::vector<std::string> lines;
  for (const auto& line : explanation->lines()) {
    lines.push_back(absl::StrCat(line.n(), " ", line.text()));
  }
  EXPECT_THAT(lines, testing::Contains(
                         "3 of all requests: Left out: the request ended with "
                         "no further action."));
  EXPECT_THAT(explanation->records(),
              ElementsAre("councils/x/clientLevelSubmissions/first"));
}

}  // namespace
}  // namespace carereform::assessments

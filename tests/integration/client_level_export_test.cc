// Exporting Client Level Data over the wire: by whom, to the end or not, and
// the waits that come of it when it is sent in again.

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "carereform/assessments/v1/client_level_data.grpc.pb.h"
#include "carereform/assessments/v1/reviews.grpc.pb.h"
#include "carereform/common/v1/imports.grpc.pb.h"
#include "carereform/common/v1/people.grpc.pb.h"
#include "common/access/callers.h"
#include "common/rpc/token_channel.h"
#include "common/store/digest.h"
#include "common/types/civil_date.h"
#include "nlohmann/json.hpp"
#include "services/assessments/cld/cld_file_check.h"
#include "services/assessments/cld/cld_mapping_file.h"
#include "services/assessments/cld/cld_specification_file.h"
#include "services/assessments/cld/dhsc_method_file.h"
#include "services/assessments/domain/dhsc_quarters.h"
#include "services/assessments/domain/dhsc_waiting_times.h"
#include "services/assessments/handlers/client_level_cases.h"
#include "tests/integration/host_fixture.h"
#include "tests/support/proto_text.h"

namespace carereform::tests {
namespace {

using absl::CivilDay;
using assessments::CareEvent;
using assessments::v1::ClientLevelDataService;
using assessments::v1::ExportClientLevelDataRequest;
using assessments::v1::ExportClientLevelDataResponse;
using assessments::v1::ReviewService;
using assessments::v1::Support;
using common::v1::ImportService;
using testing::HasSubstr;
using testing::Not;

constexpr char kBirth[] = "1949-05-17";
constexpr char kNhsNumber[] = "9990000018";
constexpr char kPostcode[] = "LE3 8RA";

class ClientLevelExportCallTest : public CouncilFixture {
 protected:
  // The three quarters up to September 2025; today is 3 November.
  static ExportClientLevelDataRequest ThreeQuarters() {
    ExportClientLevelDataRequest request;
    request.set_parent("councils/x");
    *request.mutable_reporting_period_start_date() =
        rpc::ToDate(CivilDay(2025, 1, 1));
    *request.mutable_reporting_period_end_date() =
        rpc::ToDate(CivilDay(2025, 9, 30));
    request.set_la_code("508");
    return request;
  }

  // Reads the whole of an export; says how the call ended.
  absl::StatusOr<std::string> Export(
      const ExportClientLevelDataRequest& request,
      std::shared_ptr<grpc::Channel> channel = nullptr) {
    const auto stub = ClientLevelDataService::NewStub(
        channel != nullptr ? channel : channel_);
    grpc::ClientContext context;
    const auto stream = stub->ExportClientLevelData(&context, request);
    std::string file;
    ExportClientLevelDataResponse part;
    while (stream->Read(&part)) file += part.csv();
    const absl::Status end = FromGrpcStatus(stream->Finish());
    if (!end.ok()) return end;
    return file;
  }

  // Starts again with a caller in that role, and returns a channel of theirs.
  std::shared_ptr<grpc::Channel> ChannelOf(const std::string& role) {
    const std::string token = access::NewToken();
    const std::string file = directory_.path() + "/callers.json";
    const nlohmann::json callers = {
        {"callers",
         {{{"id", "reader"},
           {"token_sha256", store::Sha256Hex(token)},
           {"roles", {{{"role", role}}}},
           {"councils", {"x"}},
           {"expires", "2030-01-01"}}}}};
    std::ofstream(file) << callers.dump();
    EXPECT_EQ(chmod(file.c_str(), 0600), 0);
    Stop();
    server::HostOptions options = Options();
    options.callers_file = file;
    StartWith(std::move(options));
    return rpc::ChannelWithToken(address(), {}, token);
  }

  // A new person, and who it is beside the day of birth.
  std::string NewPerson(const std::string& identity = "") {
    const auto person = Call<common::v1::PersonService>(
        &common::v1::PersonService::Stub::CreatePerson,
        FromText<common::v1::CreatePersonRequest>(absl::StrCat(
            "parent: '", kSource,
            "' identity { birth_date { year: 1949 month: 5 day: 17 } ",
            identity, " }")));
    EXPECT_THAT(person.status(), IsOk());
    return person.ok() ? person->name() : "";
  }

  // A case of `person`, received on `received`: closed with advice the day
  // after, or assessed from some days later on.
  Referral AddCase(const std::string& person, CivilDay received, int days,
                   bool advice) {
    auto request = NewReferral();
    Referral& referral = *request.mutable_referral();
    referral.set_person(person);
    referral.set_source(assessments::v1::SELF);
    *referral.mutable_received_date() = rpc::ToDate(received);
    if (advice) {
      *referral.mutable_closed_date() = rpc::ToDate(received + 1);
      referral.set_closure_reason(Referral::ADVICE_GIVEN);
    } else {
      *referral.mutable_triaged_date() = rpc::ToDate(received + 1);
      *referral.mutable_allocated_date() = rpc::ToDate(received + 2);
      *referral.mutable_started_date() = rpc::ToDate(received + days);
      *referral.mutable_completed_date() = rpc::ToDate(received + days + 4);
      *referral.mutable_decided_date() = rpc::ToDate(received + days + 5);
      referral.mutable_decision()->set_eligibility(
          Referral::Decision::ELIGIBLE);
      referral.mutable_decision()->add_outcomes(
          Referral::Decision::COMMUNITY_SUPPORT);
    }
    const auto created = Create(request);
    EXPECT_THAT(created.status(), IsOk());
    return created.ok() ? *created : Referral();
  }

  Support AddSupport(const std::string& person, CivilDay started) {
    assessments::v1::CreateSupportRequest request;
    request.set_parent("councils/x");
    Support& support = *request.mutable_support();
    support.set_kind(Support::LONG_TERM_COMMUNITY);
    support.set_team("north");
    support.set_person(person);
    *support.mutable_started_date() = rpc::ToDate(started);
    const auto created =
        Call<ReviewService>(&ReviewService::Stub::CreateSupport, request);
    EXPECT_THAT(created.status(), IsOk());
    return created.ok() ? *created : Support();
  }

  common::v1::Import Import(const std::string& content) {
    common::v1::CreateImportRequest create;
    create.set_parent(kSource);
    create.mutable_import()->set_kind("client-level-data");
    create.mutable_import()->set_size_bytes(
        static_cast<int64_t>(content.size()));
    const auto import =
        Call<ImportService>(&ImportService::Stub::CreateImport, create);
    EXPECT_THAT(import.status(), IsOk());
    common::v1::UploadImportPartRequest part;
    part.set_name(import->name());
    part.set_data(content);
    EXPECT_THAT(
        Call<ImportService>(&ImportService::Stub::UploadImportPart, part)
            .status(),
        IsOk());
    common::v1::CheckImportRequest check;
    check.set_name(import->name());
    EXPECT_THAT(
        Call<ImportService>(&ImportService::Stub::CheckImport, check).status(),
        IsOk());
    EXPECT_EQ(Settled(import->name()).state(), common::v1::Import::CHECKED);
    common::v1::ApplyImportRequest apply;
    apply.set_name(import->name());
    EXPECT_THAT(
        Call<ImportService>(&ImportService::Stub::ApplyImport, apply).status(),
        IsOk());
    return Settled(import->name());
  }

  // The import once nothing goes on.
  common::v1::Import Settled(const std::string& name) {
    common::v1::GetImportRequest get;
    get.set_name(name);
    while (true) {
      const auto import =
          Call<ImportService>(&ImportService::Stub::GetImport, get);
      EXPECT_THAT(import.status(), IsOk());
      if (!import.ok() || (import->state() != common::v1::Import::CHECKING &&
                           import->state() != common::v1::Import::APPLYING)) {
        return import.ok() ? *import : common::v1::Import();
      }
      absl::SleepFor(absl::Milliseconds(2));
    }
  }
};

// Events of a person of that number, who is the one that NewPerson makes.
void AddEvents(std::vector<CareEvent> more, uint64_t person,
               std::vector<CareEvent>& events) {
  for (CareEvent& event : more) {
    event.person = person;
    event.record = events.size();
    event.birth_month = DayNumber(CivilDay(1949, 5, 1));
    const CivilDay start = DayOfNumber(event.start);
    event.age_at_start = static_cast<int16_t>(
        start.year() - 1949 -
        (std::pair(start.month(), start.day()) < std::pair(5, 17) ? 1 : 0));
    events.push_back(event);
  }
}

// One line for each quarter and age band.
std::vector<std::string> Lines(const assessments::QuarterTable& table) {
  std::vector<std::string> lines;
  for (const auto& cell : table.cells) {
    lines.push_back(absl::StrCat(cell.response.days.size(), " ",
                                 cell.response.MedianTimesTwo().value_or(0),
                                 " ", cell.service.days.size(), " ",
                                 cell.service.MedianTimesTwo().value_or(0)));
  }
  return lines;
}

TEST_F(ClientLevelExportCallTest, SentInAgainHasTheWaitsOfTheCasesThemselves) {
  std::vector<CareEvent> events;
  uint64_t person = 0;
  for (int i = 0; i < 44; ++i) {
    const CivilDay received = CivilDay(2025, 1, 2) + i * 6;
    const Referral referral =
        AddCase(NewPerson(), received, 5 + i % 7, i % 5 == 4);
    const auto& mapping = assessments::BuiltInCldMapping();
    AddEvents(
        EventsOfCase(*assessments::MappedCaseOf(referral, mapping), mapping),
        person, events);
    if (i % 2 == 0 && i % 5 != 4) {
      const Support support = AddSupport(referral.person(), received + 15);
      AddEvents({*EventOfSupport(assessments::MappedSupportOf(support),
                                 CivilDay(2025, 9, 30), mapping)},
                person, events);
    }
    ++person;
  }
  const int32_t end = DayNumber(CivilDay(2025, 9, 30));
  const auto& method = assessments::LatestDhscMethod();
  const auto expected = Lines(assessments::TabulateQuarters(
      assessments::FindDhscWaits(events, end, method), end, method));

  auto file = Export(ThreeQuarters());
  ASSERT_THAT(file.status(), IsOk());
  std::string rest = *file;
  const auto report = assessments::CheckCldFile(
      [&] { return std::exchange(rest, ""); }, CivilDay(2025, 11, 3), 10);
  ASSERT_THAT(report.status(), IsOk());
  EXPECT_TRUE(report->unusable.empty());
  EXPECT_EQ(report->counts.rows(), static_cast<int64_t>(events.size()));
  const auto& specification = assessments::BuiltInCldSpecification();
  EXPECT_EQ(report->counts.Of(specification.IndexOf("Gender"),
                              assessments::FieldState::kMandatoryBlank),
            report->counts.rows());
  for (const auto& field : specification.fields) {
    EXPECT_EQ(report->counts.Of(specification.IndexOf(field.name),
                                assessments::FieldState::kInvalid),
              0)
        << field.name;
  }

  ASSERT_EQ(Import(*file).state(), common::v1::Import::APPLIED);
  assessments::v1::ComputeWaitingTimesRequest compute;
  compute.set_parent("councils/x");
  const auto waits = Call<ClientLevelDataService>(
      &ClientLevelDataService::Stub::ComputeWaitingTimes, compute);
  ASSERT_THAT(waits.status(), IsOk());
  std::vector<std::string> actual;
  int64_t counted = 0;
  for (const auto& cell : waits->quarters()) {
    const auto& response = cell.first_response();
    const auto& service = cell.first_service();
    counted += response.wait_count() + service.wait_count();
    actual.push_back(absl::StrCat(
        response.wait_count(), " ", response.median_times_two(), " ",
        service.wait_count(), " ", service.median_times_two()));
  }
  EXPECT_EQ(actual, expected);
  EXPECT_GT(counted, 30);
}

TEST_F(ClientLevelExportCallTest, IdentityIsForThoseWhoMayHaveIt) {
  AddCase(NewPerson(absl::StrCat("nhs_number: '", kNhsNumber, "' postcode: '",
                                 kPostcode, "'")),
          CivilDay(2025, 8, 1), 5, false);
  const auto all = Export(ThreeQuarters());
  ASSERT_THAT(all.status(), IsOk());
  for (const char* text : {kBirth, kNhsNumber, kPostcode}) {
    EXPECT_THAT(*all, HasSubstr(text));
  }
  for (const char* role : {"integration", "performance-analyst"}) {
    const auto some = Export(ThreeQuarters(), ChannelOf(role));
    ASSERT_THAT(some.status(), IsOk()) << role;
    EXPECT_THAT(*some, HasSubstr("2025-08-01"));
    for (const char* text : {kBirth, kNhsNumber, kPostcode}) {
      EXPECT_THAT(*some, Not(HasSubstr(text))) << role;
    }
  }
  EXPECT_THAT(
      Export(ThreeQuarters(), ChannelOf("assessor")).status(),
      HasReason(absl::StatusCode::kPermissionDenied, "PERMISSION_MISSING"));
  int logged = 0;
  for (const std::string& line : Log()) {
    logged += absl::StrContains(line, "ExportClientLevelData") ? 1 : 0;
    for (const char* text : {kBirth, kNhsNumber, kPostcode}) {
      EXPECT_THAT(line, Not(HasSubstr(text)));
    }
  }
  EXPECT_EQ(logged, 4) << "one line a call";
}

TEST_F(ClientLevelExportCallTest, WhatMakesNoSenseIsRefused) {
  ExportClientLevelDataRequest request = ThreeQuarters();
  request.set_la_code("5O8");
  *request.mutable_reporting_period_end_date() =
      rpc::ToDate(CivilDay(2024, 12, 31));
  EXPECT_THAT(FieldsOf(Export(request).status()),
              testing::ElementsAre("reporting_period_end_date", "la_code"));
  request = ThreeQuarters();
  *request.mutable_reporting_period_end_date() =
      rpc::ToDate(CivilDay(2025, 11, 4));
  EXPECT_THAT(FieldsOf(Export(request).status()),
              testing::ElementsAre("reporting_period_end_date"));
  *request.mutable_reporting_period_end_date() =
      rpc::ToDate(CivilDay(2025, 11, 3));
  EXPECT_THAT(Export(request).status(), IsOk());
  request.set_read_revision(1'000);
  EXPECT_THAT(Export(request).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
  request = ThreeQuarters();
  request.set_parent("councils/none");
  EXPECT_THAT(Export(request).status(),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
}

// Exports of a file of many parts that nobody reads to the end.
class LongExportTest : public ClientLevelExportCallTest {
 protected:
  static constexpr int kCases = 6'000;

  LongExportTest() {
    assessments::v1::BatchCreateReferralsRequest request;
    request.set_parent("councils/x");
    for (int i = 0; i < 100; ++i) {
      auto* one = request.add_requests();
      *one = NewReferral();
      *one->mutable_referral()->mutable_received_date() =
          rpc::ToDate(CivilDay(2025, 8, 1));
      *one->mutable_referral()->mutable_triaged_date() =
          rpc::ToDate(CivilDay(2025, 8, 2));
    }
    for (int i = 0; i < kCases / 100; ++i) {
      EXPECT_THAT(Call<AssessmentService>(
                      &AssessmentService::Stub::BatchCreateReferrals, request)
                      .status(),
                  IsOk());
    }
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    // What is on the way stays small, so that the server soon has to wait.
    arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 16'384);
    stub_ = ClientLevelDataService::NewStub(grpc::CreateCustomChannel(
        address(), grpc::InsecureChannelCredentials(), arguments));
  }

  int LoggedExports() {
    int logged = 0;
    for (const std::string& line : Log()) {
      logged += absl::StrContains(line, "ExportClientLevelData") ? 1 : 0;
    }
    return logged;
  }

  std::unique_ptr<ClientLevelDataService::Stub> stub_;
};

TEST_F(LongExportTest, ComesInSmallPartsThatAreTheWhole) {
  grpc::ClientContext context;
  const auto stream = stub_->ExportClientLevelData(&context, ThreeQuarters());
  ExportClientLevelDataResponse part;
  int parts = 0;
  int64_t lines = 0;
  size_t largest = 0;
  while (stream->Read(&part)) {
    ++parts;
    lines += std::count(part.csv().begin(), part.csv().end(), '\n');
    largest = std::max(largest, part.csv().size());
    EXPECT_EQ(part.row_count(), lines - 1);
  }
  EXPECT_THAT(FromGrpcStatus(stream->Finish()), IsOk());
  EXPECT_EQ(lines, kCases + 1);
  EXPECT_GT(parts, 10);
  EXPECT_LE(largest, 65'536);
  std::printf("Shown: export: %d parts of %zu bytes at most\n", parts, largest);
}

TEST_F(LongExportTest, AReaderThatGoesEndsIt) {
  {
    grpc::ClientContext context;
    const auto stream = stub_->ExportClientLevelData(&context, ThreeQuarters());
    ExportClientLevelDataResponse part;
    ASSERT_TRUE(stream->Read(&part));
    absl::SleepFor(absl::Milliseconds(200));
    EXPECT_EQ(LoggedExports(), 0) << "it waits for its reader";
    context.TryCancel();
    EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  for (int i = 0; i < 500 && LoggedExports() == 0; ++i) {
    absl::SleepFor(absl::Milliseconds(10));
  }
  EXPECT_EQ(LoggedExports(), 1);
}

// Who reads on is told that it is not the whole.
TEST_F(LongExportTest, AServerThatStopsSaysSo) {
  // gRPC goes with the last that uses it, for which it may take ten seconds.
  const std::shared_ptr<grpc::Channel> uses_grpc = channel_;
  grpc::ClientContext context;
  const auto stream = stub_->ExportClientLevelData(&context, ThreeQuarters());
  ExportClientLevelDataResponse part;
  ASSERT_TRUE(stream->Read(&part));
  std::thread stopping([&] { host_->Stop(absl::Seconds(10)); });
  absl::SleepFor(absl::Milliseconds(300));
  while (stream->Read(&part)) {
  }
  EXPECT_LT(part.row_count(), kCases);
  EXPECT_THAT(FromGrpcStatus(stream->Finish()),
              HasReason(absl::StatusCode::kUnavailable, "SERVER_STOPPING"));
  stopping.join();
}

// Who takes nothing has the time that calls under way have, and no more.
TEST_F(LongExportTest, AReaderThatTakesNothingIsCutOffByAStop) {
  const std::shared_ptr<grpc::Channel> uses_grpc = channel_;
  grpc::ClientContext context;
  const auto stream = stub_->ExportClientLevelData(&context, ThreeQuarters());
  ExportClientLevelDataResponse part;
  ASSERT_TRUE(stream->Read(&part));
  const absl::Time before = absl::Now();
  host_->Stop(absl::Seconds(1));
  EXPECT_LT(absl::Now() - before, absl::Seconds(8));
  while (stream->Read(&part)) {
  }
  EXPECT_FALSE(stream->Finish().ok());
}

}  // namespace
}  // namespace carereform::tests

#include "tests/faults/loaded_suite.h"

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "carereform/common/v1/maintenance.grpc.pb.h"
#include "carereform/funding/v1/funding.grpc.pb.h"
#include "common/store/digest.h"
#include "grpcpp/create_channel.h"
#include "gtest/gtest.h"
#include "services/assessments/assessments.h"
#include "services/funding/funding.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::tests {
namespace {

using assessments::v1::AssessmentService;
using common::v1::Backup;
using common::v1::CouncilService;
using common::v1::MaintenanceService;
using funding::v1::FundingService;

constexpr char kReferral[] = R"(
    referral { type: CARE_ACT team: 'north'
               received_date { year: 2025 month: 10 day: 1 } })";
constexpr char kFund[] = R"(
    fund { display_name: 'Fund' recurrence: ONE_OFF firmness: APPROVED
           amount { low_pence: 100 high_pence: 200 } })";

}  // namespace

std::vector<server::HostedSource> LoadedSources() {
  return {assessments::AssessmentsSource(), funding::FundingSource()};
}

LoadedSuite::LoadedSuite(const std::string& folder, const std::string& data) {
  server::HostOptions options;
  options.data_directory = data;
  options.addresses = {absl::StrCat("unix:", folder, "/socket")};
  options.log = [](const std::string&) {};
  auto host = server::Host::Start(std::move(options), LoadedSources());
  EXPECT_THAT(host.status(), IsOk());
  host_ = *std::move(host);
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  channel_ =
      grpc::CreateCustomChannel(absl::StrCat("unix:", folder, "/socket"),
                                grpc::InsecureChannelCredentials(), arguments);
  CreateCouncil("x");
  CreateCouncil("y");
}

LoadedSuite::~LoadedSuite() {
  Rest();
  channel_ = nullptr;
}

void LoadedSuite::CreateCouncil(const std::string& id) {
  common::v1::CreateCouncilRequest request;
  request.set_council_id(id);
  request.mutable_council()->set_display_name("A Council");
  const auto stub = CouncilService::NewStub(channel_);
  EXPECT_THAT(
      Call(*stub, &CouncilService::Stub::CreateCouncil, request).status(),
      IsOk());
}

void LoadedSuite::Load(int clients) {
  resting_ = false;
  for (int client = 0; client < clients; ++client) {
    clients_.emplace_back([this, client] { RunClient(client); });
  }
}

void LoadedSuite::Rest() {
  resting_ = true;
  for (std::thread& client : clients_) client.join();
  clients_.clear();
}

void LoadedSuite::RunClient(int client) {
  const auto assessments = AssessmentService::NewStub(channel_);
  const auto funding = FundingService::NewStub(channel_);
  const std::string parent = client % 2 == 0 ? "councils/x" : "councils/y";
  for (int n = 0; !resting_; ++n) {
    auto create = FromText<assessments::v1::CreateReferralRequest>(kReferral);
    create.set_parent(parent);
    create.set_request_id(store::RandomUuid());
    const auto referral =
        Call(*assessments, &AssessmentService::Stub::CreateReferral, create);
    EXPECT_THAT(referral.status(), IsOk());
    if (!referral.ok()) return;
    assessments::v1::TriageReferralRequest triage;
    triage.set_name(referral->name());
    *triage.mutable_triaged_date() = create.referral().received_date();
    EXPECT_THAT(
        Call(*assessments, &AssessmentService::Stub::TriageReferral, triage)
            .status(),
        IsOk());
    assessments::v1::GetReferralRequest get;
    get.set_name(referral->name());
    EXPECT_THAT(
        Call(*assessments, &AssessmentService::Stub::GetReferral, get).status(),
        IsOk());
    acknowledged_ += 2;
    if (n % 4 != 0) continue;
    auto fund = FromText<funding::v1::CreateFundRequest>(kFund);
    fund.set_parent(parent);
    fund.set_fund_id(store::RandomUuid());
    EXPECT_THAT(
        Call(*funding, &FundingService::Stub::CreateFund, fund).status(),
        IsOk());
    ++acknowledged_;
  }
}

absl::StatusOr<Backup> LoadedSuite::StartBackup(const std::string& directory) {
  common::v1::StartBackupRequest request;
  request.set_directory(directory);
  const auto stub = MaintenanceService::NewStub(channel_);
  return Call(*stub, &MaintenanceService::Stub::StartBackup, request);
}

absl::StatusOr<Backup> LoadedSuite::Await(const Backup& backup) {
  const auto stub = MaintenanceService::NewStub(channel_);
  common::v1::GetBackupRequest request;
  request.set_name(backup.name());
  for (;;) {
    auto now = Call(*stub, &MaintenanceService::Stub::GetBackup, request);
    if (!now.ok() || now->state() != Backup::RUNNING) return now;
    absl::SleepFor(absl::Milliseconds(10));
  }
}

}  // namespace carereform::tests

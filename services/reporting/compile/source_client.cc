#include "services/reporting/compile/source_client.h"

#include <chrono>

#include "absl/strings/str_cat.h"
#include "carereform/changes/v1/changes.grpc.pb.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "carereform/common/v1/imports.grpc.pb.h"
#include "carereform/funding/v1/funding.grpc.pb.h"
#include "carereform/improvement/v1/improvement.grpc.pb.h"
#include "carereform/measures/v1/measures.grpc.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "services/reporting/errors.h"

namespace carereform::reporting {
namespace {

constexpr auto kPatience = std::chrono::seconds(20);

// How long the first question to a source waits for it to be there: one that
// has just started may not be.
constexpr auto kFirstPatience = std::chrono::seconds(5);

absl::Status Translate(const std::string& source, const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::OK:
      return absl::OkStatus();
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
    case grpc::StatusCode::UNIMPLEMENTED:
      return errors::SourceUnavailable(source, "no answer came");
    default:
      return FromGrpcStatus(status);
  }
}

// Calls `method` of a stub of `Service` on the channel to `source`.
template <typename Service, typename Response, typename Method,
          typename Request>
absl::StatusOr<Response> Call(const server::ChannelTo& channel_to,
                              const std::string& source, Method method,
                              const Request& request, bool first = false) {
  const std::shared_ptr<grpc::Channel> channel = channel_to(source);
  if (channel == nullptr) {
    return errors::SourceUnavailable(source, "its address is not known here");
  }
  const auto stub = Service::NewStub(channel);
  grpc::ClientContext context;
  context.set_wait_for_ready(first);
  context.set_deadline(std::chrono::system_clock::now() +
                       (first ? kFirstPatience : kPatience));
  Response response;
  CR_RETURN_IF_ERROR(
      Translate(source, ((*stub).*method)(&context, request, &response)));
  return response;
}

// A source, and the revision at which it is read.
struct Asked {
  const server::ChannelTo& channel_to;
  std::string source;
  int64_t revision;
};

// Calls a List method until its last page; `take` takes each page.
template <typename Service, typename Request, typename Response,
          typename Method, typename Take>
absl::Status ListAll(const Asked& asked, const std::string& parent,
                     Method method, Take take) {
  Request request;
  request.set_parent(parent);
  request.set_read_revision(asked.revision);
  request.set_page_size(kMaxPageSize);
  do {
    CR_ASSIGN_OR_RETURN(Response page,
                        (Call<Service, Response>(asked.channel_to, asked.source,
                                                 method, request)));
    take(page);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

template <typename Items, typename Vector>
void Append(const Items& items, Vector& all) {
  all.insert(all.end(), items.begin(), items.end());
}

std::string SourceName(const std::string& source, const std::string& council) {
  return absl::StrCat("councils/", council, "/sources/", source);
}

}  // namespace

absl::StatusOr<int64_t> SourceClient::HeadRevision(
    const std::string& source, const std::string& council) const {
  changes::v1::ListChangesRequest request;
  request.set_parent(SourceName(source, council));
  request.set_page_size(1);
  CR_ASSIGN_OR_RETURN(
      const auto response,
      (Call<changes::v1::ChangeFeedService, changes::v1::ListChangesResponse>(
          channel_to_, source,
          &changes::v1::ChangeFeedService::Stub::ListChanges, request,
          /*first=*/true)));
  return response.head_revision();
}

absl::StatusOr<std::vector<changes::v1::ChangeRecord>> SourceClient::Changes(
    const std::string& source, const std::string& council,
    int64_t after_revision, int32_t count) const {
  changes::v1::ListChangesRequest request;
  request.set_parent(SourceName(source, council));
  request.set_after_revision(after_revision);
  request.set_page_size(count);
  CR_ASSIGN_OR_RETURN(
      const auto response,
      (Call<changes::v1::ChangeFeedService, changes::v1::ListChangesResponse>(
          channel_to_, source,
          &changes::v1::ChangeFeedService::Stub::ListChanges, request,
          /*first=*/true)));
  return std::vector<changes::v1::ChangeRecord>(response.changes().begin(),
                                                response.changes().end());
}

absl::StatusOr<common::v1::Council> SourceClient::Council(
    const std::string& source, const std::string& council) const {
  common::v1::GetCouncilRequest request;
  request.set_name(absl::StrCat("councils/", council));
  return Call<common::v1::CouncilService, common::v1::Council>(
      channel_to_, source, &common::v1::CouncilService::Stub::GetCouncil,
      request);
}

absl::StatusOr<std::vector<common::v1::Import>> SourceClient::Imports(
    const std::string& source, const std::string& council,
    int64_t revision) const {
  std::vector<common::v1::Import> imports;
  CR_RETURN_IF_ERROR(
      (ListAll<common::v1::ImportService, common::v1::ListImportsRequest,
               common::v1::ListImportsResponse>(
          {channel_to_, source, revision}, SourceName(source, council),
          &common::v1::ImportService::Stub::ListImports,
          [&](const auto& page) { Append(page.imports(), imports); })));
  return imports;
}

absl::StatusOr<std::vector<measures::v1::Measure>> SourceClient::Measures(
    const std::string& source, const std::string& council) const {
  measures::v1::ListMeasuresRequest request;
  request.set_parent(SourceName(source, council));
  CR_ASSIGN_OR_RETURN(
      const auto list,
      (Call<measures::v1::MeasureService, measures::v1::ListMeasuresResponse>(
          channel_to_, source,
          &measures::v1::MeasureService::Stub::ListMeasures, request)));
  return std::vector<measures::v1::Measure>(list.measures().begin(),
                                            list.measures().end());
}

absl::StatusOr<measures::v1::ComputeMeasureResponse> SourceClient::Compute(
    const std::string& source,
    const measures::v1::ComputeMeasureRequest& request) const {
  return Call<measures::v1::MeasureService,
              measures::v1::ComputeMeasureResponse>(
      channel_to_, source, &measures::v1::MeasureService::Stub::ComputeMeasure,
      request);
}

absl::StatusOr<measures::v1::MeasureExplanation> SourceClient::Explain(
    const std::string& source,
    const measures::v1::ComputeMeasureRequest& request) const {
  measures::v1::ExplainMeasureRequest explain;
  *explain.mutable_measure() = request;
  return Call<measures::v1::MeasureService, measures::v1::MeasureExplanation>(
      channel_to_, source, &measures::v1::MeasureService::Stub::ExplainMeasure,
      explain);
}

absl::StatusOr<PlanParts> SourceClient::Plan(const std::string& council,
                                             int64_t revision) const {
  using improvement::v1::ImprovementService;
  using Stub = ImprovementService::Stub;
  const Asked asked{channel_to_, "improvement", revision};
  const std::string parent = absl::StrCat("councils/", council);
  PlanParts plan;
  CR_RETURN_IF_ERROR(
      (ListAll<ImprovementService, improvement::v1::ListCqcAssessmentsRequest,
               improvement::v1::ListCqcAssessmentsResponse>(
          asked, parent, &Stub::ListCqcAssessments, [&](const auto& page) {
            Append(page.cqc_assessments(), plan.cqc_assessments);
          })));
  CR_RETURN_IF_ERROR(
      (ListAll<ImprovementService, improvement::v1::ListAreasRequest,
               improvement::v1::ListAreasResponse>(
          asked, parent, &Stub::ListAreas,
          [&](const auto& page) { Append(page.areas(), plan.areas); })));
  CR_RETURN_IF_ERROR(
      (ListAll<ImprovementService, improvement::v1::ListActionGroupsRequest,
               improvement::v1::ListActionGroupsResponse>(
          asked, parent, &Stub::ListActionGroups, [&](const auto& page) {
            Append(page.action_groups(), plan.groups);
          })));
  CR_RETURN_IF_ERROR(
      (ListAll<ImprovementService, improvement::v1::ListActionsRequest,
               improvement::v1::ListActionsResponse>(
          asked, parent, &Stub::ListActions,
          [&](const auto& page) { Append(page.actions(), plan.actions); })));
  CR_RETURN_IF_ERROR(
      (ListAll<ImprovementService, improvement::v1::ListOutcomeTargetsRequest,
               improvement::v1::ListOutcomeTargetsResponse>(
          asked, parent, &Stub::ListOutcomeTargets, [&](const auto& page) {
            Append(page.outcome_targets(), plan.outcome_targets);
          })));
  CR_RETURN_IF_ERROR(
      (ListAll<ImprovementService, improvement::v1::ListMilestonesRequest,
               improvement::v1::ListMilestonesResponse>(
          asked, parent, &Stub::ListMilestones, [&](const auto& page) {
            Append(page.milestones(), plan.milestones);
          })));
  return plan;
}

absl::StatusOr<FundParts> SourceClient::Funds(const std::string& council,
                                              int64_t revision) const {
  using funding::v1::FundingService;
  const Asked asked{channel_to_, "funding", revision};
  const std::string parent = absl::StrCat("councils/", council);
  FundParts parts;
  CR_RETURN_IF_ERROR((ListAll<FundingService, funding::v1::ListFundsRequest,
                              funding::v1::ListFundsResponse>(
      asked, parent, &FundingService::Stub::ListFunds,
      [&](const auto& page) { Append(page.funds(), parts.funds); })));
  CR_RETURN_IF_ERROR(
      (ListAll<FundingService, funding::v1::ListAllocationsRequest,
               funding::v1::ListAllocationsResponse>(
          asked, parent, &FundingService::Stub::ListAllocations,
          [&](const auto& page) {
            Append(page.allocations(), parts.allocations);
          })));
  return parts;
}

}  // namespace carereform::reporting

#include "tests/faults/synthetic_cases.h"

#include <chrono>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "carereform/financial_assessments/v1/financial_assessments.grpc.pb.h"
#include "carereform/funding/v1/funding.grpc.pb.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"

namespace carereform::tests {
namespace {

using assessments::v1::AssessmentService;
using financial_assessments::v1::FinancialAssessmentService;
using funding::v1::FundingService;

google::type::Date Day(int day) {
  return rpc::ToDate(absl::CivilDay(2025, 10, day));
}

template <typename Service, typename Request, typename Response>
absl::StatusOr<Response> Call(
    const std::shared_ptr<grpc::Channel>& channel,
    grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Request&,
                                          Response*),
    const Request& request, int deadline_ms) {
  const auto stub = Service::NewStub(channel);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::milliseconds(deadline_ms));
  Response response;
  const grpc::Status status =
      (stub.get()->*method)(&context, request, &response);
  if (!status.ok()) return FromGrpcStatus(status);
  return response;
}

template <typename Service, typename Request, typename Resource>
absl::StatusOr<Version> Change(
    const std::shared_ptr<grpc::Channel>& channel,
    grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Request&,
                                          Resource*),
    Request request, const Move& move, int deadline_ms) {
  request.set_request_id(move.request_id);
  CR_ASSIGN_OR_RETURN(const Resource resource,
                      Call<Service>(channel, method, request, deadline_ms));
  return Version{resource.name(), resource.etag()};
}

absl::StatusOr<Version> AskReferral(
    const std::shared_ptr<grpc::Channel>& channel, const Case& subject,
    const Move& move, int deadline_ms) {
  using Stub = AssessmentService::Stub;
  const google::type::Date day = Day(10 + move.move * 2 + move.variant);
  if (move.move == 0) {
    assessments::v1::CreateReferralRequest request;
    request.set_parent("councils/" + subject.council);
    request.mutable_referral()->set_type(assessments::v1::Referral::CARE_ACT);
    request.mutable_referral()->set_team("north");
    *request.mutable_referral()->mutable_received_date() = day;
    return Change<AssessmentService>(channel, &Stub::CreateReferral, request,
                                     move, deadline_ms);
  }
  if (move.move == 1) {
    assessments::v1::TriageReferralRequest request;
    request.set_name(subject.version.name);
    *request.mutable_triaged_date() = day;
    return Change<AssessmentService>(channel, &Stub::TriageReferral, request,
                                     move, deadline_ms);
  }
  if (move.move == 2) {
    assessments::v1::AllocateReferralRequest request;
    request.set_name(subject.version.name);
    *request.mutable_allocated_date() = day;
    return Change<AssessmentService>(channel, &Stub::AllocateReferral, request,
                                     move, deadline_ms);
  }
  if (move.move == 3) {
    assessments::v1::StartAssessmentRequest request;
    request.set_name(subject.version.name);
    *request.mutable_started_date() = day;
    return Change<AssessmentService>(channel, &Stub::StartAssessment, request,
                                     move, deadline_ms);
  }
  assessments::v1::CloseReferralRequest request;
  request.set_name(subject.version.name);
  *request.mutable_closed_date() = day;
  return Change<AssessmentService>(channel, &Stub::CloseReferral, request, move,
                                   deadline_ms);
}

absl::StatusOr<Version> AskFinancialAssessment(
    const std::shared_ptr<grpc::Channel>& channel, const Case& subject,
    const Move& move, int deadline_ms) {
  using Stub = FinancialAssessmentService::Stub;
  const google::type::Date day = Day(10 + move.move * 2 + move.variant);
  if (move.move == 0) {
    financial_assessments::v1::CreateFinancialAssessmentRequest request;
    request.set_parent("councils/" + subject.council);
    auto& created = *request.mutable_financial_assessment();
    created.set_kind(
        financial_assessments::v1::FinancialAssessment::NON_RESIDENTIAL);
    *created.mutable_referred_date() = day;
    return Change<FinancialAssessmentService>(
        channel, &Stub::CreateFinancialAssessment, request, move, deadline_ms);
  }
  if (move.move == 1) {
    financial_assessments::v1::AllocateFinancialAssessmentRequest request;
    request.set_name(subject.version.name);
    *request.mutable_allocated_date() = day;
    return Change<FinancialAssessmentService>(
        channel, &Stub::AllocateFinancialAssessment, request, move,
        deadline_ms);
  }
  financial_assessments::v1::RecordFinancialDecisionRequest request;
  request.set_name(subject.version.name);
  *request.mutable_decided_date() = day;
  return Change<FinancialAssessmentService>(
      channel, &Stub::RecordFinancialDecision, request, move, deadline_ms);
}

absl::StatusOr<Version> AskFund(const std::shared_ptr<grpc::Channel>& channel,
                                const Case& subject, const Move& move,
                                int deadline_ms) {
  funding::v1::CreateFundRequest request;
  request.set_parent("councils/" + subject.council);
  request.set_fund_id(move.id);
  funding::v1::Fund& fund = *request.mutable_fund();
  fund.set_display_name(absl::StrCat("Synthetic fund ", move.variant));
  fund.mutable_amount()->set_low_pence(100);
  fund.mutable_amount()->set_high_pence(100);
  fund.set_recurrence(funding::v1::ONE_OFF);
  fund.set_firmness(funding::v1::ESTIMATE);
  fund.mutable_provenance()->set_source("made up for a test");
  fund.mutable_provenance()->set_standing(common::v1::Provenance::SYNTHETIC);
  return Change<FundingService>(channel, &FundingService::Stub::CreateFund,
                                request, move, deadline_ms);
}

template <typename Service, typename Request, typename Resource>
absl::StatusOr<Version> LookAt(
    const std::shared_ptr<grpc::Channel>& channel,
    grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Request&,
                                          Resource*),
    const std::string& name) {
  Request request;
  request.set_name(name);
  CR_ASSIGN_OR_RETURN(const Resource resource,
                      Call<Service>(channel, method, request, 10'000));
  return Version{resource.name(), resource.etag()};
}

template <typename Service, typename Request, typename Response, typename Items>
absl::StatusOr<int64_t> Count(
    const std::shared_ptr<grpc::Channel>& channel, const std::string& council,
    grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Request&,
                                          Response*),
    Items items) {
  Request request;
  request.set_parent("councils/" + council);
  request.set_page_size(1000);
  int64_t count = 0;
  do {
    CR_ASSIGN_OR_RETURN(const Response page,
                        Call<Service>(channel, method, request, 10'000));
    count += items(page);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return count;
}

}  // namespace

std::string NewUuid(std::mt19937_64& random) {
  const uint64_t high = random();
  const uint64_t low = random();
  return absl::StrFormat("%08x-%04x-4%03x-8%03x-%012x", high >> 32,
                         (high >> 16) & 0xffff, high & 0xfff, low >> 52,
                         low & 0xffff'ffff'ffff);
}

int MovesOf(CaseKind kind) {
  switch (kind) {
    case CaseKind::kReferral:
      return 5;
    case CaseKind::kFinancialAssessment:
      return 3;
    case CaseKind::kFund:
      return 1;
  }
  return 0;
}

Move NextMove(const Case& subject, std::mt19937_64& random) {
  return {.move = subject.moves,
          .request_id = NewUuid(random),
          .id = absl::StrFormat("fund-%016x", random())};
}

absl::StatusOr<Version> Ask(const std::shared_ptr<grpc::Channel>& channel,
                            const Case& subject, const Move& move,
                            int deadline_ms) {
  switch (subject.kind) {
    case CaseKind::kReferral:
      return AskReferral(channel, subject, move, deadline_ms);
    case CaseKind::kFinancialAssessment:
      return AskFinancialAssessment(channel, subject, move, deadline_ms);
    case CaseKind::kFund:
      return AskFund(channel, subject, move, deadline_ms);
  }
  return absl::InternalError("no such kind");
}

absl::StatusOr<Version> Look(const std::shared_ptr<grpc::Channel>& channel,
                             const Case& subject) {
  const std::string& name = subject.version.name;
  switch (subject.kind) {
    case CaseKind::kReferral:
      return LookAt<AssessmentService>(
          channel, &AssessmentService::Stub::GetReferral, name);
    case CaseKind::kFinancialAssessment:
      return LookAt<FinancialAssessmentService>(
          channel, &FinancialAssessmentService::Stub::GetFinancialAssessment,
          name);
    case CaseKind::kFund:
      return LookAt<FundingService>(channel, &FundingService::Stub::GetFund,
                                    name);
  }
  return absl::InternalError("no such kind");
}

absl::StatusOr<int64_t> CountCases(
    const std::shared_ptr<grpc::Channel>& channel, const std::string& council,
    CaseKind kind) {
  switch (kind) {
    case CaseKind::kReferral:
      return Count<AssessmentService>(
          channel, council, &AssessmentService::Stub::ListReferrals,
          [](const auto& page) { return page.referrals_size(); });
    case CaseKind::kFinancialAssessment:
      return Count<FinancialAssessmentService>(
          channel, council,
          &FinancialAssessmentService::Stub::ListFinancialAssessments,
          [](const auto& page) { return page.financial_assessments_size(); });
    case CaseKind::kFund:
      return Count<FundingService>(
          channel, council, &FundingService::Stub::ListFunds,
          [](const auto& page) { return page.funds_size(); });
  }
  return absl::InternalError("no such kind");
}

absl::Status MakeCouncil(const std::shared_ptr<grpc::Channel>& channel,
                         const std::string& council) {
  using common::v1::CouncilService;
  common::v1::CreateCouncilRequest request;
  request.set_council_id(council);
  request.mutable_council()->set_display_name(council + " Council");
  return Call<CouncilService>(channel, &CouncilService::Stub::CreateCouncil,
                              request, 10'000)
      .status();
}

}  // namespace carereform::tests

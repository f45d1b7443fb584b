// The financial assessment service as callers meet it, over a store in memory,
// on 20 October 2025.

#ifndef CR_TESTS_SUPPORT_FINANCIAL_ASSESSMENTS_SERVICE_H_
#define CR_TESTS_SUPPORT_FINANCIAL_ASSESSMENTS_SERVICE_H_

#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "carereform/financial_assessments/v1/financial_assessments.grpc.pb.h"
#include "common/rpc/convert.h"
#include "common/rpc/serve.h"
#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/financial_assessment_dates.h"
#include "services/financial_assessments/financial_assessment_service.h"
#include "services/financial_assessments/records.h"
#include "tests/support/local_access.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {

// Returns a financial assessment with these dates, as a caller would send it.
inline v1::FinancialAssessment AssessmentOf(
    v1::FinancialAssessment::Kind kind, const FinancialAssessmentDates& dates,
    const std::string& external_id = "") {
  v1::FinancialAssessment assessment;
  assessment.set_external_id(external_id);
  assessment.set_kind(kind);
  *assessment.mutable_referred_date() = rpc::ToDate(dates.referred);
  if (dates.allocated) {
    *assessment.mutable_allocated_date() = rpc::ToDate(*dates.allocated);
  }
  if (dates.decided) {
    *assessment.mutable_decided_date() = rpc::ToDate(*dates.decided);
  }
  if (dates.completed) {
    *assessment.mutable_completed_date() = rpc::ToDate(*dates.completed);
  }
  if (dates.withdrawn) {
    *assessment.mutable_withdrawn_date() = rpc::ToDate(*dates.withdrawn);
  }
  return assessment;
}

// Returns the fields that `status` refuses, in order.
inline std::vector<std::string> RefusedFields(const absl::Status& status) {
  std::vector<std::string> fields;
  for (const FieldViolation& violation : ViolationsOf(status)) {
    fields.push_back(violation.field);
  }
  return fields;
}

class ServiceFixture : public testing::Test {
 protected:
  using Stub = v1::FinancialAssessmentService::Stub;

  inline static const absl::CivilDay kToday{2025, 10, 20};  // A Monday.

  ServiceFixture()
      : executor_(1, 64),
        parts_{executor_, &Noon, *LondonZone(), calls_, access_.authorizer()},
        store_(store::OpenMemoryEngine(), {.clock = &Noon}),
        service_(parts_, store_, records_) {
    AddCouncil("x");
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    stub_ =
        v1::FinancialAssessmentService::NewStub(access_.ChannelTo(*server_));
  }
  ~ServiceFixture() override { server_->Shutdown(); }

  // Noon of today in London, which is on summer time.
  static absl::Time Noon() {
    return absl::FromCivil(absl::CivilHour(kToday) + 11, absl::UTCTimeZone());
  }

  // Gives the council a change record, so that it is there.
  void AddCouncil(const std::string& id) {
    const absl::Status added = store_.Write(
        {.council = id, .creates_council = true, .body = [](store::Txn& txn) {
           return txn.Record(store::ChangeKind::kCreated, "council", "b")
               .status();
         }});
    EXPECT_THAT(added, tests::IsOk());
  }

  // Makes a change in council x as a handler would.
  absl::Status Write(std::function<absl::Status(store::Txn&)> body) {
    return store_.Write({.council = "x", .body = std::move(body)});
  }

  // Calls a method and waits for what it returns.
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                   Response*),
      const std::type_identity_t<Request>& request) {
    grpc::ClientContext context;
    Response response;
    const grpc::Status status =
        (stub_.get()->*method)(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }

  absl::StatusOr<v1::FinancialAssessment> Create(
      const v1::FinancialAssessment& assessment,
      const std::string& request_id = "", const std::string& council = "x") {
    v1::CreateFinancialAssessmentRequest request;
    request.set_parent("councils/" + council);
    *request.mutable_financial_assessment() = assessment;
    request.set_request_id(request_id);
    return Call(&Stub::CreateFinancialAssessment, request);
  }

  // Creates a financial assessment that has to be good; returns its name.
  std::string Add(v1::FinancialAssessment::Kind kind,
                  const FinancialAssessmentDates& dates,
                  const std::string& council = "x") {
    const auto created = Create(AssessmentOf(kind, dates), "", council);
    EXPECT_THAT(created.status(), tests::IsOk());
    return created.ok() ? created->name() : "";
  }

  // Creates one that waits since `referred`; returns its name.
  std::string AddWaiting(v1::FinancialAssessment::Kind kind,
                         absl::CivilDay referred,
                         const std::string& council = "x") {
    return Add(kind, {referred, {}, {}, {}}, council);
  }

  absl::StatusOr<v1::FinancialAssessment> Get(const std::string& name,
                                              int64_t revision = 0) {
    v1::GetFinancialAssessmentRequest request;
    request.set_name(name);
    request.set_read_revision(revision);
    return Call(&Stub::GetFinancialAssessment, request);
  }

  // The latest revision of council x.
  uint64_t Head() { return (*store_.Read("x"))->head().revision; }

  const tests::LocalAccess access_{
      {v1::FinancialAssessmentService::service_full_name()}};
  rpc::Executor executor_;
  rpc::CallRecorder calls_{[](const std::string&) {}};
  rpc::ServerParts parts_;
  Records records_;
  store::Store store_;
  FinancialAssessmentService service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_TESTS_SUPPORT_FINANCIAL_ASSESSMENTS_SERVICE_H_

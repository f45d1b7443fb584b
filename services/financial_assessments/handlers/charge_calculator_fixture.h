// The charge calculator as callers meet it, over a store in memory, on 20
// October 2025. For tests alone.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_CALCULATOR_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_CALCULATOR_FIXTURE_H_

#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <vector>

#include "carereform/financial_assessments/v1/charge_calculator.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/charge_calculator_service.h"
#include "services/financial_assessments/records.h"
#include "tests/support/local_access.h"
#include "tests/support/means.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {

class ChargeCalculatorFixture : public testing::Test {
 protected:
  using Stub = v1::ChargeCalculatorService::Stub;

  inline static const absl::CivilDay kToday{2025, 10, 20};  // A Monday.

  ChargeCalculatorFixture()
      : executor_(1, 64),
        parts_{executor_, &Noon, *LondonZone(), calls_, access_.authorizer()},
        store_(store::OpenMemoryEngine(), {.clock = &Noon}),
        service_(parts_, store_, records_) {
    EXPECT_THAT(store_.Write({.council = "x",
                              .creates_council = true,
                              .body =
                                  [](store::Txn& t) {
                                    return t
                                        .Record(store::ChangeKind::kCreated,
                                                "council", "b")
                                        .status();
                                  }}),
                tests::IsOk());
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    stub_ = v1::ChargeCalculatorService::NewStub(access_.ChannelTo(*server_));
  }
  ~ChargeCalculatorFixture() override { server_->Shutdown(); }

  // Noon of today in London, which is on summer time.
  static absl::Time Noon() {
    return absl::FromCivil(absl::CivilHour(kToday) + 11, absl::UTCTimeZone());
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

  // A request of that type about the pensioner at home.
  template <typename Request>
  static Request About(
      const v1::Circumstances& circumstances = tests::PensionerAtHome()) {
    Request request;
    request.set_parent("councils/x");
    *request.mutable_circumstances() = circumstances;
    return request;
  }

  uint64_t Head() { return (*store_.Read("x"))->head().revision; }

  // What the log of calls has so far.
  std::string Log() {
    const std::lock_guard lock(mutex_);
    return log_;
  }

  const tests::LocalAccess access_{
      {v1::ChargeCalculatorService::service_full_name()}};
  std::mutex mutex_;
  std::string log_;
  rpc::Executor executor_;
  rpc::CallRecorder calls_{[this](const std::string& line) {
    const std::lock_guard lock(mutex_);
    log_ += line;
  }};
  rpc::ServerParts parts_;
  Records records_;
  store::Store store_;
  ChargeCalculatorService service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Stub> stub_;
};

// Returns the fields that `status` refuses, in order.
inline std::vector<std::string> FieldsRefused(const absl::Status& status) {
  std::vector<std::string> fields;
  for (const FieldViolation& violation : ViolationsOf(status)) {
    fields.push_back(violation.field);
  }
  return fields;
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_CALCULATOR_FIXTURE_H_

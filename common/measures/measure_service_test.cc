// MeasureService over the wire, in process.

#include "common/measures/measure_service.h"

#include "common/measures/measure_values.h"
#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"
#include "tests/support/local_access.h"
#include "tests/support/status_matchers.h"

namespace carereform::measures {
namespace {

using tests::HasReason;
using tests::IsOk;

// A source with one measure: always three people.
class ThreePeople final : public MeasureSource {
 public:
  absl::StatusOr<std::vector<v1::Measure>> List(
      const store::Reader& reader) const override {
    v1::Measure measure;
    measure.set_name("councils/" + reader.council() +
                     "/sources/s/measures/three");
    measure.set_basis(v1::STOCK);
    measure.set_unit("people");
    measure.set_method("counted");
    return std::vector<v1::Measure>{measure};
  }
  absl::StatusOr<v1::ComputeMeasureResponse> Compute(
      const store::Reader&, const v1::Measure&,
      const MeasureQuery&) const override {
    v1::ComputeMeasureResponse response;
    *response.mutable_value() = CountOf(3);
    return response;
  }
  absl::StatusOr<v1::MeasureExplanation> Explain(
      const store::Reader&, const v1::Measure&,
      const MeasureQuery&) const override {
    v1::MeasureExplanation explanation;
    *explanation.mutable_value() = CountOf(3);
    return explanation;
  }
};

class MeasureServiceTest : public testing::Test {
 protected:
  // Serves with an executor that lets `max_queued` calls wait.
  void Serve(size_t max_queued) {
    store_ = std::make_unique<store::Store>(store::OpenMemoryEngine(),
                                            store::WriterOptions{});
    EXPECT_THAT(store_->Write({.council = "x",
                               .creates_council = true,
                               .body =
                                   [](store::Txn& txn) {
                                     return txn
                                         .Record(store::ChangeKind::kCreated,
                                                 "r", "b")
                                         .status();
                                   }}),
                IsOk());
    executor_ = std::make_unique<rpc::Executor>(1, max_queued);
    parts_ = std::make_unique<rpc::ServerParts>(rpc::ServerParts{
        *executor_, &absl::Now, *LondonZone(), calls_, access_.authorizer()});
    service_ = std::make_unique<MeasureService>(
        *parts_,
        std::map<std::string, MeasuredSource>{{"s", {store_.get(), &source_}}});
    grpc::ServerBuilder builder;
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    stub_ = v1::MeasureService::NewStub(access_.ChannelTo(*server_));
  }

  absl::StatusOr<v1::ComputeMeasureResponse> Compute(const std::string& name) {
    v1::ComputeMeasureRequest request;
    request.set_name(name);
    *request.mutable_as_of_date() = rpc::ToDate(absl::CivilDay(2025, 10, 20));
    v1::ComputeMeasureResponse response;
    grpc::ClientContext context;
    const grpc::Status status =
        stub_->ComputeMeasure(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }

  ThreePeople source_;
  const tests::LocalAccess access_{{v1::MeasureService::service_full_name()},
                                   {{"s", common::v1::CASE}}};
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<rpc::Executor> executor_;
  rpc::CallRecorder calls_{[](const std::string&) {}};
  std::unique_ptr<rpc::ServerParts> parts_;
  std::unique_ptr<MeasureService> service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::MeasureService::Stub> stub_;
};

TEST_F(MeasureServiceTest, AValueComesWithItsMeasure) {
  Serve(10);
  const auto response = Compute("councils/x/sources/s/measures/three");
  ASSERT_THAT(response.status(), IsOk());
  EXPECT_EQ(response->value().count().n(), 3);
  EXPECT_EQ(response->value().unit(), "people");
  EXPECT_EQ(response->value().origin(), v1::MeasureValue::COMPUTED);
  EXPECT_EQ(response->value().revision(), 1);
  EXPECT_EQ(response->value().as_of_date().day(), 20);
}

TEST_F(MeasureServiceTest, SaysWhatIsNotThere) {
  Serve(10);
  EXPECT_THAT(Compute("councils/x/sources/other/measures/three").status(),
              HasReason(absl::StatusCode::kNotFound, "SOURCE_NOT_FOUND"));
  EXPECT_THAT(Compute("councils/x/sources/s/measures/four").status(),
              HasReason(absl::StatusCode::kNotFound, "MEASURE_NOT_FOUND"));
  EXPECT_THAT(Compute("councils/y/sources/s/measures/three").status(),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
  EXPECT_THAT(Compute("three").status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(MeasureServiceTest, RefusesWhenTooManyCallsWait) {
  Serve(0);
  EXPECT_THAT(
      Compute("councils/x/sources/s/measures/three").status(),
      HasReason(absl::StatusCode::kResourceExhausted, "READ_QUEUE_FULL"));
}

}  // namespace
}  // namespace carereform::measures

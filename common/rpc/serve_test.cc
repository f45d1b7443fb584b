// How methods are served: retries, deadlines, queues and the way out of errors.

#include "common/rpc/serve.h"

#include <atomic>
#include <future>
#include <thread>

#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "common/store/digest.h"
#include "common/store/resource_table.h"
#include "gmock/gmock.h"
#include "grpcpp/client_context.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"
#include "tests/support/local_access.h"
#include "tests/support/status_matchers.h"

namespace carereform::rpc {
namespace {

using assessments::v1::CreateReferralRequest;
using assessments::v1::GetReferralRequest;
using assessments::v1::Referral;
using tests::HasReason;
using tests::IsOk;

using Referrals = store::ResourceTable<Referral>;

// A service whose methods do as little as methods can.
class SmallService final
    : public assessments::v1::AssessmentService::CallbackService {
 public:
  SmallService(const ServerParts& parts, store::Store& store)
      : parts_(parts), store_(store) {}

  grpc::ServerUnaryReactor* CreateReferral(grpc::CallbackServerContext* context,
                                           const CreateReferralRequest* request,
                                           Referral* response) override {
    return ServeWrite(
        parts_, store_, context, request, response,
        [](const CreateReferralRequest& asked) {
          return asked.referral().team() == "no-team"
                     ? InvalidField("referral.team", "is none")
                     : absl::OkStatus();
        },
        [this](store::Txn& txn, const Call&,
               const CreateReferralRequest& asked) -> absl::StatusOr<Referral> {
          Referral referral = asked.referral();
          referral.set_name("councils/x/referrals/" + store::RandomUuid());
          CR_RETURN_IF_ERROR(table_.Create(txn, referral));
          return referral;
        });
  }

  grpc::ServerUnaryReactor* GetReferral(grpc::CallbackServerContext* context,
                                        const GetReferralRequest* request,
                                        Referral* response) override {
    return ServeRead(
        parts_, store_, context, request, response,
        [](const GetReferralRequest&) { return absl::OkStatus(); },
        [this](const store::Reader& reader, const Call&,
               const GetReferralRequest& asked) -> absl::StatusOr<Referral> {
          if (asked.name() == "councils/x/referrals/broken") {
            return absl::InternalError("the words are for the log alone");
          }
          return table_.Get(reader, asked.name());
        });
  }

 private:
  const ServerParts& parts_;
  store::Store& store_;
  const Referrals table_{1, "REFERRAL"};
};

// Something that waits until it is released.
class Gate {
 public:
  // Waits; on another thread than the test's, which may be over before this is.
  void Pass() {
    const std::shared_ptr<State> state = state_;
    state->arrived.set_value();
    state->open.get_future().wait();
  }
  void WaitForArrival() { state_->arrived.get_future().wait(); }
  void Open() { state_->open.set_value(); }

 private:
  struct State {
    std::promise<void> arrived;
    std::promise<void> open;
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

class ServeTest : public testing::Test {
 protected:
  ServeTest()
      : store_(store::OpenMemoryEngine(), {.clock = [this] { return Now(); }}),
        executor_(1, 2),
        calls_([this](const std::string& line) {
          const std::lock_guard lock(mutex_);
          log_ += line + "\n";
        }),
        parts_{executor_,
               [this] {
                 const absl::Time now = Now();
                 ++clock_calls_;
                 return now;
               },
               absl::UTCTimeZone(), calls_, access_.authorizer()},
        service_(parts_, store_) {
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    stub_ = assessments::v1::AssessmentService::NewStub(
        access_.ChannelTo(*server_));
    EXPECT_THAT(store_.Write({.council = "x",
                              .creates_council = true,
                              .body =
                                  [](store::Txn& txn) {
                                    return txn
                                        .Record(store::ChangeKind::kCreated,
                                                "r", "")
                                        .status();
                                  }}),
                IsOk());
  }
  ~ServeTest() override { server_->Shutdown(); }

  absl::Time Now() const {
    return absl::FromUnixSeconds(1'700'000'000) +
           absl::Seconds(seconds_.load());
  }

  static CreateReferralRequest NewReferral(const std::string& request_id) {
    CreateReferralRequest request;
    request.set_parent("councils/x");
    request.mutable_referral()->set_team("north");
    request.set_request_id(request_id);
    return request;
  }
  absl::StatusOr<Referral> Create(const CreateReferralRequest& request) {
    grpc::ClientContext context;
    Referral response;
    const grpc::Status status =
        stub_->CreateReferral(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }
  absl::StatusOr<Referral> Get(const std::string& name) {
    grpc::ClientContext context;
    GetReferralRequest request;
    request.set_name(name);
    Referral response;
    const grpc::Status status =
        stub_->GetReferral(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }
  uint64_t Revision() { return (*store_.Read("x"))->head().revision; }

  // Waits until a call has read the clock, from which on its deadline is set.
  void WaitUntilBegun(int calls_before) const {
    while (clock_calls_ == calls_before) std::this_thread::yield();
  }

  std::string Log() {
    const std::lock_guard lock(mutex_);
    return log_;
  }

  std::atomic<int64_t> seconds_ = 0;
  std::atomic<int> clock_calls_ = 0;
  std::mutex mutex_;
  std::string log_;
  store::Store store_;
  const tests::LocalAccess access_{
      {assessments::v1::AssessmentService::service_full_name()}};
  Executor executor_;
  CallRecorder calls_;
  ServerParts parts_;
  SmallService service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<assessments::v1::AssessmentService::Stub> stub_;
};

TEST_F(ServeTest, AWriteThatIsSentAgainIsAnsweredTheSameAndMadeOnce) {
  const auto first = Create(NewReferral("id-1"));
  ASSERT_THAT(first.status(), IsOk());
  EXPECT_NE(first->etag(), "");
  const auto again = Create(NewReferral("id-1"));
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(Revision(), 2);
  CreateReferralRequest other = NewReferral("id-1");
  other.mutable_referral()->set_team("south");
  EXPECT_THAT(
      Create(other).status(),
      HasReason(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
  EXPECT_EQ(Revision(), 2);
}

TEST(RequestDigestTest, IsOfAllButTheRequestIdAndWhatIsNeverKept) {
  CreateReferralRequest request;
  request.mutable_referral()->set_team("north");
  const std::string digest = RequestDigest(request);
  request.set_request_id("id-1");
  request.mutable_birth_date()->set_year(1960);
  EXPECT_EQ(RequestDigest(request), digest);
  assessments::v1::BatchCreateReferralsRequest batch;
  *batch.add_requests() = request;
  const std::string of_batch = RequestDigest(batch);
  batch.mutable_requests(0)->mutable_birth_date()->set_year(1961);
  EXPECT_EQ(RequestDigest(batch), of_batch);
  batch.mutable_requests(0)->mutable_referral()->set_team("south");
  EXPECT_NE(RequestDigest(batch), of_batch);
  request.mutable_referral()->set_team("south");
  EXPECT_NE(RequestDigest(request), digest);
}

TEST_F(ServeTest, WithoutARequestIdEachIsAChangeOfItsOwn) {
  ASSERT_THAT(Create(NewReferral("")).status(), IsOk());
  ASSERT_THAT(Create(NewReferral("")).status(), IsOk());
  EXPECT_EQ(Revision(), 3);
}

TEST_F(ServeTest, ATrialRunIsAnsweredAndRemembersNothing) {
  CreateReferralRequest request = NewReferral("id-1");
  request.set_validate_only(true);
  const auto tried = Create(request);
  ASSERT_THAT(tried.status(), IsOk());
  EXPECT_EQ(Revision(), 1);
  EXPECT_THAT(Get(tried->name()).status(),
              HasReason(absl::StatusCode::kNotFound, "REFERRAL_NOT_FOUND"));
  EXPECT_THAT(Create(NewReferral("id-1")).status(), IsOk());
  EXPECT_EQ(Revision(), 2);
}

TEST_F(ServeTest, AShapeThatIsRefusedReachesNeitherQueue) {
  Gate gate;
  ASSERT_TRUE(executor_.TryRun([&] { gate.Pass(); }));
  gate.WaitForArrival();
  CreateReferralRequest request = NewReferral("");
  request.mutable_referral()->set_team("no-team");
  EXPECT_THAT(Create(request).status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  gate.Open();
}

// The caller sets no deadline; the server's longest is 30 seconds.
TEST_F(ServeTest, AReadWhoseDeadlinePassedInTheQueueIsNotServed) {
  for (const int seconds : {30, 31}) {
    seconds_ = 0;
    const int calls_before = clock_calls_;
    Gate gate;
    ASSERT_TRUE(executor_.TryRun([&] { gate.Pass(); }));
    gate.WaitForArrival();
    auto call = std::async(std::launch::async,
                           [&] { return Get("councils/x/referrals/a"); });
    WaitUntilBegun(calls_before);
    seconds_ = seconds;
    gate.Open();
    const absl::Status status = call.get().status();
    if (seconds == 30) {
      EXPECT_THAT(status,
                  HasReason(absl::StatusCode::kNotFound, "REFERRAL_NOT_FOUND"));
    } else {
      EXPECT_THAT(status, HasReason(absl::StatusCode::kDeadlineExceeded,
                                    "DEADLINE_EXCEEDED"));
    }
  }
}

TEST_F(ServeTest, AWriteWhoseDeadlinePassedInTheQueueIsNotMade) {
  Gate gate;
  store_.Submit({.council = "x", .body = [&](store::Txn&) {
                   gate.Pass();
                   return absl::OkStatus();
                 }});
  gate.WaitForArrival();
  const int calls_before = clock_calls_;
  auto call = std::async(std::launch::async,
                         [&] { return Create(NewReferral("id-1")); });
  WaitUntilBegun(calls_before);
  seconds_ = 31;
  gate.Open();
  EXPECT_THAT(
      call.get().status(),
      HasReason(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED"));
  EXPECT_EQ(Revision(), 1);
  // The same request may be sent again.
  EXPECT_THAT(Create(NewReferral("id-1")).status(), IsOk());
  EXPECT_EQ(Revision(), 2);
}

TEST_F(ServeTest, ReadsPastTheBoundAreRefusedAtOnce) {
  Gate gate;
  ASSERT_TRUE(executor_.TryRun([&] { gate.Pass(); }));
  gate.WaitForArrival();
  ASSERT_TRUE(executor_.TryRun([] {}));
  ASSERT_TRUE(executor_.TryRun([] {}));
  EXPECT_THAT(
      Get("councils/x/referrals/a").status(),
      HasReason(absl::StatusCode::kResourceExhausted, "READ_QUEUE_FULL"));
  gate.Open();
}

TEST_F(ServeTest, AnErrorThatIsNotForCallersIsForTheLog) {
  const absl::Status status = Get("councils/x/referrals/broken").status();
  EXPECT_THAT(status, HasReason(absl::StatusCode::kInternal, "INTERNAL"));
  EXPECT_THAT(std::string(status.message()),
              testing::Not(testing::HasSubstr("words")));
  EXPECT_THAT(Log(), testing::HasSubstr("the words are for the log alone"));
}

TEST(RequestDigestTest, IsOfEverythingButTheRequestId) {
  CreateReferralRequest request;
  request.set_parent("councils/x");
  request.set_request_id("id-1");
  const std::string digest = RequestDigest(request);
  request.set_request_id("id-2");
  EXPECT_EQ(RequestDigest(request), digest);
  request.set_validate_only(true);
  EXPECT_NE(RequestDigest(request), digest);
}

TEST(MethodOfTest, IsTheNameOfTheRequestWithoutItsEnd) {
  EXPECT_EQ(MethodOf(CreateReferralRequest::descriptor()->full_name()),
            "carereform.assessments.v1.CreateReferral");
}

}  // namespace
}  // namespace carereform::rpc

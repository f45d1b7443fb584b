#include "tests/bench/durable_create/captured_creates.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/rpc/convert.h"
#include "common/rpc/serve.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/store.h"
#include "services/assessments/handlers/referrals.h"
#include "services/assessments/records.h"
#include "tests/bench/bench_host.h"

namespace carereform::bench {
namespace {

using assessments::v1::CreateReferralRequest;
using assessments::v1::Referral;

constexpr char kCaller[] = "local";
constexpr int kTeams = 20;
constexpr int kLocalities = 12;
constexpr int kReceivedWithinDays = 300;

// An engine that notes what is written to the one beneath it.
class NotingEngine : public store::Engine {
 public:
  NotingEngine(std::unique_ptr<store::Engine> engine,
               std::vector<store::Changes>& noted)
      : engine_(std::move(engine)), noted_(noted) {}

  absl::Status Write(const store::Changes& changes) override {
    noted_.push_back(changes);
    return engine_->Write(changes);
  }
  std::shared_ptr<const store::View> Snapshot() const override {
    return engine_->Snapshot();
  }
  absl::Status Scrub() override { return engine_->Scrub(); }

 private:
  std::unique_ptr<store::Engine> engine_;
  std::vector<store::Changes>& noted_;
};

absl::Status CreateCouncilIn(store::Store& store) {
  return store.Write(
      {.council = kCouncilId,
       .actor = kCaller,
       .method = "CreateCouncil",
       .creates_council = true,
       .body = [](store::Txn& txn) {
         return txn.Record(store::ChangeKind::kCreated, kCouncil, "").status();
       }});
}

// The same as rpc::ServeWrite asks of the store for this request.
store::WriteRequest WriteOf(const assessments::Records& records,
                            const rpc::Call& call,
                            const CreateReferralRequest& request) {
  store::WriteRequest write;
  write.council = kCouncilId;
  write.actor = call.caller;
  write.method = call.method;
  write.request_id = request.request_id();
  write.digest = rpc::RequestDigest(request);
  write.body = [&](store::Txn& txn) {
    return assessments::CreateReferral(records, txn, call, request).status();
  };
  return write;
}

}  // namespace

std::vector<CreateReferralRequest> CreateRequests(size_t count) {
  const absl::CivilDay first(2025, 1, 1);
  std::vector<CreateReferralRequest> requests(count);
  for (size_t i = 0; i < count; ++i) {
    const auto number = static_cast<int>(i);
    requests[i].set_parent(kCouncil);
    requests[i].set_request_id(store::RandomUuid());
    Referral& referral = *requests[i].mutable_referral();
    referral.set_external_id(absl::StrCat("case-", number));
    referral.set_type(number % 2 == 0 ? Referral::CARE_ACT : Referral::CARER);
    referral.set_team(absl::StrCat("team-", number % kTeams));
    referral.set_locality(absl::StrCat("locality-", number % kLocalities));
    *referral.mutable_received_date() =
        rpc::ToDate(first + number % kReceivedWithinDays);
  }
  return requests;
}

absl::StatusOr<std::vector<store::Changes>> CaptureCreates(
    const std::string& directory,
    const std::vector<CreateReferralRequest>& requests) {
  std::vector<store::Changes> noted;
  CR_ASSIGN_OR_RETURN(std::unique_ptr<store::Engine> engine,
                      store::OpenRocksEngine(directory));
  const assessments::Records records;
  store::Store store(std::make_unique<NotingEngine>(std::move(engine), noted),
                     {});
  CR_RETURN_IF_ERROR(CreateCouncilIn(store));
  noted.clear();
  rpc::Call call;
  call.caller = kCaller;
  call.method = rpc::MethodOf(CreateReferralRequest::descriptor()->full_name());
  call.today = absl::ToCivilDay(absl::Now(), absl::UTCTimeZone());
  for (const CreateReferralRequest& request : requests) {
    CR_RETURN_IF_ERROR(store.Write(WriteOf(records, call, request)));
  }
  return noted;
}

}  // namespace carereform::bench

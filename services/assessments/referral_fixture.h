// Referrals in a store in memory, for tests of the service: handlers are called
// as the server calls them, without gRPC.

#ifndef CR_SERVICES_ASSESSMENTS_REFERRAL_FIXTURE_H_
#define CR_SERVICES_ASSESSMENTS_REFERRAL_FIXTURE_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/rpc/call.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/assessments/handlers/referral_moves.h"
#include "services/assessments/handlers/referrals.h"
#include "services/assessments/records.h"
#include "tests/support/status_matchers.h"

namespace carereform::assessments {

// Today, in these tests.
inline const absl::CivilDay kToday(2025, 10, 20);

// The days of a referral; empty ones have not come.
struct Days {
  absl::CivilDay received = kToday;
  std::optional<absl::CivilDay> triaged = std::nullopt;
  std::optional<absl::CivilDay> allocated = std::nullopt;
  std::optional<absl::CivilDay> started = std::nullopt;
  std::optional<absl::CivilDay> closed = std::nullopt;
};

// Returns a Care Act referral to the team `north` in the locality `town`.
inline v1::Referral ReferralWith(const Days& days) {
  v1::Referral referral;
  referral.set_type(v1::Referral::CARE_ACT);
  referral.set_team("north");
  referral.set_locality("town");
  *referral.mutable_received_date() = rpc::ToDate(days.received);
  if (days.triaged) {
    *referral.mutable_triaged_date() = rpc::ToDate(*days.triaged);
  }
  if (days.allocated) {
    *referral.mutable_allocated_date() = rpc::ToDate(*days.allocated);
  }
  if (days.started) {
    *referral.mutable_started_date() = rpc::ToDate(*days.started);
  }
  if (days.closed) {
    *referral.mutable_closed_date() = rpc::ToDate(*days.closed);
  }
  return referral;
}

// Returns the fields that an error is about.
inline std::vector<std::string> FieldsOf(const absl::Status& status) {
  std::vector<std::string> fields;
  for (const FieldViolation& violation : ViolationsOf(status)) {
    fields.push_back(violation.field);
  }
  return fields;
}

class ReferralFixture : public testing::Test {
 protected:
  ReferralFixture() : store_(store::OpenMemoryEngine(), {}) {
    call_.caller = "tester";
    call_.today = kToday;
    const auto begun = Write([](store::Txn& txn) {
      return txn.Record(store::ChangeKind::kCreated, "councils/x", "").status();
    });
    EXPECT_THAT(begun, tests::IsOk());
  }

  absl::Status Write(std::function<absl::Status(store::Txn&)> body) {
    return store_.Write({.council = "x",
                         .actor = "tester",
                         .method = "Method",
                         .creates_council = true,
                         .body = std::move(body)});
  }

  // Runs a handler in a transaction.
  template <typename Request>
  absl::StatusOr<v1::Referral> Run(
      absl::StatusOr<v1::Referral> (*handler)(const Records&, store::Txn&,
                                              const rpc::Call&, const Request&),
      const Request& request) {
    v1::Referral result;
    const absl::Status status = Write([&](store::Txn& txn) -> absl::Status {
      CR_ASSIGN_OR_RETURN(result, handler(records_, txn, call_, request));
      return absl::OkStatus();
    });
    if (!status.ok()) return status;
    return result;
  }

  absl::StatusOr<v1::Referral> Create(const v1::Referral& referral) {
    v1::CreateReferralRequest request;
    request.set_parent("councils/x");
    *request.mutable_referral() = referral;
    return Run(&CreateReferral, request);
  }
  absl::StatusOr<v1::Referral> Create(const Days& days) {
    return Create(ReferralWith(days));
  }

  absl::StatusOr<v1::Referral> Triage(const std::string& name,
                                      absl::CivilDay day,
                                      const std::string& etag = "") {
    v1::TriageReferralRequest request;
    request.set_name(name);
    request.set_etag(etag);
    *request.mutable_triaged_date() = rpc::ToDate(day);
    return Run(&TriageReferral, request);
  }
  absl::StatusOr<v1::Referral> Allocate(const std::string& name,
                                        absl::CivilDay day,
                                        const std::string& etag = "") {
    v1::AllocateReferralRequest request;
    request.set_name(name);
    request.set_etag(etag);
    *request.mutable_allocated_date() = rpc::ToDate(day);
    return Run(&AllocateReferral, request);
  }
  absl::StatusOr<v1::Referral> Start(const std::string& name,
                                     absl::CivilDay day,
                                     const std::string& etag = "") {
    v1::StartAssessmentRequest request;
    request.set_name(name);
    request.set_etag(etag);
    *request.mutable_started_date() = rpc::ToDate(day);
    return Run(&StartAssessment, request);
  }
  absl::StatusOr<v1::Referral> Close(const std::string& name,
                                     absl::CivilDay day,
                                     const std::string& etag = "") {
    v1::CloseReferralRequest request;
    request.set_name(name);
    request.set_etag(etag);
    *request.mutable_closed_date() = rpc::ToDate(day);
    return Run(&CloseReferral, request);
  }

  absl::StatusOr<v1::Referral> Get(const std::string& name,
                                   int64_t read_revision = 0) {
    v1::GetReferralRequest request;
    request.set_name(name);
    request.set_read_revision(read_revision);
    return GetReferral(records_, *Read(), call_, request);
  }

  std::unique_ptr<store::Reader> Read() {
    auto reader = store_.Read("x");
    EXPECT_THAT(reader.status(), tests::IsOk());
    return *std::move(reader);
  }
  int64_t Revision() { return static_cast<int64_t>(Read()->head().revision); }

  // What is known of every referral at a revision, in the order of the rows.
  std::vector<WaitFact> FactsAt(int64_t revision) {
    const auto known_at = static_cast<uint64_t>(revision);
    return records_.FactsOf("x").waits.With(
        [&](absl::Span<const WaitFact> rows, absl::Span<const uint32_t>) {
          std::vector<WaitFact> facts;
          for (const WaitFact& row : rows) {
            if (row.known_from <= known_at && known_at < row.known_to) {
              facts.push_back(row);
            }
          }
          return facts;
        });
  }

  Records records_;  // Before the store, whose writer uses it to the last.
  store::Store store_;
  rpc::Call call_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_REFERRAL_FIXTURE_H_

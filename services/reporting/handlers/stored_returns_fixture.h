// Returns in a store in memory, moved by the handlers.

#ifndef CR_SERVICES_REPORTING_HANDLERS_STORED_RETURNS_FIXTURE_H_
#define CR_SERVICES_REPORTING_HANDLERS_STORED_RETURNS_FIXTURE_H_

#include <functional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/store/blob.h"
#include "common/store/store.h"
#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/reporting/handlers/certify.h"
#include "services/reporting/handlers/progress_returns.h"
#include "services/reporting/handlers/publication.h"
#include "services/reporting/handlers/return_documents.h"
#include "services/reporting/handlers/revert.h"
#include "services/reporting/handlers/stored_returns.h"
#include "services/reporting/handlers/submission.h"
#include "services/reporting/sign_off/rule_books.h"
#include "tests/support/status_matchers.h"

namespace carereform::reporting {

class StoredReturnsTest : public testing::Test {
 protected:
  static constexpr char kDirector[] = "director-of-adult-social-services";
  static constexpr char kOfficer[] = "section-151-officer";

  StoredReturnsTest()
      : books_(*BuiltInRuleBooks()),
        store_(store::OpenMemoryEngine(), {.clock = [] { return kNow; }}) {}

  // A return with one cell, of so many people.
  static v1::ReturnModel Model(bool complete = true, int64_t people = 297) {
    v1::ReturnModel model;
    v1::Cover& cover = *model.mutable_cover();
    cover.set_council("X Council");
    cover.set_quarter("2025-26 Q3");
    *cover.mutable_as_of_date() = rpc::ToDate(absl::CivilDay(2025, 10, 20));
    cover.set_complete(complete);
    v1::Cell& cell = *model.add_cells();
    cell.set_id("m09-stock");
    cell.set_code("M09");
    cell.mutable_value()->set_state(measures::v1::MeasureValue::VALUE);
    cell.mutable_value()->mutable_count()->set_n(people);
    cell.mutable_value()->set_unit("people");
    return model;
  }

  static rpc::Call CallBy(const std::string& caller,
                          std::vector<rpc::HeldRole> roles = {}) {
    rpc::Call call;
    call.caller = caller;
    call.roles = std::move(roles);
    call.now = kNow;
    call.today = LondonDay(kNow, *LondonZone());
    return call;
  }

  absl::Status Write(std::function<absl::Status(store::Txn&)> body) {
    return store_.Write(
        {.council = "x", .creates_council = true, .body = std::move(body)});
  }

  std::unique_ptr<store::Reader> Read() { return *store_.Read("x"); }

  v1::ProgressReturn Prepare(v1::ReturnModel model,
                             const std::string& caller = "officer") {
    v1::ProgressReturn prepared;
    EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                  CR_ASSIGN_OR_RETURN(prepared,
                                      StoreDraft(records_, txn, CallBy(caller),
                                                 "councils/x", model, {}));
                  return absl::OkStatus();
                }),
                tests::IsOk());
    return prepared;
  }

  // Runs a handler of a write.
  absl::StatusOr<v1::ProgressReturn> Move(
      std::function<absl::StatusOr<v1::ProgressReturn>(store::Txn&)> handler) {
    v1::ProgressReturn moved;
    CR_RETURN_IF_ERROR(Write([&](store::Txn& txn) -> absl::Status {
      CR_ASSIGN_OR_RETURN(moved, handler(txn));
      return absl::OkStatus();
    }));
    return moved;
  }

  absl::StatusOr<v1::ProgressReturn> Freeze(const std::string& name,
                                            const std::string& etag = "") {
    v1::FreezeProgressReturnRequest request;
    request.set_name(name);
    request.set_etag(etag);
    return Move([&](store::Txn& txn) {
      return FreezeProgressReturn(records_, txn, CallBy("officer"), request);
    });
  }

  // Certifies what is stored, by `caller`, who holds `role` or, as a deputy,
  // deputises in it.
  absl::StatusOr<v1::ProgressReturn> Certify(const std::string& name,
                                             const std::string& caller,
                                             const std::string& role,
                                             bool deputy = false) {
    CR_ASSIGN_OR_RETURN(const v1::ProgressReturn stored,
                        records_.progress_returns.Get(*Read(), name));
    v1::CertifyProgressReturnRequest request;
    request.set_name(name);
    request.set_role(role);
    request.set_model_sha256(stored.model_sha256());
    return CertifyAs(CallBy(caller, {{role, deputy}}), request);
  }

  absl::StatusOr<v1::ProgressReturn> CertifyAs(
      const rpc::Call& call, const v1::CertifyProgressReturnRequest& request) {
    return Move([&](store::Txn& txn) {
      return CertifyProgressReturn(books_, records_, txn, call, request);
    });
  }

  absl::StatusOr<v1::ProgressReturn> Submit(
      const std::string& name,
      absl::CivilDay sent = absl::CivilDay(2025, 11, 3)) {
    v1::RecordSubmissionRequest request;
    request.set_name(name);
    v1::Submission& submission = *request.mutable_submission();
    submission.set_sent_by("programme manager");
    submission.set_recipient("DHSC");
    submission.set_channel(v1::Submission::EMAIL);
    *submission.mutable_sent_date() = rpc::ToDate(sent);
    submission.set_recorded_by("someone else");
    EXPECT_THAT(CheckRecordSubmission(request), tests::IsOk());
    return Move([&](store::Txn& txn) {
      return RecordSubmission(records_, txn, CallBy("officer"), request);
    });
  }

  absl::StatusOr<v1::ProgressReturn> Publish(
      const std::string& name, v1::Publication::Disclosure disclosure) {
    v1::PublishProgressReturnRequest request;
    request.set_name(name);
    request.mutable_publication()->set_place("council.example/returns");
    request.mutable_publication()->set_disclosure(disclosure);
    EXPECT_THAT(CheckPublish(request), tests::IsOk());
    return Move([&](store::Txn& txn) {
      return PublishProgressReturn(books_, records_, txn, CallBy("officer"),
                                   request);
    });
  }

  absl::StatusOr<v1::ProgressReturn> Revert(const std::string& name) {
    v1::RevertProgressReturnRequest request;
    request.set_name(name);
    request.set_reason("The later one was of the wrong day.");
    return Move([&](store::Txn& txn) {
      return RevertProgressReturn(records_, txn, CallBy("other-officer"),
                                  request);
    });
  }

  absl::StatusOr<v1::ProgressReturn> Note(
      const std::string& name,
      absl::CivilDay meeting = absl::CivilDay(2025, 11, 3)) {
    v1::RecordNotingRequest request;
    request.set_name(name);
    request.mutable_noting()->set_committee("Scrutiny committee");
    *request.mutable_noting()->mutable_meeting_date() = rpc::ToDate(meeting);
    request.mutable_noting()->set_minute("32");
    EXPECT_THAT(CheckRecordNoting(request), tests::IsOk());
    return Move([&](store::Txn& txn) {
      return RecordNoting(records_, txn, CallBy("officer"), request);
    });
  }

  // Takes a new return of `model` through its life, up to `state`.
  v1::ProgressReturn Reach(v1::ProgressReturn::State state,
                           v1::ReturnModel model = Model()) {
    v1::ProgressReturn at = Prepare(std::move(model));
    const std::string name = at.name();
    if (state >= v1::ProgressReturn::FROZEN) at = *Freeze(name);
    if (state >= v1::ProgressReturn::CERTIFIED) {
      at = *Certify(name, "ada", kDirector);
      at = *Certify(name, "ben", kOfficer);
    }
    if (state >= v1::ProgressReturn::SUBMITTED) at = *Submit(name);
    if (state >= v1::ProgressReturn::PUBLISHED) {
      at = *Publish(name, v1::Publication::SUPPRESS_SMALL);
    }
    EXPECT_EQ(at.state(), state);
    return at;
  }

  absl::StatusOr<v1::ReturnDocument> Document(
      const std::string& name, v1::DocumentFormat format,
      v1::Copy copy = v1::COPY_UNSPECIFIED) {
    v1::GetReturnDocumentRequest request;
    request.set_name(name);
    request.set_format(format);
    request.set_copy(copy);
    return GetReturnDocument(records_, *Read(), request);
  }

  // Puts other bytes where a blob is, as damage to the disk might.
  void Damage(uint32_t table, const std::string& name) {
    EXPECT_THAT(
        Write([&](store::Txn& txn) -> absl::Status {
          store::PutBlob(txn, table, name, "other bytes");
          return txn.Record(store::ChangeKind::kUpdated, "r", "b").status();
        }),
        tests::IsOk());
  }

  // 3 November 2025, just after midnight in London, which is that day in UTC.
  static const absl::Time kNow;

  const RuleBooks books_;
  Records records_;
  store::Store store_;
};

inline const absl::Time StoredReturnsTest::kNow = absl::FromCivil(
    absl::CivilSecond(2025, 11, 3, 0, 30, 0), absl::UTCTimeZone());

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_STORED_RETURNS_FIXTURE_H_

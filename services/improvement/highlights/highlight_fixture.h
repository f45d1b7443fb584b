// The records of reports over a store in memory, with a small plan.

#ifndef CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_FIXTURE_H_
#define CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_FIXTURE_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/improvement/highlights/board_pack.h"
#include "services/improvement/highlights/highlight_checks.h"
#include "services/improvement/highlights/highlight_handlers.h"
#include "tests/support/proto_text.h"
#include "tests/support/status_matchers.h"

namespace carereform::improvement {

class HighlightFixture : public testing::Test {
 protected:
  // Two workstreams: `homes` with area 1, group 1.1, an action, a target and
  // two milestones; `quiet` with nothing.
  HighlightFixture()
      : plan_(*BuiltInCqcFrameworks()),
        target_rag_(plan_, *BuiltInRagSchemes()),
        risks_(plan_),
        records_(plan_, target_rag_, risks_),
        store_(store::OpenMemoryEngine(), {}) {
    EXPECT_THAT(store_.Write(
                    {.council = "x",
                     .creates_council = true,
                     .body = [this](store::Txn& txn) { return AddPlan(txn); }}),
                tests::IsOk());
  }

  static rpc::Call CallBy(const std::string& caller,
                          absl::CivilDay today = absl::CivilDay(2025, 12, 3)) {
    rpc::Call call;
    call.caller = caller;
    call.council = "x";
    call.today = today;
    return call;
  }

  absl::Status Change(const std::function<absl::Status(store::Txn&)>& body) {
    return store_.Write({.council = "x", .body = body});
  }

  // Adds a resource whose fields are written as protobuf text.
  template <typename Resource>
  absl::Status Add(const rpc::Collection<Resource>& collection,
                   const std::string& fields) {
    return Change([&](store::Txn& txn) {
      return collection.Add(txn, CallBy("officer"),
                            tests::FromText<Resource>(fields));
    });
  }

  // Does a step of a report; its check comes first, as when it is served.
  template <typename Request>
  absl::StatusOr<v1::HighlightReport> Do(
      absl::Status (*check)(const Request&),
      absl::StatusOr<v1::HighlightReport> (*handler)(const HighlightRecords&,
                                                     store::Txn&,
                                                     const rpc::Call&,
                                                     const Request&),
      const rpc::Call& call, const std::string& fields) {
    const auto request = tests::FromText<Request>(fields);
    CR_RETURN_IF_ERROR(check(request));
    v1::HighlightReport report;
    CR_RETURN_IF_ERROR(Change([&](store::Txn& txn) -> absl::Status {
      CR_ASSIGN_OR_RETURN(report, handler(records_, txn, call, request));
      return absl::OkStatus();
    }));
    return report;
  }

  absl::StatusOr<v1::HighlightReport> Prepare(
      const std::string& id, int month, const std::string& more = "",
      const std::string& workstream = "homes") {
    return Do(&CheckPrepare, &PrepareHighlightReport, CallBy("officer"),
              absl::StrCat("parent: 'councils/x' highlight_report_id: '", id,
                           "' workstream: 'councils/x/workstreams/", workstream,
                           "' month { year: 2025 month: ", month, " } ", more));
  }
  absl::StatusOr<v1::HighlightReport> Words(const std::string& id,
                                            const std::string& progress,
                                            const std::string& words = "",
                                            const std::string& more = "") {
    return Do(&CheckWrite, &WriteHighlightReport, CallBy("officer"),
              absl::StrCat(NameOf(id), " narrative { progress: '", progress,
                           "' ", words, " } ", more));
  }
  absl::StatusOr<v1::HighlightReport> Refresh(const std::string& id,
                                              const std::string& more = "") {
    return Do(&CheckRefresh, &RefreshHighlightReport, CallBy("officer"),
              NameOf(id) + more);
  }
  absl::StatusOr<v1::HighlightReport> Review(
      const std::string& id, const std::string& caller = "director") {
    return Do(&CheckReview, &ReviewHighlightReport, CallBy(caller),
              NameOf(id) + " reviewed_by: 'Assistant Director'");
  }
  absl::StatusOr<v1::HighlightReport> Return(const std::string& id) {
    return Do(&CheckReturn, &ReturnHighlightReport, CallBy("director"),
              NameOf(id) + " returned_by: 'The board' reason: 'Say more'");
  }
  absl::StatusOr<v1::HighlightReport> Accept(const std::string& id,
                                             const std::string& digest,
                                             const std::string& meeting =
                                                 "year: 2025 month: 12 day: "
                                                 "3") {
    return Do(&CheckAccept, &AcceptHighlightReport, CallBy("officer"),
              absl::StrCat(NameOf(id), " board: 'The board' digest: '", digest,
                           "' meeting_date { ", meeting, " }"));
  }

  // Brings the report of that month to ACCEPTED.
  void ReachAccepted(const std::string& id, int month) {
    ASSERT_THAT(Prepare(id, month).status(), tests::IsOk());
    ASSERT_THAT(Words(id, "Much was done").status(), tests::IsOk());
    const auto reviewed = Review(id);
    ASSERT_THAT(reviewed.status(), tests::IsOk());
    ASSERT_THAT(Accept(id, reviewed->digest()).status(), tests::IsOk());
  }

  v1::HighlightReport Stored(const std::string& id) {
    const auto report = records_.reports().table().Get(
        **store_.Read("x"), "councils/x/highlightReports/" + id);
    EXPECT_THAT(report.status(), tests::IsOk());
    return report.ok() ? *report : v1::HighlightReport();
  }

  absl::StatusOr<v1::BoardPack> Pack(int month) {
    const auto request = tests::FromText<v1::GetBoardPackRequest>(absl::StrCat(
        "parent: 'councils/x' month { year: 2025 month: ", month, " }"));
    CR_RETURN_IF_ERROR(CheckGetBoardPack(request));
    return GetBoardPack(records_, **store_.Read("x"), CallBy("reader"),
                        request);
  }

  absl::Status AddRisk(const std::string& id, const std::string& fields) {
    return Add(risks_.risks(),
               absl::StrCat("name: 'councils/x/risks/", id,
                            "' display_name: 'Risk ", id,
                            "' kind: RISK level: PROGRAMME event: 'It happens'"
                            " review_interval_months: 1 ",
                            fields));
  }

  static std::string NameOf(const std::string& id) {
    return absl::StrCat("name: 'councils/x/highlightReports/", id, "'");
  }

  static constexpr char kOfHomes[] =
      " workstream: 'councils/x/workstreams/homes' ";

  Records plan_;
  TargetRagRecords target_rag_;
  RiskRecords risks_;
  HighlightRecords records_;
  store::Store store_;

 private:
  absl::Status AddPlan(store::Txn& txn) {
    const rpc::Call call = CallBy("officer");
    const auto add = [&](const auto& collection, auto resource) {
      return collection.Add(txn, call, resource);
    };
    CR_RETURN_IF_ERROR(
        add(plan_.areas(),
            tests::FromText<v1::Area>("name: 'councils/x/areas/a' number: 1"
                                      " display_name: 'Homes'")));
    CR_RETURN_IF_ERROR(add(
        plan_.workstreams(),
        tests::FromText<v1::Workstream>("name: 'councils/x/workstreams/homes'"
                                        " display_name: 'Homes first'"
                                        " areas: 'councils/x/areas/a'")));
    CR_RETURN_IF_ERROR(add(
        plan_.workstreams(),
        tests::FromText<v1::Workstream>("name: 'councils/x/workstreams/quiet'"
                                        " display_name: 'Quiet work'")));
    CR_RETURN_IF_ERROR(
        add(plan_.action_groups(),
            tests::FromText<v1::ActionGroup>(
                "name: 'councils/x/actionGroups/g' area: 'councils/x/areas/a'"
                " number: '1.1' display_name: 'Group' outcomes: 'one'"
                " delivery_date { year: 2025 month: 10 }")));
    CR_RETURN_IF_ERROR(
        add(plan_.actions(),
            tests::FromText<v1::Action>(
                "name: 'councils/x/actions/act' position: 1 text: 'Do it'"
                " action_group: 'councils/x/actionGroups/g'")));
    CR_RETURN_IF_ERROR(
        add(plan_.outcome_targets(),
            tests::FromText<v1::OutcomeTarget>(
                "name: 'councils/x/outcomeTargets/m26' code: 'M26'"
                " text: 'Reached' action_group: 'councils/x/actionGroups/g'"
                " kind: DELIVERABLE")));
    return AddMilestones(txn, call);
  }

  absl::Status AddMilestones(store::Txn& txn, const rpc::Call& call) {
    for (const char* fields :
         {"name: 'councils/x/milestones/nov' display_name: 'November'"
          " due_date { year: 2025 month: 11 day: 10 }",
          "name: 'councils/x/milestones/dec' display_name: 'December'"
          " due_date { year: 2025 month: 12 }"}) {
      CR_RETURN_IF_ERROR(plan_.milestones().Add(
          txn, call,
          tests::FromText<v1::Milestone>(absl::StrCat(
              fields, " outcome_target: 'councils/x/outcomeTargets/m26'"))));
    }
    return absl::OkStatus();
  }
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_FIXTURE_H_

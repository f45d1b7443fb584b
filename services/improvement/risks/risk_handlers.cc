#include "services/improvement/risks/risk_handlers.h"

#include <algorithm>

#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/seen_version.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/plan.h"
#include "services/improvement/risks/risk_errors.h"
#include "services/improvement/risks/risk_fields.h"

namespace carereform::improvement {
namespace {

using v1::Dependency;
using v1::Risk;

constexpr char kRisk[] = "councils/{council}/risks/{risk}";

// What every request about one risk has.
template <typename Request>
void CheckAbout(const Request& request, rpc::Validation& validation) {
  validation.Name("name", request.name(), kRisk);
  validation.RequestId(request.request_id());
}

// Returns the risk as it was read; RISK_CLOSED where it is closed.
absl::StatusOr<Risk> OpenRisk(const RiskRecords& records,
                              const store::Reader& reader,
                              absl::string_view name, absl::string_view etag) {
  CR_ASSIGN_OR_RETURN(Risk risk, records.risks().table().Get(reader, name));
  CR_RETURN_IF_ERROR(store::CheckSeen(reader, etag, risk));
  if (risk.state() == Risk::CLOSED) {
    return errors::RiskClosed(*rpc::StoredDay(risk.closed_date()));
  }
  return risk;
}

absl::StatusOr<Risk> Put(const RiskRecords& records, store::Txn& txn,
                         Risk risk) {
  CR_RETURN_IF_ERROR(records.risks().table().Update(txn, risk));
  return risk;
}

// Returns the day of the last review on record, a month as its last day.
std::optional<absl::CivilDay> LastReview(const Risk& risk) {
  if (!risk.has_last_review_date()) return std::nullopt;
  const auto date = rpc::ToDayOrMonth(risk.last_review_date());
  return date.ok() ? std::optional<absl::CivilDay>(date->day) : std::nullopt;
}

void TakeScores(const v1::ReviewRiskRequest& request, Risk& risk) {
  if (!request.score_scheme().empty()) {
    risk.set_score_scheme(request.score_scheme());
  }
  if (request.has_inherent_score()) {
    *risk.mutable_inherent_score() = request.inherent_score();
  }
  if (request.has_residual_score()) {
    *risk.mutable_residual_score() = request.residual_score();
  }
  if (request.has_target_score()) {
    *risk.mutable_target_score() = request.target_score();
  }
}

}  // namespace

absl::StatusOr<Risk> UpdateRisk(const RiskRecords& records, store::Txn& txn,
                                const rpc::Call& call,
                                const v1::UpdateRiskRequest& request) {
  const Risk& changes = request.risk();
  CR_RETURN_IF_ERROR(
      OpenRisk(records, txn, changes.name(), changes.etag()).status());
  return records.risks().Update(txn, call, request);
}

absl::Status CheckReviewRisk(const v1::ReviewRiskRequest& request) {
  rpc::Validation validation;
  CheckAbout(request, validation);
  validation.Date("review_date", request.has_review_date(),
                  request.review_date());
  validation.Text("note", request.note(), kMaxPassageCharacters);
  return validation.Finish();
}

absl::StatusOr<Risk> ReviewRisk(const RiskRecords& records, store::Txn& txn,
                                const rpc::Call& call,
                                const v1::ReviewRiskRequest& request) {
  CR_ASSIGN_OR_RETURN(Risk risk,
                      OpenRisk(records, txn, request.name(), request.etag()));
  CR_RETURN_IF_ERROR(
      CheckNotInFuture("review_date", request.review_date(), call));
  const auto last = LastReview(risk);
  const auto raised = rpc::StoredDay(risk.raised_date());
  const absl::CivilDay day = *rpc::StoredDay(request.review_date());
  if ((last.has_value() && day < *last) ||
      (raised.has_value() && day < *raised)) {
    return InvalidField("review_date",
                        "has to be on or after the last review, and after "
                        "the risk was raised");
  }
  TakeScores(request, risk);
  *risk.mutable_last_review_date() = request.review_date();
  risk.set_review_note(request.note());
  CR_RETURN_IF_ERROR(WorkOut(records.schemes(), "", call.today, risk));
  Risk::Review& review = *risk.add_reviews();
  *review.mutable_date() = request.review_date();
  review.set_residual_value(risk.residual_score().value());
  return Put(records, txn, std::move(risk));
}

absl::Status CheckEscalateRisk(const v1::EscalateRiskRequest& request) {
  rpc::Validation validation;
  CheckAbout(request, validation);
  validation.EnumValue("level", request.level(), &Risk::Level_IsValid);
  validation.Text("reason", request.reason(), kMaxPassageCharacters);
  return validation.Finish();
}

absl::StatusOr<Risk> EscalateRisk(const RiskRecords& records, store::Txn& txn,
                                  const rpc::Call&,
                                  const v1::EscalateRiskRequest& request) {
  CR_ASSIGN_OR_RETURN(Risk risk,
                      OpenRisk(records, txn, request.name(), request.etag()));
  if (risk.level() == request.level()) return errors::RiskLevelSame();
  if (request.level() == Risk::WORKSTREAM && risk.workstream().empty()) {
    return InvalidField("level",
                        "is WORKSTREAM, and the risk has no `workstream`: "
                        "give it one first");
  }
  risk.set_level(request.level());
  risk.set_change_reason(request.reason());
  return Put(records, txn, std::move(risk));
}

absl::Status CheckCloseRisk(const v1::CloseRiskRequest& request) {
  rpc::Validation validation;
  CheckAbout(request, validation);
  validation.Date("closed_date", request.has_closed_date(),
                  request.closed_date());
  validation.Text("reason", request.reason(), kMaxPassageCharacters);
  return validation.Finish();
}

absl::StatusOr<Risk> CloseRisk(const RiskRecords& records, store::Txn& txn,
                               const rpc::Call& call,
                               const v1::CloseRiskRequest& request) {
  CR_ASSIGN_OR_RETURN(Risk risk,
                      OpenRisk(records, txn, request.name(), request.etag()));
  CR_RETURN_IF_ERROR(
      CheckNotInFuture("closed_date", request.closed_date(), call));
  const auto raised = rpc::StoredDay(risk.raised_date());
  if (raised.has_value() && *rpc::StoredDay(request.closed_date()) < *raised) {
    return InvalidField("closed_date",
                        "has to be on or after the day it was raised");
  }
  risk.set_state(Risk::CLOSED);
  *risk.mutable_closed_date() = request.closed_date();
  risk.set_change_reason(request.reason());
  return Put(records, txn, std::move(risk));
}

absl::Status CheckReopenRisk(const v1::ReopenRiskRequest& request) {
  rpc::Validation validation;
  CheckAbout(request, validation);
  validation.Text("reason", request.reason(), kMaxPassageCharacters);
  return validation.Finish();
}

absl::StatusOr<Risk> ReopenRisk(const RiskRecords& records, store::Txn& txn,
                                const rpc::Call&,
                                const v1::ReopenRiskRequest& request) {
  CR_ASSIGN_OR_RETURN(Risk risk,
                      records.risks().table().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckSeen(txn, request.etag(), risk));
  if (risk.state() != Risk::CLOSED) return errors::RiskOpen();
  risk.set_state(Risk::OPEN);
  risk.clear_closed_date();
  risk.set_change_reason(request.reason());
  return Put(records, txn, std::move(risk));
}

absl::Status CheckMaterialiseRisk(const v1::MaterialiseRiskRequest& request) {
  rpc::Validation validation;
  CheckAbout(request, validation);
  validation.Date("occurred_date", request.has_occurred_date(),
                  request.occurred_date());
  validation.Text("event", request.event(), kMaxPassageCharacters);
  return validation.Finish();
}

absl::StatusOr<Risk> MaterialiseRisk(
    const RiskRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::MaterialiseRiskRequest& request) {
  CR_ASSIGN_OR_RETURN(Risk risk,
                      OpenRisk(records, txn, request.name(), request.etag()));
  if (risk.kind() == Risk::ISSUE) return errors::RiskIsIssue();
  CR_RETURN_IF_ERROR(
      CheckNotInFuture("occurred_date", request.occurred_date(), call));
  risk.set_kind(Risk::ISSUE);
  risk.set_event(request.event());
  *risk.mutable_occurred_date() = request.occurred_date();
  return Put(records, txn, std::move(risk));
}

absl::Status CheckUpdateMitigation(const v1::UpdateMitigationRequest& request) {
  rpc::Validation validation;
  CheckAbout(request, validation);
  CheckMitigation("mitigation", request.mitigation(), validation);
  return validation.Finish();
}

absl::StatusOr<Risk> UpdateMitigation(
    const RiskRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::UpdateMitigationRequest& request) {
  CR_ASSIGN_OR_RETURN(Risk risk,
                      OpenRisk(records, txn, request.name(), request.etag()));
  auto& all = *risk.mutable_mitigations();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& mitigation) {
        return mitigation.mitigation_id() ==
               request.mitigation().mitigation_id();
      });
  if (found != all.end()) {
    *found = request.mitigation();
  } else if (all.size() < kMaxMitigations) {
    *all.Add() = request.mitigation();
  } else {
    return InvalidField("mitigation.mitigation_id",
                        "is of none of the risk's mitigations, and it has as "
                        "many as it may have: name one of them");
  }
  CR_RETURN_IF_ERROR(
      CheckOwners(records.plan(), txn, "risk", risk, call.today));
  return Put(records, txn, std::move(risk));
}

absl::Status CheckSettleDependency(const v1::SettleDependencyRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(),
                  "councils/{council}/dependencies/{dependency}");
  validation.EnumValue("state", request.state(), &Dependency::State_IsValid);
  validation.Require(request.state() != Dependency::AWAITED, "state",
                     "has to be what came of it, not AWAITED");
  validation.Date("settled_date", request.has_settled_date(),
                  request.settled_date());
  validation.Text("reason", request.reason(), kMaxPassageCharacters);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Dependency> SettleDependency(
    const RiskRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::SettleDependencyRequest& request) {
  const auto& table = records.dependencies().table();
  CR_ASSIGN_OR_RETURN(Dependency dependency, table.Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckSeen(txn, request.etag(), dependency));
  if (dependency.state() != Dependency::AWAITED) {
    return errors::DependencySettled();
  }
  CR_RETURN_IF_ERROR(
      CheckNotInFuture("settled_date", request.settled_date(), call));
  dependency.set_state(request.state());
  *dependency.mutable_state_date() = request.settled_date();
  dependency.set_state_reason(request.reason());
  CR_RETURN_IF_ERROR(table.Update(txn, dependency));
  return dependency;
}

}  // namespace carereform::improvement

#include "services/improvement/risks/risk_records.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/improvement/keys.h"
#include "services/improvement/owners.h"
#include "services/improvement/plan.h"
#include "services/improvement/risks/risk_fields.h"

namespace carereform::improvement {
namespace {

using rpc::CollectionOptions;
using v1::Decision;
using v1::Dependency;
using v1::Risk;

constexpr char kRisk[] = "councils/{council}/risks/{risk}";
constexpr char kDecision[] = "councils/{council}/decisions/{decision}";
constexpr char kWorkstream[] = "councils/{council}/workstreams/{workstream}";
constexpr char kAction[] = "councils/{council}/actions/{action}";
constexpr char kOwner[] = "councils/{council}/owners/{owner}";

// Refuses what is dated after today, and makes the first review of a risk.
absl::Status CompleteDates(const rpc::Call& call, Risk& risk) {
  if (risk.has_raised_date()) {
    CR_RETURN_IF_ERROR(
        CheckNotInFuture("risk.raised_date", risk.raised_date(), call));
  }
  if (risk.has_occurred_date()) {
    CR_RETURN_IF_ERROR(
        CheckNotInFuture("risk.occurred_date", risk.occurred_date(), call));
  }
  if (!risk.has_last_review_date()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const rpc::DayOrMonth reviewed,
                      rpc::ToDayOrMonth(risk.last_review_date()));
  if (reviewed.day > call.today) {
    return InvalidField("risk.last_review_date",
                        "is in the future, or of a month that is not over: "
                        "record the review once it has happened");
  }
  Risk::Review& first = *risk.add_reviews();
  *first.mutable_date() = risk.last_review_date();
  first.set_residual_value(risk.residual_score().value());
  return absl::OkStatus();
}

absl::Status CompleteRisk(const Records& plan, const store::Reader& reader,
                          const rpc::Call& call, Risk& risk) {
  CR_RETURN_IF_ERROR(CheckOwners(plan, reader, "risk", risk, call.today));
  CR_RETURN_IF_ERROR(WorkOut(BuiltInRiskSchemes(), "risk", call.today, risk));
  risk.set_state(Risk::OPEN);
  return CompleteDates(call, risk);
}

CollectionOptions<Risk> Risks(const Records& plan) {
  return {
      .pattern = kRisk,
      .table = kRiskTable,
      .references = {{"owner", kOwner, kOwnerTable},
                     {"workstream", kWorkstream, kWorkstreamTable},
                     {"actions", kAction, kActionTable}},
      .check = &CheckRisk,
      .complete =
          [&plan](const store::Reader& reader, const rpc::Call& call,
                  Risk& risk) {
            return CompleteRisk(plan, reader, call, risk);
          },
      .revise = [&plan](const store::Reader& reader, const rpc::Call& call,
                        const Risk&, Risk& risk) -> absl::Status {
        CR_RETURN_IF_ERROR(CheckOwners(plan, reader, "risk", risk, call.today));
        return WorkOut(BuiltInRiskSchemes(), "risk", call.today, risk);
      }};
}

std::string SupersededKey(const Decision& decision) {
  return store::KeyWriter().String(decision.supersedes()).key();
}

CollectionOptions<Decision> Decisions() {
  return {.pattern = kDecision,
          .table = kDecisionTable,
          .indexes = {{.id = kDecisionBySuperseded,
                       .value = [](const Decision& decision)
                           -> std::optional<std::string> {
                         if (decision.supersedes().empty()) return std::nullopt;
                         return SupersededKey(decision);
                       },
                       .taken_reason = "RESOURCE_EXISTS",
                       .taken_message = "that decision is superseded already: "
                                        "name the latest one"}},
          .references = {{"supersedes", kDecision, kDecisionTable},
                         {"workstream", kWorkstream, kWorkstreamTable},
                         {"risks", kRisk, kRiskTable}},
          .check = &CheckDecision};
}

CollectionOptions<Dependency> Dependencies() {
  return {.pattern = "councils/{council}/dependencies/{dependency}",
          .table = kDependencyTable,
          .references = {{"workstream", kWorkstream, kWorkstreamTable},
                         {"from_workstream", kWorkstream, kWorkstreamTable}},
          .check = &CheckDependency,
          .complete = [](const store::Reader&, const rpc::Call&,
                         Dependency& dependency) {
            dependency.set_state(Dependency::AWAITED);
            return absl::OkStatus();
          }};
}

// A decision is not in the future, and not before the one that it supersedes.
absl::Status CompleteDecision(const rpc::Collection<Decision>& decisions,
                              const store::Reader& reader,
                              const rpc::Call& call, const Decision& decision) {
  CR_RETURN_IF_ERROR(CheckNotInFuture("decision.decision_date",
                                      decision.decision_date(), call));
  if (decision.supersedes().empty()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const Decision earlier,
                      decisions.table().Get(reader, decision.supersedes()));
  if (*rpc::StoredDay(earlier.decision_date()) <=
      *rpc::StoredDay(decision.decision_date())) {
    return absl::OkStatus();
  }
  return InvalidField("decision.decision_date",
                      "has to be on or after that of the decision superseded");
}

}  // namespace

RiskRecords::RiskRecords(const Records& plan)
    : plan_(plan),
      risks_(Risks(plan)),
      decisions_([this] {
        CollectionOptions<Decision> options = Decisions();
        options.complete = [this](const store::Reader& reader,
                                  const rpc::Call& call, Decision& decision) {
          return CompleteDecision(decisions_, reader, call, decision);
        };
        return options;
      }()),
      dependencies_(Dependencies()) {}

absl::Status CheckOwners(const Records& plan, const store::Reader& reader,
                         absl::string_view path, const Risk& risk,
                         absl::CivilDay today) {
  CR_RETURN_IF_ERROR(CheckOwnerIsHere(plan.owners(), reader, today,
                                      absl::StrCat(path, ".owner"),
                                      risk.owner()));
  for (int i = 0; i < risk.mitigations_size(); ++i) {
    const std::string field = absl::StrCat(path, ".mitigations[", i, "].owner");
    CR_RETURN_IF_ERROR(rpc::CheckThere(reader, risk.mitigations(i),
                                       {"owner", kOwner, kOwnerTable}));
    CR_RETURN_IF_ERROR(CheckOwnerIsHere(plan.owners(), reader, today, field,
                                        risk.mitigations(i).owner()));
  }
  return absl::OkStatus();
}

}  // namespace carereform::improvement

#include "services/improvement/risks/risk_fields.h"

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/rpc/provenance.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "services/improvement/domain/review_standing.h"
#include "services/improvement/field_checks.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using rpc::Validation;
using v1::Decision;
using v1::Dependency;
using v1::Risk;

constexpr int kMostMonths = 24;
constexpr int kMostAppetite = 100;
constexpr int kMaxReferences = 50;

void CheckMitigations(const Risk& risk, Validation& validation) {
  validation.Require(risk.mitigations_size() <= kMaxMitigations,
                     "risk.mitigations",
                     absl::StrCat("may be ", kMaxMitigations, " at most"));
  std::set<std::string> ids;
  for (int i = 0; i < risk.mitigations_size(); ++i) {
    const std::string path = absl::StrCat("risk.mitigations[", i, "]");
    CheckMitigation(path, risk.mitigations(i), validation);
    validation.Require(ids.insert(risk.mitigations(i).mitigation_id()).second,
                       absl::StrCat(path, ".mitigation_id"),
                       "is that of another mitigation: choose another");
  }
}

void CheckDates(const Risk& risk, Validation& validation) {
  const auto raised =
      validation.Date("risk.raised_date", risk.has_raised_date(),
                      risk.raised_date(), Presence::kOptional);
  const auto reviewed = validation.DateOrMonth(
      "risk.last_review_date", risk.has_last_review_date(),
      risk.last_review_date(), Presence::kOptional);
  validation.Require(
      !raised.has_value() || !reviewed.has_value() || *raised <= reviewed->day,
      "risk.last_review_date", "has to be on or after `raised_date`");
  validation.Date("risk.occurred_date", risk.has_occurred_date(),
                  risk.occurred_date(), Presence::kOptional);
  validation.Require(!risk.has_occurred_date() || risk.kind() == Risk::ISSUE,
                     "risk.occurred_date",
                     "is of an issue: leave it out of a risk");
}

// The scores that a risk has, by their fields.
std::vector<std::pair<std::string, Risk::Score*>> ScoresOf(Risk& risk) {
  std::vector<std::pair<std::string, Risk::Score*>> scores;
  if (risk.has_inherent_score()) {
    scores.emplace_back("inherent_score", risk.mutable_inherent_score());
  }
  if (risk.has_residual_score()) {
    scores.emplace_back("residual_score", risk.mutable_residual_score());
  }
  if (risk.has_target_score()) {
    scores.emplace_back("target_score", risk.mutable_target_score());
  }
  return scores;
}

std::string At(absl::string_view path, absl::string_view field) {
  return path.empty() ? std::string(field) : absl::StrCat(path, ".", field);
}

absl::Status WorkOutScores(const std::vector<RiskScheme>& schemes,
                           absl::string_view path, absl::CivilDay today,
                           Risk& risk) {
  const RiskScheme* scheme = FindScheme(schemes, risk.score_scheme());
  const auto scores = ScoresOf(risk);
  Validation validation;
  if (scores.empty() && risk.score_scheme().empty()) return absl::OkStatus();
  if (scheme == nullptr || today < scheme->from ||
      (scheme->to.has_value() && *scheme->to <= today)) {
    validation.Refuse(At(path, "score_scheme"),
                      "has to be a scheme that is in force, such as "
                      "five-by-five");
    return validation.Finish();
  }
  for (const auto& [field, score] : scores) {
    const auto value =
        ScoreRisk(scheme->scales, score->likelihood(), score->impact());
    if (!value.ok()) {
      validation.Refuse(At(path, field), value.status().message());
      continue;
    }
    score->set_value(value->value);
    score->set_band(value->band);
  }
  return validation.Finish();
}

}  // namespace

void CheckMitigation(absl::string_view path, const Risk::Mitigation& mitigation,
                     Validation& validation) {
  validation.Id(absl::StrCat(path, ".mitigation_id"),
                mitigation.mitigation_id());
  validation.Text(absl::StrCat(path, ".text"), mitigation.text(),
                  kMaxPassageCharacters);
  validation.Name(absl::StrCat(path, ".owner"), mitigation.owner(),
                  "councils/{council}/owners/{owner}", Presence::kOptional);
  validation.EnumValue(absl::StrCat(path, ".state"), mitigation.state(),
                       &Risk::Mitigation::State_IsValid);
  validation.DateOrMonth(absl::StrCat(path, ".due_date"),
                         mitigation.has_due_date(), mitigation.due_date(),
                         Presence::kOptional);
  validation.Text(
      absl::StrCat(path, ".note"), mitigation.note(), kMaxPassageCharacters,
      mitigation.state() == Risk::Mitigation::STOPPED ? Presence::kRequired
                                                      : Presence::kOptional);
}

void CheckRisk(const Risk& risk, Validation& validation) {
  validation.Text("risk.display_name", risk.display_name(),
                  kMaxDisplayNameCharacters);
  validation.EnumValue("risk.kind", risk.kind(), &Risk::Kind_IsValid);
  validation.EnumValue("risk.level", risk.level(), &Risk::Level_IsValid);
  validation.Text("risk.cause", risk.cause(), kMaxPassageCharacters,
                  Presence::kOptional);
  validation.Text("risk.event", risk.event(), kMaxPassageCharacters);
  validation.Text("risk.effect", risk.effect(), kMaxPassageCharacters,
                  Presence::kOptional);
  validation.Text("risk.corporate_reference", risk.corporate_reference(),
                  kMaxCodeCharacters, Presence::kOptional);
  validation.Require(risk.appetite() >= 0 && risk.appetite() <= kMostAppetite,
                     "risk.appetite",
                     absl::StrCat("has to be from 0 to ", kMostAppetite));
  CheckFromOne("risk.review_interval_months", risk.review_interval_months(),
               kMostMonths, validation);
  validation.Require(
      risk.level() != Risk::WORKSTREAM || !risk.workstream().empty(),
      "risk.workstream", "is needed where the level is WORKSTREAM");
  validation.Require(risk.actions_size() <= kMaxReferences, "risk.actions",
                     absl::StrCat("may be ", kMaxReferences, " at most"));
  CheckMitigations(risk, validation);
  CheckDates(risk, validation);
  rpc::CheckProvenance(risk, "risk", validation);
}

void CheckDecision(const Decision& decision, Validation& validation) {
  validation.Text("decision.text", decision.text(), kMaxPassageCharacters);
  validation.Text("decision.decided_by", decision.decided_by(),
                  kMaxDisplayNameCharacters);
  validation.Date("decision.decision_date", decision.has_decision_date(),
                  decision.decision_date());
  validation.Require(decision.options_size() <= kMaxMitigations,
                     "decision.options",
                     absl::StrCat("may be ", kMaxMitigations, " at most"));
  CheckTexts("decision.options", decision.options(), kMaxPassageCharacters,
             validation);
  validation.Text("decision.reason", decision.reason(), kMaxPassageCharacters);
  validation.Require(decision.risks_size() <= kMaxReferences, "decision.risks",
                     absl::StrCat("may be ", kMaxReferences, " at most"));
  rpc::CheckProvenance(decision, "decision", validation);
}

void CheckDependency(const Dependency& dependency, Validation& validation) {
  validation.Text("dependency.text", dependency.text(), kMaxPassageCharacters);
  const bool outside = dependency.from_workstream().empty();
  validation.Text("dependency.from_outside", dependency.from_outside(),
                  kMaxDisplayNameCharacters,
                  outside ? Presence::kRequired : Presence::kOptional);
  validation.Require(outside || dependency.from_outside().empty(),
                     "dependency.from_outside",
                     "is of what no workstream gives: name one or the other");
  validation.Require(
      outside || dependency.from_workstream() != dependency.workstream(),
      "dependency.from_workstream", "has to be another than `workstream`");
  validation.DateOrMonth("dependency.needed_by_date",
                         dependency.has_needed_by_date(),
                         dependency.needed_by_date());
  rpc::CheckProvenance(dependency, "dependency", validation);
}

absl::Status WorkOut(const std::vector<RiskScheme>& schemes,
                     absl::string_view path, absl::CivilDay today, Risk& risk) {
  CR_RETURN_IF_ERROR(WorkOutScores(schemes, path, today, risk));
  risk.set_above_appetite(risk.has_residual_score() && risk.appetite() > 0 &&
                          risk.residual_score().value() > risk.appetite());
  risk.clear_next_review_date();
  std::optional<absl::CivilDay> last = rpc::StoredDay(risk.raised_date());
  if (risk.has_last_review_date()) {
    CR_ASSIGN_OR_RETURN(const rpc::DayOrMonth reviewed,
                        rpc::ToDayOrMonth(risk.last_review_date()));
    last = reviewed.day;
  }
  if (last.has_value()) {
    *risk.mutable_next_review_date() =
        rpc::ToDate(NextReview(*last, risk.review_interval_months()));
  }
  return absl::OkStatus();
}

}  // namespace carereform::improvement

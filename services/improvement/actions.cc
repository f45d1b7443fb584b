#include "services/improvement/actions.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/dependency_order.h"
#include "common/types/limits.h"
#include "services/improvement/domain/due_dates.h"
#include "services/improvement/errors.h"
#include "services/improvement/field_checks.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using rpc::Validation;

constexpr int kMaxReferenceCharacters = 200;
constexpr char kAllocation[] = "councils/{council}/allocations/{allocation}";

void CheckDates(const v1::Action& action, Validation& validation) {
  const auto start =
      validation.DateOrMonth("action.start_date", action.has_start_date(),
                             action.start_date(), Presence::kOptional);
  const auto due =
      validation.DateOrMonth("action.due_date", action.has_due_date(),
                             action.due_date(), Presence::kOptional);
  if (!start.has_value() || !due.has_value()) return;
  validation.Require(LastDayOf({due->day, due->month_precision}) >=
                         FirstDayOf({start->day, start->month_precision}),
                     "action.due_date",
                     "is before `start_date`: correct one of the two");
}

void CheckAllocations(const v1::Action& action, Validation& validation) {
  CheckLength("action.funding_allocations", action.funding_allocations(),
              kMostNamed, validation);
  for (int i = 0; i < action.funding_allocations_size(); ++i) {
    validation.Name(absl::StrCat("action.funding_allocations[", i, "]"),
                    action.funding_allocations(i), kAllocation);
  }
}

std::vector<DatedState> ChangesOf(const v1::Action& action) {
  std::vector<DatedState> changes;
  for (const v1::Action::StateChange& change : action.state_changes()) {
    changes.push_back({static_cast<ActionState>(change.state()),
                       *rpc::StoredDay(change.date())});
  }
  return changes;
}

}  // namespace

void CheckAction(const v1::Action& action, Validation& validation) {
  CheckFromOne("action.position", action.position(), kMostInPlan, validation);
  validation.Text("action.text", action.text(), kMaxPassageCharacters);
  CheckDates(action, validation);
  CheckLength("action.depends_on", action.depends_on(), kMostNamed, validation);
  CheckLength("action.findings", action.findings(), kMostNamed, validation);
  CheckAllocations(action, validation);
  validation.Require(
      v1::Action::EqualityImpact_IsValid(action.equality_impact()),
      "action.equality_impact", "is not a value that this version knows");
  CheckExternalProgramme(action, "action", validation);
  validation.Text("action.latest_update", action.latest_update(),
                  kMaxPassageCharacters, Presence::kOptional);
}

void CheckImpactEvidence(absl::string_view field,
                         const v1::Action::ImpactEvidence& evidence,
                         Validation& validation) {
  validation.Text(absl::StrCat(field, ".text"), evidence.text(),
                  kMaxPassageCharacters);
  validation.Date(absl::StrCat(field, ".date"), evidence.has_date(),
                  evidence.date());
  validation.Text(absl::StrCat(field, ".reference"), evidence.reference(),
                  kMaxReferenceCharacters, Presence::kOptional);
}

ActionState StateOf(const v1::Action& action) {
  // One that was stored before actions had states has none.
  return action.state() == v1::Action::STATE_UNSPECIFIED
             ? ActionState::kNotStarted
             : static_cast<ActionState>(action.state());
}

ActionState StateOn(const v1::Action& action, absl::CivilDay day) {
  return StateOn(ChangesOf(action), day);
}

absl::Status CheckNoCycle(const rpc::Collection<v1::Action>& actions,
                          const store::Reader& reader,
                          const v1::Action& changed) {
  if (changed.depends_on().empty()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(std::vector<v1::Action> all, actions.table().All(reader));
  std::map<std::string, size_t> place_of;
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].name() == changed.name()) all[i] = changed;
    place_of.emplace(all[i].name(), i);
  }
  std::vector<std::vector<size_t>> places(all.size());
  for (size_t i = 0; i < all.size(); ++i) {
    for (const std::string& name : all[i].depends_on()) {
      places[i].push_back(place_of.at(name));
    }
  }
  return DependencyOrder(places).size() == all.size()
             ? absl::OkStatus()
             : errors::DependencyCycle();
}

}  // namespace carereform::improvement

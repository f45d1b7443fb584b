// Public copies of random returns, against what a reader would do with them:
// look for small numbers, and take what is shown from a total.

#include <map>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/sign_off/public_copy.h"

namespace carereform::reporting {
namespace {

using google::protobuf::util::MessageDifferencer;
using measures::v1::MeasureValue;

constexpr int64_t kSmallestShown = 5;
constexpr const char* kTeams[] = {"a", "b", "c", "d"};

// Adds a cell of `people`, of one team or of all.
MeasureValue& Add(v1::ReturnModel& model, const std::string& measure,
                  const std::string& team) {
  v1::Cell& cell = *model.add_cells();
  cell.set_id(absl::StrCat(measure, "-", team));
  cell.set_outcome(v1::Cell::MET);
  MeasureValue& value = *cell.mutable_value();
  value.set_state(MeasureValue::VALUE);
  value.set_measure(
      absl::StrCat("councils/x/sources/assessments/measures/", measure));
  value.set_unit("people");
  value.set_population("people waiting");
  if (!team.empty()) {
    (*cell.mutable_filters())["team"] = team;
    value.set_population(absl::StrCat("people waiting (team: ", team, ")"));
  }
  return value;
}

void AddTeam(v1::ReturnModel& model, const std::string& team, int64_t people,
             int64_t over) {
  Add(model, "count", team).mutable_count()->set_n(people);
  if (people == 0) return;
  Add(model, "median", team).mutable_quantile()->set_n(people);
  auto& ratio = *Add(model, "over", team).mutable_ratio();
  ratio.set_numerator(over);
  ratio.set_denominator(people);
  ratio.set_per(100);
}

v1::ReturnModel RandomReturn() {
  v1::ReturnModel model;
  int64_t people = 0;
  int64_t over = 0;
  for (const char* team : kTeams) {
    const int64_t of_team = *rc::gen::inRange<int64_t>(0, 16);
    const int64_t over_of_team = *rc::gen::inRange<int64_t>(0, of_team + 1);
    AddTeam(model, team, of_team, over_of_team);
    people += of_team;
    over += over_of_team;
  }
  AddTeam(model, "", people, over);
  return model;
}

// What a reader of the copy can see of a number: by team, and "" for all.
using Seen = std::map<std::string, int64_t>;

std::string TeamOf(const v1::Cell& cell) {
  const auto found = cell.filters().find("team");
  return found == cell.filters().end() ? "" : found->second;
}

// How many people each team has, from any figure that tells.
Seen PeopleSeen(const v1::ReturnModel& model) {
  Seen seen;
  for (const v1::Cell& cell : model.cells()) {
    const MeasureValue& value = cell.value();
    if (value.has_count()) seen[TeamOf(cell)] = value.count().n();
    if (value.has_quantile()) seen[TeamOf(cell)] = value.quantile().n();
    if (value.has_ratio()) seen[TeamOf(cell)] = value.ratio().denominator();
  }
  return seen;
}

// How many of them have waited long, or, `within`, have not.
Seen SharesSeen(const v1::ReturnModel& model, bool within) {
  Seen seen;
  for (const v1::Cell& cell : model.cells()) {
    const auto& ratio = cell.value().ratio();
    if (!cell.value().has_ratio()) continue;
    seen[TeamOf(cell)] =
        within ? ratio.denominator() - ratio.numerator() : ratio.numerator();
  }
  return seen;
}

// Nothing small is seen, and no single team is the total less the others.
void CheckNothingFollows(const Seen& seen, const Seen& all) {
  for (const auto& [team, n] : seen) {
    RC_ASSERT(n == 0 || n >= kSmallestShown);
  }
  if (seen.count("") == 0) return;
  int64_t hidden_people = 0;
  int64_t hidden_teams = 0;
  int64_t hidden_with_any = 0;
  for (const auto& [team, n] : all) {
    if (team.empty() || seen.count(team) == 1) continue;
    hidden_people += n;
    ++hidden_teams;
    hidden_with_any += n > 0 ? 1 : 0;
  }
  // Those that have any have one at least, so that one could have the rest.
  RC_ASSERT(hidden_teams != 1 || hidden_people == 0);
  RC_ASSERT(hidden_people == 0 ||
            hidden_people - (hidden_with_any - 1) >= kSmallestShown - 1);
}

RC_GTEST_PROP(PublicCopyProperty, NothingSmallCanBeWorkedOut, ()) {
  const v1::ReturnModel model = RandomReturn();
  const DisclosureRule rule{
      "r", "assumed", "s", absl::CivilDay(2025, 4, 1), kSmallestShown, {}};
  const PublicCopy copy =
      MakePublicCopy(model, rule, v1::Publication::SUPPRESS_SMALL);
  for (const std::string& id : copy.suppressed) RC_LOG() << id << " ";
  CheckNothingFollows(PeopleSeen(copy.model), PeopleSeen(model));
  for (const bool within : {false, true}) {
    CheckNothingFollows(SharesSeen(copy.model, within),
                        SharesSeen(model, within));
  }
}

RC_GTEST_PROP(PublicCopyProperty, WhatIsShownIsAsItWas, ()) {
  const v1::ReturnModel model = RandomReturn();
  const DisclosureRule rule{
      "r", "assumed", "s", absl::CivilDay(2025, 4, 1), kSmallestShown, {}};
  const PublicCopy copy =
      MakePublicCopy(model, rule, v1::Publication::SUPPRESS_SMALL);
  const std::set<std::string> suppressed(copy.suppressed.begin(),
                                         copy.suppressed.end());
  RC_ASSERT(copy.model.cells_size() == model.cells_size());
  for (int i = 0; i < model.cells_size(); ++i) {
    const v1::Cell& cell = copy.model.cells(i);
    RC_ASSERT(cell.id() == model.cells(i).id());
    if (suppressed.count(cell.id()) == 1) {
      RC_ASSERT(documents::PrintValue(cell) == "[c]");
      RC_ASSERT(cell.value().shape_case() == MeasureValue::SHAPE_NOT_SET);
    } else {
      RC_ASSERT(cell.SerializeAsString() ==
                    model.cells(i).SerializeAsString() ||
                MessageDifferencer::Equals(cell, model.cells(i)));
    }
  }
}

}  // namespace
}  // namespace carereform::reporting

#include "services/improvement/measures.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/improvement/domain/milestones.h"

namespace carereform::improvement {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::Measure;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;
using v1::Milestone;

constexpr char kPrefix[] = "deliverable-";
Measure Describe(const v1::OutcomeTarget& target, const std::string& council) {
  Measure measure;
  measure.set_name(absl::StrCat("councils/", council,
                                "/sources/improvement/measures/", kPrefix,
                                absl::AsciiStrToLower(target.code())));
  measure.set_display_name(absl::StrCat(target.code(), ": ", target.text()));
  measure.set_question(
      absl::StrCat("Has this been delivered: ", target.text(), "?"));
  measure.set_basis(measures::v1::DELIVERABLE);
  measure.set_unit("boolean");
  measure.set_population(
      absl::StrCat("milestones of outcome target ", target.code()));
  measure.set_method_version("deliverable-1");
  measure.set_method(
      "Each milestone of the outcome target that was achieved on or before the "
      "day is done, in time or late. It is delivered once all of them are.");
  return measure;
}

std::optional<DateOrMonth> DueOf(const Milestone& milestone) {
  if (!milestone.has_due_date()) return std::nullopt;
  const auto due = rpc::ToDayOrMonth(milestone.due_date());
  if (!due.ok()) return std::nullopt;
  return DateOrMonth{due->day, due->month_precision};
}

DeliverableStatus StatusOf(const Milestone& milestone, absl::CivilDay as_of) {
  return StatusOn(DueOf(milestone), rpc::StoredDay(milestone.achieved_date()),
                  as_of);
}

MeasureValue ValueOf(const std::vector<Milestone>& milestones,
                     absl::CivilDay as_of) {
  const auto done = std::count_if(
      milestones.begin(), milestones.end(), [&](const Milestone& milestone) {
        return StatusOf(milestone, as_of) == DeliverableStatus::kAchieved;
      });
  return measures::AchievedOf(
      done, static_cast<int64_t>(milestones.size()),
      "no milestone of the outcome target was known at that revision");
}

// A line such as "Advert published: overdue, due February 2026".
std::string LineFor(const Milestone& milestone, absl::CivilDay as_of) {
  const DeliverableStatus status = StatusOf(milestone, as_of);
  const bool achieved = status == DeliverableStatus::kAchieved;
  const auto on = rpc::StoredDay(milestone.achieved_date());
  std::string line =
      absl::StrCat(milestone.display_name(), ": ", StatusWords(status));
  if (achieved) absl::StrAppend(&line, " on ", PrintDate(*on));
  if (const auto due = DueOf(milestone); due.has_value()) {
    absl::StrAppend(
        &line, ", due ",
        due->month_precision ? PrintMonth(due->day) : PrintDate(due->day));
  }
  if (on.has_value() && !achieved) {
    absl::StrAppend(&line, ", achieved later, on ", PrintDate(*on));
  }
  return line;
}

}  // namespace

absl::StatusOr<std::vector<Measure>> ImprovementMeasures::List(
    const store::Reader& reader) const {
  CR_ASSIGN_OR_RETURN(const std::vector<Milestone> milestones,
                      records_.milestones().table().All(reader));
  std::set<std::string> with_milestones;
  for (const Milestone& milestone : milestones) {
    if (milestone.outcome_target().empty()) continue;
    with_milestones.insert(milestone.outcome_target());
  }
  std::vector<Measure> all;
  for (const std::string& name : with_milestones) {
    CR_ASSIGN_OR_RETURN(const v1::OutcomeTarget target,
                        records_.outcome_targets().table().Get(reader, name));
    all.push_back(Describe(target, reader.council()));
  }
  std::sort(all.begin(), all.end(), [](const Measure& a, const Measure& b) {
    return a.name() < b.name();
  });
  return all;
}

absl::StatusOr<std::vector<Milestone>> ImprovementMeasures::MilestonesAt(
    const store::Reader& reader, const Measure& measure,
    uint64_t revision) const {
  const absl::string_view name = measure.name();
  const absl::string_view code =
      name.substr(name.rfind('/') + 1 + absl::string_view(kPrefix).size());
  CR_ASSIGN_OR_RETURN(const v1::OutcomeTarget target,
                      records_.TargetOfCode(reader, code));
  CR_ASSIGN_OR_RETURN(const std::vector<Milestone> known,
                      records_.MilestonesOf(reader, target.name()));
  std::vector<Milestone> then;
  for (const Milestone& milestone : known) {
    auto at = records_.milestones().table().GetAt(
        reader, milestone.name(), static_cast<int64_t>(revision));
    if (absl::IsNotFound(at.status())) continue;
    CR_RETURN_IF_ERROR(at.status());
    then.push_back(*std::move(at));
  }
  return then;
}

absl::StatusOr<ComputeMeasureResponse> ImprovementMeasures::Compute(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(const std::vector<Milestone> milestones,
                      MilestonesAt(reader, measure, query.revision));
  ComputeMeasureResponse response;
  *response.mutable_value() = ValueOf(milestones, *query.as_of);
  return response;
}

absl::StatusOr<MeasureExplanation> ImprovementMeasures::Explain(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(const std::vector<Milestone> milestones,
                      MilestonesAt(reader, measure, query.revision));
  MeasureExplanation explanation;
  *explanation.mutable_value() = ValueOf(milestones, *query.as_of);
  for (const Milestone& milestone : milestones) {
    const bool achieved =
        StatusOf(milestone, *query.as_of) == DeliverableStatus::kAchieved;
    measures::AddLine(LineFor(milestone, *query.as_of), achieved ? 1 : 0,
                      explanation);
    measures::AddRecord(milestone.name(), explanation);
  }
  return explanation;
}

}  // namespace carereform::improvement

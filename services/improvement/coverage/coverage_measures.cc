#include "services/improvement/coverage/coverage_measures.h"

#include "common/measures/listed_measure.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/status/status_macros.h"
#include "services/improvement/domain/coverage_gaps.h"

namespace carereform::improvement {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::Measure;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;

struct Dimension {
  const char* name;
};

// One measure in words.
struct Definition {
  const char* id;
  const char* display_name;
  const char* question;
  const char* population;
  const char* method;
  CoverageGap gap;
  measures::v1::Basis basis = measures::v1::STOCK;
  const char* unit = "percent";
  const char* method_version = "coverage-1";
  std::vector<Dimension> dimensions = {};
};

constexpr char kFindings[] =
    "areas for improvement found by published assessments";
constexpr char kActions[] = "actions that are not cancelled";

const std::vector<Definition>& Definitions() {
  static const auto& all = *new std::vector<Definition>{
      {"findings-with-action-percent", "Findings that an action answers",
       "What share of the areas for improvement has an action?", kFindings,
       "Each finding for improvement of an assessment published by the day has "
       "an action if one that is not cancelled says that it answers it, or is "
       "in a group that does. Strengths need none.",
       CoverageGap::kFindingWithoutAction},
      {"actions-with-finding-percent", "Actions that answer a finding",
       "What share of the actions answers an area for improvement?", kActions,
       "Each action that was not cancelled by the day answers the findings for "
       "improvement that it or its group names.",
       CoverageGap::kActionWithoutFinding},
      {"targets-with-measure-percent", "Targets that a measure tells",
       "What share of the targets with a figure names a measure?",
       "outcome targets, but deliverables and what is judged by criteria",
       "Each target that names a measure is told by it. A deliverable, and "
       "what is judged by criteria, needs none and counts only if it has one.",
       CoverageGap::kTargetWithoutMeasure},
      {"targets-with-data-percent", "Measured targets with a reading",
       "What share of the targets that name a measure has a reading?",
       "outcome targets that name a measure",
       "Each target that names a measure has data if it was read by the day.",
       CoverageGap::kMeasureWithoutData},
      {"actions-with-owner-percent", "Actions with an owner",
       "What share of the actions has an owner?", kActions,
       "Each action that was not cancelled by the day has an owner if it names "
       "a post that was held on the day.",
       CoverageGap::kActionWithoutOwner},
      {"actions-with-milestone-percent", "Actions with a milestone",
       "What share of the actions has a milestone?", kActions,
       "Each action that was not cancelled by the day has a milestone if one "
       "is a step of it. Milestones of a target alone are steps of no action.",
       CoverageGap::kActionWithoutMilestone},
      {"actions-with-money-percent", "Actions with money",
       "What share of the actions has money?", kActions,
       "Each action that was not cancelled by the day has money if it names a "
       "funding allocation. Whether the allocation suffices is not looked at.",
       CoverageGap::kActionWithoutMoney},
  };
  return all;
}

const Definition& DefinitionOf(const Measure& measure) {
  return measures::DefinitionNamed(Definitions(), measure.name());
}

MeasureValue ValueOf(const CoverageResult& result) {
  if (!result.any_held) {
    return measures::Missing(
        "none was on record on that day and at that revision, so nobody can "
        "say what is covered");
  }
  return measures::PercentOf(
      static_cast<int64_t>(result.covered.size()),
      static_cast<int64_t>(result.covered.size() + result.gaps.size()));
}

void AddLines(const std::vector<const CoverageNode*>& nodes, int64_t n,
              MeasureExplanation& explanation) {
  for (const CoverageNode* node : nodes) {
    measures::AddLine(node->title, n, explanation);
  }
}

}  // namespace

absl::StatusOr<std::vector<Measure>> CoverageMeasures::List(
    const store::Reader& reader) const {
  return measures::ListedMeasures(reader.council(), "improvement",
                                  Definitions());
}

absl::StatusOr<ComputeMeasureResponse> CoverageMeasures::Compute(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(const CoverageGraph graph,
                      ReadCoverage(sources_, reader, *query.as_of,
                                   static_cast<int64_t>(query.revision)));
  ComputeMeasureResponse response;
  *response.mutable_value() =
      ValueOf(CoverageOf(graph, DefinitionOf(measure).gap));
  return response;
}

absl::StatusOr<MeasureExplanation> CoverageMeasures::Explain(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(const CoverageGraph graph,
                      ReadCoverage(sources_, reader, *query.as_of,
                                   static_cast<int64_t>(query.revision)));
  const CoverageResult result = CoverageOf(graph, DefinitionOf(measure).gap);
  MeasureExplanation explanation;
  *explanation.mutable_value() = ValueOf(result);
  AddLines(result.covered, 1, explanation);
  AddLines(result.gaps, 0, explanation);
  for (const CoverageNode* node : result.gaps) {
    measures::AddRecord(node->name, explanation);
  }
  return explanation;
}

}  // namespace carereform::improvement

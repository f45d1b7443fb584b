#include "common/measures/joined_measures.h"

#include <algorithm>

#include "common/measures/measure_query.h"
#include "common/status/status_macros.h"

namespace carereform::measures {

absl::StatusOr<std::vector<v1::Measure>> JoinedMeasures::List(
    const store::Reader& reader) const {
  std::vector<v1::Measure> all;
  for (const MeasureSource* part : parts_) {
    CR_ASSIGN_OR_RETURN(std::vector<v1::Measure> own, part->List(reader));
    for (v1::Measure& measure : own) all.push_back(std::move(measure));
  }
  std::sort(all.begin(), all.end(),
            [](const v1::Measure& a, const v1::Measure& b) {
              return a.name() < b.name();
            });
  return all;
}

absl::StatusOr<v1::ComputeMeasureResponse> JoinedMeasures::Compute(
    const store::Reader& reader, const v1::Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(const MeasureSource* part, PartOf(reader, measure));
  return part->Compute(reader, measure, query);
}

absl::StatusOr<v1::MeasureExplanation> JoinedMeasures::Explain(
    const store::Reader& reader, const v1::Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(const MeasureSource* part, PartOf(reader, measure));
  return part->Explain(reader, measure, query);
}

absl::StatusOr<const MeasureSource*> JoinedMeasures::PartOf(
    const store::Reader& reader, const v1::Measure& measure) const {
  absl::Status not_found;
  for (const MeasureSource* part : parts_) {
    CR_ASSIGN_OR_RETURN(const std::vector<v1::Measure> own, part->List(reader));
    not_found = FindMeasure(own, measure.name()).status();
    if (not_found.ok()) return part;
  }
  return not_found;
}

}  // namespace carereform::measures

// Several sources of measures as one: each answers for the measures that it
// lists.

#ifndef CR_COMMON_MEASURES_JOINED_MEASURES_H_
#define CR_COMMON_MEASURES_JOINED_MEASURES_H_

#include <utility>
#include <vector>

#include "common/measures/measure_source.h"

namespace carereform::measures {

class JoinedMeasures final : public MeasureSource {
 public:
  // `parts` outlive it. No two list a measure of the same name.
  explicit JoinedMeasures(std::vector<const MeasureSource*> parts)
      : parts_(std::move(parts)) {}

  // Returns the measures of all parts, by name.
  absl::StatusOr<std::vector<v1::Measure>> List(
      const store::Reader& reader) const override;
  absl::StatusOr<v1::ComputeMeasureResponse> Compute(
      const store::Reader& reader, const v1::Measure& measure,
      const MeasureQuery& query) const override;
  absl::StatusOr<v1::MeasureExplanation> Explain(
      const store::Reader& reader, const v1::Measure& measure,
      const MeasureQuery& query) const override;

 private:
  absl::StatusOr<const MeasureSource*> PartOf(const store::Reader& reader,
                                              const v1::Measure& measure) const;

  const std::vector<const MeasureSource*> parts_;
};

}  // namespace carereform::measures

#endif  // CR_COMMON_MEASURES_JOINED_MEASURES_H_

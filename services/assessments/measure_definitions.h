// The measures of assessments, in words and in what they are made of.

#ifndef CR_SERVICES_ASSESSMENTS_MEASURE_DEFINITIONS_H_
#define CR_SERVICES_ASSESSMENTS_MEASURE_DEFINITIONS_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"
#include "services/assessments/domain/waiting_times.h"

namespace carereform::assessments {

// What is made of the waits.
enum class Statistic {
  kCount,
  kMedian,
  kMaximum,
  kOverStandard,
  kWithinStandard
};

// One measure.
struct MeasureDefinition {
  const char* id;  // The last segment of its name.
  measures::v1::Basis basis;
  Waiting waiting;
  Statistic statistic;
  const char* display_name;
  const char* question;
};

// Returns every measure.
const std::vector<MeasureDefinition>& MeasureDefinitions();

// Returns the definition of a measure by its whole name. Requires that it is
// one of these.
const MeasureDefinition& DefinitionOf(absl::string_view name);

// Returns the measure of `council` as the contract has it.
measures::v1::Measure Describe(const MeasureDefinition& definition,
                               absl::string_view council);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_MEASURE_DEFINITIONS_H_

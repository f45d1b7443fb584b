// The measures of financial assessments, in words and in what they are made of.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_MEASURE_DEFINITIONS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_MEASURE_DEFINITIONS_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"

namespace carereform::financial_assessments {

// What is made of the waits.
enum class Statistic { kCount, kMedian, kMaximum };

// The days in which waits are measured.
enum class DayCount { kCalendar, kWorking };

// One measure: of those who await a decision (STOCK) or were told one (FLOW).
struct MeasureDefinition {
  const char* id;  // The last segment of its name.
  measures::v1::Basis basis;
  Statistic statistic;
  DayCount day_count;
  const char* display_name;
  const char* question;
};

// Returns every measure, by id.
const std::vector<MeasureDefinition>& MeasureDefinitions();

// Returns the definition of a measure by its whole name. Requires that it is
// one of these.
const MeasureDefinition& DefinitionOf(absl::string_view name);

// Returns the measure of `council` as the contract has it.
measures::v1::Measure Describe(const MeasureDefinition& definition,
                               absl::string_view council);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_MEASURE_DEFINITIONS_H_

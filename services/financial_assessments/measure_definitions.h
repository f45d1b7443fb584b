// The measures of waits, in words and in what they are made of.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_MEASURE_DEFINITIONS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_MEASURE_DEFINITIONS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"
#include "services/financial_assessments/domain/waiting_times.h"

namespace carereform::financial_assessments {

// What is made of the waits.
enum class Statistic { kCount, kMean, kMedian, kMaximum };

// The days in which waits are measured.
enum class DayCount { kCalendar, kWorking };

// One measure: of those who are in a queue on a day (STOCK), or whose financial
// assessment reached a stage in a period (FLOW).
struct MeasureDefinition {
  std::string id = {};  // The last segment of its name.
  measures::v1::Basis basis = measures::v1::STOCK;
  Statistic statistic = Statistic::kCount;
  DayCount day_count = DayCount::kCalendar;
  std::string display_name = {};
  std::string question = {};
  Queue queue = Queue::kDecision;  // For STOCK.
  Stage from = Stage::kReferral;   // For FLOW, as `to`.
  Stage to = Stage::kDecision;
  const char* method_version = "financial-waiting-1";
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

// The measures of assessments, in words and in what they are made of. A table
// says what is counted; each statistic of it is a measure, and has a sibling
// that leaves out what an approved flag excludes.

#ifndef CR_SERVICES_ASSESSMENTS_MEASURE_DEFINITIONS_H_
#define CR_SERVICES_ASSESSMENTS_MEASURE_DEFINITIONS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"
#include "services/assessments/domain/waiting_times.h"

namespace carereform::assessments {

// What is made of the cases that are counted.
enum class Statistic {
  kCount,
  kMedian,
  kMean,
  kMaximum,
  kPercentile,
  kShareOver,
  kOverStandard,
  kWithinStandard,
  kShare,  // Of those for whom the answer is yes.
};

// How cases are looked for.
enum class Counted {
  kWaiting,    // Those who wait on a day.
  kEnded,      // Those whose wait ended in a period.
  kTold,       // Whether whoever asked was told the outcome.
  kStartedBy,  // Whether it started by its day.
  kCaseload,   // How many cases each worker has.
  kBreaching,  // Those who wait longer than a standard allows.
};

// What is counted.
struct Subject {
  const char* id;  // What the ids of its measures begin with.
  Counted counted;
  measures::v1::Basis basis;
  Segment segment;
  const char* title;       // Such as "Awaiting allocation".
  const char* population;  // Such as "people awaiting allocation".
  const char* type;        // The only type of case it is of; empty for all.
  std::vector<const char*> standards;  // It is judged by; the first usually.
  std::vector<Statistic> statistics;
  int horizon_days = 0;  // For kBreaching.
};

// Returns whether what is counted are waits, so that they have days.
bool IsOfWaits(const Subject& subject);

// One measure.
struct MeasureDefinition {
  std::string id;  // The last segment of its name.
  const Subject* subject;
  Statistic statistic;
  bool adjusted;  // Whether it leaves out what is excluded.
};

// Which standard a share is judged by, where there are several.
inline constexpr char kStandardParameter[] = "standard";

// Returns every measure, by id.
const std::vector<MeasureDefinition>& MeasureDefinitions();

// Returns the definition of a measure by its whole name. Requires that it is
// one of these.
const MeasureDefinition& DefinitionOf(absl::string_view name);

// Returns the measure of `council` as the contract has it.
measures::v1::Measure Describe(const MeasureDefinition& definition,
                               absl::string_view council);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_MEASURE_DEFINITIONS_H_

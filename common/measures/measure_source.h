// What a source offers to be measured by. Reporting knows this contract and no
// more, so that another source joins the return by implementing it.

#ifndef CR_COMMON_MEASURES_MEASURE_SOURCE_H_
#define CR_COMMON_MEASURES_MEASURE_SOURCE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/store/transaction.h"
#include "common/types/period.h"

namespace carereform::measures {

// A checked question: its day or period fits the measure, and its filters and
// grouping are dimensions of it.
struct MeasureQuery {
  std::optional<absl::CivilDay> as_of;  // For STOCK and DELIVERABLE.
  std::optional<Period> period;         // For FLOW.
  std::map<std::string, std::string> filters;
  std::string group_by;   // A dimension, or empty.
  uint64_t revision = 0;  // To compute at; never 0.
  // Every parameter of the measure, by name: as chosen, or its default.
  std::map<std::string, std::string> parameters = {};
};

// Computes the measures of one source. Thread-safe.
class MeasureSource {
 public:
  virtual ~MeasureSource() = default;

  // Returns the measures of the reader's council. Their names are whole.
  virtual absl::StatusOr<std::vector<v1::Measure>> List(
      const store::Reader& reader) const = 0;

  // Computes `measure`, one that List returned. Only the shape, state,
  // coverage, exclusions and note of values need be set; the rest is filled in.
  virtual absl::StatusOr<v1::ComputeMeasureResponse> Compute(
      const store::Reader& reader, const v1::Measure& measure,
      const MeasureQuery& query) const = 0;

  // Computes `measure` and tells how. As for Compute; `method` is filled in.
  virtual absl::StatusOr<v1::MeasureExplanation> Explain(
      const store::Reader& reader, const v1::Measure& measure,
      const MeasureQuery& query) const = 0;
};

}  // namespace carereform::measures

#endif  // CR_COMMON_MEASURES_MEASURE_SOURCE_H_

// Measures over the facts of what surrounds a referral. A measure is data:
// which rows it makes of the facts, and what is made of the rows. What all
// share, filters, groups, coverage and explanations, is here once.

#ifndef CR_SERVICES_ASSESSMENTS_JOURNEY_MEASURES_H_
#define CR_SERVICES_ASSESSMENTS_JOURNEY_MEASURES_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "google/protobuf/descriptor.h"
#include "services/assessments/journey_facts.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// What a measure can be filtered and grouped by.
struct JourneyDimension {
  const char* name;
  Code column;
  // The enum whose values the codes are; null where they are of words.
  const google::protobuf::EnumDescriptor* values = nullptr;
  bool is_mark = false;  // The codes are 0 and 1, for `no` and `yes`.
};

// One thing that a measure is about, such as a person who waits on a day.
struct JourneyRow {
  ColumnFact fact;             // Whose codes say which group it is in.
  uint32_t number = kNoOwner;  // Of its case; kNoOwner where it is of none.
  bool in_part = false;        // For a share: whether it is in the part.
  int64_t days = 0;            // For a median or maximum.
  bool known = true;           // Whether there is what the method needs.
};

// What is made of the rows.
enum class JourneyStatistic { kCount, kShare, kMedian, kMaximum };

// What rows are made of.
struct JourneyEvidence {
  const JourneyFacts& facts;
  const JourneyRules& rules;
  const measures::MeasureQuery& query;
};

// One measure.
struct JourneyMeasure {
  std::string id;  // The last segment of its name.
  measures::v1::Basis basis;
  JourneyStatistic statistic;
  std::string unit;
  std::string display_name;
  std::string question;
  std::string population;
  std::string method_version;
  std::string method;
  std::string unknown;  // Why a row that is not known is left out.
  // Where the words and the names of the cases are kept. Where nothing was ever
  // kept there the value is missing.
  ColumnTable JourneyFacts::*table;
  std::vector<JourneyDimension> dimensions;
  std::function<absl::StatusOr<std::vector<JourneyRow>>(const JourneyEvidence&)>
      rows;
  // What a reader must know of a value; null for nothing.
  std::function<std::string(const JourneyEvidence&,
                            const measures::v1::MeasureValue&)>
      note = nullptr;
};

class JourneyMeasures final : public measures::MeasureSource {
 public:
  JourneyMeasures(const Records& records, std::vector<JourneyMeasure> measures)
      : records_(records), measures_(std::move(measures)) {}

  absl::StatusOr<std::vector<measures::v1::Measure>> List(
      const store::Reader& reader) const override;
  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;
  absl::StatusOr<measures::v1::MeasureExplanation> Explain(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;

 private:
  const Records& records_;
  const std::vector<JourneyMeasure> measures_;
};

// Returns the measures of contacts, of Waiting Well and of reviews.
std::vector<JourneyMeasure> ContactMeasures();
std::vector<JourneyMeasure> WaitingWellMeasures();
std::vector<JourneyMeasure> ReviewMeasures();

// Returns all of them.
std::vector<JourneyMeasure> AllJourneyMeasures();

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_JOURNEY_MEASURES_H_

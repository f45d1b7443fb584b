// Measures over facts about money. A measure is data: which rows it makes of
// the facts, and what is made of the rows. What all share, filters, groups,
// coverage and explanations, is here once.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_MEASURES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_MEASURES_H_

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "google/protobuf/descriptor.h"
#include "services/financial_assessments/amounts/amount_table.h"

namespace carereform::financial_assessments {

// The unit of a sum of money.
inline constexpr char kPenceUnit[] = "pence";

inline constexpr size_t kMostDimensions = 4;

// What a measure can be filtered and grouped by: a row has the place of its
// word among `words`.
struct AmountDimension {
  std::string name;
  std::function<std::vector<std::string>(const measures::MeasureQuery&)> words;
  // Whether a group that nobody is in is shown: those of bands, which together
  // are the whole.
  bool shows_empty = false;
};

// Returns a dimension of the values of an enum, in lower case; `unknown` for
// the value 0.
AmountDimension EnumDimension(std::string name,
                              const google::protobuf::EnumDescriptor& values);

// Returns a dimension of the words `no` and `yes`.
AmountDimension MarkDimension(std::string name);

// One thing that a measure is about, such as an invoice in arrears on a day.
struct AmountRow {
  uint32_t number = 0;  // Of its case.
  int64_t amount = 0;   // Pence for a sum; days for a median or maximum.
  uint64_t payer = 0;   // For a number of payers; 0 where not known.
  std::array<uint16_t, kMostDimensions> groups =
      {};                // As the dimensions stand.
  bool in_part = false;  // For a share: whether it is in the part.
  bool known = true;     // Whether there is what the method needs.
};

// What is made of the rows. A count of payers counts each once.
enum class AmountStatistic { kCount, kPayers, kSum, kShare, kMedian, kMaximum };

// One measure.
struct AmountMeasure {
  std::string id;  // The last segment of its name.
  measures::v1::Basis basis;
  AmountStatistic statistic;
  std::string unit;
  std::string display_name;
  std::string question;
  std::string population;
  std::string method_version;
  std::string method;
  std::string unknown;  // Why a row that is not known is left out.
  std::vector<AmountDimension> dimensions;
  // The dimension that a filter or grouping of a share takes the part by, and
  // not the whole; empty for none.
  std::string part_dimension;
  // The facts that the numbers of rows are of. Where nothing was ever kept
  // there the value is missing.
  std::function<const AmountTable&(const std::string& council)> table;
  std::function<absl::StatusOr<std::vector<AmountRow>>(
      const std::string& council, const measures::MeasureQuery& query)>
      rows;
};

class AmountMeasures final : public measures::MeasureSource {
 public:
  explicit AmountMeasures(std::vector<AmountMeasure> measures)
      : measures_(std::move(measures)) {}

  absl::StatusOr<std::vector<measures::v1::Measure>> List(
      const store::Reader& reader) const override;
  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;
  absl::StatusOr<measures::v1::MeasureExplanation> Explain(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;

 private:
  const std::vector<AmountMeasure> measures_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_MEASURES_H_

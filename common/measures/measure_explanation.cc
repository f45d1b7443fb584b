#include "common/measures/measure_explanation.h"

#include <algorithm>
#include <limits>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/types/checked_arithmetic.h"

namespace carereform::measures {
namespace {

constexpr size_t kMaxRecords = 20;

// The waits on either side of a value; both are the same where a wait equals
// it.
struct Neighbours {
  int64_t lower = std::numeric_limits<int64_t>::min();
  int64_t upper = std::numeric_limits<int64_t>::max();
};

// Returns the waits next to numerator / denominator, which is never rounded: a
// percentile may fall between two waits that are a day apart.
Neighbours NeighboursOf(int64_t numerator, int64_t denominator,
                        const std::vector<int64_t>& days) {
  Neighbours next;
  for (const int64_t wait : days) {
    const int64_t scaled = CheckedMultiply(wait, denominator);
    if (scaled <= numerator) next.lower = std::max(next.lower, wait);
    if (scaled >= numerator) next.upper = std::min(next.upper, wait);
  }
  return next;
}

Neighbours NeighboursOf(const v1::MeasureValue::Quantile& quantile,
                        const std::vector<int64_t>& days) {
  return quantile.denominator() == 0
             ? NeighboursOf(quantile.value_times_two(), 2, days)
             : NeighboursOf(quantile.numerator(), quantile.denominator(), days);
}

}  // namespace

void AddLine(absl::string_view text, int64_t n,
             v1::MeasureExplanation& explanation) {
  auto* line = explanation.add_lines();
  line->set_text(std::string(text));
  line->set_n(n);
}

void AddRecord(absl::string_view name, v1::MeasureExplanation& explanation) {
  if (static_cast<size_t>(explanation.records_size()) < kMaxRecords) {
    explanation.add_records(std::string(name));
  }
}

void AddWaitBands(const std::vector<int64_t>& days,
                  const std::vector<WaitingBand>& bands,
                  v1::MeasureExplanation& explanation) {
  AddLine("waits counted", static_cast<int64_t>(days.size()), explanation);
  for (const WaitingBand& band : bands) {
    AddLine(absl::StrCat("waits of ", band.Words()),
            std::count_if(days.begin(), days.end(),
                          [&](int64_t wait) { return band.Holds(wait); }),
            explanation);
  }
}

std::vector<size_t> DecidingPositions(const v1::MeasureValue& value,
                                      const std::vector<int64_t>& days) {
  Neighbours decide;
  if (value.has_maximum()) {
    decide = {value.maximum().value(), value.maximum().value()};
  } else if (value.has_quantile()) {
    decide = NeighboursOf(value.quantile(), days);
  } else {
    return {};
  }
  std::vector<size_t> positions;
  for (size_t at = 0; at < days.size() && positions.size() < kMaxRecords;
       ++at) {
    if (days[at] == decide.lower || days[at] == decide.upper) {
      positions.push_back(at);
    }
  }
  return positions;
}

}  // namespace carereform::measures

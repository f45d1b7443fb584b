#include "common/measures/measure_explanation.h"

#include <algorithm>
#include <optional>

namespace carereform::measures {
namespace {

constexpr size_t kMaxRecords = 20;

// Bands that a waiting list is read by: one, two, four and eight weeks.
struct Band {
  const char* text;
  int64_t from;
  int64_t to;  // Included.
};
constexpr Band kBands[] = {{"waits of 0 to 7 days", 0, 7},
                           {"waits of 8 to 14 days", 8, 14},
                           {"waits of 15 to 28 days", 15, 28},
                           {"waits of 29 to 56 days", 29, 56},
                           {"waits of 57 days and more", 57, INT64_MAX}};

void AddLine(const char* text, int64_t n, v1::MeasureExplanation& explanation) {
  auto* line = explanation.add_lines();
  line->set_text(text);
  line->set_n(n);
}

}  // namespace

void AddWaitBands(const std::vector<int64_t>& days,
                  v1::MeasureExplanation& explanation) {
  AddLine("waits counted", static_cast<int64_t>(days.size()), explanation);
  for (const Band& band : kBands) {
    AddLine(band.text,
            std::count_if(days.begin(), days.end(),
                          [&](int64_t wait) {
                            return band.from <= wait && wait <= band.to;
                          }),
            explanation);
  }
}

std::vector<size_t> DecidingPositions(const v1::MeasureValue& value,
                                      const std::vector<int64_t>& days) {
  int64_t lower = 0;
  int64_t upper = 0;
  if (value.has_maximum()) {
    lower = upper = value.maximum().value();
  } else if (value.has_quantile() && !days.empty()) {
    std::vector<int64_t> sorted = days;
    std::sort(sorted.begin(), sorted.end());
    lower = sorted[(sorted.size() - 1) / 2];
    upper = sorted[sorted.size() / 2];
  } else {
    return {};
  }
  std::vector<size_t> positions;
  for (size_t at = 0; at < days.size() && positions.size() < kMaxRecords;
       ++at) {
    if (days[at] == lower || days[at] == upper) positions.push_back(at);
  }
  return positions;
}

}  // namespace carereform::measures

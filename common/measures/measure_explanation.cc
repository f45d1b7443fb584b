#include "common/measures/measure_explanation.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

namespace carereform::measures {
namespace {

constexpr size_t kMaxRecords = 20;

void AddLine(absl::string_view text, int64_t n,
             v1::MeasureExplanation& explanation) {
  auto* line = explanation.add_lines();
  line->set_text(std::string(text));
  line->set_n(n);
}

}  // namespace

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

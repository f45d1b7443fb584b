#include "services/assessments/domain/dhsc_quarters.h"

#include <map>
#include <utility>

#include "common/types/civil_date.h"
#include "common/types/statistics.h"

namespace carereform::assessments {
namespace {

// Cells by quarter, counted from the year 0, and band.
class Cells {
 public:
  QuarterCell& At(int32_t day, CareAgeBand band) {
    const absl::CivilDay civil = DayOfNumber(day);
    const int64_t quarter = civil.year() * 4 + (civil.month() - 1) / 3;
    // Neighbours are often of one cell.
    if (last_ != nullptr && last_key_ == std::pair(quarter, band)) {
      return *last_;
    }
    const auto [found, added] = cells_.try_emplace({quarter, band});
    if (added) {
      found->second.quarter = QuarterOf(civil);
      found->second.band = band;
    }
    last_key_ = found->first;
    last_ = &found->second;
    return *last_;
  }

  std::vector<QuarterCell> Take() {
    std::vector<QuarterCell> all;
    for (auto& [key, cell] : cells_) all.push_back(std::move(cell));
    return all;
  }

 private:
  using Key = std::pair<int64_t, CareAgeBand>;

  std::map<Key, QuarterCell> cells_;
  Key last_key_;
  QuarterCell* last_ = nullptr;
};

void AddResponse(const CareEvent& event, const PartWait& part, Cells& cells) {
  QuarterCell& cell = cells.At(event.start, part.band);
  cell.response.days.push_back(part.days);
  ++cell.responses_by_kind[static_cast<size_t>(event.kind) - 1];
  if (event.kind == EventKind::kAssessment) {
    ++cell.responses_by_assessment[static_cast<size_t>(event.assessment)];
  }
}

void AddService(const CareEvent& event, const PartWait& part, Cells& cells) {
  QuarterCell& cell = cells.At(event.start, part.band);
  cell.service.days.push_back(part.days);
  ++cell.services_by_type[static_cast<size_t>(event.service)];
}

bool IsInTable(const std::optional<PartWait>& part) {
  return part.has_value() && part->band != CareAgeBand::kNone;
}

}  // namespace

std::optional<int64_t> PartCell::MedianTimesTwo() const {
  return carereform::MedianTimesTwo(days);
}

QuarterTable TabulateQuarters(absl::Span<const CareEvent> events,
                              const DhscWaits& waits, int32_t period_end,
                              const DhscMethod& method) {
  QuarterTable table;
  Cells cells;
  for (const RequestWait& wait : waits.requests) {
    ++table.requests_by_standing[static_cast<size_t>(wait.standing)];
    if (IsInTable(wait.response)) {
      AddResponse(events[wait.response->event], *wait.response, cells);
    }
    if (IsInTable(wait.service)) {
      AddService(events[wait.service->event], *wait.service, cells);
    }
  }
  const int32_t first_day = DayNumber(method.requests_from);
  for (const EventIndex at : waits.histories) {
    const CareEvent& event = events[at];
    const CareAgeBand band = BandOf(event, period_end, method);
    if (event.start < first_day || band == CareAgeBand::kNone) continue;
    ++cells.At(event.start, band)
          .events_by_kind[static_cast<size_t>(event.kind) - 1];
  }
  table.cells = cells.Take();
  return table;
}

}  // namespace carereform::assessments

// DHSC's published table: waits by quarter and age band, with what is counted
// beside them.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_QUARTERS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_QUARTERS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "common/types/quarter.h"
#include "services/assessments/domain/care_events.h"
#include "services/assessments/domain/dhsc_method.h"
#include "services/assessments/domain/dhsc_standing.h"
#include "services/assessments/domain/dhsc_waiting_times.h"

namespace carereform::assessments {

// One part of a cell. Waits belong to the quarter in which the response, or the
// service, started, whenever the request was.
struct PartCell {
  std::vector<int64_t> days;  // Every wait.

  // Returns twice the interpolated median; nothing for no waits.
  std::optional<int64_t> MedianTimesTwo() const;
};

// One cell of the table.
struct QuarterCell {
  FinancialQuarter quarter;
  CareAgeBand band = CareAgeBand::kYounger;
  PartCell response;
  PartCell service;
  // The responses by kind: requests, assessments, services, reviews.
  std::array<int64_t, 4> responses_by_kind{};
  // Those that are assessments by type; see AssessmentType.
  std::array<int64_t, 4> responses_by_assessment{};
  // The services by type; see ServiceType.
  std::array<int64_t, 10> services_by_type{};
  // The events of all histories, of people with no standing request too, that
  // started in the quarter, by kind as above.
  std::array<int64_t, 4> events_by_kind{};
};

// The table.
struct QuarterTable {
  std::vector<QuarterCell> cells;  // By quarter, then band; none that is empty.
  std::array<int64_t, kStandings> requests_by_standing{};
};

// Counts `waits`, which FindDhscWaits made of the same arguments.
QuarterTable TabulateQuarters(absl::Span<const CareEvent> events,
                              const DhscWaits& waits, int32_t period_end,
                              const DhscMethod& method);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_QUARTERS_H_

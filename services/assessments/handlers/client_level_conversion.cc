#include "services/assessments/handlers/client_level_conversion.h"

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "common/types/quarter.h"
#include "services/assessments/cld/dhsc_method_file.h"
#include "services/assessments/domain/dhsc_explanations.h"

namespace carereform::assessments {
namespace {

// An event's opaque reference.
std::string ReferenceOf(const ClientLevelWaits& waits, const CareEvent& event) {
  const std::string& submission = waits.submissions[event.import_order];
  return absl::StrCat(submission.substr(submission.rfind('/') + 1), "/",
                      PlaceOf(event));
}

v1::PartWait ToPartWait(const ClientLevelWaits& waits, const PartWait& part) {
  const CareEvent& event = waits.joined.events[part.event];
  v1::PartWait wait;
  wait.set_event(ReferenceOf(waits, event));
  *wait.mutable_event_date() = rpc::ToDate(DayOfNumber(event.start));
  wait.set_wait_days(part.days);
  wait.set_quarter(FormatQuarter(QuarterOf(DayOfNumber(event.start))));
  wait.set_age_band(CareAgeBandWord(part.band));
  return wait;
}

v1::WaitCell ToWaitCell(const PartCell& part) {
  v1::WaitCell cell;
  cell.set_wait_count(static_cast<int32_t>(part.days.size()));
  cell.set_median_times_two(part.MedianTimesTwo().value_or(0));
  return cell;
}

v1::QuarterWaits ToQuarterWaits(const QuarterCell& cell) {
  v1::QuarterWaits waits;
  waits.set_quarter(FormatQuarter(cell.quarter));
  waits.set_age_band(CareAgeBandWord(cell.band));
  *waits.mutable_first_response() = ToWaitCell(cell.response);
  *waits.mutable_first_service() = ToWaitCell(cell.service);
  const auto& responses = cell.responses_by_kind;
  waits.set_request_response_count(static_cast<int32_t>(responses[0]));
  waits.set_assessment_response_count(static_cast<int32_t>(responses[1]));
  waits.set_service_response_count(static_cast<int32_t>(responses[2]));
  waits.set_request_count(static_cast<int32_t>(cell.events_by_kind[0]));
  waits.set_assessment_count(static_cast<int32_t>(cell.events_by_kind[1]));
  waits.set_service_count(static_cast<int32_t>(cell.events_by_kind[2]));
  return waits;
}

void AddStandings(const QuarterTable& table,
                  v1::ComputeWaitingTimesResponse& response) {
  int64_t all = 0;
  int64_t counted = 0;
  for (size_t number = 0; number < kStandings; ++number) {
    const int64_t requests = table.requests_by_standing[number];
    if (requests == 0) continue;
    const auto standing = static_cast<Standing>(number);
    auto* added = response.add_standings();
    added->set_standing(std::string(StandingWord(standing)));
    added->set_explanation(ExplainStanding(standing, LatestDhscMethod()));
    added->set_request_count(static_cast<int32_t>(requests));
    added->set_counted(IsCounted(standing));
    all += requests;
    if (IsCounted(standing)) counted += requests;
  }
  response.set_request_count(static_cast<int32_t>(all));
  response.set_counted_request_count(static_cast<int32_t>(counted));
}

}  // namespace

std::string CareAgeBandWord(CareAgeBand band) {
  const DhscMethod& method = LatestDhscMethod();
  switch (band) {
    case CareAgeBand::kNone:
      return "";
    case CareAgeBand::kYounger:
      return absl::StrCat(method.youngest_age, "_to_", method.older_age - 1);
    case CareAgeBand::kOlder:
      return absl::StrCat(method.older_age, "_and_above");
  }
  return "";
}

v1::RequestWait ToRequestWait(const ClientLevelWaits& waits,
                              const RequestWait& wait) {
  const CareEvent& event = waits.joined.events[wait.event];
  v1::RequestWait request;
  request.set_event(ReferenceOf(waits, event));
  *request.mutable_request_date() = rpc::ToDate(DayOfNumber(event.start));
  request.set_standing(std::string(StandingWord(wait.standing)));
  request.set_explanation(ExplainStanding(wait.standing, LatestDhscMethod()));
  request.set_counted(IsCounted(wait.standing));
  if (wait.response.has_value()) {
    *request.mutable_first_response() = ToPartWait(waits, *wait.response);
  }
  if (wait.service.has_value()) {
    *request.mutable_first_service() = ToPartWait(waits, *wait.service);
  }
  return request;
}

v1::ComputeWaitingTimesResponse ToWaitingTimes(const ClientLevelWaits& waits) {
  const DhscMethod& method = LatestDhscMethod();
  v1::ComputeWaitingTimesResponse response;
  response.set_method_version(method.version);
  response.set_method_source(
      absl::StrCat(method.source, " (", method.status, ")"));
  if (waits.joined.period.start < waits.joined.period.end) {
    *response.mutable_period_first_date() =
        rpc::ToDate(waits.joined.period.start);
    *response.mutable_period_last_date() =
        rpc::ToDate(waits.joined.period.end - 1);
  }
  for (const absl::CivilDay day : waits.joined.uncovered) {
    response.add_uncovered_quarters(FormatQuarter(QuarterOf(day)));
  }
  for (const std::string& name : waits.submissions) {
    response.add_client_level_submissions(name);
  }
  response.set_duplicate_count(waits.joined.duplicates);
  AddStandings(waits.table, response);
  for (const QuarterCell& cell : waits.table.cells) {
    *response.add_quarters() = ToQuarterWaits(cell);
  }
  return response;
}

}  // namespace carereform::assessments

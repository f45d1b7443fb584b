// bench_dhsc_method POSTGRES EVENTS
//
// Times DHSC's waiting-time method over generated events: the domain's, and the
// same as SQL on PostgreSQL. Fails if the answers differ.
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/assessments/cld/dhsc_method_file.h"
#include "services/assessments/domain/dhsc_quarters.h"
#include "services/assessments/domain/dhsc_waiting_times.h"
#include "tests/bench/dhsc_method/generated_events.h"
#include "tests/bench/dhsc_method/postgres_method.h"
#include "tests/bench/figures.h"

namespace carereform::bench {
namespace {

using assessments::CareAgeBand;
using assessments::CareEvent;
using assessments::PartCell;
using assessments::QuarterCell;

std::string SubjectOf(uint64_t count) {
  return absl::StrCat("DHSC's waiting times of ", count, " events");
}

// The published table, in the order in which SQL returns it.
MethodRows RunDomain(const std::vector<CareEvent>& events) {
  const auto& method = assessments::LatestDhscMethod();
  const auto waits =
      assessments::FindDhscWaits(events, GeneratedPeriodEnd(), method);
  const auto table =
      assessments::TabulateQuarters(waits, GeneratedPeriodEnd(), method);
  MethodRows rows;
  const auto add = [&](const char* part, const QuarterCell& cell,
                       const PartCell& one) {
    const std::optional<int64_t> median = one.MedianTimesTwo();
    if (!median.has_value()) return;
    rows.push_back(
        {part, FormatDate(QuarterPeriod(cell.quarter).start),
         cell.band == CareAgeBand::kOlder ? "65 and above" : "25 to 64",
         absl::StrCat(one.days.size()), absl::StrCat(*median)});
  };
  for (const QuarterCell& cell : table.cells) add("1", cell, cell.response);
  for (const QuarterCell& cell : table.cells) add("2", cell, cell.service);
  return rows;
}

// Times the second of two runs.
template <typename Run>
absl::StatusOr<MethodRows> Time(const std::string& subject, const char* way,
                                Run run) {
  absl::StatusOr<MethodRows> rows = run();
  CR_RETURN_IF_ERROR(rows.status());
  const absl::Duration time = TimeOf([&] { rows = run(); });
  PrintFigure(subject, way, "us", absl::ToInt64Microseconds(time));
  return rows;
}

absl::Status Compare(const std::string& where, uint64_t count) {
  const std::string subject = SubjectOf(count);
  const std::vector<CareEvent> events = GenerateEvents(count);
  CR_ASSIGN_OR_RETURN(
      const MethodRows ours,
      Time(subject, "domain",
           [&]() -> absl::StatusOr<MethodRows> { return RunDomain(events); }));
  PrintFigure(subject, "domain", "cells", static_cast<int64_t>(ours.size()));
  if (where.empty()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(Postgres postgres, Postgres::Connect(where));
  CR_RETURN_IF_ERROR(LoadEvents(postgres, events));
  CR_ASSIGN_OR_RETURN(const MethodRows theirs, Time(subject, "postgresql", [&] {
                        return RunMethod(postgres);
                      }));
  return ours == theirs && !ours.empty()
             ? absl::OkStatus()
             : absl::InternalError("PostgreSQL has another answer");
}

}  // namespace
}  // namespace carereform::bench

int main(int argc, char** argv) {
  uint64_t count = 0;
  if (argc != 3 || !absl::SimpleAtoi(argv[2], &count) || count == 0) {
    std::cerr << "bench_dhsc_method POSTGRES EVENTS\n";
    return 2;
  }
  return carereform::bench::ExitCodeOf(
      carereform::bench::Compare(argv[1], count));
}

#include "services/improvement/highlights/highlight_records.h"

#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/store/key_codec.h"
#include "common/types/civil_date.h"
#include "services/improvement/keys.h"

namespace carereform::improvement {
namespace {

using rpc::CollectionOptions;
using store::KeyWriter;
using v1::HighlightReport;

constexpr char kWorkstream[] = "councils/{council}/workstreams/{workstream}";

// A number that is smaller the later the month is, so that keys begin with the
// newest.
uint32_t NewestFirst(absl::CivilDay month) {
  constexpr uint32_t kAfterAll = 12 * (kLastYear + 1);
  return kAfterAll -
         static_cast<uint32_t>(12 * month.year() + month.month() - 1);
}

CollectionOptions<HighlightReport> Reports() {
  return {
      .pattern = kHighlightReportName,
      .table = kHighlightReportTable,
      .indexes = {{.id = kHighlightReportByMonth,
                   .value =
                       [](const HighlightReport& report) {
                         return KeyWriter()
                             .Uint32(NewestFirst(LastDayOf(report)))
                             .String(report.workstream())
                             .key();
                       },
                   .taken_reason = "HIGHLIGHT_REPORT_EXISTS",
                   .taken_message = "the workstream has a report of that month "
                                    "already: read or refresh that one"},
                  {.id = kHighlightReportByWorkstream,
                   .value =
                       [](const HighlightReport& report) {
                         return KeyWriter()
                             .String(report.workstream())
                             .Uint32(NewestFirst(LastDayOf(report)))
                             .key();
                       }}},
      .listed_by = kHighlightReportByMonth,
      .references = {{"workstream", kWorkstream, kWorkstreamTable},
                     {"previous", kHighlightReportName, kHighlightReportTable}},
      // Reports come from the service's own methods, which check requests.
      .check = [](const HighlightReport&, rpc::Validation&) {}};
}

}  // namespace

HighlightRecords::HighlightRecords(const Records& plan,
                                   const TargetRagRecords& target_rag,
                                   const RiskRecords& risks)
    : plan_(plan),
      target_rag_(target_rag),
      risks_(risks),
      reports_(Reports()) {}

absl::StatusOr<std::optional<HighlightReport>> HighlightRecords::ReportBefore(
    const store::Reader& reader, absl::string_view workstream,
    absl::CivilDay month) const {
  CR_ASSIGN_OR_RETURN(const std::vector<HighlightReport> newest_first,
                      rpc::AllBy(reports_, reader, kHighlightReportByWorkstream,
                                 KeyWriter().String(workstream).key()));
  for (const HighlightReport& report : newest_first) {
    if (LastDayOf(report) < absl::CivilDay(absl::CivilMonth(month))) {
      return report;
    }
  }
  return std::nullopt;
}

absl::StatusOr<std::vector<HighlightReport>> HighlightRecords::ReportsOf(
    const store::Reader& reader, absl::CivilDay month, int64_t revision) const {
  std::vector<HighlightReport> all;
  store::PageRequest wanted{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(
        store::Page<HighlightReport> page,
        reports_.table().ListByAt(
            reader, absl::StrCat("councils/", reader.council()),
            kHighlightReportByMonth,
            KeyWriter().Uint32(NewestFirst(month)).key(), revision, wanted));
    for (HighlightReport& report : page.items) all.push_back(std::move(report));
    wanted.after = page.next_after;
  } while (!wanted.after.empty());
  return all;
}

absl::CivilDay LastDayOf(const HighlightReport& report) {
  return LastDayOfMonth(
      absl::CivilDay(report.month().year(), report.month().month(), 1));
}

}  // namespace carereform::improvement

#include "services/reporting/records.h"

#include <memory>
#include <vector>

#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "services/reporting/keys.h"
#include "services/reporting/return_blobs.h"

namespace carereform::reporting {
namespace {

constexpr char kNoun[] = "RESOURCE";

}  // namespace

Records::Records()
    : targets(kTargetTable, kNoun,
              {{.id = kTargetByCode,
                .value =
                    [](const v1::Target& target) {
                      return store::KeyWriter().String(target.code()).key();
                    },
                .taken_reason = "CODE_TAKEN",
                .taken_message = "another target has that code"}}),
      observations(kObservationTable, kNoun),
      calendar_dates(
          kCalendarDateTable, kNoun,
          {{.id = kCalendarDateByDate,
            .value =
                [](const v1::CalendarDate& date) {
                  return store::KeyWriter()
                      .String(FormatDate(*rpc::StoredDay(date.date())))
                      .key();
                }}}),
      progress_returns(kProgressReturnTable, kNoun) {}

absl::StatusOr<verify::Schema> StoredSchema() {
  const auto records = std::make_shared<const Records>();
  return verify::Schema{
      .tables = {&records->targets, &records->observations,
                 &records->calendar_dates, &records->progress_returns},
      .blobs = {[records](const store::Reader& reader,
                          std::vector<verify::ExpectedBlob>& blobs) {
        return ListReturnBlobs(*records, reader, blobs);
      }},
      .owners = {records}};
}

}  // namespace carereform::reporting

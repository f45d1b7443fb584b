#include "services/reporting/records.h"

#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "services/reporting/keys.h"

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

}  // namespace carereform::reporting

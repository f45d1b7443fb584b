// The shape of the requests about reports.

#ifndef CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_CHECKS_H_
#define CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_CHECKS_H_

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/highlight_reports.pb.h"
#include "google/type/date.pb.h"

namespace carereform::improvement {

// Each returns INVALID_ARGUMENT, reason FIELD_INVALID, with all that is wrong.
absl::Status CheckPrepare(const v1::PrepareHighlightReportRequest& request);
absl::Status CheckWrite(const v1::WriteHighlightReportRequest& request);
absl::Status CheckRefresh(const v1::RefreshHighlightReportRequest& request);
absl::Status CheckReview(const v1::ReviewHighlightReportRequest& request);
absl::Status CheckReturn(const v1::ReturnHighlightReportRequest& request);
absl::Status CheckAccept(const v1::AcceptHighlightReportRequest& request);
absl::Status CheckGetBoardPack(const v1::GetBoardPackRequest& request);
absl::Status CheckRenderBoardPack(const v1::RenderBoardPackRequest& request);

// Returns the last day of the month, or today where that has not come. Errors:
// INVALID_ARGUMENT, reason FIELD_INVALID, for a month that has not begun.
// Requires a month that was checked.
absl::StatusOr<absl::CivilDay> LastKnownDay(const google::type::Date& month,
                                            absl::CivilDay today);

// Returns the day that the figures of a month are of: `asked`, or LastKnownDay
// where none is. Errors as there, and the same for a day outside the month or
// in the future.
absl::StatusOr<absl::CivilDay> FiguresDay(const google::type::Date& month,
                                          std::optional<absl::CivilDay> asked,
                                          absl::CivilDay today);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_CHECKS_H_

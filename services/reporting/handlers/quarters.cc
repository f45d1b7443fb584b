#include "services/reporting/handlers/quarters.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/rpc/resource_methods.h"
#include "common/types/civil_date.h"
#include "common/types/quarter.h"

namespace carereform::reporting {

absl::Status CheckListQuarters(const v1::ListQuartersRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  const auto first =
      ParseQuarter(absl::StrCat(request.financial_year(), " Q1"));
  validation.Require(first.ok(), "financial_year",
                     "has to be a financial year such as 2025-26");
  return validation.Finish();
}

absl::StatusOr<v1::ListQuartersResponse> ListQuarters(
    const Records& records, const store::Reader& reader,
    const v1::ListQuartersRequest& request) {
  CR_ASSIGN_OR_RETURN(std::vector<v1::CalendarDate> dates,
                      records.calendar_dates.All(reader));
  CR_ASSIGN_OR_RETURN(const std::vector<v1::ProgressReturn> returns,
                      records.progress_returns.All(reader));
  std::sort(dates.begin(), dates.end(), [](const auto& a, const auto& b) {
    return *rpc::StoredDay(a.date()) < *rpc::StoredDay(b.date());
  });
  v1::ListQuartersResponse response;
  for (int number = 1; number <= 4; ++number) {
    CR_ASSIGN_OR_RETURN(
        const FinancialQuarter quarter,
        ParseQuarter(absl::StrCat(request.financial_year(), " Q", number)));
    const Period period = QuarterPeriod(quarter);
    v1::Quarter& added = *response.add_quarters();
    added.set_label(FormatQuarter(quarter));
    *added.mutable_days()->mutable_first_date() = rpc::ToDate(period.start);
    *added.mutable_days()->mutable_last_date() = rpc::ToDate(period.end - 1);
    for (const v1::CalendarDate& date : dates) {
      if (Contains(period, *rpc::StoredDay(date.date()))) {
        *added.add_calendar_dates() = date;
      }
    }
    for (const v1::ProgressReturn& progress_return : returns) {
      if (progress_return.quarter() == added.label()) {
        added.add_progress_returns(progress_return.name());
      }
    }
  }
  return response;
}

}  // namespace carereform::reporting

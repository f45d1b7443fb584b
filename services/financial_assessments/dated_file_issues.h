// What the readers of the files of rates, policies and means share.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DATED_FILE_ISSUES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DATED_FILE_ISSUES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/imports/dated_rows.h"
#include "common/imports/issues.h"
#include "services/financial_assessments/domain/rule_book.h"

namespace carereform::financial_assessments {

// Returns the whole number from `low` to `high` that a column holds. Adds an
// issue and returns nothing for a sign, a fraction, another number or none.
std::optional<int64_t> ReadWholeNumber(const imports::DatedRow& row,
                                       absl::string_view column, int64_t low,
                                       int64_t high, imports::Issues& issues);

// Adds an issue at the id in `column` of a line unless it can be the last
// segment of a name; returns whether it can.
bool CheckIdColumn(const imports::DatedRow& row, absl::string_view column,
                   imports::Issues& issues);

// Adds an issue for a source that is too long to be shown.
void CheckSource(const imports::DatedRow& row, imports::Issues& issues);

// Adds an issue for the first fault in how `days` follow one another; `lines`
// says on which line each stands, and `what` what they are, such as "rate
// table".
void CheckDaysFollow(absl::string_view what,
                     const std::vector<DaysInForce>& days,
                     const std::vector<int>& lines, imports::Issues& issues);

// Returns OK, or INVALID_ARGUMENT, with no reason, for the first of `issues`.
absl::Status FirstIssue(const imports::Issues& issues);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DATED_FILE_ISSUES_H_

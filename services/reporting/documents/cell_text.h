// The words for a cell. Every format and the command line print these, so that
// no two of them say the same thing differently.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_CELL_TEXT_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_CELL_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "carereform/reporting/v1/return_model.pb.h"

namespace carereform::reporting::documents {

// Returns `decimal` with `unit` as people say it: "42%", "1 day", "1,214 days",
// "21.5 working days", "297 people", "32 per 50,000".
// Requires IsDecimal(decimal).
std::string WithUnit(absl::string_view decimal, absl::string_view unit);

// Returns the figure: "42%", "21.5 days", "Yes", "No (1 of 7 done)", or "Not
// available", "Not applicable" or "[c]" (confidential) where there is none to
// show.
// A share that is not nought but rounds to it is "less than 1%", and one that
// is not the whole but rounds to it "more than 99%".
std::string PrintValue(const v1::Cell& cell);

// Returns the day, month or period of the figure: "20 October 2025", "September
// 2025", "21 October 2024 to 20 October 2025", or "not stated".
std::string PrintAsOf(const v1::Cell& cell);

// Returns the same in ISO 8601: "2025-10-20", or "2024-10-21/2025-10-20" for a
// period. The day of a figure of month precision is the month's last. Empty
// where no date is stated.
std::string IsoAsOf(const v1::Cell& cell);

// Returns an earlier figure as a cell of its own, for the words above.
v1::Cell CellOf(const v1::EarlierFigure& figure);

// Returns the target as the plan has it, or "no number set".
std::string PrintTarget(const v1::Cell& cell);

// Returns when the target is to be met, "by the end of May 2026" or "by 12 May
// 2026", or "no date stated".
std::string PrintDue(const v1::Cell& cell);

// Returns what the figure makes of the target: "Met", "Missed", "Not judged" or
// "Context".
std::string PrintOutcome(const v1::Cell& cell);

// Returns the same as programs read it: "met", "missed", "not judged" or
// "context".
absl::string_view OutcomeName(const v1::Cell& cell);

// Returns where the figure comes from: "COMPUTED by assessments at revision
// 12", "IMPORTED from <source>", or "No value".
std::string PrintOrigin(const v1::Cell& cell);

// Returns the name of a source as people write it: "financial assessments".
std::string PrintSource(absl::string_view source);

// Returns what the figure counts: "Stock", "Flow", "Deliverable" or "Figure".
absl::string_view PrintBasis(const v1::Cell& cell);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_CELL_TEXT_H_

// What the page says of one cell, wherever it stands.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_HTML_CELL_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_HTML_CELL_H_

#include <string>

#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/documents/html_markup.h"

namespace carereform::reporting::documents {

// Returns the attributes of the element where `cell` stands: its id and, for
// programs, data-measure, data-value (its words), data-state, data-origin,
// data-as-of (ISO 8601) and data-outcome.
Attributes CellAttributes(const v1::Cell& cell);

// Returns what the figure makes of the target as a tag.
Markup OutcomeTag(const v1::Cell& cell);

// Returns the figure in bold, with the published figure for the same question
// and day below it where one is held.
Markup FigureWithPublished(const v1::Cell& cell);

// Returns the target and when it is to be met.
Markup TargetAndDue(const v1::Cell& cell);

// Returns how many of the population the figure rests on and how many were left
// out: "Rests on 338 of 341; left out: 3, date of receipt not known". Empty
// where neither is told or the figure is suppressed.
std::string PrintCoverage(const v1::Cell& cell);

// Returns the notes on the cell and its value, as one text.
std::string PrintNotes(const v1::Cell& cell);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_HTML_CELL_H_

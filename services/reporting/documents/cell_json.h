// One cell as JSON.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_CELL_JSON_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_CELL_JSON_H_

#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/documents/json_writer.h"

namespace carereform::reporting::documents {

// Writes `cell` as an item of an array: its value as a JSON number, true, false
// or null, its words, and the evidence that a reader may be shown.
void WriteCell(const v1::Cell& cell, JsonWriter& json);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_CELL_JSON_H_

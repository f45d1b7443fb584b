// A progress return as JSON, for programs.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_RETURN_JSON_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_RETURN_JSON_H_

#include <string>

#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/documents/imprint.h"

namespace carereform::reporting::documents {

// Returns `model` as one JSON object in UTF-8: cover, cqc, areas, cells, money,
// gaps, notes. The same model and imprint give the same bytes. Numbers are
// exact; what is not known is null, never nought; dates are ISO 8601; money is
// whole pence.
std::string RenderJson(const v1::ReturnModel& model, const Imprint& imprint);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_RETURN_JSON_H_

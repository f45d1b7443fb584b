// A progress return as one page to read and print.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_RETURN_HTML_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_RETURN_HTML_H_

#include <string>

#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/documents/imprint.h"

namespace carereform::reporting::documents {

// Returns `model` as one HTML page in UTF-8 that needs nothing else: no script,
// no other file, no network. The same model and imprint give the same bytes.
// Each cell stands in exactly one element with the id "cell-<id>".
std::string RenderHtml(const v1::ReturnModel& model, const Imprint& imprint);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_RETURN_HTML_H_

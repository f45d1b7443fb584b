// The blobs of returns: the model of each, and the documents of one that was
// frozen.

#ifndef CR_SERVICES_REPORTING_RETURN_BLOBS_H_
#define CR_SERVICES_REPORTING_RETURN_BLOBS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "carereform/reporting/v1/reporting.pb.h"
#include "common/store/transaction.h"
#include "common/verify/schema.h"
#include "services/reporting/records.h"

namespace carereform::reporting {

// Returns the name under which a document of the return `name` is stored.
std::string DocumentName(const std::string& name, v1::Copy copy,
                         v1::DocumentFormat format);

// Adds the blobs that the returns of a council say are there.
absl::Status ListReturnBlobs(const Records& records,
                             const store::Reader& reader,
                             std::vector<verify::ExpectedBlob>& blobs);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_RETURN_BLOBS_H_

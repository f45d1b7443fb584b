// Tells how a cell of a return came about.

#ifndef CR_SERVICES_REPORTING_HANDLERS_EXPLAIN_CELL_H_
#define CR_SERVICES_REPORTING_HANDLERS_EXPLAIN_CELL_H_

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/reporting/compile/source_client.h"
#include "services/reporting/records.h"

namespace carereform::reporting {

absl::Status CheckExplain(const v1::ExplainCellRequest& request);

// Asks the cell's source again, at the revision of the return; waits for it.
// Which records decide the value is left out where the caller has not the class
// of the source's data.
absl::StatusOr<v1::CellExplanation> ExplainCell(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const SourceClient& client, const v1::ExplainCellRequest& request);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_EXPLAIN_CELL_H_

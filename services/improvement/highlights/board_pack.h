// All that a board is given for a month.

#ifndef CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_BOARD_PACK_H_
#define CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_BOARD_PACK_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/highlight_reports.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/highlights/highlight_records.h"

namespace carereform::improvement {

// The titles of workstreams, by their names.
using WorkstreamTitles = std::map<std::string, std::string>;

absl::StatusOr<v1::BoardPack> GetBoardPack(
    const HighlightRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetBoardPackRequest& request);

absl::StatusOr<v1::RenderBoardPackResponse> RenderBoardPack(
    const HighlightRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::RenderBoardPackRequest& request);

// Returns what has to be said of a pack, a sentence each: what is missing, not
// yet reviewed, carried forward, older than its month, stale or never reviewed.
// No sentence says that a register is current: each report tells of its risks.
std::vector<std::string> WarningsOf(const v1::BoardPack& pack,
                                    const WorkstreamTitles& titles);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_BOARD_PACK_H_

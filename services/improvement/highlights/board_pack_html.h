// The board pack as one page of HTML: colours only repeat what words say.

#ifndef CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_BOARD_PACK_HTML_H_
#define CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_BOARD_PACK_HTML_H_

#include <string>

#include "carereform/improvement/v1/highlight_reports.pb.h"
#include "services/improvement/highlights/board_pack.h"

namespace carereform::improvement {

// Returns the title of the workstream of that name; the last segment of the
// name where it has none.
std::string TitleOf(const WorkstreamTitles& titles,
                    const std::string& workstream);

// Returns the page, which needs nothing but itself and can be printed.
std::string BoardPackHtml(const v1::BoardPack& pack,
                          const WorkstreamTitles& titles);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_BOARD_PACK_HTML_H_

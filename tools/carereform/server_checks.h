// What commonly goes wrong with a server, as far as it tells itself.
#ifndef CR_TOOLS_CAREREFORM_SERVER_CHECKS_H_
#define CR_TOOLS_CAREREFORM_SERVER_CHECKS_H_

#include <string>
#include <vector>

#include "tools/carereform/connection.h"
#include "tools/carereform/finding.h"

namespace carereform::command_line {

// Whether a server answers, is of `version`, and its stores are ready.
std::vector<Finding> CheckServer(Connection& connection,
                                 const std::string& version);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_SERVER_CHECKS_H_

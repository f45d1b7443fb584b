// `carereform serve`: the whole suite in this process.
#ifndef CR_TOOLS_CAREREFORM_SERVE_H_
#define CR_TOOLS_CAREREFORM_SERVE_H_

#include "tools/carereform/command.h"

namespace carereform::command_line {

// Adds `serve` to `app`. Its exit code is the suite's own.
void AddServeCommand(CLI::App& app, Choice& choice);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_SERVE_H_

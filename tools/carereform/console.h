// Where a command writes, and how it was asked to.
#ifndef CR_TOOLS_CAREREFORM_CONSOLE_H_
#define CR_TOOLS_CAREREFORM_CONSOLE_H_

#include <cstddef>
#include <istream>
#include <ostream>

namespace carereform::command_line {

// How results are written.
enum class OutputFormat {
  kText,  // For people.
  kJson,  // Protobuf JSON, one value, for programs.
};

// Results go to `out`; errors, issues and progress go to `err`.
struct Console {
  std::ostream& out;
  std::ostream& err;
  // Whether a person watches `err`, so that a line of it can be rewritten, and
  // how many characters such a line shows; at least 1.
  bool err_is_terminal = false;
  size_t columns = 80;
  OutputFormat format = OutputFormat::kText;
  // Where a person at a terminal answers questions; null where nobody does.
  std::istream* in = nullptr;
  bool quiet = false;  // Results and errors only: no progress and no hints.

  // Says whether what is not a result may be written.
  bool chatty() const { return !quiet && format == OutputFormat::kText; }
};

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_CONSOLE_H_

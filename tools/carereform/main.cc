// The command line of the suite.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "tools/carereform/command_line.h"
#include "tools/carereform/serve.h"
#include "tools/carereform/stored_data_commands.h"

int main(int argc, char** argv) {
  namespace command_line = carereform::command_line;
  std::vector<command_line::AddCommands> groups =
      command_line::ClientCommands();
  groups.insert(groups.begin(), command_line::AddServeCommand);
  groups.push_back(command_line::AddVerifyCommand);
  groups.push_back(command_line::AddRestoreCommand);
  command_line::Console console{std::cout, std::cerr,
                                isatty(STDERR_FILENO) == 1};
  if (console.err_is_terminal && isatty(STDIN_FILENO) == 1) {
    console.in = &std::cin;
  }
  winsize size = {};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    console.columns = size.ws_col;
  }
  return command_line::RunCommandLine(
      std::vector<std::string>(argv + std::min(argc, 1), argv + argc), groups,
      console);
}

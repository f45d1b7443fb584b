#include <functional>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/command_tree.h"
#include "tools/carereform/completion.h"
#include "tools/carereform/manual_page.h"

namespace carereform::command_line {
namespace {

void AddCompletion(CLI::App& app, Choice& choice) {
  CLI::App& command = AddCommand(
      app, "completion", "Print what makes a shell complete this command line",
      "carereform completion bash > "
      "/etc/bash_completion.d/carereform\n"
      "carereform completion zsh > ~/.zsh/completion/_carereform");
  const auto shell = std::make_shared<std::string>();
  command.add_option("SHELL", *shell, "bash or zsh")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh"}).description(""));
  WhenChosen(command, choice, [&app, shell](Session& session) {
    const CommandFacts facts = FactsOf(app);
    session.console.out << (*shell == "zsh" ? ZshCompletion(facts)
                                            : BashCompletion(facts));
    return absl::OkStatus();
  });
}

void AddMan(CLI::App& app, Choice& choice) {
  CLI::App& command =
      AddCommand(app, "man", "Print the manual page, for man",
                 "carereform man > /usr/local/share/man/man1/carereform.1\n"
                 "carereform man | man --local-file -");
  WhenChosen(command, choice, [&app](Session& session) {
    session.console.out << ManualPage(FactsOf(app), CR_VERSION);
    return absl::OkStatus();
  });
}

}  // namespace

void AddShellCommands(CLI::App& app, Choice& choice) {
  AddCompletion(app, choice);
  AddMan(app, choice);
}

}  // namespace carereform::command_line

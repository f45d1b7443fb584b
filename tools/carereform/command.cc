#include "tools/carereform/command.h"

#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/errors.h"

namespace carereform::command_line {
namespace {

CLI::Option& TakingDates(CLI::Option& option) {
  return *option.type_name("DATE")->check(
      CLI::Validator([](std::string& text) { return DateProblem(text); }, ""));
}

}  // namespace

CLI::App& AddGroup(CLI::App& app, const std::string& name,
                   const std::string& description) {
  CLI::App& group = *app.add_subcommand(name, description);
  group.require_subcommand(1);
  group.footer(absl::StrCat("`carereform ", name,
                            " COMMAND --help` shows each with examples."));
  return group;
}

CLI::App& AddCommand(CLI::App& group, const std::string& name,
                     const std::string& description,
                     const std::string& examples) {
  CLI::App& command = *group.add_subcommand(name, description);
  command.footer(absl::StrCat("Examples:\n  ",
                              absl::StrReplaceAll(examples, {{"\n", "\n  "}})));
  return command;
}

void WhenChosen(CLI::App& command, Choice& choice,
                std::function<absl::Status(Session&)> run) {
  command.callback([&choice, run = std::move(run)] {
    choice.run = [run](Session& session) {
      const absl::Status status = run(session);
      if (status.ok()) return static_cast<int>(ExitCode::kOk);
      const Explanation explanation = Explain(status);
      PrintExplanation(explanation, session.console);
      return static_cast<int>(explanation.exit_code);
    };
  });
}

CLI::Option& AddCouncilOption(CLI::App& command, std::string& council,
                              bool required) {
  return *command
              .add_option("--council", council,
                          required ? "The council's id"
                                   : "The council's id, where NAME is short")
              ->type_name("ID")
              ->required(required);
}

CLI::Option& AddDateOption(CLI::App& command, const std::string& name,
                           std::string& date, const std::string& description) {
  return TakingDates(*command.add_option(name, date, description));
}

CLI::Option& AddDatesOption(CLI::App& command, const std::string& name,
                            std::vector<std::string>& dates,
                            const std::string& description) {
  return *TakingDates(*command.add_option(name, dates, description))
              .expected(1)
              ->take_all();
}

CLI::Option& AddEtagOption(CLI::App& command, std::string& etag) {
  return *command
              .add_option("--etag", etag,
                          "Refuse if it changed since it had this etag")
              ->type_name("ETAG");
}

}  // namespace carereform::command_line

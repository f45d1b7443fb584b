#include "tools/carereform/command_line.h"

#include <algorithm>
#include <map>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/default_address.h"
#include "tools/carereform/errors.h"

namespace carereform::command_line {
namespace {

constexpr char kDescription[] =
    "Keeps a council's care reform programme in one place and makes its "
    "quarterly progress return, in which every number can be explained.";

constexpr char kFooter[] = R"(Examples:
  carereform serve --data ~/carereform-data
  carereform import programme my-programme
  carereform return prepare --council leicestershire --quarter "2025-26 Q3"
  carereform measures list --council leicestershire

Exit codes:
  0  done
  1  failed for a reason that no other code stands for
  2  the arguments are not understood; nothing was tried
  3  no server answers, or it cannot at the moment
  4  the input is not accepted, or a file has issues; nothing was changed
  5  what was named is not there
  6  cannot be done as things stand: state, etag, or it exists already
  7  not allowed
  8  stored records are damaged

`carereform COMMAND --help` shows more. The address of the server is that of
--address, or CAREREFORM_ADDRESS, or the socket of this user.)";

struct Settings {
  std::string address = DefaultAddress();
  std::string token_file;
  OutputFormat format = OutputFormat::kText;
  bool quiet = false;
};

void AddSettings(CLI::App& app, Settings& settings) {
  app.add_option("--address", settings.address,
                 "Where the server is: unix:/path or localhost:port")
      ->envname(kAddressVariable)
      ->type_name("ADDRESS")
      ->capture_default_str()
      ->check(CLI::Validator(
          [](std::string& text) { return AddressProblem(text); }, ""));
  app.add_option("--token-file", settings.token_file,
                 "Call with the token in this file, which only you may read")
      ->envname(kTokenFileVariable)
      ->type_name("FILE");
  static const std::map<std::string, OutputFormat> kFormats = {
      {"text", OutputFormat::kText}, {"json", OutputFormat::kJson}};
  app.add_option("--format", settings.format, "Results as text or as json")
      ->type_name("text|json")
      ->transform(CLI::CheckedTransformer(kFormats).description(""));
  app.add_flag("--quiet,-q", settings.quiet,
               "Results and errors only: no progress, no hints");
}

// Help is a result; anything else that CLI11 throws is an error of usage.
int Answer(const CLI::App& app, const CLI::ParseError& error,
           Console& console) {
  if (error.get_exit_code() == 0) {
    app.exit(error, console.out, console.err);
    return static_cast<int>(ExitCode::kOk);
  }
  // CLI11 says that a command is missing where one is misspelt.
  const std::vector<std::string> unknown = app.remaining(true);
  const std::string what =
      unknown.empty()
          ? error.what()
          : absl::StrCat("\"", unknown.front(), "\" is not known here");
  PrintExplanation(Explain(UsageError(what)), console);
  return static_cast<int>(ExitCode::kUsage);
}

}  // namespace

std::vector<AddCommands> ClientCommands() {
  return {AddCouncilCommands,    AddImportCommands,     AddReturnCommands,
          AddMeasuresCommands,   AddReferralCommands,   AddFlagCommands,
          AddWaitingCommands,    AddErasureCommands,    AddChangesCommands,
          AddCallerCommands,     AddCallCommand,        AddServerCommands,
          AddBackupCommand,      AddHealthCheckCommand, AddDoctorCommand,
          AddShellCommands,      AddVersionCommand,     AddClientLevelCommands,
          AddBreachCommands,     AddChargeCommands,     AddCoverageCommands,
          AddUpratingCommands,   AddRagCommands,        AddCalendarCommands,
          AddHighlightsCommands, AddUpdateSheetCommands};
}

int RunCommandLine(std::vector<std::string> arguments,
                   const std::vector<AddCommands>& groups, Console& console) {
  Settings settings;
  Choice choice;
  CLI::App app(kDescription, "carereform");
  app.footer(kFooter);
  app.fallthrough();
  app.require_subcommand(1);
  app.set_help_all_flag("--help-all", "Show the help of every command");
  AddSettings(app, settings);
  for (const AddCommands& add : groups) add(app, choice);

  // CLI11 reports by exception; none of them leaves this function.
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    console.format = settings.format;
    return Answer(app, error, console);
  }
  console.format = settings.format;
  console.quiet = settings.quiet;
  Connection connection(settings.address, settings.address == DefaultAddress(),
                        settings.token_file);
  Session session{console, connection};
  return choice.run(session);
}

}  // namespace carereform::command_line

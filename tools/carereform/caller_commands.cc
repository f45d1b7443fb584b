#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "common/access/callers_file.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "nlohmann/json.hpp"
#include "tools/carereform/client_commands.h"

namespace carereform::command_line {
namespace {

using Json = nlohmann::ordered_json;

struct NewArguments {
  std::string id;
  std::vector<std::string> roles;
  std::vector<std::string> councils;
  std::vector<std::string> teams;
  std::string expires;
};

Json EntryFor(const NewArguments& arguments, const std::string& token) {
  Json entry;
  entry["id"] = arguments.id;
  entry["token_sha256"] = store::Sha256Hex(token);
  entry["roles"] = Json::array();
  for (const std::string& role : arguments.roles) {
    entry["roles"].push_back({{"role", role}});
  }
  entry["councils"] = arguments.councils;
  if (!arguments.teams.empty()) entry["teams"] = arguments.teams;
  entry["expires"] = arguments.expires;
  return entry;
}

// What a server would say of a file with this entry. The roles may be of a file
// of the server's own.
absl::Status CheckEntry(const NewArguments& arguments, const Json& entry) {
  access::Roles roles;
  for (const std::string& role : arguments.roles) roles[role];
  const Json file = {{"callers", Json::array({entry})}};
  return access::ParseCallers(file.dump(), roles).status();
}

absl::Status New(const NewArguments& arguments, Session& session) {
  const std::string token = access::NewToken();
  const Json entry = EntryFor(arguments, token);
  CR_RETURN_IF_ERROR(CheckEntry(arguments, entry));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    console.out << Json{{"token", token}, {"caller", entry}}.dump(2) << '\n';
    return absl::OkStatus();
  }
  console.out << "Token, shown this once:\n  " << token
              << "\nEntry for the server's file of callers:\n"
              << entry.dump(2) << '\n';
  if (console.chatty()) {
    console.err << "next: put the token alone into a file that only the caller "
                   "may read (chmod 600), and start the server anew with the "
                   "entry in its --callers FILE\n";
  }
  return absl::OkStatus();
}

}  // namespace

void AddCallerCommands(CLI::App& app, Choice& choice) {
  CLI::App& group =
      AddGroup(app, "caller", "Those who call a server with a token");
  CLI::App& command = AddCommand(
      group, "new", "Make a token and the entry of its caller",
      "carereform caller new --id nightly-extract --role integration "
      "--council leicestershire --expires 2027-03-31\n"
      "carereform caller new --id ot-duty --role assessor --council "
      "leicestershire --team home_first --expires 2027-03-31");
  const auto arguments = std::make_shared<NewArguments>();
  command
      .add_option("--id", arguments->id,
                  "What the caller is called in logs and change records; "
                  "never a person's name")
      ->type_name("ID")
      ->required();
  command.add_option("--role", arguments->roles, "A role; may be repeated")
      ->type_name("ROLE")
      ->required();
  command
      .add_option("--council", arguments->councils,
                  "A council that it acts for; may be repeated")
      ->type_name("ID")
      ->required();
  command
      .add_option("--team", arguments->teams,
                  "A team whose cases alone it may have; may be repeated")
      ->type_name("TEAM");
  AddDateOption(command, "--expires", arguments->expires,
                "The last day of the token")
      .required();
  WhenChosen(command, choice, [arguments](Session& session) {
    return New(*arguments, session);
  });
}

}  // namespace carereform::command_line

#include <memory>
#include <string>
#include <utility>

#include "CLI/CLI.hpp"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "carereform/common/v1/councils.pb.h"
#include "common/status/status_macros.h"
#include "services/reporting/documents/date_text.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using common::v1::Council;
using common::v1::CouncilService;

struct CreateArguments {
  std::string id;
  std::string display_name;
  std::string gss_code;
};

absl::Status Create(const CreateArguments& arguments, Session& session) {
  common::v1::CreateCouncilRequest request;
  request.set_council_id(arguments.id);
  request.mutable_council()->set_display_name(arguments.display_name);
  if (!arguments.gss_code.empty()) {
    request.mutable_council()->add_gss_codes()->set_code(arguments.gss_code);
  }
  CR_ASSIGN_OR_RETURN(
      const Council council,
      session.connection.Call(&CouncilService::Stub::CreateCouncil, request));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(council, console.out);
    return absl::OkStatus();
  }
  console.out << council.name() << " is there: " << council.display_name()
              << '\n';
  if (console.chatty()) {
    console.err << "next: carereform import referrals FILE --council "
                << LastSegment(council.name()) << '\n';
  }
  return absl::OkStatus();
}

absl::StatusOr<common::v1::ListCouncilsResponse> ListAll(
    Connection& connection) {
  common::v1::ListCouncilsResponse all;
  common::v1::ListCouncilsRequest request;
  do {
    CR_ASSIGN_OR_RETURN(
        const auto page,
        connection.Call(&CouncilService::Stub::ListCouncils, request));
    all.mutable_councils()->MergeFrom(page.councils());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return all;
}

std::string CodesText(const Council& council) {
  std::string text;
  for (const Council::GssCode& code : council.gss_codes()) {
    if (!text.empty()) text += ", ";
    text += code.code();
    if (code.has_end_date()) {
      text += " until " + reporting::documents::IsoDateOf(code.end_date());
    }
  }
  return text;
}

absl::Status List(Session& session) {
  CR_ASSIGN_OR_RETURN(const auto councils, ListAll(session.connection));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(councils, console.out);
    return absl::OkStatus();
  }
  Table table({{"ID"}, {"NAME"}, {"GSS CODES"}});
  for (const Council& council : councils.councils()) {
    table.AddRow({std::string(LastSegment(council.name())),
                  council.display_name(), CodesText(council)});
  }
  if (!table.empty()) table.Print(console.out);
  if (table.empty() && console.chatty()) {
    console.err << "there are no councils; `carereform council create` makes "
                   "one\n";
  }
  return absl::OkStatus();
}

void AddCreate(CLI::App& group, Choice& choice) {
  CLI::App& command =
      AddCommand(group, "create", "Create a council in every source",
                 "carereform council create leicestershire --display-name "
                 "\"Leicestershire County Council\" --gss E10000018");
  const auto arguments = std::make_shared<CreateArguments>();
  command
      .add_option("ID", arguments->id,
                  "A short word of lower-case letters, digits and hyphens")
      ->required();
  command
      .add_option("--display-name", arguments->display_name,
                  "The council's name as people write it")
      ->type_name("NAME")
      ->required();
  command
      .add_option("--gss", arguments->gss_code,
                  "Its code of the Office for National Statistics")
      ->type_name("CODE");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Create(*arguments, session);
  });
}

}  // namespace

void AddCouncilCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(app, "council",
                             "The councils that the server holds records for");
  AddCreate(group, choice);
  CLI::App& list = AddCommand(group, "list", "List the councils",
                              "carereform council list\n"
                              "carereform council list --format json");
  WhenChosen(list, choice, List);
}

}  // namespace carereform::command_line

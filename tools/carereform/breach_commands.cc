// Who has waited longer than a standard allows, and who soon will have.

#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "carereform/assessments/v1/breaches.grpc.pb.h"
#include "common/status/status_macros.h"
#include "services/reporting/documents/date_text.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/enum_options.h"
#include "tools/carereform/enum_words.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/listing.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using assessments::v1::Breach;
using assessments::v1::BreachService;
using assessments::v1::ListBreachesResponse;
using assessments::v1::Referral;
using reporting::documents::IsoDateOf;

constexpr int kMostDaysAhead = 366;

struct ListArguments {
  std::string council;
  std::string as_of;
  int within = 0;
  std::string standard;
  Referral::Type type = Referral::TYPE_UNSPECIFIED;
  std::string team;
  int limit = 50;
};

// "14 over" in breach; "0 left" on the last day within the standard.
std::string DaysInWords(const Breach& breach) {
  const int over = breach.days_over();
  return over > 0 ? absl::StrCat(over, " over") : absl::StrCat(-over, " left");
}

void PrintBreaches(const ListBreachesResponse& breaches, Console& console) {
  Table table({{"CASE"},
               {"TYPE"},
               {"TEAM"},
               {"STANDARD"},
               {"STATUS"},
               {"DUE"},
               {"DAYS", Alignment::kRight}});
  for (const Breach& breach : breaches.breaches()) {
    table.AddRow({std::string(LastSegment(breach.referral())),
                  EnumWords(Referral::Type_Name(breach.type())), breach.team(),
                  breach.standard(), breach.standard_status(),
                  IsoDateOf(breach.due_date()), DaysInWords(breach)});
  }
  if (!table.empty()) table.Print(console.out);
  if (table.empty() && console.chatty()) console.err << "there is no breach\n";
}

absl::Status List(const ListArguments& arguments, Session& session) {
  assessments::v1::ListBreachesRequest request;
  request.set_parent(CouncilName(arguments.council));
  *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  request.set_horizon_days(arguments.within);
  request.set_standard(arguments.standard);
  request.set_type(arguments.type);
  request.set_team(arguments.team);
  CR_ASSIGN_OR_RETURN(
      const auto breaches,
      ListUpTo<ListBreachesResponse>(
          arguments.limit, &BreachService::Stub::ListBreaches, request,
          [](ListBreachesResponse& response) {
            return response.mutable_breaches();
          },
          session));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(breaches, console.out);
    return absl::OkStatus();
  }
  PrintBreaches(breaches, console);
  TellOfMore(breaches.next_page_token(), arguments.limit, console);
  return absl::OkStatus();
}

}  // namespace

void AddBreachCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(app, "breaches",
                             "Cases that wait longer than a standard allows");
  CLI::App& command = AddCommand(
      group, "list", "List cases in breach, or soon to be, by due day",
      "carereform breaches list --council leicestershire --as-of 2025-10-20\n"
      "carereform breaches list --council leicestershire --as-of 2025-10-20 "
      "--within 28 --standard allocation --team home_first");
  const auto arguments = std::make_shared<ListArguments>();
  AddCouncilOption(command, arguments->council, true);
  AddDateOption(command, "--as-of", arguments->as_of, "The day to judge by")
      .required();
  command
      .add_option("--within", arguments->within,
                  "Include those that will be in breach at most so many days "
                  "later, such as 7 or 28")
      ->type_name("DAYS")
      ->check(CLI::Range(0, kMostDaysAhead).description(""))
      ->capture_default_str();
  command
      .add_option("--standard", arguments->standard,
                  "Only this standard, such as allocation")
      ->type_name("STANDARD");
  AddEnumOption(command, "--type", arguments->type, "Only those of this type");
  command.add_option("--team", arguments->team, "Only those of this team")
      ->type_name("TEAM");
  AddLimitOption(command, arguments->limit);
  WhenChosen(command, choice, [arguments](Session& session) {
    return List(*arguments, session);
  });
}

}  // namespace carereform::command_line

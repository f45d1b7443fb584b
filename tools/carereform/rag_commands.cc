// How outcome targets stand: computed and agreed ratings, and how they came
// about.

#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "carereform/improvement/v1/target_rag.grpc.pb.h"
#include "common/status/status_macros.h"
#include "services/reporting/documents/date_text.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/enum_words.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/listing.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using improvement::v1::AgreedRag;
using improvement::v1::ListRagStatusesResponse;
using improvement::v1::Rag;
using improvement::v1::RagChange;
using improvement::v1::RagEvent;
using improvement::v1::RagHistory;
using improvement::v1::RagStatus;
using improvement::v1::TargetRagService;
using improvement::v1::Trend;
using reporting::documents::IsoDateOf;

struct ShowArguments {
  std::string council;
  std::string as_of;
  int limit = 50;
};

struct HistoryArguments {
  std::string council;
  std::string target;
  std::string as_of;
};

std::string ColourWords(Rag::Colour colour) {
  return EnumWords(Rag::Colour_Name(colour));
}

std::string AgreedWords(const RagStatus& status) {
  if (!status.has_agreed()) return "";
  return absl::StrCat(ColourWords(status.agreed().colour()),
                      status.moved_since_agreed() ? ", moved since" : "");
}

void PrintStatuses(const ListRagStatusesResponse& statuses, Console& console) {
  Table table({{"TARGET"}, {"COMPUTED"}, {"AGREED"}, {"TREND"}, {"REASON"}});
  for (const RagStatus& status : statuses.rag_statuses()) {
    table.AddRow({status.code(), ColourWords(status.computed().colour()),
                  AgreedWords(status),
                  EnumWords(Trend::Value_Name(status.trend().value())),
                  status.computed().reason()});
  }
  if (!table.empty()) table.Print(console.out);
  if (table.empty() && console.chatty()) console.err << "there is no target\n";
}

absl::Status Show(const ShowArguments& arguments, Session& session) {
  improvement::v1::ListRagStatusesRequest request;
  request.set_parent(CouncilName(arguments.council));
  if (!arguments.as_of.empty()) {
    *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  }
  CR_ASSIGN_OR_RETURN(
      const auto statuses,
      ListUpTo<ListRagStatusesResponse>(
          arguments.limit, &TargetRagService::Stub::ListRagStatuses, request,
          [](ListRagStatusesResponse& response) {
            return response.mutable_rag_statuses();
          },
          session));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(statuses, console.out);
    return absl::OkStatus();
  }
  PrintStatuses(statuses, console);
  TellOfMore(statuses.next_page_token(), arguments.limit, console);
  return absl::OkStatus();
}

// "reading councils/x/targetReadings/a; rule councils/x/ragRules/b".
std::string EventWords(const RagChange& change) {
  return absl::StrJoin(
      change.events(), "; ", [](std::string* out, const RagEvent& event) {
        absl::StrAppend(out, EnumWords(RagEvent::Kind_Name(event.kind())), " ",
                        LastSegment(event.name()));
      });
}

void PrintHistory(const RagHistory& history, Console& console) {
  Table table({{"DATE"}, {"RATING"}, {"BECAUSE OF"}, {"REASON"}});
  for (const RagChange& change : history.changes()) {
    table.AddRow({IsoDateOf(change.date()),
                  ColourWords(change.after().colour()), EventWords(change),
                  change.after().reason()});
  }
  for (const AgreedRag& agreed : history.agreed()) {
    table.AddRow({IsoDateOf(agreed.known_date()),
                  absl::StrCat(ColourWords(agreed.colour()), ", agreed"),
                  absl::StrCat("agreed by ", LastSegment(agreed.agreed_by())),
                  agreed.reason()});
  }
  if (!table.empty()) table.Print(console.out);
  if (table.empty() && console.chatty()) {
    console.err << "the target was never rated\n";
  }
}

absl::Status History(const HistoryArguments& arguments, Session& session) {
  improvement::v1::GetRagHistoryRequest request;
  request.set_name(absl::StrCat(CouncilName(arguments.council),
                                "/outcomeTargets/", arguments.target));
  if (!arguments.as_of.empty()) {
    *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  }
  CR_ASSIGN_OR_RETURN(
      const RagHistory history,
      session.connection.Call(&TargetRagService::Stub::GetRagHistory, request));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(history, console.out);
  } else {
    PrintHistory(history, console);
  }
  return absl::OkStatus();
}

void AddShow(CLI::App& group, Choice& choice) {
  CLI::App& command = AddCommand(
      group, "show", "Show how each target stands, by code",
      "carereform rag show --council leicestershire\n"
      "carereform rag show --council leicestershire --as-of 2026-03-31");
  const auto arguments = std::make_shared<ShowArguments>();
  AddCouncilOption(command, arguments->council, true);
  AddDateOption(command, "--as-of", arguments->as_of,
                "The day to rate on; today without it");
  AddLimitOption(command, arguments->limit);
  WhenChosen(command, choice, [arguments](Session& session) {
    return Show(*arguments, session);
  });
}

void AddHistory(CLI::App& group, Choice& choice) {
  CLI::App& command = AddCommand(
      group, "history", "Show each change of a target's rating and its cause",
      "carereform rag history --council leicestershire --target m01");
  const auto arguments = std::make_shared<HistoryArguments>();
  AddCouncilOption(command, arguments->council, true);
  command.add_option("--target", arguments->target, "The target, such as m01")
      ->type_name("ID")
      ->required();
  AddDateOption(command, "--as-of", arguments->as_of,
                "The last day to tell of; today without it");
  WhenChosen(command, choice, [arguments](Session& session) {
    return History(*arguments, session);
  });
}

}  // namespace

void AddRagCommands(CLI::App& app, Choice& choice) {
  CLI::App& group =
      AddGroup(app, "rag", "Red, amber and green ratings of outcome targets");
  AddShow(group, choice);
  AddHistory(group, choice);
}

}  // namespace carereform::command_line

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "carereform/common/v1/people.grpc.pb.h"
#include "carereform/common/v1/people.pb.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/enum_words.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using common::v1::Erasure;
using common::v1::ErasureService;

struct RequestArguments {
  std::string person;
  std::string council;
  Erasure::Reason reason = Erasure::REASON_UNSPECIFIED;
  std::string reference;
  bool check = false;
};

struct NameArguments {
  std::string name;
  std::string council;
  std::string etag;
};

struct ListArguments {
  std::string council;
  std::string source;
};

std::string TimeText(bool present, const google::protobuf::Timestamp& time) {
  if (!present) return "";
  return absl::FormatTime("%Y-%m-%d %H:%M:%S UTC",
                          absl::FromUnixSeconds(time.seconds()),
                          absl::UTCTimeZone());
}

// What is to be done next, for a person; empty where nothing is.
std::string NextStep(const Erasure& erasure) {
  switch (erasure.state()) {
    case Erasure::REQUESTED:
      return absl::StrCat(
          "next: somebody else calls `carereform erasure "
          "approve ",
          erasure.name(), "`\n");
    case Erasure::ERASING:
    case Erasure::ERASED:
      return absl::StrCat("it goes on by itself; `carereform erasure show ",
                          erasure.name(), "` tells how far it has come\n");
    default:
      return "";
  }
}

void PrintErasure(const Erasure& erasure, Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJson(erasure, console.out);
    return;
  }
  PrintFacts(
      {{"name", erasure.name()},
       {"person", erasure.person()},
       {"reason", EnumWords(Erasure::Reason_Name(erasure.reason()))},
       {"reference", erasure.reference()},
       {"state", EnumWords(Erasure::State_Name(erasure.state()))},
       {"requested by", erasure.requested_by()},
       {"requested",
        TimeText(erasure.has_request_time(), erasure.request_time())},
       {"decided by", erasure.decided_by()},
       {"decided", TimeText(erasure.has_decide_time(), erasure.decide_time())},
       {"erased bodies", absl::StrCat(erasure.erased_bodies())},
       {"scrubbed", TimeText(erasure.has_scrub_time(), erasure.scrub_time())},
       {"etag", erasure.etag()}},
      console.out);
  if (console.chatty()) console.err << NextStep(erasure);
}

absl::Status Request(const RequestArguments& arguments, Session& session) {
  common::v1::RequestErasureRequest request;
  CR_ASSIGN_OR_RETURN(
      const std::string person,
      ResolveInSource(arguments.person, arguments.council, "people", "person"));
  request.set_parent(person.substr(0, person.rfind("/people/")));
  request.mutable_erasure()->set_person(person);
  request.mutable_erasure()->set_reason(arguments.reason);
  request.mutable_erasure()->set_reference(arguments.reference);
  request.set_validate_only(arguments.check);
  if (!arguments.check) request.set_request_id(store::RandomUuid());
  CR_ASSIGN_OR_RETURN(
      const Erasure erasure,
      session.connection.Call(&ErasureService::Stub::RequestErasure, request));
  if (arguments.check) {
    if (session.console.chatty()) {
      session.console.err << "it could be asked for; nothing was changed\n";
    }
    return absl::OkStatus();
  }
  PrintErasure(erasure, session.console);
  return absl::OkStatus();
}

// Approves or rejects: both have the same arguments.
template <typename DecisionRequest>
absl::Status Decide(grpc::Status (ErasureService::Stub::*method)(
                        grpc::ClientContext*, const DecisionRequest&, Erasure*),
                    const NameArguments& arguments, Session& session) {
  DecisionRequest request;
  CR_ASSIGN_OR_RETURN(*request.mutable_name(),
                      ResolveInSource(arguments.name, arguments.council,
                                      "erasures", "erasure"));
  request.set_etag(arguments.etag);
  request.set_request_id(store::RandomUuid());
  CR_ASSIGN_OR_RETURN(const Erasure erasure,
                      session.connection.Call(method, request));
  PrintErasure(erasure, session.console);
  return absl::OkStatus();
}

absl::Status Show(const NameArguments& arguments, Session& session) {
  common::v1::GetErasureRequest request;
  CR_ASSIGN_OR_RETURN(*request.mutable_name(),
                      ResolveInSource(arguments.name, arguments.council,
                                      "erasures", "erasure"));
  CR_ASSIGN_OR_RETURN(
      const Erasure erasure,
      session.connection.Call(&ErasureService::Stub::GetErasure, request));
  PrintErasure(erasure, session.console);
  return absl::OkStatus();
}

absl::Status List(const ListArguments& arguments, Session& session) {
  common::v1::ListErasuresResponse all;
  common::v1::ListErasuresRequest request;
  request.set_parent(SourceName(arguments.council, arguments.source));
  do {
    CR_ASSIGN_OR_RETURN(
        const auto page,
        session.connection.Call(&ErasureService::Stub::ListErasures, request));
    all.mutable_erasures()->MergeFrom(page.erasures());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(all, console.out);
    return absl::OkStatus();
  }
  Table table(
      {{"NAME"}, {"STATE"}, {"REASON"}, {"REQUESTED BY"}, {"REFERENCE"}});
  for (const Erasure& erasure : all.erasures()) {
    table.AddRow(
        {absl::StrCat(arguments.source, "/", LastSegment(erasure.name())),
         EnumWords(Erasure::State_Name(erasure.state())),
         EnumWords(Erasure::Reason_Name(erasure.reason())),
         erasure.requested_by(), erasure.reference()});
  }
  if (!table.empty()) table.Print(console.out);
  if (table.empty() && console.chatty()) {
    console.err << "no erasure was asked for here\n";
  }
  return absl::OkStatus();
}

void AddRequest(CLI::App& group, Choice& choice) {
  static const std::map<std::string, Erasure::Reason> kReasons = {
      {"retention-ended", Erasure::RETENTION_ENDED},
      {"person-asked", Erasure::PERSON_ASKED},
      {"recorded-in-error", Erasure::RECORDED_IN_ERROR},
      {"court-order", Erasure::COURT_ORDER}};
  CLI::App& command = AddCommand(
      group, "request", "Ask for a person to be erased",
      "carereform erasure request assessments/PERSON --council leicestershire "
      "--reason person-asked --reference ig-2025-17");
  const auto arguments = std::make_shared<RequestArguments>();
  command
      .add_option("PERSON", arguments->person,
                  "The person's source and id, or full name")
      ->required();
  AddCouncilOption(command, arguments->council, false);
  command.add_option("--reason", arguments->reason, "Why")
      ->type_name("retention-ended|person-asked|recorded-in-error|court-order")
      ->transform(CLI::CheckedTransformer(kReasons).description(""))
      ->required();
  command
      .add_option("--reference", arguments->reference,
                  "The number of your own file on it; nothing about the person")
      ->type_name("ID");
  command.add_flag("--check", arguments->check,
                   "Say whether it could be asked for, and change nothing");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Request(*arguments, session);
  });
}

// Adds a command that is about one erasure.
CLI::App& AddNamed(CLI::App& group, const std::string& name,
                   const std::string& description,
                   std::shared_ptr<NameArguments> arguments) {
  CLI::App& command =
      AddCommand(group, name, description,
                 absl::StrCat("carereform erasure ", name,
                              " assessments/ID --council leicestershire"));
  command
      .add_option("NAME", arguments->name,
                  "The erasure's source and id, or full name")
      ->required();
  AddCouncilOption(command, arguments->council, false);
  return command;
}

template <typename DecisionRequest>
void AddDecision(CLI::App& group, Choice& choice, const std::string& name,
                 const std::string& description,
                 grpc::Status (ErasureService::Stub::*method)(
                     grpc::ClientContext*, const DecisionRequest&, Erasure*)) {
  const auto arguments = std::make_shared<NameArguments>();
  CLI::App& command = AddNamed(group, name, description, arguments);
  AddEtagOption(command, arguments->etag);
  WhenChosen(command, choice, [method, arguments](Session& session) {
    return Decide(method, *arguments, session);
  });
}

void AddList(CLI::App& group, Choice& choice) {
  CLI::App& command = AddCommand(
      group, "list", "List the erasures of a source",
      "carereform erasure list --council leicestershire --source assessments");
  const auto arguments = std::make_shared<ListArguments>();
  AddCouncilOption(command, arguments->council, true);
  command
      .add_option("--source", arguments->source,
                  "assessments or financial-assessments")
      ->type_name("ID")
      ->required();
  WhenChosen(command, choice, [arguments](Session& session) {
    return List(*arguments, session);
  });
}

}  // namespace

void AddErasureCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(app, "erasure",
                             "Erasing what identifies people, by two callers");
  AddRequest(group, choice);
  AddDecision(group, choice, "approve",
              "Approve an erasure that somebody else asked for, for good",
              &ErasureService::Stub::ApproveErasure);
  AddDecision(group, choice, "reject", "Turn an erasure down",
              &ErasureService::Stub::RejectErasure);
  AddList(group, choice);
  const auto arguments = std::make_shared<NameArguments>();
  CLI::App& show =
      AddNamed(group, "show", "Show how far an erasure has come", arguments);
  WhenChosen(show, choice, [arguments](Session& session) {
    return Show(*arguments, session);
  });
}

}  // namespace carereform::command_line

#include <memory>
#include <string>
#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "services/reporting/documents/date_text.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/enum_options.h"
#include "tools/carereform/enum_words.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/listing.h"
#include "tools/carereform/names.h"
#include "tools/carereform/on_referral.h"
#include "tools/carereform/referral_text.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using assessments::v1::AssessmentService;
using assessments::v1::ListReferralsResponse;
using assessments::v1::Referral;
using google::type::Date;
using reporting::documents::IsoDateOf;

struct ListArguments {
  std::string council;
  Referral::State state = Referral::STATE_UNSPECIFIED;
  Referral::Type type = Referral::TYPE_UNSPECIFIED;
  std::string team;
  bool open_only = false;
  int limit = 50;
};

struct GetArguments {
  std::string name;
  std::string council;
};

struct LookUpArguments {
  std::string name;
  std::string council;
  std::string external_id;
};

struct MoveArguments {
  std::string name;
  std::string council;
  std::string date;
  std::string etag;
};

absl::Status List(const ListArguments& arguments, Session& session) {
  assessments::v1::ListReferralsRequest request;
  request.set_parent(CouncilName(arguments.council));
  request.set_state(arguments.state);
  request.set_type(arguments.type);
  request.set_team(arguments.team);
  request.set_open_only(arguments.open_only);
  CR_ASSIGN_OR_RETURN(
      const auto referrals,
      ListUpTo<ListReferralsResponse>(
          arguments.limit, &AssessmentService::Stub::ListReferrals, request,
          [](ListReferralsResponse& response) {
            return response.mutable_referrals();
          },
          session));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(referrals, console.out);
    return absl::OkStatus();
  }
  Table table({{"ID"}, {"TYPE"}, {"TEAM"}, {"RECEIVED"}, {"STATE"}});
  for (const Referral& referral : referrals.referrals()) {
    table.AddRow({std::string(LastSegment(referral.name())),
                  EnumWords(Referral::Type_Name(referral.type())),
                  referral.team(), IsoDateOf(referral.received_date()),
                  EnumWords(Referral::State_Name(referral.state()))});
  }
  table.Print(console.out);
  TellOfMore(referrals.next_page_token(), arguments.limit, console);
  return absl::OkStatus();
}

absl::Status Get(const GetArguments& arguments, Session& session) {
  assessments::v1::GetReferralRequest request;
  CR_ASSIGN_OR_RETURN(
      *request.mutable_name(),
      ResolveName(arguments.name, arguments.council, kReferrals));
  CR_ASSIGN_OR_RETURN(
      const Referral referral,
      session.connection.Call(&AssessmentService::Stub::GetReferral, request));
  PrintReferral(referral, session.console);
  return absl::OkStatus();
}

absl::Status LookUp(const LookUpArguments& arguments, Session& session) {
  assessments::v1::LookUpAllocationRequest request;
  request.set_external_id(arguments.external_id);
  if (arguments.name.empty()) {
    request.set_parent(CouncilName(arguments.council));
  } else {
    CR_ASSIGN_OR_RETURN(
        *request.mutable_referral(),
        ResolveName(arguments.name, arguments.council, kReferrals));
    request.set_parent(
        request.referral().substr(0, request.referral().find("/referrals/")));
  }
  CR_ASSIGN_OR_RETURN(const auto found,
                      session.connection.Call(
                          &AssessmentService::Stub::LookUpAllocation, request));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(found, console.out);
    return absl::OkStatus();
  }
  PrintFacts({{"referral", found.referral()},
              {"state", EnumWords(Referral::State_Name(found.state()))},
              {"team", found.team()},
              {"worker", found.worker()},
              {"allocated", IsoDateOf(found.allocated_date())},
              {"turn to", found.duty_team()}},
             console.out);
  return absl::OkStatus();
}

// One move of a referral: all have the same arguments and differ in the call
// and in the date that it sets.
template <typename Request>
struct Move {
  const char* command;
  const char* description;
  Date* (Request::*date)();
  grpc::Status (AssessmentService::Stub::*method)(grpc::ClientContext*,
                                                  const Request&, Referral*);
};

template <typename Request>
absl::Status RunMove(const Move<Request>& move, const MoveArguments& arguments,
                     Session& session) {
  Request request;
  CR_ASSIGN_OR_RETURN(
      *request.mutable_name(),
      ResolveName(arguments.name, arguments.council, kReferrals));
  *(request.*move.date)() = DateFrom(arguments.date);
  request.set_etag(arguments.etag);
  request.set_request_id(store::RandomUuid());
  CR_ASSIGN_OR_RETURN(const Referral referral,
                      session.connection.Call(move.method, request));
  PrintReferral(referral, session.console);
  return absl::OkStatus();
}

template <typename Request>
void AddMove(CLI::App& group, Choice& choice, const Move<Request>& move) {
  CLI::App& command =
      AddCommand(group, move.command, move.description,
                 absl::StrCat("carereform referral ", move.command,
                              " ID --council leicestershire --on 2025-10-20"));
  const auto arguments = std::make_shared<MoveArguments>();
  AddReferralName(command, arguments->name, arguments->council);
  AddDateOption(command, "--on", arguments->date, "The day it happened")
      .required();
  AddEtagOption(command, arguments->etag);
  WhenChosen(command, choice, [move, arguments](Session& session) {
    return RunMove(move, *arguments, session);
  });
}

void AddList(CLI::App& group, Choice& choice) {
  CLI::App& command = AddCommand(
      group, "list", "List the referrals of a council",
      "carereform referral list --council leicestershire --state received");
  const auto arguments = std::make_shared<ListArguments>();
  AddCouncilOption(command, arguments->council, true);
  AddEnumOption(command, "--state", arguments->state,
                "Only those in this state");
  AddEnumOption(command, "--type", arguments->type, "Only those of this type");
  command.add_option("--team", arguments->team, "Only those of this team")
      ->type_name("TEAM");
  command.add_flag("--open", arguments->open_only,
                   "Only those neither closed nor merged");
  AddLimitOption(command, arguments->limit);
  WhenChosen(command, choice, [arguments](Session& session) {
    return List(*arguments, session);
  });
}

void AddWorker(CLI::App& group, Choice& choice) {
  CLI::App& command =
      AddCommand(group, "worker", "Say who has a case, or whom to turn to",
                 "carereform referral worker ID --council leicestershire\n"
                 "carereform referral worker --external-id case-17 --council "
                 "leicestershire");
  const auto arguments = std::make_shared<LookUpArguments>();
  command.add_option("NAME", arguments->name,
                     "The referral's id, or its full name");
  AddCouncilOption(command, arguments->council, false);
  command
      .add_option("--external-id", arguments->external_id,
                  "The case's id in the council's own system, in place of NAME")
      ->type_name("ID");
  WhenChosen(command, choice, [arguments](Session& session) {
    return LookUp(*arguments, session);
  });
}

void AddGet(CLI::App& group, Choice& choice) {
  CLI::App& command =
      AddCommand(group, "get", "Show a referral",
                 "carereform referral get ID --council leicestershire");
  const auto arguments = std::make_shared<GetArguments>();
  AddReferralName(command, arguments->name, arguments->council);
  WhenChosen(command, choice, [arguments](Session& session) {
    return Get(*arguments, session);
  });
}

}  // namespace

CLI::App& AddReferralName(CLI::App& command, std::string& name,
                          std::string& council) {
  command.add_option("NAME", name, "The referral's id, or its full name")
      ->required();
  AddCouncilOption(command, council, false);
  return command;
}

void AddReferralCommands(CLI::App& app, Choice& choice) {
  namespace v1 = assessments::v1;
  using Stub = AssessmentService::Stub;
  CLI::App& group =
      AddGroup(app, "referral", "Requests for an assessment, from receipt on");
  AddList(group, choice);
  AddGet(group, choice);
  AddWorker(group, choice);
  AddMove<v1::TriageReferralRequest>(
      group, choice,
      {"triage", "Record that a referral was triaged",
       &v1::TriageReferralRequest::mutable_triaged_date,
       &Stub::TriageReferral});
  AddMove<v1::AllocateReferralRequest>(
      group, choice,
      {"allocate", "Record that a referral was allocated to a worker",
       &v1::AllocateReferralRequest::mutable_allocated_date,
       &Stub::AllocateReferral});
  AddMove<v1::StartAssessmentRequest>(
      group, choice,
      {"start", "Record that the assessment has started",
       &v1::StartAssessmentRequest::mutable_started_date,
       &Stub::StartAssessment});
  AddMove<v1::CompleteAssessmentRequest>(
      group, choice,
      {"complete", "Record that the assessment is complete",
       &v1::CompleteAssessmentRequest::mutable_completed_date,
       &Stub::CompleteAssessment});
  AddMove<v1::StartServiceRequest>(
      group, choice,
      {"serve", "Record that the service has started",
       &v1::StartServiceRequest::mutable_service_started_date,
       &Stub::StartService});
  AddMove<v1::CloseReferralRequest>(
      group, choice,
      {"close", "Close a referral",
       &v1::CloseReferralRequest::mutable_closed_date, &Stub::CloseReferral});
  AddReferralChanges(group, choice);
}

}  // namespace carereform::command_line

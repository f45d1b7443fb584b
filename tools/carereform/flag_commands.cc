#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "carereform/assessments/v1/data_quality.grpc.pb.h"
#include "carereform/assessments/v1/data_quality.pb.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/enum_options.h"
#include "tools/carereform/enum_words.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/on_referral.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using assessments::v1::DataQualityService;
using assessments::v1::Flag;
using assessments::v1::Referral;
using Stub = DataQualityService::Stub;

struct ProposeArguments {
  std::string referral;
  std::string council;
  Referral::Exclusion exclusion = Referral::EXCLUSION_UNSPECIFIED;
  Flag::Reason reason = Flag::REASON_UNSPECIFIED;
};

struct NameArguments {
  std::string name;
  std::string etag;
};

struct ListArguments {
  std::string council;
  Flag::State state = Flag::STATE_UNSPECIFIED;
};

void PrintFlag(const Flag& flag, Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJson(flag, console.out);
    return;
  }
  PrintFacts(
      {{"name", flag.name()},
       {"left out for", EnumWords(Referral::Exclusion_Name(flag.exclusion()))},
       {"came to light", EnumWords(Flag::Reason_Name(flag.reason()))},
       {"state", EnumWords(Flag::State_Name(flag.state()))},
       {"proposed by", flag.proposed_by()},
       {"decided by", flag.decided_by()},
       {"withdrawn by", flag.withdrawn_by()},
       {"etag", flag.etag()}},
      console.out);
  if (console.chatty() && flag.state() == Flag::PROPOSED) {
    console.err << "next: somebody else calls `carereform flag approve "
                << flag.name() << "`\n";
  }
}

absl::Status Propose(const ProposeArguments& arguments, Session& session) {
  assessments::v1::ProposeFlagRequest request;
  CR_ASSIGN_OR_RETURN(
      *request.mutable_parent(),
      ResolveName(arguments.referral, arguments.council, kReferrals));
  request.mutable_flag()->set_exclusion(arguments.exclusion);
  request.mutable_flag()->set_reason(arguments.reason);
  request.set_request_id(store::RandomUuid());
  CR_ASSIGN_OR_RETURN(const Flag flag,
                      session.connection.Call(&Stub::ProposeFlag, request));
  PrintFlag(flag, session.console);
  return absl::OkStatus();
}

absl::Status List(const ListArguments& arguments, Session& session) {
  assessments::v1::ListFlagsResponse all;
  assessments::v1::ListFlagsRequest request;
  request.set_parent(
      absl::StrCat(CouncilName(arguments.council), "/referrals/-"));
  request.set_state(arguments.state);
  do {
    CR_ASSIGN_OR_RETURN(const auto page,
                        session.connection.Call(&Stub::ListFlags, request));
    all.mutable_flags()->MergeFrom(page.flags());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(all, console.out);
    return absl::OkStatus();
  }
  Table table({{"NAME"}, {"STATE"}, {"LEFT OUT FOR"}, {"PROPOSED BY"}});
  for (const Flag& flag : all.flags()) {
    table.AddRow({flag.name(), EnumWords(Flag::State_Name(flag.state())),
                  EnumWords(Referral::Exclusion_Name(flag.exclusion())),
                  flag.proposed_by()});
  }
  if (!table.empty()) table.Print(console.out);
  if (table.empty() && console.chatty()) console.err << "there is no flag\n";
  return absl::OkStatus();
}

// Adds a command that changes one flag: all have the same arguments.
template <typename Request>
void AddDecision(CLI::App& group, Choice& choice, const std::string& name,
                 const std::string& description,
                 grpc::Status (Stub::*method)(grpc::ClientContext*,
                                              const Request&, Flag*)) {
  CLI::App& command =
      AddCommand(group, name, description,
                 absl::StrCat("carereform flag ", name,
                              " councils/leicestershire/referrals/ID/flags/"
                              "ID"));
  const auto arguments = std::make_shared<NameArguments>();
  command.add_option("NAME", arguments->name, "The flag's full name")
      ->required();
  AddEtagOption(command, arguments->etag);
  WhenChosen(command, choice, [=](Session& session) -> absl::Status {
    Request request;
    request.set_name(arguments->name);
    request.set_etag(arguments->etag);
    request.set_request_id(store::RandomUuid());
    CR_ASSIGN_OR_RETURN(const Flag flag,
                        session.connection.Call(method, request));
    PrintFlag(flag, session.console);
    return absl::OkStatus();
  });
}

void AddPropose(CLI::App& group, Choice& choice) {
  CLI::App& command = AddCommand(
      group, "propose", "Propose to leave a referral out of adjusted figures",
      "carereform flag propose ID --council leicestershire --exclusion "
      "recording-error --reason found-in-figures");
  const auto arguments = std::make_shared<ProposeArguments>();
  AddReferralName(command, arguments->referral, arguments->council);
  AddEnumOption(command, "--exclusion", arguments->exclusion,
                "Why it is to be left out")
      .required();
  AddEnumOption(command, "--reason", arguments->reason, "How it came to light")
      .required();
  WhenChosen(command, choice, [arguments](Session& session) {
    return Propose(*arguments, session);
  });
}

void AddList(CLI::App& group, Choice& choice) {
  CLI::App& command = AddCommand(
      group, "list", "List the flags of a council's referrals",
      "carereform flag list --council leicestershire --state proposed");
  const auto arguments = std::make_shared<ListArguments>();
  AddCouncilOption(command, arguments->council, true);
  AddEnumOption(command, "--state", arguments->state, "Only those in it");
  WhenChosen(command, choice, [arguments](Session& session) {
    return List(*arguments, session);
  });
}

}  // namespace

void AddFlagCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(
      app, "flag", "Leaving cases out of adjusted figures, by two callers");
  AddPropose(group, choice);
  AddDecision(group, choice, "approve",
              "Approve a flag that somebody else proposed", &Stub::ApproveFlag);
  AddDecision(group, choice, "reject", "Turn a flag down", &Stub::RejectFlag);
  AddDecision(group, choice, "withdraw",
              "Take an approved flag back: the case is in all figures again",
              &Stub::WithdrawFlag);
  AddList(group, choice);
}

}  // namespace carereform::command_line

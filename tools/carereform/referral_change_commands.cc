#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/enum_options.h"
#include "tools/carereform/errors.h"
#include "tools/carereform/names.h"
#include "tools/carereform/on_referral.h"
#include "tools/carereform/referral_text.h"

namespace carereform::command_line {
namespace {

namespace v1 = assessments::v1;
using v1::AssessmentService;
using v1::Referral;
using Stub = AssessmentService::Stub;

// A change of a referral whose request is filled by the command line as it is
// read, but for its name and what is made from other text.
template <typename Request>
struct Change {
  std::string name;
  std::string council;
  std::string date;
  Request request;
};

template <typename Request>
using ReferralMethod = grpc::Status (Stub::*)(grpc::ClientContext*,
                                              const Request&, Referral*);

// Makes `command` call `method`; `fill` finishes the request.
template <typename Request, typename Fill>
void Calls(CLI::App& command, Choice& choice,
           std::shared_ptr<Change<Request>> change,
           ReferralMethod<Request> method, Fill fill) {
  AddEtagOption(command, *change->request.mutable_etag());
  WhenChosen(command, choice, [=](Session& session) -> absl::Status {
    Request request = change->request;
    CR_ASSIGN_OR_RETURN(*request.mutable_name(),
                        ResolveName(change->name, change->council, kReferrals));
    CR_RETURN_IF_ERROR(fill(*change, request));
    request.set_request_id(store::RandomUuid());
    CR_ASSIGN_OR_RETURN(const Referral referral,
                        session.connection.Call(method, request));
    PrintReferral(referral, session.console);
    return absl::OkStatus();
  });
}

template <typename Request>
void Calls(CLI::App& command, Choice& choice,
           std::shared_ptr<Change<Request>> change,
           ReferralMethod<Request> method) {
  Calls(command, choice, std::move(change), method,
        [](const auto&, Request&) { return absl::OkStatus(); });
}

// Adds a command that is about one referral.
template <typename Request>
CLI::App& AddChange(CLI::App& group, const std::string& name,
                    const std::string& description, const std::string& example,
                    const std::shared_ptr<Change<Request>>& change) {
  CLI::App& command =
      AddCommand(group, name, description,
                 absl::StrCat("carereform referral ", name,
                              " ID --council leicestershire ", example));
  return AddReferralName(command, change->name, change->council);
}

// Adds --reason, whose words are those of the request's own enum.
template <typename Request>
void AddReason(CLI::App& command, typename Request::Reason& reason) {
  AddEnumOption(command, "--reason", reason, "Why").required();
}

void AddRate(CLI::App& group, Choice& choice) {
  using Request = v1::RateReferralRequest;
  struct Rating : Change<Request> {
    v1::RiskRating rating = v1::RISK_RATING_UNSPECIFIED;
    Request::Reason reason = Request::REASON_UNSPECIFIED;
  };
  const auto rating = std::make_shared<Rating>();
  const std::shared_ptr<Change<Request>> change = rating;
  CLI::App& command = AddChange(
      group, "rate", "Give a referral a risk rating, or another one",
      "--rating red --on 2025-10-20 --by team_manager --reason reprioritised",
      change);
  AddEnumOption(command, "--rating", rating->rating, "How risky the wait is")
      .required();
  AddDateOption(command, "--on", rating->date, "The day it was given")
      .required();
  command
      .add_option("--by", *rating->request.mutable_rated_by(),
                  "The role that gave it, never a person")
      ->type_name("ROLE")
      ->required();
  AddReason<Request>(command, rating->reason);
  Calls(command, choice, change, &Stub::RateReferral,
        [rating](const auto&, Request& request) {
          request.set_rating(rating->rating);
          request.set_reason(rating->reason);
          *request.mutable_rated_date() = DateFrom(rating->date);
          return absl::OkStatus();
        });
}

void AddHold(CLI::App& group, Choice& choice) {
  using Request = v1::HoldReferralRequest;
  struct Holding : Change<Request> {
    Referral::HoldReason reason = Referral::HOLD_REASON_UNSPECIFIED;
  };
  const auto holding = std::make_shared<Holding>();
  const std::shared_ptr<Change<Request>> change = holding;
  CLI::App& command =
      AddChange(group, "hold", "Put a referral on hold; its waits go on",
                "--reason court-of-protection --on 2025-10-20", change);
  AddEnumOption(command, "--reason", holding->reason, "Why it cannot go on")
      .required();
  AddDateOption(command, "--on", holding->date, "Since which day").required();
  Calls(command, choice, change, &Stub::HoldReferral,
        [holding](const auto&, Request& request) {
          request.set_reason(holding->reason);
          *request.mutable_held_date() = DateFrom(holding->date);
          return absl::OkStatus();
        });
}

void AddResume(CLI::App& group, Choice& choice) {
  const auto change = std::make_shared<Change<v1::ResumeReferralRequest>>();
  CLI::App& command =
      AddChange(group, "resume", "Take a referral off hold", "", change);
  Calls(command, choice, change, &Stub::ResumeReferral);
}

void AddTransfer(CLI::App& group, Choice& choice) {
  using Request = v1::TransferReferralRequest;
  struct Transfer : Change<Request> {
    Request::Reason reason = Request::REASON_UNSPECIFIED;
  };
  const auto transfer = std::make_shared<Transfer>();
  const std::shared_ptr<Change<Request>> change = transfer;
  CLI::App& command =
      AddChange(group, "transfer", "Give a referral to another team or worker",
                "--team mental_health --reason other-specialism", change);
  Request& request = transfer->request;
  command.add_option("--team", *request.mutable_team(), "Who has it now")
      ->type_name("TEAM")
      ->required();
  command
      .add_option("--worker", *request.mutable_worker(),
                  "The worker's reference, if it is allocated")
      ->type_name("REFERENCE");
  command
      .add_option("--duty-team", *request.mutable_duty_team(),
                  "Whom to turn to while nobody has it")
      ->type_name("TEAM");
  command
      .add_option("--locality", *request.mutable_locality(), "Its locality now")
      ->type_name("WORD");
  command
      .add_option("--district", *request.mutable_district(), "Its district now")
      ->type_name("WORD");
  AddReason<Request>(command, transfer->reason);
  Calls(command, choice, change, &Stub::TransferReferral,
        [transfer](const auto&, Request& filled) {
          filled.set_reason(transfer->reason);
          return absl::OkStatus();
        });
}

void AddReopen(CLI::App& group, Choice& choice) {
  using Request = v1::ReopenReferralRequest;
  struct Reopening : Change<Request> {
    Request::Reason reason = Request::REASON_UNSPECIFIED;
  };
  const auto reopening = std::make_shared<Reopening>();
  const std::shared_ptr<Change<Request>> change = reopening;
  CLI::App& command =
      AddChange(group, "reopen", "Open a referral again that was closed",
                "--reason closed-by-error", change);
  AddReason<Request>(command, reopening->reason);
  Calls(command, choice, change, &Stub::ReopenReferral,
        [reopening](const auto&, Request& request) {
          request.set_reason(reopening->reason);
          return absl::OkStatus();
        });
}

// Sets `field` of `referral` to what `text` says, or returns a usage error.
absl::Status SetField(const std::string& field, const std::string& text,
                      Referral& referral) {
  using google::protobuf::FieldDescriptor;
  const FieldDescriptor* found = Referral::descriptor()->FindFieldByName(field);
  const auto& reflection = *Referral::GetReflection();
  if (found == nullptr) {
    return UsageError(absl::StrCat("a referral has no field ", field));
  }
  if (found->type() == FieldDescriptor::TYPE_STRING) {
    reflection.SetString(&referral, found, text);
  } else if (found->type() == FieldDescriptor::TYPE_BOOL &&
             (text == "true" || text == "false")) {
    reflection.SetBool(&referral, found, text == "true");
  } else if (found->type() == FieldDescriptor::TYPE_ENUM &&
             EnumChoices(*found->enum_type()).count(text) == 1) {
    reflection.SetEnumValue(&referral, found,
                            EnumChoices(*found->enum_type()).at(text));
  } else if (found->type() == FieldDescriptor::TYPE_MESSAGE &&
             found->message_type() == google::type::Date::descriptor() &&
             DateProblem(text).empty()) {
    reflection.MutableMessage(&referral, found)->CopyFrom(DateFrom(text));
  } else {
    return UsageError(absl::StrCat(field, " cannot be set to ", text));
  }
  return absl::OkStatus();
}

void AddCorrect(CLI::App& group, Choice& choice) {
  using Request = v1::CorrectReferralRequest;
  struct Correction : Change<Request> {
    std::vector<std::string> set;
    std::vector<std::string> clear;
    Request::Reason reason = Request::REASON_UNSPECIFIED;
  };
  const auto correction = std::make_shared<Correction>();
  const std::shared_ptr<Change<Request>> change = correction;
  CLI::App& command = AddChange(
      group, "correct", "Record late, or correct, dates and coarse facts",
      "--set allocated_date=2025-10-20 --clear started_date --reason "
      "recorded-late",
      change);
  command
      .add_option("--set", correction->set,
                  "A field and its right value; can be given again")
      ->type_name("FIELD=VALUE")
      ->allow_extra_args(false);
  command
      .add_option("--clear", correction->clear,
                  "A field to clear; can be given again")
      ->type_name("FIELD")
      ->allow_extra_args(false);
  AddReason<Request>(command, correction->reason);
  Calls(command, choice, change, &Stub::CorrectReferral,
        [correction](const auto&, Request& request) -> absl::Status {
          request.set_reason(correction->reason);
          for (const std::string& given : correction->set) {
            const size_t at = given.find('=');
            if (at == std::string::npos) {
              return UsageError(
                  absl::StrCat("--set ", given, ": give FIELD=VALUE"));
            }
            const std::string field = given.substr(0, at);
            CR_RETURN_IF_ERROR(SetField(field, given.substr(at + 1),
                                        *request.mutable_referral()));
            request.mutable_update_mask()->add_paths(field);
          }
          for (const std::string& field : correction->clear) {
            request.mutable_update_mask()->add_paths(field);
          }
          return absl::OkStatus();
        });
}

}  // namespace

void AddReferralChanges(CLI::App& group, Choice& choice) {
  AddRate(group, choice);
  AddHold(group, choice);
  AddResume(group, choice);
  AddTransfer(group, choice);
  AddCorrect(group, choice);
  AddReopen(group, choice);
}

}  // namespace carereform::command_line

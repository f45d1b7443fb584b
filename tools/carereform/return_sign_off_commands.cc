#include <istream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "carereform/reporting/v1/reporting.grpc.pb.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "tools/carereform/comparison_text.h"
#include "tools/carereform/confirmation.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/errors.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/on_return.h"
#include "tools/carereform/return_text.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

namespace v1 = reporting::v1;
using Stub = v1::ReportingService::Stub;
using v1::ProgressReturn;

// Fills what every request that moves a return has.
template <typename Request>
absl::StatusOr<Request> RequestOn(const OnReturn& arguments) {
  Request request;
  CR_ASSIGN_OR_RETURN(*request.mutable_name(), FullName(arguments));
  request.set_etag(arguments.etag);
  request.set_request_id(store::RandomUuid());
  return request;
}

struct CertifyArguments : OnReturn {
  std::string role;
  bool yes = false;
};

// Shows what would be certified: the figures, their digest and the statement.
void ShowWhatIsCertified(const ProgressReturn& certified,
                         const v1::ReturnModel& model, Console& console) {
  PrintReturn(certified, console.out);
  console.out << '\n';
  PrintFigures(model, CellRows::kWhole, console.out);
  const v1::Certification& last =
      certified.certifications(certified.certifications_size() - 1);
  console.out << '\n';
  PrintFacts({{"you certify", certified.name()},
              {"as", last.role()},
              {"model sha-256", last.model_sha256()}},
             console.out);
  for (const std::string& line : WrapWords(last.statement(), 78)) {
    console.out << line << '\n';
  }
}

// The server says first what the certification would be, so that whoever may
// not certify is told before being asked to read.
absl::Status Certify(const CertifyArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(auto request,
                      RequestOn<v1::CertifyProgressReturnRequest>(arguments));
  v1::GetProgressReturnRequest get;
  get.set_name(request.name());
  CR_ASSIGN_OR_RETURN(const ProgressReturn progress_return,
                      session.connection.Call(&Stub::GetProgressReturn, get));
  v1::GetReturnModelRequest get_model;
  get_model.set_name(request.name());
  CR_ASSIGN_OR_RETURN(
      const v1::ReturnModel model,
      session.connection.Call(&Stub::GetReturnModel, get_model));
  request.set_role(arguments.role);
  request.set_model_sha256(progress_return.model_sha256());
  request.set_validate_only(true);
  CR_ASSIGN_OR_RETURN(
      const ProgressReturn would_be,
      session.connection.Call(&Stub::CertifyProgressReturn, request));
  Console& console = session.console;
  if (console.format == OutputFormat::kText && !console.quiet) {
    ShowWhatIsCertified(would_be, model, console);
  }
  CR_RETURN_IF_ERROR(
      Confirm({.to = "certify",
               .before = "read the return and its statement",
               .refused = "not confirmed: nothing was certified"},
              arguments.yes, console));
  request.set_validate_only(false);
  CR_ASSIGN_OR_RETURN(
      const ProgressReturn certified,
      session.connection.Call(&Stub::CertifyProgressReturn, request));
  if (console.format == OutputFormat::kText) console.out << '\n';
  PrintMoved(certified,
             certified.state() == ProgressReturn::CERTIFIED
                 ? absl::StrCat("submit ", certified.name(), " --sent-by ROLE")
                 : absl::StrCat("certify ", certified.name(),
                                " --role THE-OTHER, by another person"),
             console);
  return absl::OkStatus();
}

void AddCertify(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<CertifyArguments>();
  CLI::App& command = AddOnReturn(
      group, "certify", "Stand by a frozen return, in a role",
      "carereform --token-file director.token return certify NAME --council "
      "leicestershire --role director-of-adult-social-services",
      *arguments);
  command
      .add_option("--role", arguments->role,
                  "The role to certify in, such as section-151-officer")
      ->type_name("ROLE")
      ->required();
  command.add_flag("--yes", arguments->yes,
                   "Certify without being asked, having read the return");
  AddEtagOption(command, arguments->etag);
  WhenChosen(command, choice, [arguments](Session& session) {
    return Certify(*arguments, session);
  });
}

struct SubmitArguments : OnReturn {
  std::string sent_by;
  std::string recipient;
  v1::Submission::Channel channel = v1::Submission::CHANNEL_UNSPECIFIED;
  std::string date;
  std::string reference;
};

absl::Status Submit(const SubmitArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(auto request,
                      RequestOn<v1::RecordSubmissionRequest>(arguments));
  v1::Submission& submission = *request.mutable_submission();
  submission.set_sent_by(arguments.sent_by);
  submission.set_recipient(arguments.recipient);
  submission.set_channel(arguments.channel);
  *submission.mutable_sent_date() = DateFrom(arguments.date);
  submission.set_reference(arguments.reference);
  CR_ASSIGN_OR_RETURN(
      const ProgressReturn submitted,
      session.connection.Call(&Stub::RecordSubmission, request));
  PrintMoved(submitted,
             absl::StrCat("publish ", submitted.name(), " --place ADDRESS"),
             session.console);
  return absl::OkStatus();
}

void AddSubmit(CLI::App& group, Choice& choice) {
  static const std::map<std::string, v1::Submission::Channel> kChannels = {
      {"email", v1::Submission::EMAIL},
      {"portal", v1::Submission::PORTAL},
      {"post", v1::Submission::POST},
      {"in-person", v1::Submission::IN_PERSON}};
  const auto arguments = std::make_shared<SubmitArguments>();
  CLI::App& command = AddOnReturn(
      group, "submit", "Record that a certified return was sent",
      "carereform return submit NAME --council leicestershire --sent-by "
      "\"programme manager\" --recipient DHSC --channel email --date "
      "2026-01-20 --reference \"message of 10:14\"",
      *arguments);
  command.add_option("--sent-by", arguments->sent_by, "The role that sent it")
      ->type_name("ROLE")
      ->required();
  command.add_option("--recipient", arguments->recipient, "To whom")
      ->type_name("NAME")
      ->required();
  command
      .add_option("--channel", arguments->channel,
                  "How: email, portal, post or in-person")
      ->type_name("HOW")
      ->required()
      ->transform(
          CLI::CheckedTransformer(kChannels, CLI::ignore_case).description(""));
  AddDateOption(command, "--date", arguments->date, "The day it was sent")
      .required();
  command
      .add_option("--reference", arguments->reference,
                  "The recipient's reference, or that of the message")
      ->type_name("TEXT");
  AddEtagOption(command, arguments->etag);
  WhenChosen(command, choice, [arguments](Session& session) {
    return Submit(*arguments, session);
  });
}

struct PublishArguments : OnReturn {
  std::string place;
  v1::Publication::Disclosure disclosure =
      v1::Publication::DISCLOSURE_UNSPECIFIED;
};

absl::Status Publish(const PublishArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(auto request,
                      RequestOn<v1::PublishProgressReturnRequest>(arguments));
  request.mutable_publication()->set_place(arguments.place);
  request.mutable_publication()->set_disclosure(arguments.disclosure);
  CR_ASSIGN_OR_RETURN(
      const ProgressReturn published,
      session.connection.Call(&Stub::PublishProgressReturn, request));
  PrintMoved(
      published,
      absl::StrCat("export ", published.name(), " --copy public --to DIR"),
      session.console);
  return absl::OkStatus();
}

void AddPublish(CLI::App& group, Choice& choice) {
  static const std::map<std::string, v1::Publication::Disclosure> kDisclosures =
      {{"suppress-small", v1::Publication::SUPPRESS_SMALL},
       {"show-all", v1::Publication::SHOW_ALL}};
  const auto arguments = std::make_shared<PublishArguments>();
  CLI::App& command = AddOnReturn(
      group, "publish", "Make the public copy of a submitted return",
      "carereform return publish NAME --council leicestershire --place "
      "https://council.example/returns --disclosure suppress-small",
      *arguments);
  command
      .add_option("--place", arguments->place,
                  "Where: a web address, or a paper's title")
      ->type_name("TEXT")
      ->required();
  command
      .add_option("--disclosure", arguments->disclosure,
                  "What becomes of small counts: suppress-small or show-all; "
                  "needed where there are any")
      ->type_name("WHAT")
      ->transform(CLI::CheckedTransformer(kDisclosures, CLI::ignore_case)
                      .description(""));
  AddEtagOption(command, arguments->etag);
  WhenChosen(command, choice, [arguments](Session& session) {
    return Publish(*arguments, session);
  });
}

struct RevertArguments : OnReturn {
  std::string reason;
};

absl::Status Revert(const RevertArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(auto request,
                      RequestOn<v1::RevertProgressReturnRequest>(arguments));
  request.set_reason(arguments.reason);
  CR_ASSIGN_OR_RETURN(
      const ProgressReturn draft,
      session.connection.Call(&Stub::RevertProgressReturn, request));
  PrintMoved(draft, absl::StrCat("freeze ", draft.name()), session.console);
  return absl::OkStatus();
}

void AddRevert(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<RevertArguments>();
  CLI::App& command = AddOnReturn(
      group, "revert", "Make a new draft with the cells of an older version",
      "carereform return revert NAME --council leicestershire --reason \"the "
      "later version was of the wrong day\"",
      *arguments);
  command
      .add_option("--reason", arguments->reason,
                  "Why; words about a person have no place here")
      ->type_name("TEXT")
      ->required();
  AddEtagOption(command, arguments->etag);
  WhenChosen(command, choice, [arguments](Session& session) {
    return Revert(*arguments, session);
  });
}

struct NoteArguments : OnReturn {
  std::string committee;
  std::string date;
  std::string minute;
};

absl::Status Note(const NoteArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(auto request,
                      RequestOn<v1::RecordNotingRequest>(arguments));
  v1::Noting& noting = *request.mutable_noting();
  noting.set_committee(arguments.committee);
  *noting.mutable_meeting_date() = DateFrom(arguments.date);
  noting.set_minute(arguments.minute);
  CR_ASSIGN_OR_RETURN(const ProgressReturn noted,
                      session.connection.Call(&Stub::RecordNoting, request));
  PrintMoved(noted, absl::StrCat("show ", noted.name()), session.console);
  return absl::OkStatus();
}

void AddNote(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<NoteArguments>();
  CLI::App& command = AddOnReturn(
      group, "note", "Record that a committee noted a return",
      "carereform return note NAME --council leicestershire --committee "
      "\"Adults and Communities Overview and Scrutiny\" --date 2026-01-26 "
      "--minute 32",
      *arguments);
  command.add_option("--committee", arguments->committee, "The committee")
      ->type_name("NAME")
      ->required();
  AddDateOption(command, "--date", arguments->date, "The day of the meeting")
      .required();
  command.add_option("--minute", arguments->minute, "The minute, such as 32")
      ->type_name("TEXT");
  AddEtagOption(command, arguments->etag);
  WhenChosen(command, choice, [arguments](Session& session) {
    return Note(*arguments, session);
  });
}

struct DiffArguments : OnReturn {
  std::string earlier;
};

absl::Status Diff(const DiffArguments& arguments, Session& session) {
  v1::CompareProgressReturnsRequest request;
  CR_ASSIGN_OR_RETURN(*request.mutable_name(), FullName(arguments));
  CR_ASSIGN_OR_RETURN(*request.mutable_earlier(),
                      FullName({arguments.earlier, arguments.council, ""}));
  CR_ASSIGN_OR_RETURN(
      const auto comparison,
      session.connection.Call(&Stub::CompareProgressReturns, request));
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(comparison, session.console.out);
  } else {
    PrintComparison(comparison, session.console.out);
  }
  return absl::OkStatus();
}

void AddDiff(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<DiffArguments>();
  CLI::App& command = AddOnReturn(
      group, "diff", "Tell what differs from an earlier return, and who did it",
      "carereform return diff 2025-26-q3-2025-10-20-v2 "
      "2025-26-q3-2025-10-20-v1 --council leicestershire",
      *arguments);
  command
      .add_option("EARLIER", arguments->earlier,
                  "The earlier return's id, or its full name")
      ->required();
  WhenChosen(command, choice, [arguments](Session& session) {
    return Diff(*arguments, session);
  });
}

absl::Status Drift(const OnReturn& arguments, Session& session) {
  v1::ReportDriftRequest request;
  CR_ASSIGN_OR_RETURN(*request.mutable_name(), FullName(arguments));
  CR_ASSIGN_OR_RETURN(const auto report,
                      session.connection.Call(&Stub::ReportDrift, request));
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(report, session.console.out);
  } else {
    PrintDrift(report, session.console.out);
  }
  return absl::OkStatus();
}

void AddDrift(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<OnReturn>();
  CLI::App& command = AddOnReturn(
      group, "drift", "Tell what a return would say if it were prepared now",
      "carereform return drift NAME --council leicestershire", *arguments);
  WhenChosen(command, choice, [arguments](Session& session) {
    return Drift(*arguments, session);
  });
}

}  // namespace

void AddSignOffCommands(CLI::App& group, Choice& choice) {
  AddCertify(group, choice);
  AddSubmit(group, choice);
  AddPublish(group, choice);
  AddRevert(group, choice);
  AddNote(group, choice);
  AddDiff(group, choice);
  AddDrift(group, choice);
}

}  // namespace carereform::command_line

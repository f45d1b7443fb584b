// What is due, and what was missed, while people wait and after: contacts,
// reviews of teams' lists, reviews of supports.

#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "carereform/assessments/v1/reviews.grpc.pb.h"
#include "carereform/assessments/v1/waiting_well.grpc.pb.h"
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

using assessments::v1::ListDueContactsRequest;
using assessments::v1::ListDueContactsResponse;
using assessments::v1::ListDueReviewsRequest;
using assessments::v1::ListDueReviewsResponse;
using assessments::v1::ListMissedTrayReviewsRequest;
using assessments::v1::ListMissedTrayReviewsResponse;
using assessments::v1::ReviewService;
using assessments::v1::WaitingWellService;
using reporting::documents::IsoDateOf;

constexpr int kMostDaysAhead = 366;

struct DueArguments {
  std::string council;
  std::string as_of;
  std::string team;
  int within = 0;
  int limit = 50;
};

struct MissedArguments {
  std::string council;
  std::string from;
  std::string to;
  int limit = 50;
};

template <typename Request>
Request DueRequest(const DueArguments& arguments) {
  Request request;
  request.set_parent(CouncilName(arguments.council));
  if (!arguments.as_of.empty()) {
    *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  }
  request.set_team(arguments.team);
  request.set_due_within_days(arguments.within);
  return request;
}

std::string Days(int days) { return days == 0 ? "" : absl::StrCat(days); }

absl::Status ListDueContacts(const DueArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(
      const auto due,
      ListUpTo<ListDueContactsResponse>(
          arguments.limit, &WaitingWellService::Stub::ListDueContacts,
          DueRequest<ListDueContactsRequest>(arguments),
          [](ListDueContactsResponse& response) {
            return response.mutable_due_contacts();
          },
          session));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(due, console.out);
    return absl::OkStatus();
  }
  Table table({{"REFERRAL"},
               {"TEAM"},
               {"RATING"},
               {"LAST CONTACT"},
               {"DUE"},
               {"DAYS OVERDUE", Alignment::kRight},
               {"TO DO"}});
  for (const auto& line : due.due_contacts()) {
    const bool rated =
        line.rating() != assessments::v1::RISK_RATING_UNSPECIFIED;
    table.AddRow(
        {std::string(LastSegment(line.referral())), line.team(),
         rated ? EnumWords(assessments::v1::RiskRating_Name(line.rating()))
               : "not rated",
         IsoDateOf(line.last_contact_date()), IsoDateOf(line.due_date()),
         Days(line.overdue_days()),
         line.red_not_escalated()
             ? absl::StrCat("escalate to ", line.escalate_to())
             : "contact"});
  }
  table.Print(console.out);
  TellOfMore(due.next_page_token(), arguments.limit, console);
  return absl::OkStatus();
}

absl::Status ListDueReviews(const DueArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(const auto due,
                      ListUpTo<ListDueReviewsResponse>(
                          arguments.limit, &ReviewService::Stub::ListDueReviews,
                          DueRequest<ListDueReviewsRequest>(arguments),
                          [](ListDueReviewsResponse& response) {
                            return response.mutable_due_reviews();
                          },
                          session));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(due, console.out);
    return absl::OkStatus();
  }
  Table table({{"SUPPORT"},
               {"TEAM"},
               {"KIND"},
               {"OUT OF COUNTY"},
               {"LAST REVIEW"},
               {"DUE"},
               {"DAYS OVERDUE", Alignment::kRight}});
  for (const auto& line : due.due_reviews()) {
    table.AddRow({std::string(LastSegment(line.support())), line.team(),
                  EnumWords(assessments::v1::Support::Kind_Name(line.kind())),
                  line.out_of_county() ? "yes" : "no",
                  IsoDateOf(line.last_reviewed_date()),
                  IsoDateOf(line.due_date()), Days(line.overdue_days())});
  }
  table.Print(console.out);
  TellOfMore(due.next_page_token(), arguments.limit, console);
  return absl::OkStatus();
}

absl::Status ListMissed(const MissedArguments& arguments, Session& session) {
  ListMissedTrayReviewsRequest request;
  request.set_parent(CouncilName(arguments.council));
  auto& period = *request.mutable_period();
  *period.mutable_first_date() = DateFrom(arguments.from);
  *period.mutable_last_date() = DateFrom(arguments.to);
  CR_ASSIGN_OR_RETURN(
      const auto missed,
      ListUpTo<ListMissedTrayReviewsResponse>(
          arguments.limit, &WaitingWellService::Stub::ListMissedTrayReviews,
          request,
          [](ListMissedTrayReviewsResponse& response) {
            return response.mutable_missed_tray_reviews();
          },
          session));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(missed, console.out);
    return absl::OkStatus();
  }
  Table table({{"TEAM"}, {"MISSED"}, {"FROM"}, {"TO"}});
  for (const auto& line : missed.missed_tray_reviews()) {
    table.AddRow(
        {line.team(),
         EnumWords(assessments::v1::TrayReview::Kind_Name(line.kind())),
         IsoDateOf(line.first_date()), IsoDateOf(line.last_date())});
  }
  table.Print(console.out);
  TellOfMore(missed.next_page_token(), arguments.limit, console);
  return absl::OkStatus();
}

// Adds a command that lists what is due.
void AddDue(CLI::App& command, Choice& choice,
            absl::Status (*run)(const DueArguments&, Session&)) {
  const auto arguments = std::make_shared<DueArguments>();
  AddCouncilOption(command, arguments->council, true);
  AddDateOption(command, "--as-of", arguments->as_of,
                "The day to list for; today if it is left out");
  command.add_option("--team", arguments->team, "Only on this team's list")
      ->type_name("TEAM");
  command
      .add_option("--within", arguments->within,
                  "Include those due within so many days after it")
      ->type_name("DAYS")
      ->check(CLI::Range(0, kMostDaysAhead).description(""))
      ->capture_default_str();
  AddLimitOption(command, arguments->limit);
  WhenChosen(command, choice, [arguments, run](Session& session) {
    return run(*arguments, session);
  });
}

}  // namespace

void AddWaitingCommands(CLI::App& app, Choice& choice) {
  CLI::App& contacts =
      AddGroup(app, "contacts", "Keeping in touch with people who wait");
  AddDue(AddCommand(contacts, "list-due",
                    "List who is to be contacted, red cases first",
                    "carereform contacts list-due --council leicestershire "
                    "--team home_first --within 7"),
         choice, &ListDueContacts);

  CLI::App& reviews =
      AddGroup(app, "reviews", "Reviews of the support that people draw on");
  AddDue(AddCommand(reviews, "due",
                    "List whose review is due, the longest overdue first",
                    "carereform reviews due --council leicestershire --within "
                    "28"),
         choice, &ListDueReviews);

  CLI::App& tray =
      AddGroup(app, "tray", "Reviews of the lists that teams work from");
  CLI::App& missed = AddCommand(
      tray, "missed", "List the weeks and days on which no list was reviewed",
      "carereform tray missed --council leicestershire --from 2025-09-29 --to "
      "2025-10-19");
  const auto arguments = std::make_shared<MissedArguments>();
  AddCouncilOption(missed, arguments->council, true);
  AddDateOption(missed, "--from", arguments->from, "The first day").required();
  AddDateOption(missed, "--to", arguments->to, "The last day, included")
      .required();
  AddLimitOption(missed, arguments->limit);
  WhenChosen(missed, choice, [arguments](Session& session) {
    return ListMissed(*arguments, session);
  });
}

}  // namespace carereform::command_line

// What is due of the improvement programme, and its calendar as a file.

#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "carereform/improvement/v1/calendar.grpc.pb.h"
#include "common/status/status_macros.h"
#include "services/reporting/documents/date_text.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/enum_words.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"
#include "tools/carereform/written_file.h"

namespace carereform::command_line {
namespace {

using improvement::v1::Deadline;
using improvement::v1::DueWork;
using improvement::v1::ProgrammeCalendarService;
using reporting::documents::IsoDateOf;

constexpr int kMostDaysAhead = 400;

struct CalendarArguments {
  std::string council;
  std::string as_of;
  int within = 30;
  std::string owner;
  std::string from;
  std::string to;
  std::string file;
  bool replace = false;
};

// The role in words, or else the id of the post.
std::string OwnerInWords(const Deadline& deadline) {
  return deadline.owner_role().empty()
             ? std::string(LastSegment(deadline.owner()))
             : deadline.owner_role();
}

// "37 overdue", or how it stands.
std::string StateInWords(const Deadline& deadline) {
  return deadline.days_overdue() > 0
             ? absl::StrCat(deadline.days_overdue(), " overdue")
             : EnumWords(Deadline::State_Name(deadline.state()));
}

// The day, and in brackets that of the other reading.
std::string DayInWords(const Deadline& deadline) {
  return deadline.has_other_reading_date()
             ? absl::StrCat(IsoDateOf(deadline.due_date()), " (or ",
                            IsoDateOf(deadline.other_reading_date()), ")")
             : IsoDateOf(deadline.due_date());
}

void PrintWork(const DueWork& work, Console& console) {
  Table table({{"DUE"}, {"STATE"}, {"OWNER"}, {"WHAT"}});
  const auto add = [&](const Deadline& deadline) {
    table.AddRow({DayInWords(deadline), StateInWords(deadline),
                  OwnerInWords(deadline), deadline.text()});
  };
  for (const Deadline& deadline : work.overdue()) add(deadline);
  for (const Deadline& deadline : work.due()) add(deadline);
  if (!table.empty()) table.Print(console.out);
  if (table.empty() && console.chatty()) console.err << "nothing is due\n";
}

absl::Status Due(const CalendarArguments& arguments, Session& session) {
  improvement::v1::GetDueWorkRequest request;
  request.set_parent(CouncilName(arguments.council));
  *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  request.set_within_days(arguments.within);
  if (!arguments.owner.empty()) {
    CR_ASSIGN_OR_RETURN(
        *request.mutable_owner(),
        ResolveName(arguments.owner, arguments.council, "owners"));
  }
  CR_ASSIGN_OR_RETURN(
      const DueWork work,
      session.connection.Call(&ProgrammeCalendarService::Stub::GetDueWork,
                              request));
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(work, session.console.out);
  } else {
    PrintWork(work, session.console);
  }
  return absl::OkStatus();
}

absl::Status Ics(const CalendarArguments& arguments, Session& session) {
  if (!arguments.file.empty() && !arguments.replace) {
    CR_RETURN_IF_ERROR(CheckFree(arguments.file));
  }
  improvement::v1::GetCalendarFileRequest request;
  request.set_parent(CouncilName(arguments.council));
  *request.mutable_first_date() = DateFrom(arguments.from);
  *request.mutable_last_date() = DateFrom(arguments.to);
  CR_ASSIGN_OR_RETURN(
      const auto file,
      session.connection.Call(&ProgrammeCalendarService::Stub::GetCalendarFile,
                              request));
  if (!arguments.file.empty()) {
    return WriteFileAtomically(arguments.file, file.content());
  }
  session.console.out << file.content();
  return absl::OkStatus();
}

void AddDue(CLI::App& group, Choice& choice) {
  CLI::App& command = AddCommand(
      group, "due", "List what is overdue, and what is due soon, by day",
      "carereform calendar due --council leicestershire --as-of 2025-11-03\n"
      "carereform calendar due --council leicestershire --as-of 2025-11-03 "
      "--within 90 --owner director");
  const auto arguments = std::make_shared<CalendarArguments>();
  AddCouncilOption(command, arguments->council, true);
  AddDateOption(command, "--as-of", arguments->as_of, "The day to judge by")
      .required();
  command
      .add_option("--within", arguments->within, "How many days to look ahead")
      ->type_name("DAYS")
      ->check(CLI::Range(1, kMostDaysAhead).description(""))
      ->capture_default_str();
  command
      .add_option("--owner", arguments->owner,
                  "Only what this post answers for")
      ->type_name("OWNER");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Due(*arguments, session);
  });
}

void AddIcs(CLI::App& group, Choice& choice) {
  CLI::App& command = AddCommand(
      group, "ics", "Write the calendar as a file that calendars read",
      "carereform calendar ics --council leicestershire --from 2025-11-03 "
      "--to 2026-11-02 --file programme.ics");
  const auto arguments = std::make_shared<CalendarArguments>();
  AddCouncilOption(command, arguments->council, true);
  AddDateOption(command, "--from", arguments->from, "The first day").required();
  AddDateOption(command, "--to", arguments->to,
                "The last day, at most 400 days later")
      .required();
  command
      .add_option("--file", arguments->file,
                  "Write to this file, in place of the output")
      ->type_name("FILE");
  command.add_flag("--replace", arguments->replace,
                   "Write over a file that is there already");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Ics(*arguments, session);
  });
}

}  // namespace

void AddCalendarCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(app, "calendar",
                             "What the improvement programme owes, and when");
  AddDue(group, choice);
  AddIcs(group, choice);
}

}  // namespace carereform::command_line

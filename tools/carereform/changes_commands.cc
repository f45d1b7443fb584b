#include <algorithm>
#include <cstdint>
#include <fstream>
#include <limits>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "carereform/changes/v1/changes.grpc.pb.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "tools/carereform/change_text.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/written_file.h"

namespace carereform::command_line {
namespace {

using changes::v1::ChangeFeedService;
using changes::v1::ChangeRecord;
using changes::v1::WatchChangesResponse;

constexpr absl::Duration kFirstDelay = absl::Milliseconds(200);
constexpr absl::Duration kLongestDelay = absl::Seconds(5);

struct ChangesArguments {
  std::string council;
  std::string source;
  int64_t from = 0;
  std::string bookmark_file;
  bool bodies = false;
  int64_t count = std::numeric_limits<int64_t>::max();
};

void Print(const ChangeRecord& record, Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJsonLine(record, console.out);
  } else {
    PrintChange(record, console.out);
  }
}

absl::Status List(const ChangesArguments& arguments, Session& session) {
  changes::v1::ListChangesRequest request;
  request.set_parent(SourceName(arguments.council, arguments.source));
  request.set_after_revision(arguments.from);
  request.set_include_bodies(arguments.bodies);
  int64_t left = arguments.count;
  int64_t last = arguments.from;
  int64_t head = 0;
  do {
    request.set_page_size(
        static_cast<int>(std::min<int64_t>(left, kMaxPageSize)));
    CR_ASSIGN_OR_RETURN(const auto page,
                        session.connection.Call(
                            &ChangeFeedService::Stub::ListChanges, request));
    for (const ChangeRecord& record : page.changes()) {
      Print(record, session.console);
      last = record.revision();
    }
    left -= page.changes_size();
    head = page.head_revision();
    request.clear_after_revision();
    request.set_bookmark(page.bookmark());
  } while (last < head && left > 0);
  return absl::OkStatus();
}

// Follows a feed, whatever becomes of the server, until it has printed enough.
class Follower {
 public:
  Follower(const ChangesArguments& arguments, Session& session)
      : file_(arguments.bookmark_file),
        left_(arguments.count),
        session_(session) {
    request_.set_parent(SourceName(arguments.council, arguments.source));
    request_.set_include_bodies(arguments.bodies);
    // A bookmark is of a whole response.
    if (left_ < std::numeric_limits<int64_t>::max()) request_.set_page_size(1);
    std::ifstream file(file_);
    std::string bookmark;
    if (!file_.empty() && file >> bookmark) {
      request_.set_bookmark(bookmark);
    } else {
      request_.set_after_revision(arguments.from);
    }
  }

  absl::Status Run() {
    while (left_ > 0) {
      const absl::Status ended = session_.connection.Stream(
          &ChangeFeedService::Stub::WatchChanges, request_,
          [this](const WatchChangesResponse& response) {
            return Take(response);
          });
      if (left_ == 0) return ended;
      const bool again = ended.code() == absl::StatusCode::kUnavailable;
      // One that never answered is another's address, or does not run.
      if (!ended.ok() && !(again && answered_)) return ended;
      if (again && session_.console.chatty()) {
        session_.console.err << "the server went away: trying again\n";
      }
      absl::SleepFor(delay_);
      delay_ = std::min(2 * delay_, kLongestDelay);
    }
    return absl::OkStatus();
  }

 private:
  absl::StatusOr<bool> Take(const WatchChangesResponse& response) {
    answered_ = true;
    delay_ = kFirstDelay;
    for (const ChangeRecord& record : response.changes()) {
      Print(record, session_.console);
      --left_;
    }
    session_.console.out.flush();
    request_.clear_after_revision();
    request_.set_bookmark(response.bookmark());
    // After what it is of is printed: a stop between the two prints it again.
    if (!file_.empty() && response.bookmark() != written_) {
      CR_RETURN_IF_ERROR(
          WriteFileAtomically(file_, absl::StrCat(response.bookmark(), "\n")));
      written_ = response.bookmark();
    }
    return left_ > 0;
  }

  const std::string file_;
  int64_t left_;
  Session& session_;
  changes::v1::WatchChangesRequest request_;
  std::string written_;
  bool answered_ = false;
  absl::Duration delay_ = kFirstDelay;
};

absl::Status Watch(const ChangesArguments& arguments, Session& session) {
  return Follower(arguments, session).Run();
}

std::shared_ptr<ChangesArguments> AddArguments(CLI::App& command) {
  auto arguments = std::make_shared<ChangesArguments>();
  AddCouncilOption(command, arguments->council, true);
  command
      .add_option("--source", arguments->source,
                  "The source, such as assessments")
      ->type_name("SOURCE")
      ->required();
  command
      .add_option("--from", arguments->from,
                  "Begin after this revision; 0, the default, is from the "
                  "first change")
      ->type_name("REVISION")
      ->check(CLI::NonNegativeNumber.description(""));
  command.add_flag("--bodies", arguments->bodies,
                   "Show the records too, of the classes that you may see");
  command.add_option("--count", arguments->count, "End after so many changes")
      ->type_name("N")
      ->check(CLI::PositiveNumber.description(""));
  return arguments;
}

}  // namespace

void AddChangesCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(app, "changes",
                             "What was changed in a source, by whom and when");

  CLI::App& list = AddCommand(
      group, "list", "List the changes that there are, oldest first",
      "carereform changes list --council leicestershire --source assessments\n"
      "carereform changes list --council leicestershire --source funding "
      "--from 40 --format json");
  const auto list_arguments = AddArguments(list);
  WhenChosen(list, choice, [list_arguments](Session& session) {
    return List(*list_arguments, session);
  });

  CLI::App& watch = AddCommand(
      group, "watch",
      "Show the changes, and then each as it comes, until "
      "stopped",
      "carereform changes watch --council leicestershire --source assessments\n"
      "carereform changes watch --council leicestershire --source assessments "
      "--bookmark-file assessments.bookmark --bodies --format json");
  const auto watch_arguments = AddArguments(watch);
  watch
      .add_option("--bookmark-file", watch_arguments->bookmark_file,
                  "Go on from the bookmark in this file, where there is one, "
                  "and keep it there")
      ->type_name("FILE")
      ->excludes(watch.get_option("--from"));
  WhenChosen(watch, choice, [watch_arguments](Session& session) {
    return Watch(*watch_arguments, session);
  });
}

}  // namespace carereform::command_line

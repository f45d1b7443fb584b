#include "tools/carereform/child_program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "common/status/error.h"

namespace carereform::command_line {
namespace {

constexpr absl::Duration kBetweenLooks = absl::Milliseconds(20);
constexpr size_t kMaxWords = 2'000;  // Of what the program said: its last.

std::string NameOf(const ChildProgram& program) {
  return std::filesystem::path(program.path).filename().string();
}

std::string LastWords(const ChildProgram& program) {
  std::ifstream file(program.messages_file, std::ios::binary);
  std::string words(std::istreambuf_iterator<char>(file), {});
  if (words.size() > kMaxWords) words.erase(0, words.size() - kMaxWords);
  return std::string(absl::StripAsciiWhitespace(words));
}

// Pointers into `texts`, ended as C wants them.
std::vector<char*> PointersTo(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Starts it with nothing open but its messages. Returns an error number.
int Start(const ChildProgram& program, pid_t& child) {
  // By its whole path: Python takes a name alone for the first of that name in
  // PATH, whose modules are others.
  std::vector<std::string> arguments = {program.path};
  arguments.insert(arguments.end(), program.arguments.begin(),
                   program.arguments.end());
  std::vector<std::string> environment = program.environment;
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY,
                                   0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO,
                                   program.messages_file.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  const int failed =
      posix_spawn(&child, program.path.c_str(), &files, nullptr,
                  PointersTo(arguments).data(), PointersTo(environment).data());
  posix_spawn_file_actions_destroy(&files);
  return failed;
}

// Returns what became of it; nothing where it had to be killed.
std::optional<int> AwaitEnd(pid_t child, absl::Duration limit) {
  const absl::Time end = absl::Now() + limit;
  int outcome = 0;
  while (true) {
    const pid_t ended = waitpid(child, &outcome, WNOHANG);
    if (ended == child) return outcome;
    if (ended < 0 && errno != EINTR) return std::nullopt;
    if (absl::Now() >= end) break;
    absl::SleepFor(kBetweenLooks);
  }
  kill(child, SIGKILL);
  while (waitpid(child, &outcome, 0) < 0 && errno == EINTR) {
  }
  return std::nullopt;
}

std::string PathVariable() {
  const char* path = std::getenv("PATH");
  return absl::StrCat("PATH=", path == nullptr ? "" : path);
}

}  // namespace

std::string FindProgram(absl::string_view name) {
  const char* path = std::getenv("PATH");
  if (path == nullptr) return "";
  for (const absl::string_view folder : absl::StrSplit(path, ':')) {
    const std::string candidate = absl::StrCat(folder, "/", name);
    std::error_code error;
    if (!folder.empty() && access(candidate.c_str(), X_OK) == 0 &&
        std::filesystem::is_regular_file(candidate, error)) {
      return candidate;
    }
  }
  return "";
}

absl::Status ProgramFailed(const ChildProgram& program,
                           absl::string_view what) {
  const std::string said = LastWords(program);
  return MakeError(absl::StatusCode::kUnknown, "PROGRAM_FAILED",
                   absl::StrCat(NameOf(program), " ", what,
                                said.empty() ? "" : ". It said: ", said),
                   {{"program", NameOf(program)}});
}

std::vector<std::string> PrivateEnvironment(const std::string& folder) {
  return {
      PathVariable(),
      absl::StrCat("HOME=", folder),
      absl::StrCat("TMPDIR=", folder),
      absl::StrCat("XDG_CACHE_HOME=", folder),
      "LC_ALL=C.UTF-8",
      "PYTHONHASHSEED=0",
      "SOURCE_DATE_EPOCH=0",
  };
}

absl::Status RunChild(const ChildProgram& program) {
  pid_t child = 0;
  const int failed = Start(program, child);
  if (failed != 0) {
    return ProgramFailed(program,
                         absl::StrCat("could not be started: ",
                                      std::generic_category().message(failed)));
  }
  const std::optional<int> outcome = AwaitEnd(child, program.limit);
  if (!outcome.has_value()) {
    return ProgramFailed(program,
                         absl::StrCat("had not ended after ",
                                      absl::FormatDuration(program.limit)));
  }
  if (WIFEXITED(*outcome) && WEXITSTATUS(*outcome) == 0) {
    return absl::OkStatus();
  }
  return ProgramFailed(
      program, WIFEXITED(*outcome)
                   ? absl::StrCat("ended with status ", WEXITSTATUS(*outcome))
                   : absl::StrCat("was ended by signal ", WTERMSIG(*outcome)));
}

}  // namespace carereform::command_line

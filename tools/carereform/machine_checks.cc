#include "tools/carereform/machine_checks.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/timex.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/types/civil_date.h"

namespace carereform::command_line {
namespace {

namespace fs = std::filesystem;

// Written last into a backup, once all of it was verified.
constexpr char kBackupManifest[] = "manifest.json";

// Fewer, and a busy day can end the listening of a server.
constexpr int64_t kEnoughFiles = 4096;

// Below them a store takes no more changes.
constexpr uint64_t kLeastFreeBytes = uint64_t{1} << 30;
constexpr uint64_t kLeastFreePercent = 10;

// File systems over a network, or in memory, whose sync keeps nothing through a
// loss of power; see statfs(2).
struct FileSystemKind {
  int64_t magic;
  const char* name;
};
constexpr FileSystemKind kUnsafe[] = {
    {0x6969, "NFS"},       {0xFE534D42, "SMB"},   {0xFF534D42, "CIFS"},
    {0x01021994, "tmpfs"}, {0x858458F6, "ramfs"}, {0x65735546, "FUSE"}};

std::string ModeText(mode_t mode) {
  return absl::StrFormat("%04o", mode & 07777);
}

// What the kernel says of the process that listens on a socket; 0 if nothing.
pid_t ListenerOf(const std::string& path) {
  const int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
  ucred peer{};
  socklen_t size = sizeof(peer);
  const bool known =
      connect(connection, reinterpret_cast<const sockaddr*>(&address),
              sizeof(address)) == 0 &&
      getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0;
  close(connection);
  return known ? peer.pid : 0;
}

// The soft limit of open files of a process; -1 where it cannot be read.
int64_t FileLimitOf(pid_t process) {
  std::ifstream limits(absl::StrCat("/proc/", process, "/limits"));
  constexpr char kLine[] = "Max open files";
  for (std::string line; std::getline(limits, line);) {
    absl::string_view rest = line;
    if (!absl::ConsumePrefix(&rest, kLine)) continue;
    const std::vector<std::string> values =
        absl::StrSplit(rest, ' ', absl::SkipEmpty());
    int64_t limit = -1;
    if (!values.empty() && absl::SimpleAtoi(values[0], &limit)) return limit;
  }
  return -1;
}

Finding CheckFileLimit(pid_t server) {
  const int64_t limit = server == 0 ? -1 : FileLimitOf(server);
  if (limit < 0) {
    return {Health::kNote, "open files",
            "the server's limit cannot be read by this user", ""};
  }
  const std::string what = absl::StrCat("the server may open ", limit);
  if (limit >= kEnoughFiles) return {Health::kOk, "open files", what, ""};
  return {Health::kProblem, "open files", what,
          absl::StrCat("let it open ", kEnoughFiles,
                       " or more: LimitNOFILE= of its unit, or ulimit -n")};
}

Finding CheckOwner(const std::string& check, const struct stat& facts) {
  if (facts.st_uid == getuid() || facts.st_uid == 0) {
    return {Health::kOk, check, "belongs to this user or to root", ""};
  }
  return {Health::kNote, check,
          absl::StrCat("belongs to user ", facts.st_uid,
                       ", which is not the one who asks"),
          ""};
}

Finding CheckMode(const std::string& check, const std::string& path,
                  const struct stat& facts, const char* wanted) {
  const std::string what = absl::StrCat("mode ", ModeText(facts.st_mode));
  if ((facts.st_mode & (S_IRWXG | S_IRWXO)) == 0) {
    return {Health::kOk, check, what, ""};
  }
  return {Health::kProblem, check, absl::StrCat(what, " lets other users in"),
          absl::StrCat("chmod ", wanted, " ", path)};
}

Finding CheckFileSystem(const std::string& directory) {
  struct statfs facts {};
  if (statfs(directory.c_str(), &facts) != 0) {
    return {Health::kNote, "disk", "its kind cannot be read", ""};
  }
  for (const FileSystemKind& kind : kUnsafe) {
    if (static_cast<uint32_t>(facts.f_type) ==
        static_cast<uint32_t>(kind.magic)) {
      return {Health::kProblem, "disk",
              absl::StrCat("records are on ", kind.name,
                           ", which may lose what was acknowledged"),
              "keep them on a disk of this machine that honours a sync"};
    }
  }
  return {Health::kOk, "disk", "a disk of this machine", ""};
}

Finding CheckRoom(const std::string& directory) {
  std::error_code error;
  const fs::space_info space = fs::space(directory, error);
  if (error) return {Health::kNote, "free space", "it cannot be read", ""};
  const std::string what =
      absl::StrCat(space.available >> 20, " MiB of ", space.capacity >> 20);
  if (space.available >= kLeastFreeBytes &&
      space.available >= space.capacity / 100 * kLeastFreePercent) {
    return {Health::kOk, "free space", what, ""};
  }
  return {Health::kProblem, "free space",
          absl::StrCat(what, ": no change is accepted below 1 GiB or ",
                       kLeastFreePercent, "%"),
          "make room, or give the disk more"};
}

}  // namespace

Finding CheckTimeZone() {
  if (LondonZone().ok()) {
    return {Health::kOk, "time zone", "Europe/London is known", ""};
  }
  return {Health::kProblem, "time zone", "Europe/London is not known",
          "install tzdata"};
}

Finding CheckClock() {
  timex facts{};
  const int state = adjtimex(&facts);
  if (state >= 0 && state != TIME_ERROR && (facts.status & STA_UNSYNC) == 0) {
    return {Health::kOk, "clock", "it is synchronised", ""};
  }
  return {Health::kNote, "clock",
          "nothing says that it is synchronised; a server needs chrony, "
          "systemd-timesyncd or a host that keeps it",
          ""};
}

std::vector<Finding> CheckSocket(const std::string& address) {
  absl::string_view rest = address;
  if (!absl::ConsumePrefix(&rest, "unix:")) return {};
  const std::string path(rest);
  struct stat facts {};
  if (lstat(path.c_str(), &facts) != 0) {
    return {{Health::kProblem, "socket", absl::StrCat("there is no ", path),
             "start the server, or name its socket with --address"}};
  }
  if (!S_ISSOCK(facts.st_mode)) {
    return {{Health::kProblem, "socket", absl::StrCat(path, " is no socket"),
             "name the server's socket with --address"}};
  }
  return {CheckOwner("socket's owner", facts),
          CheckMode("socket's mode", path, facts, "600"),
          CheckFileLimit(ListenerOf(path))};
}

std::vector<Finding> CheckDataDirectory(const std::string& directory) {
  struct stat facts {};
  if (stat(directory.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode)) {
    return {{Health::kProblem, "records",
             absl::StrCat("there is no folder ", directory),
             "name the folder of `carereform serve --data`"}};
  }
  return {CheckOwner("records' owner", facts),
          CheckMode("records' mode", directory, facts, "700"),
          CheckFileSystem(directory), CheckRoom(directory)};
}

Finding CheckBackups(const std::string& directory, absl::Duration longest,
                     absl::Time now) {
  absl::Time newest = absl::InfinitePast();
  std::error_code error;
  for (const auto& backup : fs::directory_iterator(directory, error)) {
    struct stat facts {};
    const std::string manifest = backup.path().string() + "/" + kBackupManifest;
    if (stat(manifest.c_str(), &facts) == 0) {
      newest = std::max(newest, absl::TimeFromTimespec(facts.st_mtim));
    }
  }
  constexpr char kRemedy[] = "run `carereform backup`, and have a timer do it";
  if (newest == absl::InfinitePast()) {
    return {Health::kProblem, "backups",
            absl::StrCat("there is no complete backup in ", directory),
            kRemedy};
  }
  const std::string what = absl::StrCat(
      "the newest is ", absl::ToInt64Hours(now - newest), " hours old");
  if (now - newest <= longest) return {Health::kOk, "backups", what, ""};
  return {Health::kProblem, "backups", what, kRemedy};
}

}  // namespace carereform::command_line

#include "tools/carereform/written_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::command_line {
namespace {

constexpr mode_t kFileMode = 0644;
constexpr mode_t kPrivateMode = 0600;

absl::Status Unwritable(absl::string_view path, const std::string& why) {
  return MakeError(absl::StatusCode::kUnknown, "FILE_UNWRITABLE",
                   absl::StrCat("cannot write ", path, ": ", why));
}

std::string LastError() { return std::generic_category().message(errno); }

bool WriteAll(int file, absl::string_view content) {
  while (!content.empty()) {
    const ssize_t written = write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    content.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

// mkstemp makes files that only their owner may read; documents are to be given
// away, as far as this user's umask allows.
mode_t AllowedMode() {
  const mode_t mask = umask(0);
  umask(mask);
  return kFileMode & ~mask;
}

bool WriteDurably(int file, absl::string_view content) {
  const bool written = fchmod(file, AllowedMode()) == 0 &&
                       WriteAll(file, content) && fsync(file) == 0;
  const int why = errno;
  const bool closed = close(file) == 0;
  if (!written) errno = why;
  return written && closed;
}

}  // namespace

absl::Status MakeDirectory(const std::string& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  return error ? Unwritable(directory, error.message()) : absl::OkStatus();
}

absl::Status WriteFileAtomically(const std::string& path,
                                 absl::string_view content) {
  std::string temporary = absl::StrCat(path, ".XXXXXX");
  const int file = mkstemp(temporary.data());
  if (file < 0) return UnwritableNow(path);
  if (WriteDurably(file, content) &&
      rename(temporary.c_str(), path.c_str()) == 0) {
    return absl::OkStatus();
  }
  const std::string why = LastError();
  unlink(temporary.c_str());
  return Unwritable(path, why);
}

absl::Status WritePrivateFile(const std::string& path,
                              absl::string_view content) {
  const int file =
      open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kPrivateMode);
  if (file < 0) return UnwritableNow(path);
  const bool written = WriteAll(file, content);
  const std::string why = LastError();
  const bool closed = close(file) == 0;
  if (!written) return Unwritable(path, why);
  return closed ? absl::OkStatus() : UnwritableNow(path);
}

absl::Status UnwritableNow(absl::string_view path) {
  return Unwritable(path, LastError());
}

}  // namespace carereform::command_line

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
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"

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

}  // namespace

absl::Status MakeDirectory(const std::string& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  return error ? Unwritable(directory, error.message()) : absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<GrowingFile>> GrowingFile::Begin(
    const std::string& path) {
  std::string temporary = absl::StrCat(path, ".XXXXXX");
  const int file = mkstemp(temporary.data());
  if (file < 0) return UnwritableNow(path);
  return std::unique_ptr<GrowingFile>(
      new GrowingFile(path, std::move(temporary), file));
}

GrowingFile::GrowingFile(std::string path, std::string temporary, int file)
    : path_(std::move(path)), temporary_(std::move(temporary)), file_(file) {}

GrowingFile::~GrowingFile() {
  if (file_ >= 0) close(file_);
  if (!kept_) unlink(temporary_.c_str());
}

absl::Status GrowingFile::Append(absl::string_view content) {
  return WriteAll(file_, content) ? absl::OkStatus() : UnwritableNow(path_);
}

absl::Status GrowingFile::Share() {
  return fchmod(file_, AllowedMode()) == 0 ? absl::OkStatus()
                                           : UnwritableNow(path_);
}

absl::Status GrowingFile::Keep() {
  if (fsync(file_) != 0) return UnwritableNow(path_);
  if (close(std::exchange(file_, -1)) != 0) return UnwritableNow(path_);
  kept_ = rename(temporary_.c_str(), path_.c_str()) == 0;
  return kept_ ? absl::OkStatus() : UnwritableNow(path_);
}

absl::Status CheckFree(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return absl::OkStatus();
  return MakeError(absl::StatusCode::kAlreadyExists, "FILE_EXISTS",
                   absl::StrCat(path, " is there already"));
}

absl::Status WriteFileAtomically(const std::string& path,
                                 absl::string_view content) {
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<GrowingFile> file,
                      GrowingFile::Begin(path));
  CR_RETURN_IF_ERROR(file->Share());
  CR_RETURN_IF_ERROR(file->Append(content));
  return file->Keep();
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

#include "common/access/guarded_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/ascii.h"
#include "common/access/errors.h"
#include "common/status/status_macros.h"

namespace carereform::access {
namespace {

constexpr size_t kMaxFileBytes = 1 << 20;

absl::Status CheckFacts(const std::string& path, const struct stat& facts,
                        Sharing sharing) {
  if (!S_ISREG(facts.st_mode)) {
    return errors::FileUnreadable(path, "is not a file");
  }
  if (facts.st_uid != geteuid() && facts.st_uid != 0) {
    return errors::FileExposed(path, "belongs to another user");
  }
  if ((facts.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    return errors::FileExposed(
        path, "can be changed by others: chmod go-w keeps them out");
  }
  if (sharing == Sharing::kNobodyElse &&
      (facts.st_mode & (S_IRGRP | S_IROTH)) != 0) {
    return errors::FileExposed(
        path, "can be read by others: chmod 600 keeps them out");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadAll(const std::string& path, int file) {
  std::string content(kMaxFileBytes + 1, '\0');
  size_t size = 0;
  while (size < content.size()) {
    const ssize_t got = read(file, &content[size], content.size() - size);
    if (got < 0) return errors::FileUnreadable(path, "cannot be read");
    if (got == 0) break;
    size += static_cast<size_t>(got);
  }
  if (size > kMaxFileBytes) {
    return errors::FileUnreadable(path, "is larger than 1 MiB");
  }
  content.resize(size);
  return content;
}

bool IsGraphic(char character) { return absl::ascii_isgraph(character); }

}  // namespace

absl::StatusOr<std::string> ReadGuardedFile(const std::string& path,
                                            Sharing sharing) {
  // What is checked is what is read, whatever becomes of the path meanwhile.
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) {
    return errors::FileUnreadable(path, "is not there, or cannot be read");
  }
  const auto closer = absl::MakeCleanup([file] { close(file); });
  struct stat facts = {};
  if (fstat(file, &facts) != 0) {
    return errors::FileUnreadable(path, "cannot be read");
  }
  CR_RETURN_IF_ERROR(CheckFacts(path, facts, sharing));
  return ReadAll(path, file);
}

absl::StatusOr<std::string> ReadTokenOf(const std::string& path) {
  CR_ASSIGN_OR_RETURN(const std::string content,
                      ReadGuardedFile(path, Sharing::kNobodyElse));
  const std::string token(absl::StripAsciiWhitespace(content));
  if (token.empty() || !std::all_of(token.begin(), token.end(), &IsGraphic)) {
    return errors::FileUnreadable(path, "has to hold one token and no more");
  }
  return token;
}

}  // namespace carereform::access

// Where the suite listens and is called when nothing else is said. The server
// and the command line both take it from here, so that they meet.
#ifndef CR_TOOLS_CAREREFORM_DEFAULT_ADDRESS_H_
#define CR_TOOLS_CAREREFORM_DEFAULT_ADDRESS_H_

#include <unistd.h>

#include <cstdlib>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace carereform {

// The environment variable that names the address to use instead.
inline constexpr char kAddressVariable[] = "CAREREFORM_ADDRESS";

// The environment variable that names the file with the token to call with.
inline constexpr char kTokenFileVariable[] = "CAREREFORM_TOKEN_FILE";

// Returns the socket in `runtime_directory`, the user's own directory of the
// session (XDG_RUNTIME_DIR), or in /tmp with `user_id` in its name where that
// is not an absolute path, or too long for the name of a socket.
inline std::string DefaultAddressIn(absl::string_view runtime_directory,
                                    unsigned user_id) {
  // The kernel allows 107 bytes for the whole path.
  constexpr size_t kLongestDirectory = 80;
  if (absl::StartsWith(runtime_directory, "/") &&
      runtime_directory.size() <= kLongestDirectory) {
    return absl::StrCat("unix:", runtime_directory, "/carereform.sock");
  }
  return absl::StrCat("unix:/tmp/carereform-", user_id, ".sock");
}

// Returns the address for this user: DefaultAddressIn of XDG_RUNTIME_DIR.
inline std::string DefaultAddress() {
  const char* directory = std::getenv("XDG_RUNTIME_DIR");
  return DefaultAddressIn(directory == nullptr ? "" : directory, getuid());
}

}  // namespace carereform

#endif  // CR_TOOLS_CAREREFORM_DEFAULT_ADDRESS_H_

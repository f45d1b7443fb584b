// The callers of a server, each known by a token. Of a token only the SHA-256
// is kept, so that whoever reads the file of callers cannot call with it.

#ifndef CR_COMMON_ACCESS_CALLERS_H_
#define CR_COMMON_ACCESS_CALLERS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/access/caller.h"

namespace carereform::access {

// Returns a new token that nobody can guess: 64 hexadecimal digits.
std::string NewToken();

class Callers {
 public:
  // Adds a caller; `token_sha256` is the SHA-256 of its token, 32 bytes.
  // Returns false where another has that token or id.
  bool Add(std::string token_sha256, Caller caller);

  // Adds a caller within this process, which may have the id of another.
  void AddOwn(std::string token_sha256, Caller caller);

  // Returns whose token it is, or null. Takes as long whichever it is, so that
  // no part of a token can be learnt by trying.
  const Caller* Find(absl::string_view token) const;

  bool empty() const { return known_.empty(); }

 private:
  struct Known {
    std::string token_sha256;
    Caller caller;
  };
  std::vector<Known> known_;
};

}  // namespace carereform::access

#endif  // CR_COMMON_ACCESS_CALLERS_H_

// Who calls: a program or a person's session that the council has given a
// token, or the operator on this machine's socket.

#ifndef CR_COMMON_ACCESS_CALLER_H_
#define CR_COMMON_ACCESS_CALLER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform::access {

// The ids that a caller is limited to; nothing where it is not limited.
using Limit = std::optional<std::vector<std::string>>;

// Whether `limit` lets a caller have `id`.
bool Allows(const Limit& limit, absl::string_view id);

// Returns OK where a caller limited to `teams` may have a record of `team`;
// otherwise PERMISSION_DENIED, reason RECORD_NOT_YOURS.
absl::Status CheckTeam(const Limit& teams, absl::string_view team);

// A role that was given to a caller, for a time or for good.
struct RoleGrant {
  std::string role;  // Such as `programme-officer`.
  std::optional<absl::CivilDay> from;
  std::optional<absl::CivilDay> to;  // The last day.
  bool deputy = false;               // In place of its holder.
};

// A role that a caller has on the day of a call.
struct HeldRole {
  std::string role;
  bool deputy = false;
};

struct Caller {
  std::string id;  // An opaque name, such as `nightly-extract`.
  std::vector<RoleGrant> roles;
  Limit councils;
  Limit teams;
  std::optional<absl::CivilDay> expires;  // The last day.
};

// The roles that `caller` has on `day`.
std::vector<HeldRole> RolesOn(const Caller& caller, absl::CivilDay day);

// Whoever reaches the socket that is the server's owner's alone: named `local`,
// in the role `local-operator`, for every council and team, for good.
Caller LocalOperator();

// A part of this process that calls sources, such as `reporting`: in the role
// `source`, for every council and team, for as long as the process lives.
Caller SourceCaller(absl::string_view id);

}  // namespace carereform::access

#endif  // CR_COMMON_ACCESS_CALLER_H_

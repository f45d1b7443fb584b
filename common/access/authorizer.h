// Decides for every call who makes it and whether they may.

#ifndef CR_COMMON_ACCESS_AUTHORIZER_H_
#define CR_COMMON_ACCESS_AUTHORIZER_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/common/v1/policy.pb.h"
#include "common/access/caller.h"
#include "common/access/callers.h"
#include "common/access/policies.h"
#include "common/access/roles_file.h"
#include "google/protobuf/message.h"

namespace carereform::access {

// How a call came.
struct Origin {
  std::string peer;  // As gRPC names the other end, such as `unix:`.
  std::vector<absl::string_view> authorization;  // The metadata of that name.
  absl::CivilDay today;                          // In Europe/London.
};

// What is known of a call once it was decided about; of one that is refused, as
// much as was known by then.
struct Admission {
  std::string caller;  // Empty where it is not known who calls.
  std::vector<HeldRole> roles;
  // Of the roles that let the caller call: no other role adds to them.
  std::vector<common::v1::DataClass> data_classes;
  Limit councils;
  Limit teams;
  std::string council;  // That the call is about; empty for none.
  // The name in the request, where the policy has every read logged.
  std::string record;
};

// Set up by one thread; thread-safe from the first call on. Remembers nothing
// between calls.
class Authorizer {
 public:
  // `callers` beside the operator on the socket; their roles are among `roles`.
  Authorizer(Roles roles, Callers callers);

  // Returns a new token for a caller within this process.
  std::string Issue(Caller caller);

  // Takes on the methods of `services`, by their full names, and what each
  // source of the server holds. Until then every call is refused. Errors:
  // FAILED_PRECONDITION, reason POLICY_MISSING; INVALID_ARGUMENT, reason
  // ROLES_FILE_INVALID, where no role may call a method, or a role has a
  // permission that neither a method nor a default role has.
  absl::Status Cover(const std::vector<std::string>& services,
                     std::map<std::string, common::v1::DataClass> sources);

  // Returns OK where the call that `request` came with may be made, and fills
  // `admission`. Errors: UNAUTHENTICATED, reason TOKEN_MISSING, TOKEN_UNKNOWN
  // or TOKEN_EXPIRED; PERMISSION_DENIED, reason PERMISSION_MISSING,
  // TEAM_LIMITED, COUNCIL_NOT_YOURS or DATA_CLASS_MISSING, the first that
  // applies.
  absl::Status Authorize(const google::protobuf::Message& request,
                         const Origin& origin, Admission& admission) const;

 private:
  absl::StatusOr<const Caller*> Identify(const Origin& origin) const;
  absl::Status CheckPermission(const Policy& policy,
                               Admission& admission) const;
  absl::Status CheckDataClass(const Policy& policy,
                              const google::protobuf::Message& request,
                              const Admission& admission) const;

  const Roles roles_;
  const Caller local_;
  Callers callers_;
  Policies policies_;
  std::map<std::string, common::v1::DataClass> sources_;
};

}  // namespace carereform::access

#endif  // CR_COMMON_ACCESS_AUTHORIZER_H_

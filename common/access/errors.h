// Errors about who calls and what they may do, a function for each reason. None
// repeats what a caller sent.

#ifndef CR_COMMON_ACCESS_ERRORS_H_
#define CR_COMMON_ACCESS_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "carereform/common/v1/policy.pb.h"

namespace carereform::access::errors {

// UNAUTHENTICATED, TOKEN_MISSING: the call came over TCP with no token.
absl::Status TokenMissing();

// UNAUTHENTICATED, TOKEN_UNKNOWN: no caller has the token.
absl::Status TokenUnknown();

// UNAUTHENTICATED, TOKEN_EXPIRED: the token's last day is past.
absl::Status TokenExpired();

// PERMISSION_DENIED, PERMISSION_MISSING: no role that the caller has today has
// `permission`.
absl::Status PermissionMissing(absl::string_view permission);

// PERMISSION_DENIED, COUNCIL_NOT_YOURS: the caller does not act for the council
// in `field`, whether there is such a council or not.
absl::Status CouncilNotYours(absl::string_view field);

// PERMISSION_DENIED, DATA_CLASS_MISSING: no role that lets the caller call has
// the class.
absl::Status DataClassMissing(common::v1::DataClass data_class);

// PERMISSION_DENIED, TEAM_LIMITED: the method is for callers who are not
// limited to teams.
absl::Status TeamLimited();

// PERMISSION_DENIED, RECORD_NOT_YOURS: the record is of a team that the caller
// is not limited to.
absl::Status RecordNotYours();

// FAILED_PRECONDITION, POLICY_MISSING: `method` does not say who may call it;
// `what` is not right about its policy.
absl::Status PolicyMissing(absl::string_view method, absl::string_view what);

// INVALID_ARGUMENT, CALLERS_FILE_INVALID: `entry`, such as "caller 'a'", breaks
// `rule`.
absl::Status CallersFileInvalid(absl::string_view entry,
                                absl::string_view rule);

// INVALID_ARGUMENT, ROLES_FILE_INVALID: `entry`, such as "role 'a'", breaks
// `rule`.
absl::Status RolesFileInvalid(absl::string_view entry, absl::string_view rule);

// NOT_FOUND, ACCESS_FILE_UNREADABLE: the file is not there, cannot be read, or
// is no file for `why`.
absl::Status FileUnreadable(absl::string_view path, absl::string_view why);

// FAILED_PRECONDITION, ACCESS_FILE_EXPOSED: others than its owner may read or
// change the file.
absl::Status FileExposed(absl::string_view path, absl::string_view why);

}  // namespace carereform::access::errors

#endif  // CR_COMMON_ACCESS_ERRORS_H_

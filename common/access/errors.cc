#include "common/access/errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::access::errors {

absl::Status TokenMissing() {
  return MakeError(absl::StatusCode::kUnauthenticated, "TOKEN_MISSING",
                   "over TCP a call needs a token: send the metadata "
                   "`authorization: Bearer TOKEN`");
}

absl::Status TokenUnknown() {
  return MakeError(absl::StatusCode::kUnauthenticated, "TOKEN_UNKNOWN",
                   "no caller has this token: send one that is in the server's "
                   "file of callers, as `authorization: Bearer TOKEN`");
}

absl::Status TokenExpired() {
  return MakeError(absl::StatusCode::kUnauthenticated, "TOKEN_EXPIRED",
                   "the last day of this token is past: ask for a new one");
}

absl::Status PermissionMissing(absl::string_view permission) {
  return MakeError(absl::StatusCode::kPermissionDenied, "PERMISSION_MISSING",
                   absl::StrCat("the call needs the permission ", permission,
                                ", which none of your roles has today"),
                   {{"permission", std::string(permission)}});
}

absl::Status CouncilNotYours(absl::string_view field) {
  return MakeError(
      absl::StatusCode::kPermissionDenied, "COUNCIL_NOT_YOURS",
      absl::StrCat("`", field, "` has to name a council that you act for"),
      {{"field", std::string(field)}});
}

absl::Status DataClassMissing(common::v1::DataClass data_class) {
  const std::string& name = common::v1::DataClass_Name(data_class);
  return MakeError(
      absl::StatusCode::kPermissionDenied, "DATA_CLASS_MISSING",
      absl::StrCat("the call is about data of the class ", name,
                   ", which no role of yours that allows the call has"),
      {{"data_class", name}});
}

absl::Status TeamLimited() {
  return MakeError(absl::StatusCode::kPermissionDenied, "TEAM_LIMITED",
                   "you are limited to teams, and this call is not about the "
                   "cases of a team");
}

absl::Status RecordNotYours() {
  return MakeError(absl::StatusCode::kPermissionDenied, "RECORD_NOT_YOURS",
                   "the record is not of a team that you are limited to");
}

absl::Status PolicyMissing(absl::string_view method, absl::string_view what) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "POLICY_MISSING",
      absl::StrCat("the method ", method, " cannot be served: ", what,
                   "; give it a whole `policy` in its contract"),
      {{"method", std::string(method)}});
}

absl::Status CallersFileInvalid(absl::string_view entry,
                                absl::string_view rule) {
  return MakeError(absl::StatusCode::kInvalidArgument, "CALLERS_FILE_INVALID",
                   absl::StrCat("file of callers, ", entry, ": ", rule));
}

absl::Status RolesFileInvalid(absl::string_view entry, absl::string_view rule) {
  return MakeError(absl::StatusCode::kInvalidArgument, "ROLES_FILE_INVALID",
                   absl::StrCat("file of roles, ", entry, ": ", rule));
}

absl::Status FileUnreadable(absl::string_view path, absl::string_view why) {
  return MakeError(absl::StatusCode::kNotFound, "ACCESS_FILE_UNREADABLE",
                   absl::StrCat(path, " ", why));
}

absl::Status FileExposed(absl::string_view path, absl::string_view why) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "ACCESS_FILE_EXPOSED",
                   absl::StrCat(path, " ", why));
}

}  // namespace carereform::access::errors

#include "tools/carereform/server_checks.h"

#include "absl/strings/str_cat.h"
#include "carereform/common/v1/maintenance.grpc.pb.h"
#include "common/status/error.h"
#include "tools/carereform/errors.h"

namespace carereform::command_line {
namespace {

using common::v1::MaintenanceService;
using common::v1::ServerStatus;

Finding CheckVersion(const std::string& server, const std::string& version) {
  if (server == version) {
    return {Health::kOk, "version", absl::StrCat("both are ", version), ""};
  }
  return {
      Health::kProblem, "version",
      absl::StrCat("the server is ", server, ", the command line ", version),
      "install the same version of both and restart the server"};
}

Finding CheckStore(const ServerStatus::Store& store) {
  const std::string check = absl::StrCat("store ", store.source());
  if (store.writable()) return {Health::kOk, check, "ready", ""};
  if (store.reason() == "DISK_NEARLY_FULL") {
    return {Health::kProblem, check,
            "it accepts no changes, because the disk is nearly full",
            "make room: changes are accepted again by themselves"};
  }
  return {Health::kProblem, check,
          absl::StrCat(store.readable() ? "it accepts no changes: "
                                        : "it cannot be read: ",
                       store.reason()),
          "look at the server's log; deploy/README.md says what to do"};
}

}  // namespace

std::vector<Finding> CheckServer(Connection& connection,
                                 const std::string& version) {
  const auto status =
      connection.Call(&MaintenanceService::Stub::GetServerStatus,
                      common::v1::GetServerStatusRequest());
  if (status.status().code() == absl::StatusCode::kPermissionDenied ||
      status.status().code() == absl::StatusCode::kUnauthenticated) {
    return {{Health::kNote, "server",
             "it answers, and does not tell this user how it is", ""}};
  }
  if (!status.ok()) {
    const Explanation why = Explain(status.status());
    return {{Health::kProblem, "server", why.what, why.remedy}};
  }
  std::vector<Finding> findings = {{Health::kOk, "server", "it answers", ""},
                                   CheckVersion(status->version(), version)};
  for (const ServerStatus::Store& store : status->stores()) {
    findings.push_back(CheckStore(store));
  }
  return findings;
}

}  // namespace carereform::command_line

#include "services/improvement/findings/finding_handlers.h"

#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "services/improvement/field_checks.h"

namespace carereform::improvement {
namespace {

using v1::Finding;
using v1::ListFindingsRequest;

bool Passes(const Finding& finding, const ListFindingsRequest& request) {
  return (request.quality_statement().empty() ||
          absl::EqualsIgnoreCase(finding.quality_statement(),
                                 request.quality_statement())) &&
         (request.kind() == Finding::KIND_UNSPECIFIED ||
          finding.kind() == request.kind()) &&
         (request.area_for_improvement().empty() ||
          absl::EqualsIgnoreCase(finding.area_for_improvement(),
                                 request.area_for_improvement()));
}

}  // namespace

absl::Status CheckListFindings(const ListFindingsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.PageSize(request.page_size());
  validation.Text("quality_statement", request.quality_statement(),
                  kMaxDisplayNameCharacters, rpc::Presence::kOptional);
  validation.Require(Finding::Kind_IsValid(request.kind()), "kind",
                     "is not a value that this version knows");
  validation.Text("area_for_improvement", request.area_for_improvement(),
                  kMaxCodeCharacters, rpc::Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::ListFindingsResponse> ListFindings(
    const Records& records, const store::Reader& reader,
    const ListFindingsRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  const int size = wanted.size;
  v1::ListFindingsResponse response;
  // Takes no more at a time than there is room for, so that the page ends where
  // the next one begins.
  do {
    wanted.size = size - response.findings_size();
    CR_ASSIGN_OR_RETURN(
        store::Page<Finding> page,
        records.findings().table().ListAt(reader, request.parent(),
                                          request.read_revision(), wanted));
    for (Finding& finding : page.items) {
      if (Passes(finding, request)) {
        *response.add_findings() = std::move(finding);
      }
    }
    wanted.after = page.next_after;
  } while (!wanted.after.empty() && response.findings_size() < size);
  response.set_next_page_token(rpc::MakePageToken(wanted.after, arguments));
  return response;
}

}  // namespace carereform::improvement

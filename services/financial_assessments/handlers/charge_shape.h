// Checks of shape, and ways of listing, that the methods of charges share.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_SHAPE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_SHAPE_H_

#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_fields.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/resource_table.h"

namespace carereform::financial_assessments {

inline constexpr char kCouncilName[] = "councils/{council}";
inline constexpr char kChargeName[] = "councils/{council}/charges/{charge}";
inline constexpr char kCalculationName[] =
    "councils/{council}/charges/{charge}/calculations/{calculation}";
inline constexpr char kUpratingRunName[] =
    "councils/{council}/upratingRuns/{uprating_run}";

// Checks a request to list what is under a resource named by `pattern`.
template <typename Request>
absl::Status CheckListUnder(const Request& request, absl::string_view pattern) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), pattern);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

// Lists those of a table whose value in `index` begins with `value`.
template <typename Response, typename Record, typename Request>
absl::StatusOr<Response> ListByIndex(const store::ResourceTable<Record>& table,
                                     uint32_t index, const std::string& value,
                                     const store::Reader& reader,
                                     const Request& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(store::Page<Record> page,
                      table.ListByAt(reader, request.parent(), index, value,
                                     request.read_revision(), wanted));
  Response response;
  for (Record& record : page.items) rpc::AddTo(response, std::move(record));
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

// Lists all of a table, by name.
template <typename Response, typename Record, typename Request>
absl::StatusOr<Response> ListByName(const store::ResourceTable<Record>& table,
                                    const store::Reader& reader,
                                    const Request& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(
      store::Page<Record> page,
      table.ListAt(reader, request.parent(), request.read_revision(), wanted));
  Response response;
  for (Record& record : page.items) rpc::AddTo(response, std::move(record));
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_SHAPE_H_

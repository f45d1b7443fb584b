// Checks of shape, and ways of listing, that the methods of charges share.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_SHAPE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_SHAPE_H_

#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "common/rpc/resource_fields.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/resource_table.h"
#include "services/financial_assessments/amounts/record_fields.h"

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
  return ListRecords<Response>(table, reader, request, index, value);
}

// Lists all of a table, by name.
template <typename Response, typename Record, typename Request>
absl::StatusOr<Response> ListByName(const store::ResourceTable<Record>& table,
                                    const store::Reader& reader,
                                    const Request& request) {
  return ListRecords<Response>(table, reader, request, 0, "");
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_SHAPE_H_

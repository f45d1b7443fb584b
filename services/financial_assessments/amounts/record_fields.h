// Checks of shape, and ways of listing, that invoices, account finalisations
// and direct payments share.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_RECORD_FIELDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_RECORD_FIELDS_H_

#include <cstdint>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_fields.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/resource_table.h"

namespace carereform::financial_assessments {

// A whole number from `least` to `most`.
inline void CheckAmount(absl::string_view field, int64_t value, int64_t least,
                        int64_t most, rpc::Validation& validation) {
  validation.Require(
      least <= value && value <= most, field,
      absl::StrCat("is not a whole number from ", least, " to ", most));
}

// The name of another resource of the same council, or empty. `collection` is
// the rest of its pattern, such as "charges/{charge}".
inline void CheckReferenceName(absl::string_view field,
                               const std::string& value,
                               const std::string& parent,
                               absl::string_view collection,
                               rpc::Validation& validation) {
  if (value.empty()) return;
  if (!absl::StartsWith(value, absl::StrCat(parent, "/"))) {
    validation.Refuse(field,
                      "is of another council: give one of the same council");
    return;
  }
  validation.Name(field, value,
                  absl::StrCat("councils/{council}/", collection));
}

// Returns INVALID_ARGUMENT, reason FIELD_INVALID, for a day before `first`,
// with `too_early`, or after `today`.
inline absl::Status CheckDayOfRecord(absl::string_view field,
                                     absl::CivilDay day, absl::CivilDay first,
                                     absl::CivilDay today,
                                     absl::string_view too_early) {
  rpc::Validation validation;
  validation.Require(first <= day, field, too_early);
  validation.Require(day <= today, field,
                     "is in the future: give a day up to today");
  return validation.Finish();
}

// Lists the page that `request` asks for of the records whose value in `index`
// begins with `value`; by name where `index` is 0.
template <typename Response, typename Record, typename Request>
absl::StatusOr<Response> ListRecords(const store::ResourceTable<Record>& table,
                                     const store::Reader& reader,
                                     const Request& request, uint32_t index,
                                     absl::string_view value) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(
      store::Page<Record> page,
      index == 0 ? table.ListAt(reader, request.parent(),
                                request.read_revision(), wanted)
                 : table.ListByAt(reader, request.parent(), index, value,
                                  request.read_revision(), wanted));
  Response response;
  for (Record& record : page.items) rpc::AddTo(response, std::move(record));
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_RECORD_FIELDS_H_

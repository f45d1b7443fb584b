// Checks of shape, and ways of listing, that contacts, Waiting Well and reviews
// share.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_JOURNEY_SHAPE_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_JOURNEY_SHAPE_H_

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "carereform/assessments/v1/referral.pb.h"
#include "common/access/caller.h"
#include "common/rpc/call.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_fields.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/resource_table.h"
#include "services/assessments/handlers/referral_fields.h"

namespace carereform::assessments {

using rpc::kCouncilPattern;

inline constexpr char kSupportPattern[] =
    "councils/{council}/supports/{support}";

// An enum value that may be left out, and has to be known.
template <typename Enum>
void CheckKnown(absl::string_view field, Enum value, bool (*is_valid)(int),
                rpc::Validation& validation) {
  validation.Require(is_valid(static_cast<int>(value)), field,
                     "is not a value that this version knows");
}

// The fields that contacts and supports share with referrals. `path` begins the
// names of the fields, such as "contact.".
template <typename Record>
void CheckPlaceAndPerson(const std::string& path, const Record& record,
                         rpc::Validation& validation) {
  using rpc::Presence;
  CheckOpaqueReference(absl::StrCat(path, "external_id"), record.external_id(),
                       validation);
  validation.Word(absl::StrCat(path, "team"), record.team());
  validation.Word(absl::StrCat(path, "locality"), record.locality(),
                  Presence::kOptional);
  validation.Word(absl::StrCat(path, "district"), record.district(),
                  Presence::kOptional);
  CheckKnown(absl::StrCat(path, "age_band"), record.age_band(),
             &v1::AgeBand_IsValid, validation);
  CheckKnown(absl::StrCat(path, "ethnic_group"), record.ethnic_group(),
             &v1::EthnicGroup_IsValid, validation);
}

// Refuses a day after `today`.
inline void CheckNotInFuture(absl::string_view field, absl::CivilDay day,
                             absl::CivilDay today,
                             rpc::Validation& validation) {
  validation.Require(day <= today, field, "is in the future");
}

// Returns `status` with `prefix` taken off the fields that it names: a check of
// a record, where the request has the record's fields itself.
inline absl::Status WithoutPrefix(absl::string_view prefix,
                                  const absl::Status& status) {
  std::vector<FieldViolation> violations = ViolationsOf(status);
  if (violations.empty()) return status;
  for (FieldViolation& violation : violations) {
    violation.field = std::string(absl::StripPrefix(violation.field, prefix));
  }
  return InvalidFields(violations);
}

// Lists the records of a council by name, without those of teams that the
// caller is not limited to.
template <typename Response, typename Record, typename Request>
absl::StatusOr<Response> ListOfTeams(const store::ResourceTable<Record>& table,
                                     const store::Reader& reader,
                                     const rpc::Call& call,
                                     const Request& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(
      store::Page<Record> page,
      table.ListAt(reader, request.parent(), request.read_revision(), wanted));
  Response response;
  for (Record& record : page.items) {
    if (!access::Allows(call.teams, record.team())) continue;
    rpc::AddTo(response, std::move(record));
  }
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

// Lists the children of one record, as `index` has them.
template <typename Response, typename Record, typename Request>
absl::StatusOr<Response> ListOfParent(const store::ResourceTable<Record>& table,
                                      uint32_t index,
                                      const store::Reader& reader,
                                      const Request& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(
      store::Page<Record> page,
      table.ListByAt(reader, request.parent(), index,
                     store::KeyWriter().String(request.parent()).key(),
                     request.read_revision(), wanted));
  Response response;
  for (Record& record : page.items) rpc::AddTo(response, std::move(record));
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

// A line of a list that is computed, and its place in it: a key that orders as
// bytes do and that no other line has.
template <typename Line>
struct PlacedLine {
  std::string place;
  Line line;
};

// Lists the page of `lines` that `request` asks for.
template <typename Response, typename Line, typename Request>
absl::StatusOr<Response> PageOfLines(std::vector<PlacedLine<Line>> lines,
                                     const Request& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  std::sort(lines.begin(), lines.end(),
            [](const auto& a, const auto& b) { return a.place < b.place; });
  auto next = std::upper_bound(
      lines.begin(), lines.end(), wanted.after,
      [](const std::string& a, const auto& b) { return a < b.place; });
  Response response;
  std::string last;
  for (int i = 0; i < wanted.size && next != lines.end(); ++i, ++next) {
    last = next->place;
    rpc::AddTo(response, std::move(next->line));
  }
  if (next == lines.end()) last.clear();
  response.set_next_page_token(rpc::MakePageToken(last, arguments));
  return response;
}

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_JOURNEY_SHAPE_H_

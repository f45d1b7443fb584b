#include "services/assessments/domain/cld_person.h"

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"

namespace carereform::assessments {
namespace {

bool HasNhsNumber(const CldPersonIds& ids) {
  return !ids.traced_nhs_number.empty() || !ids.supplied_nhs_number.empty();
}

}  // namespace

std::optional<std::string> CombinedPersonId(absl::string_view la_code,
                                            const CldPersonIds& ids) {
  if (!ids.traced_nhs_number.empty()) {
    return std::string(ids.traced_nhs_number);
  }
  if (!ids.supplied_nhs_number.empty()) {
    return std::string(ids.supplied_nhs_number);
  }
  if (ids.council_id.empty()) return std::nullopt;
  return absl::StrCat(la_code, "_", ids.council_id);
}

std::vector<std::optional<std::string>> HeadCountIds(
    absl::string_view la_code, absl::Span<const CldPersonIds> rows) {
  absl::flat_hash_set<absl::string_view> numbered;
  for (const CldPersonIds& ids : rows) {
    if (HasNhsNumber(ids) && !ids.council_id.empty()) {
      numbered.insert(ids.council_id);
    }
  }
  std::vector<std::optional<std::string>> people;
  people.reserve(rows.size());
  for (const CldPersonIds& ids : rows) {
    const bool elsewhere =
        !HasNhsNumber(ids) && numbered.contains(ids.council_id);
    people.push_back(elsewhere ? std::nullopt : CombinedPersonId(la_code, ids));
  }
  return people;
}

}  // namespace carereform::assessments

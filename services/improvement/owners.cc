#include "services/improvement/owners.h"

#include <optional>

#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "services/improvement/errors.h"
#include "services/improvement/keys.h"
#include "services/improvement/plan.h"

namespace carereform::improvement {

rpc::CollectionOptions<v1::Owner> OwnerOptions() {
  return {.pattern = kOwnerPattern, .table = kOwnerTable, .check = &CheckOwner};
}

absl::Status CheckOwnerIsHere(const rpc::Collection<v1::Owner>& owners,
                              const store::Reader& reader, absl::CivilDay day,
                              absl::string_view field,
                              absl::string_view owner) {
  if (owner.empty()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const v1::Owner post, owners.table().Get(reader, owner));
  const std::optional<absl::CivilDay> left = rpc::StoredDay(post.left_date());
  return left.has_value() && *left <= day ? errors::OwnerLeft(field, *left)
                                          : absl::OkStatus();
}

}  // namespace carereform::improvement

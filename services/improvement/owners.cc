#include "services/improvement/owners.h"

#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "services/improvement/errors.h"

namespace carereform::improvement {

absl::Status CheckOwnerThere(const Records& records,
                             const store::Reader& reader,
                             absl::string_view field, absl::string_view owner,
                             absl::CivilDay today) {
  if (owner.empty()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const std::optional<v1::Owner> found,
                      records.owners().table().Find(reader, owner));
  const auto left =
      found.has_value() ? rpc::StoredDay(found->left_date()) : std::nullopt;
  return left.has_value() && *left <= today ? errors::OwnerLeft(field, *left)
                                            : absl::OkStatus();
}

}  // namespace carereform::improvement

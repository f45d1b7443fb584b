#include "common/verify/observed.h"

#include <string>
#include <utility>

#include "common/status/status_macros.h"
#include "common/store/transaction.h"

namespace carereform::verify {
namespace {

using store::Space;

bool IsFactSpace(Space space) {
  return space == Space::kFacts || space == Space::kCaseNumbers ||
         space == Space::kCaseNames || space == Space::kCodes;
}

}  // namespace

absl::StatusOr<std::optional<store::Changes>> ObservedChanges(
    const store::AnyTable& table, const CouncilRecords& records,
    const store::View& view, uint64_t revision, absl::string_view body) {
  store::PartitionHead before = records.head();
  before.revision = revision - 1;
  store::Txn txn(records.council(), before, view, before.commit_time);
  const absl::Status status = table.Observe(txn, std::string(body));
  if (status.code() == absl::StatusCode::kDataLoss) return std::nullopt;
  CR_RETURN_IF_ERROR(status);
  store::Changes changes;
  for (auto& [key, value] : txn.Take().changes) {
    if (IsFactSpace(SpaceOf(key))) changes[key] = std::move(value);
  }
  return changes;
}

Space SpaceOf(absl::string_view key) {
  return static_cast<Space>(key.empty() ? 0 : static_cast<uint8_t>(key[0]));
}

}  // namespace carereform::verify

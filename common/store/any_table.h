// A table of resources whatever its messages are: what those need who check
// stored records against one another.

#ifndef CR_COMMON_STORE_ANY_TABLE_H_
#define CR_COMMON_STORE_ANY_TABLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/store/transaction.h"

namespace google::protobuf {
class Descriptor;
}  // namespace google::protobuf

namespace carereform::store {

// Returns the shape of the names of `message`'s resources, as its contract has
// it, such as "councils/{council}/referrals/{referral}"; "" where it has none.
std::string NamePatternOf(const google::protobuf::Descriptor& message);

// Immutable after construction; thread-safe.
class AnyTable {
 public:
  virtual ~AnyTable() = default;

  // Its number within the store.
  virtual uint32_t id() const = 0;

  // The shape of the names of its resources; no other table has the same.
  virtual std::string name_pattern() const = 0;

  // Returns the keys of the index entries of a resource with `body`. Errors:
  // DATA_LOSS, reason STORE_CORRUPT, for a body that is not of the table's
  // message.
  virtual absl::StatusOr<std::vector<std::string>> IndexKeys(
      const std::string& body) const = 0;

  // Has the table's observer write into `txn` what it keeps of a resource with
  // `body`. Where all that is stored already, nothing changes. Errors: as for
  // IndexKeys, and the observer's.
  virtual absl::Status Observe(Txn& txn, const std::string& body) const = 0;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_ANY_TABLE_H_

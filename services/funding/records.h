// The service's records: a collection for each kind of resource.

#ifndef CR_SERVICES_FUNDING_RECORDS_H_
#define CR_SERVICES_FUNDING_RECORDS_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "carereform/funding/v1/funding.pb.h"
#include "common/rpc/collection.h"
#include "common/store/transaction.h"
#include "common/verify/schema.h"

namespace carereform::funding {

// Immutable after construction; thread-safe.
class Records {
 public:
  Records();
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  const rpc::Collection<v1::Fund>& funds() const { return funds_; }
  const rpc::Collection<v1::Allocation>& allocations() const {
    return allocations_;
  }

  // Returns all of them, each after those that it refers to.
  std::vector<const rpc::AnyCollection*> all() const {
    return {&funds_, &allocations_};
  }

  // Adds the funds that do not cover their allocations.
  absl::Status CheckBalances(const store::Reader& reader,
                             verify::Findings& findings) const;

 private:
  // Refuses an allocation that its fund cannot cover beside those that it has,
  // or whose purpose is another council's.
  absl::Status CheckFits(const store::Reader& reader,
                         const v1::Allocation& allocation) const;

  const rpc::Collection<v1::Fund> funds_;
  const rpc::Collection<v1::Allocation> allocations_;
};

// Returns what the service's store holds.
absl::StatusOr<verify::Schema> StoredSchema();

}  // namespace carereform::funding

#endif  // CR_SERVICES_FUNDING_RECORDS_H_

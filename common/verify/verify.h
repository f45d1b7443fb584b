// Checks the records of a store against one another, from the first change to
// the last, and names those that are bad. Reads only.
//
// Of each council: the head and the chain of change records; every body by its
// hash; the history of every resource; each resource against its last body;
// indexes, facts and their codes against what the tables would write; request
// ids against the changes that they made; blobs against their digests; no key
// that the suite does not write; and the rules of the service. The one thing
// that nothing else holds, and so is not checked, is the digest of a request.

#ifndef CR_COMMON_VERIFY_VERIFY_H_
#define CR_COMMON_VERIFY_VERIFY_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/store/engine.h"
#include "common/store/partition.h"
#include "common/store/watermark.h"
#include "common/verify/finding.h"
#include "common/verify/schema.h"

namespace carereform::verify {

struct Options {
  // How far each council is known, from elsewhere, to have come. Councils that
  // are not named are checked by themselves alone.
  store::Marks known_heads = {};
  // Told how many keys were checked since it was told last.
  std::function<void(uint64_t keys)> progress = [](uint64_t) {};
};

// How many records of each kind were checked.
struct Counts {
  uint64_t changes = 0;
  uint64_t bodies = 0;
  uint64_t erased_bodies = 0;
  uint64_t resources = 0;
  uint64_t index_entries = 0;
  uint64_t facts = 0;
  uint64_t request_ids = 0;
  uint64_t blobs = 0;
};

// A council whose records were checked.
struct CheckedCouncil {
  std::string council;
  store::PartitionHead head;
  Counts counts;
};

// What was checked and what was found.
struct Report {
  std::vector<CheckedCouncil> councils;
  Findings findings;
};

// Checks what `view`, of a whole store, shows, and adds what it finds to
// `report`. Data that cannot be read is a finding; errors: UNAVAILABLE, reason
// STORE_UNAVAILABLE.
absl::Status Verify(const store::View& view, const Schema& schema,
                    const Options& options, Report& report);

// Returns how many keys there are to check. Errors as the view's.
absl::StatusOr<uint64_t> CountKeys(const store::View& view);

}  // namespace carereform::verify

#endif  // CR_COMMON_VERIFY_VERIFY_H_

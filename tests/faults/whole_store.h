// Whether a store is whole: what its change records say, and nothing else.

#ifndef CR_TESTS_FAULTS_WHOLE_STORE_H_
#define CR_TESTS_FAULTS_WHOLE_STORE_H_

#include <string>

#include "absl/status/statusor.h"
#include "common/store/store.h"

namespace carereform::faults {

// Returns what is wrong with the councils, things (tests/conformance/things.h)
// and change records of `store`; empty where nothing is. The chain leads from
// the first record to the head; each body has its hash; the rows are the last
// bodies; the index has an entry for each row and no other.
std::string FindFault(const store::Store& store);

// Returns every key and value, in order, read by scan and, for some, by key.
// Errors as the view's; INTERNAL where the two ways differ.
absl::StatusOr<std::string> Dump(const store::View& view);

}  // namespace carereform::faults

#endif  // CR_TESTS_FAULTS_WHOLE_STORE_H_

// A store checked against the simplest model of one: a map for each revision.

#ifndef CR_TESTS_CONFORMANCE_STORE_MODEL_H_
#define CR_TESTS_CONFORMANCE_STORE_MODEL_H_

#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "common/store/store.h"

namespace carereform::store {

// Puts a value of one resource, or deletes it.
struct ModelWrite {
  int resource = 0;
  std::optional<int> value;  // Nothing: the resource is deleted.
};

// One transaction.
struct ModelStep {
  bool other_council = false;
  bool fails = false;  // After its writes.
  std::vector<ModelWrite> writes;
};

// For RapidCheck's account of a failure.
std::ostream& operator<<(std::ostream& out, const ModelStep& step);

// How steps are handed to the store.
enum class Handing {
  kTogether,  // All at once, so that the writer makes groups of them.
  kOneByOne,  // Each when the one before it is durable.
};

// Makes the changes of `steps` in a store that has none, and returns what the
// store then shows that the model does not, or the other way round; empty where
// they agree. Compares: what every transaction sees before its writes, its
// outcome, the rows, every resource at every revision, the entries and bodies
// of change records, the chain from the first to the head, and the councils.
std::string MakeAndCompare(Store& store, const std::vector<ModelStep>& steps,
                           Handing handing);

// Compares a store, opened again, in which MakeAndCompare made `steps`.
std::string Compare(const Store& store, const std::vector<ModelStep>& steps);

}  // namespace carereform::store

#endif  // CR_TESTS_CONFORMANCE_STORE_MODEL_H_

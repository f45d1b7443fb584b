// A client of a store that remembers what it was told, to hold the store to it.

#ifndef CR_TESTS_FAULTS_CLIENT_H_
#define CR_TESTS_FAULTS_CLIENT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "common/store/store.h"

namespace carereform::faults {

// Changes things that no other client changes, in councils that all share. Not
// thread-safe; each runs on a thread of its own.
class Client {
 public:
  Client(int number, uint64_t seed);

  // Creates or changes a thing, or sends the last change again, and reads what
  // it was told is there. Returns how the call went; whatever that was, the
  // client knows what it may find afterwards.
  absl::Status Step(store::Store& store);

  // Sends the change again whose outcome is not known, if there is one: now it
  // is made, once.
  void Settle(store::Store& store);

  // Looks for everything that it was told is there.
  void Check(const store::Store& store);

  // What the store did that it may not, first of all; empty for nothing.
  const std::string& fault() const { return fault_; }

  uint64_t acknowledged() const { return acknowledged_; }

 private:
  // A thing: its council and id.
  using Thing = std::pair<std::string, std::string>;
  struct Change {
    Thing thing;
    std::string text;
    std::string request_id;
    bool creates = false;
  };

  Change NextChange();
  absl::Status Send(store::Store& store, const Change& change);
  // Sends a change that was acknowledged; it may have no effect.
  absl::Status SendAgain(store::Store& store, const Change& change);
  void CheckThing(const store::Store& store, const Thing& thing,
                  const std::string& text);
  void Found(const std::string& fault);

  const int number_;
  std::mt19937_64 random_;
  std::map<Thing, std::string> texts_;  // What it was told is there.
  std::optional<Change> last_;          // That was acknowledged.
  std::optional<Change> unknown_;       // Whose outcome it was not told.
  uint64_t sent_ = 0;
  uint64_t acknowledged_ = 0;
  std::string fault_;
};

}  // namespace carereform::faults

#endif  // CR_TESTS_FAULTS_CLIENT_H_

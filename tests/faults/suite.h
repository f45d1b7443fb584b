// What the suites of this folder share: how long they run, a store on a
// simulated disk, and a few clients of it.

#ifndef CR_TESTS_FAULTS_SUITE_H_
#define CR_TESTS_FAULTS_SUITE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/store/guarded_open.h"
#include "common/store/store.h"
#include "tests/faults/client.h"
#include "tests/faults/simulated_disk.h"

namespace carereform::faults {

// Returns how many cases to run: the environment variable CR_COUNT, or `usual`.
int CountOr(int usual);

// Returns the seed of this run: the environment variable CR_SEED, or a new one.
// Prints it once.
uint64_t Seed();

// Does `work` for each number below `count`, several at a time: RocksDB waits a
// second after some errors, which costs no processor.
void InParallel(int count, const std::function<void(int)>& work);

// Where a store is on a simulated disk.
inline constexpr char kDirectory[] = "/disk/data";
inline constexpr char kWitness[] = "/disk/witness/store";

// A disk with a folder for both, and how a store is opened on it: with small
// buffers, so that it has files beside its log.
std::shared_ptr<SimulatedDisk> NewDisk();
store::GuardedOptions OptionsOn(const std::shared_ptr<SimulatedDisk>& disk);

// Opens a store. `writer` has neither a watermark nor a clock of its own.
absl::StatusOr<std::unique_ptr<store::Store>> OpenStore(
    const store::GuardedOptions& options, store::WriterOptions writer = {});

// Some clients, and what they make of a store together.
class Clients {
 public:
  Clients(int count, uint64_t seed);

  // Each on its own thread, until its call fails or it has made `steps`.
  void RunTogether(store::Store& store, int steps);
  // One after the other, a step each, until a call fails.
  void RunInTurn(store::Store& store, int steps);

  // Returns what is wrong with a store that was opened again, or empty: what
  // was acknowledged is there, what is unknown can be settled, and all of it is
  // whole.
  std::string Examine(store::Store& store);

  uint64_t acknowledged() const;
  std::string fault() const;

  std::vector<Client>& each() { return clients_; }

 private:
  std::vector<Client> clients_;
};

}  // namespace carereform::faults

#endif  // CR_TESTS_FAULTS_SUITE_H_

// Carries out approved erasures, a few bodies at a time, and then has the files
// written anew, on a thread of its own.

#ifndef CR_COMMON_PEOPLE_ERASURE_RUNNER_H_
#define CR_COMMON_PEOPLE_ERASURE_RUNNER_H_

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "carereform/common/v1/people.pb.h"
#include "common/people/people_sources.h"
#include "common/rpc/work_queue.h"

namespace carereform::people {

// What is done to an erasure is in its record: ERASING, some bodies at a time,
// with the prefixes of names that are gone through: first who the person is,
// then what the source found about the person, and found again until nothing is
// left; ERASED; and SCRUBBED once a scrub has ended that began after it was
// ERASED. A prefix is kept until all under it is erased, because what it was
// found by goes before.
// So each part goes on after a stop, and doing a part again does no harm.
// Thread-safe.
class ErasureRunner {
 public:
  // Tries again after `blocked_delay` where a reader keeps files from being
  // scrubbed.
  ErasureRunner(const rpc::ServerParts& parts, const PeopleSources& sources,
                absl::Duration blocked_delay = absl::Seconds(10));
  // Stops after the bodies being erased, or the scrub under way; the rest goes
  // on at the next start.
  ~ErasureRunner();
  ErasureRunner(const ErasureRunner&) = delete;
  ErasureRunner& operator=(const ErasureRunner&) = delete;

  // Queues every erasure that a stop interrupted; once, at the start.
  absl::Status Resume();

  // Queues an erasure in state ERASING or ERASED.
  void Enqueue(const std::string& name) { queue_.Add(name); }

 private:
  // An erasure being carried out, and what came of it so far.
  struct Work {
    std::string name;
    rpc::Call call;
    absl::Status status;
  };

  void Run();
  absl::Status Patiently(const std::function<absl::Status()>& change);
  absl::Status Erase(Work& work);
  absl::Status EraseSome(store::Store& store,
                         const common::v1::Erasure& erasure, std::string& next);
  absl::Status Scrub(const std::string& name);
  absl::Status MarkScrubbed(store::Store& store, const std::string& name);
  rpc::Call CallFor(const common::v1::Erasure& erasure) const;

  const rpc::ServerParts& parts_;
  const PeopleSources& sources_;
  const absl::Duration blocked_delay_;
  rpc::WorkQueue queue_;
  std::thread thread_;
};

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_ERASURE_RUNNER_H_

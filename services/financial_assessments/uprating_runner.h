// Does the work of uprating runs, one after the other, on a thread of its own.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_RUNNER_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_RUNNER_H_

#include <string>
#include <thread>

#include "absl/status/status.h"
#include "common/rpc/work_queue.h"
#include "common/store/store.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Thread-safe.
class UpratingRunner {
 public:
  // All outlive it.
  UpratingRunner(const rpc::ServerParts& parts, store::Store& store,
                 const Records& records);
  // Stops after the step being done; the rest goes on at the next start.
  ~UpratingRunner();
  UpratingRunner(const UpratingRunner&) = delete;
  UpratingRunner& operator=(const UpratingRunner&) = delete;

  // Queues every run that a stop interrupted; once, at the start.
  absl::Status Resume();

  // Queues a run in state PREPARING or APPLYING.
  void Enqueue(const std::string& name) { queue_.Add(name); }

 private:
  void Run();
  absl::Status DoOne(const std::string& name, std::string& actor,
                     std::string& method);

  const rpc::ServerParts& parts_;
  store::Store& store_;
  const Records& records_;
  rpc::WorkQueue queue_;
  std::thread thread_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_RUNNER_H_

// Applies checked imports, one after the other, on a thread of its own.

#ifndef CR_COMMON_IMPORTS_IMPORT_RUNNER_H_
#define CR_COMMON_IMPORTS_IMPORT_RUNNER_H_

#include <string>
#include <thread>

#include "absl/status/status.h"
#include "common/imports/import_table.h"
#include "common/rpc/work_queue.h"

namespace carereform::imports {

// Thread-safe.
class ImportRunner {
 public:
  ImportRunner(const rpc::ServerParts& parts, const ImportingSources& sources);
  // Stops after the records being applied; the rest goes on at the next start.
  ~ImportRunner();
  ImportRunner(const ImportRunner&) = delete;
  ImportRunner& operator=(const ImportRunner&) = delete;

  // Queues every import that a stop interrupted; once, at the start.
  absl::Status Resume();

  // Queues an import in state APPLYING.
  void Enqueue(const std::string& name) { queue_.Add(name); }

 private:
  void Run();
  absl::Status ApplyOne(const std::string& name, std::string& actor);

  const rpc::ServerParts& parts_;
  const ImportingSources& sources_;
  rpc::WorkQueue queue_;
  std::thread thread_;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_RUNNER_H_

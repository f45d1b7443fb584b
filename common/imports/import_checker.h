// Checks long files on a thread of its own.

#ifndef CR_COMMON_IMPORTS_IMPORT_CHECKER_H_
#define CR_COMMON_IMPORTS_IMPORT_CHECKER_H_

#include <string>
#include <thread>

#include "absl/status/status.h"
#include "common/imports/import_table.h"
#include "common/rpc/work_queue.h"

namespace carereform::imports {

// Thread-safe.
class ImportChecker {
 public:
  ImportChecker(const rpc::ServerParts& parts, const ImportingSources& sources);
  // Gives up the file being checked; it is checked again at the next start.
  ~ImportChecker();
  ImportChecker(const ImportChecker&) = delete;
  ImportChecker& operator=(const ImportChecker&) = delete;

  // Queues every import whose check a stop interrupted; once, at the start.
  absl::Status Resume();

  // Queues an import in state CHECKING.
  void Enqueue(const std::string& name) { queue_.Add(name); }

 private:
  void Run();
  absl::Status CheckOne(const std::string& name, std::string& actor);
  void TellProgress(const rpc::Call& call, const std::string& name,
                    int checked);

  const rpc::ServerParts& parts_;
  const ImportingSources& sources_;
  rpc::WorkQueue queue_;
  std::thread thread_;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_CHECKER_H_

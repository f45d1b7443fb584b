// The suite as a process of its own, which a test starts, kills and starts
// again on the same records.

#ifndef CR_TESTS_FAULTS_SUITE_PROCESS_H_
#define CR_TESTS_FAULTS_SUITE_PROCESS_H_

#include <sys/types.h>

#include <memory>
#include <string>

#include "absl/time/time.h"
#include "grpcpp/channel.h"

namespace carereform::tests {

// `carereform serve` on `directory`, on a socket and with a log in it. Killed
// with the test, however the test ends.
class SuiteProcess {
 public:
  explicit SuiteProcess(std::string directory);
  ~SuiteProcess();
  SuiteProcess(const SuiteProcess&) = delete;
  SuiteProcess& operator=(const SuiteProcess&) = delete;

  // Starts the process and waits until it answers a call; returns how long that
  // took. Ends the test program if it does not answer within half a minute.
  absl::Duration Start();

  // Ends the process as a loss of the machine's memory would: kill -9.
  void Kill();

  // Asks the process to stop, and waits; returns its exit code.
  int Stop();

  // Returns a new connection.
  std::shared_ptr<grpc::Channel> Connect() const;

  std::string data_directory() const { return directory_ + "/data"; }

 private:
  bool Answers() const;

  const std::string directory_;
  pid_t process_ = -1;
};

// Runs `carereform` with these arguments, its output in `log`; returns its exit
// code.
int RunCarereform(const std::string& arguments, const std::string& log);

}  // namespace carereform::tests

#endif  // CR_TESTS_FAULTS_SUITE_PROCESS_H_

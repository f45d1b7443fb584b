// Calls the server through its own listeners, as anyone else would.
//
// gRPC 1.51 stops listening for ever once a connection could not be accepted,
// such as for want of file descriptors, and the process goes on as if nothing
// had happened. Only a call from outside shows it.

#ifndef CR_COMMON_SERVER_SELF_CHECK_H_
#define CR_COMMON_SERVER_SELF_CHECK_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/time.h"

namespace carereform::server {

struct SelfCheckOptions {
  std::vector<std::string> addresses;  // All have to answer.
  absl::Duration between_checks = absl::Seconds(10);
  absl::Duration patience = absl::Seconds(5);  // For one answer.
  int most_failures = 3;                       // In a row.
  std::function<void()> on_answer = [] {};
  // Called once, after so many failures; nothing is checked afterwards.
  std::function<void()> on_silence = [] {};
};

// Checks on a thread of its own until it is destroyed.
class SelfCheck {
 public:
  explicit SelfCheck(SelfCheckOptions options);
  ~SelfCheck();
  SelfCheck(const SelfCheck&) = delete;
  SelfCheck& operator=(const SelfCheck&) = delete;

 private:
  void Run();
  bool AllAnswer() const;

  const SelfCheckOptions options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_SELF_CHECK_H_

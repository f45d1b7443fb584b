// The copy of a watermark outside the data directory.

#ifndef CR_COMMON_STORE_WITNESS_H_
#define CR_COMMON_STORE_WITNESS_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/store/watermark_file.h"

namespace carereform::store {

// Writes each slot it is given, which then survives the end of the process, and
// syncs within a second and when it is destroyed, so that it costs no group a
// sync of its own.
class Witness {
 public:
  explicit Witness(std::unique_ptr<WatermarkFile> file);
  ~Witness();
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;

  // Errors: UNAVAILABLE, reason STORE_UNAVAILABLE, for this slot or for the
  // sync of an earlier one.
  absl::Status Write(absl::string_view slot);

 private:
  void Run();
  void SyncIfDirty();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::unique_ptr<WatermarkFile> file_;
  bool dirty_ = false;
  bool stopping_ = false;
  absl::Status failure_;
  std::thread thread_;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_WITNESS_H_

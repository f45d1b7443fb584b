// The file of an import as it was received, read part by part.

#ifndef CR_COMMON_IMPORTS_RECEIVED_FILE_H_
#define CR_COMMON_IMPORTS_RECEIVED_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "carereform/common/v1/imports.pb.h"
#include "common/store/digest.h"
#include "common/store/store.h"

namespace carereform::imports {

// Reads through once, and holds one part of it at a time. No view of the store
// is kept between two parts, so that a long file holds up nothing.
class ReceivedFile {
 public:
  // Requires an import all of whose bytes have arrived.
  ReceivedFile(const store::Store& store, const common::v1::Import& import);

  // Returns the next part, or "" at the end. Errors: the store's; DATA_LOSS,
  // reason STORE_CORRUPT, where a part is not there.
  absl::StatusOr<std::string> Next();

  // Returns all that is left.
  absl::StatusOr<std::string> Rest();

  // Reads what is left and returns the SHA-256 of the whole in hexadecimal; the
  // last call.
  absl::StatusOr<std::string> FinishSha256();

 private:
  const store::Store& store_;
  const std::string council_;
  const std::string name_;
  const int64_t size_;
  int64_t read_ = 0;
  store::Sha256Stream digest_;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_RECEIVED_FILE_H_

// Update masks (AIP-134, AIP-161), once for every Update method.

#ifndef CR_COMMON_RPC_FIELD_MASK_H_
#define CR_COMMON_RPC_FIELD_MASK_H_

#include "absl/status/status.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/message.h"

namespace carereform::rpc {

// Takes over into `target` the fields of `changes` that `mask` names: an absent
// mask names every field that `changes` has set, and `*` names all. Fields
// marked OUTPUT_ONLY, and `name` and `etag`, are passed over.
//
// Returns INVALID_ARGUMENT, reason FIELD_INVALID, for a path that the message
// does not have, or that is IMMUTABLE and would change; `target` is then as it
// was.
absl::Status ApplyUpdateMask(const google::protobuf::FieldMask& mask,
                             const google::protobuf::Message& changes,
                             google::protobuf::Message& target);

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_FIELD_MASK_H_

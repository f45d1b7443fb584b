// Checks where a fact was published.

#ifndef CR_COMMON_RPC_PROVENANCE_H_
#define CR_COMMON_RPC_PROVENANCE_H_

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "carereform/common/v1/common.pb.h"
#include "common/rpc/validation.h"
#include "common/types/limits.h"

namespace carereform::rpc {

// Checks the provenance that `holder`, a message at the path `path`, may have.
template <typename Holder>
void CheckProvenance(const Holder& holder, absl::string_view path,
                     Validation& validation) {
  if (!holder.has_provenance()) return;
  constexpr int kMaxSourceCharacters = 500;
  const common::v1::Provenance& provenance = holder.provenance();
  validation.Text(absl::StrCat(path, ".provenance.source"), provenance.source(),
                  kMaxSourceCharacters);
  validation.EnumValue(absl::StrCat(path, ".provenance.standing"),
                       provenance.standing(),
                       &common::v1::Provenance::Standing_IsValid);
  validation.Text(absl::StrCat(path, ".provenance.note"), provenance.note(),
                  kMaxTextCharacters, Presence::kOptional);
}

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_PROVENANCE_H_

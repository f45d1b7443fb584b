// Follows the chain of change records, one header after another.

#ifndef CR_COMMON_VERIFY_CHAIN_CHECK_H_
#define CR_COMMON_VERIFY_CHAIN_CHECK_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "common/store/change_record.h"
#include "common/verify/council_records.h"

namespace carereform::verify {

class ChainCheck {
 public:
  explicit ChainCheck(CouncilRecords& records);

  // Takes the header that is kept under `revision`, the lowest that was not
  // taken yet; returns it, or nothing where it cannot be read or
  // comes after the last.
  std::optional<store::ChangeHeader> Take(uint64_t revision,
                                          absl::string_view bytes);

  // Compares the last header with the head, and both with what is known.
  void Finish();

 private:
  void Break(uint64_t revision, absl::string_view words);
  void Link(uint64_t revision, const std::string& previous_hash);
  void SettleLink();
  void CompareWithHead();
  void CompareWithKnown();

  CouncilRecords& records_;
  uint64_t last_ = 0;  // Revision taken last.
  std::string last_hash_;
  absl::Time last_time_;
  // The header before `last_`, where `last_` names another in its place: which
  // of the two was changed shows in whether the next one knows `last_`.
  std::optional<uint64_t> unlinked_;
  bool last_linked_ = true;
  bool broken_ = false;
  std::string hash_at_known_;
};

}  // namespace carereform::verify

#endif  // CR_COMMON_VERIFY_CHAIN_CHECK_H_

// What is wrong with stored records: each bad record named, with a reason for
// programs and words for people.

#ifndef CR_COMMON_VERIFY_FINDING_H_
#define CR_COMMON_VERIFY_FINDING_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/store/partition.h"

namespace carereform::verify {

// Why a record is bad.
namespace reasons {
// The head, or the mark of a council, is not there or not as the log has it.
inline constexpr char kHeadDiffers[] = "HEAD_DIFFERS";
inline constexpr char kCouncilDiffers[] = "COUNCIL_DIFFERS";
// A change record is missing, unreadable, or not the one its successor names.
inline constexpr char kChainBroken[] = "CHAIN_BROKEN";
// What was acknowledged is gone, or something else stands in its place.
inline constexpr char kBelowWatermark[] = "BELOW_WATERMARK";
inline constexpr char kForked[] = "FORKED";
// The watermark is gone or cannot be read.
inline constexpr char kWatermarkMissing[] = "WATERMARK_MISSING";
inline constexpr char kWatermarkDamaged[] = "WATERMARK_DAMAGED";
// A body is gone, is another, belongs to no change, or outlived its erasure.
inline constexpr char kBodyMissing[] = "BODY_MISSING";
inline constexpr char kBodyDiffers[] = "BODY_DIFFERS";
inline constexpr char kBodyExtra[] = "BODY_EXTRA";
inline constexpr char kBodyNotErased[] = "BODY_NOT_ERASED";
// The history of a resource is not what the change records say.
inline constexpr char kHistoryDiffers[] = "HISTORY_DIFFERS";
// A resource is not what its last change made it.
inline constexpr char kRowDiffers[] = "ROW_DIFFERS";
inline constexpr char kRowExtra[] = "ROW_EXTRA";
// What is kept beside the resources does not follow from them.
inline constexpr char kIndexMissing[] = "INDEX_MISSING";
inline constexpr char kIndexExtra[] = "INDEX_EXTRA";
inline constexpr char kFactDiffers[] = "FACT_DIFFERS";
inline constexpr char kCodeDiffers[] = "CODE_DIFFERS";
inline constexpr char kRequestDiffers[] = "REQUEST_DIFFERS";
inline constexpr char kBlobDiffers[] = "BLOB_DIFFERS";
// A key that nothing of the suite has.
inline constexpr char kKeyUnknown[] = "KEY_UNKNOWN";
// The records contradict one another, by the rules of their service.
inline constexpr char kReferenceMissing[] = "REFERENCE_MISSING";
inline constexpr char kBalanceExceeded[] = "BALANCE_EXCEEDED";
// The store cannot be read any further.
inline constexpr char kDataUnreadable[] = "DATA_UNREADABLE";
}  // namespace reasons

// One bad record. Holds nothing about a person: names of resources are opaque.
struct Finding {
  std::string reason;
  std::string council;    // Its id; empty for what belongs to none.
  std::string kind;       // Of record, such as "change record".
  uint64_t revision = 0;  // 0 where the record is of no one revision.
  std::string resource;   // Its name; empty where the record is of none.
  std::string words;      // What is wrong, in a clause.
};

// Returns "council x, index entry, revision 7, councils/x/...: it is missing",
// as far as the parts are known.
std::string Describe(const Finding& finding);

// Returns what a space holds, in words.
std::string KindOf(store::Space space);

// Findings in the order in which they are made. The first are kept, and how
// many there are is counted.
class Findings {
 public:
  void Add(Finding finding);

  bool empty() const { return total_ == 0; }
  uint64_t total() const { return total_; }
  const std::vector<Finding>& kept() const { return kept_; }

 private:
  uint64_t total_ = 0;
  std::vector<Finding> kept_;
};

}  // namespace carereform::verify

#endif  // CR_COMMON_VERIFY_FINDING_H_

#include "common/verify/chain_check.h"

#include "absl/strings/str_cat.h"
#include "common/store/digest.h"

namespace carereform::verify {

using store::ChangeHeader;
using store::Space;

ChainCheck::ChainCheck(CouncilRecords& records)
    : records_(records), last_hash_(store::kDigestBytes, '\0') {}

void ChainCheck::Break(uint64_t revision, absl::string_view words) {
  broken_ = true;
  records_.Add(reasons::kChainBroken, Space::kHeaders, revision, "", words);
}

std::optional<ChangeHeader> ChainCheck::Take(uint64_t revision,
                                             absl::string_view bytes) {
  ++records_.counts().changes;
  const bool gap = revision != last_ + 1;
  if (gap && revision > records_.head().revision) {
    Break(revision, "it comes after the head");
    return std::nullopt;
  }
  if (gap) {
    SettleLink();
    Break(last_ + 1, absl::StrCat("change records ", last_ + 1, " to ",
                                  revision - 1, " are missing"));
  }
  const auto header = store::DecodeChangeHeader(bytes);
  const bool readable = header.ok() && header->revision == revision;
  if (readable && !gap) Link(revision, header->previous_hash);
  last_ = revision;
  last_hash_ = store::Sha256(bytes);
  const store::Mark* known = records_.known_head();
  if (known != nullptr && known->revision == revision) {
    hash_at_known_ = last_hash_;
  }
  if (!readable) {
    Break(revision,
          header.ok() ? "it holds another revision" : "it cannot be read");
    // Its successor cannot know it: that says nothing more.
    unlinked_.reset();
    last_hash_.clear();
    return std::nullopt;
  }
  last_time_ = header->commit_time;
  return *header;
}

// Compares what a header says of the one before with what that one is.
void ChainCheck::Link(uint64_t revision, const std::string& previous_hash) {
  last_linked_ = last_hash_.empty() || previous_hash == last_hash_;
  if (last_linked_) {
    SettleLink();
    return;
  }
  if (unlinked_.has_value()) {
    // Neither neighbour knows the one between them: it is the one changed.
    Break(revision - 1, "its neighbours know another in its place");
    unlinked_.reset();
    return;
  }
  unlinked_ = revision - 1;
}

// The header after the break is known to its successor, or there is none.
void ChainCheck::SettleLink() {
  if (!unlinked_.has_value()) return;
  if (*unlinked_ == 0) {
    Break(1, "it names a change before the first");
  } else {
    Break(*unlinked_, "the change after it knows another in its place");
  }
  unlinked_.reset();
}

void ChainCheck::Finish() {
  const bool last_was_changed =
      unlinked_.has_value() && last_ > 1 && last_hash_ != records_.head().hash;
  if (last_was_changed) {
    Break(last_, "its neighbours know another in its place");
    unlinked_.reset();
  }
  SettleLink();
  CompareWithHead();
  CompareWithKnown();
}

void ChainCheck::CompareWithHead() {
  const store::PartitionHead& head = records_.head();
  const bool same_hash = head.hash == last_hash_;
  if (head.revision != last_ && same_hash) {
    records_.Add(reasons::kHeadDiffers, Space::kHead, head.revision, "",
                 absl::StrCat("it names revision ", head.revision,
                              " and the last change is ", last_));
  } else if (head.revision > last_) {
    Break(last_ + 1, absl::StrCat("change records ", last_ + 1, " to ",
                                  head.revision, " are missing"));
  } else if (head.revision < last_) {
    Break(head.revision + 1, "it comes after the head");
  } else if (!same_hash && !broken_) {
    Break(last_, "the head knows another in its place");
  }
  if (same_hash && head.commit_time != last_time_) {
    records_.Add(reasons::kHeadDiffers, Space::kHead, head.revision, "",
                 "it does not have the time of the last change");
  }
}

void ChainCheck::CompareWithKnown() {
  const store::Mark* known = records_.known_head();
  if (known == nullptr) return;
  const store::PartitionHead& head = records_.head();
  if (head.lineage != known->lineage) {
    records_.Add(reasons::kForked, Space::kHead, head.revision, "",
                 "it is of another lineage than the one that is known");
  }
  if (last_ < known->revision) {
    records_.Add(reasons::kBelowWatermark, Space::kHeaders, last_ + 1, "",
                 absl::StrCat("changes were acknowledged up to revision ",
                              known->revision, " and end at ", last_));
  } else if (hash_at_known_ != known->hash && !broken_) {
    records_.Add(reasons::kForked, Space::kHeaders, known->revision, "",
                 "another change was acknowledged in its place");
  }
}

}  // namespace carereform::verify

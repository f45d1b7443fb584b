#include "services/reporting/domain/return_states.h"

namespace carereform::reporting {
namespace {

// States come in the order of a return's life.
bool IsAtLeast(ReturnState state, ReturnState other) { return state >= other; }

}  // namespace

bool MayMove(ReturnState state, ReturnMove move) {
  switch (move) {
    case ReturnMove::kFreeze:
      return state == ReturnState::kDraft;
    case ReturnMove::kCertify:
      return state == ReturnState::kFrozen;
    case ReturnMove::kSubmit:
      return state == ReturnState::kCertified;
    case ReturnMove::kPublish:
      return state == ReturnState::kSubmitted;
    case ReturnMove::kRevert:
      return IsAtLeast(state, ReturnState::kFrozen);
    case ReturnMove::kNote:
      return IsAtLeast(state, ReturnState::kSubmitted);
  }
  return false;
}

absl::string_view MoveInWords(ReturnMove move) {
  switch (move) {
    case ReturnMove::kFreeze:
      return "frozen";
    case ReturnMove::kCertify:
      return "certified";
    case ReturnMove::kSubmit:
      return "recorded as submitted";
    case ReturnMove::kPublish:
      return "published";
    case ReturnMove::kRevert:
      return "reverted to";
    case ReturnMove::kNote:
      return "recorded as noted";
  }
  return "";
}

absl::string_view WhatToDo(ReturnState state, ReturnMove move) {
  if (MayMove(state, move)) return "";
  switch (move) {
    case ReturnMove::kFreeze:
      return "it never changes again; prepare a new version";
    case ReturnMove::kCertify:
      return state == ReturnState::kDraft
                 ? "freeze it first"
                 : "it has its certifications; prepare a new version to "
                   "certify other figures";
    case ReturnMove::kSubmit:
      return IsAtLeast(state, ReturnState::kSubmitted)
                 ? "its submission is recorded; send a new version to say "
                   "something else"
                 : "it has to be certified in both roles first";
    case ReturnMove::kPublish:
      return IsAtLeast(state, ReturnState::kPublished)
                 ? "it is public; publish a new version in its place"
                 : "record its submission first";
    case ReturnMove::kRevert:
      return "prepare it again, or name a version that was frozen";
    case ReturnMove::kNote:
      return "a committee notes what was submitted; record that first";
  }
  return "";
}

}  // namespace carereform::reporting

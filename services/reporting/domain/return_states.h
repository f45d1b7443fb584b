// The life of a progress return: which move is made from which state.
#ifndef CR_SERVICES_REPORTING_DOMAIN_RETURN_STATES_H_
#define CR_SERVICES_REPORTING_DOMAIN_RETURN_STATES_H_

#include "absl/strings/string_view.h"

namespace carereform::reporting {

// Where a return is in its life.
enum class ReturnState { kDraft, kFrozen, kCertified, kSubmitted, kPublished };

// What can be done with a return.
enum class ReturnMove {
  kFreeze,   // A draft becomes frozen.
  kCertify,  // A frozen one is certified; by the second person it changes
             // state.
  kSubmit,   // A certified one was sent.
  kPublish,  // A submitted one is published.
  kRevert,   // A new draft takes the cells of one that was frozen at least.
  kNote,     // A committee noted one that was submitted at least.
};

// Says whether `move` can be made with a return in `state`.
bool MayMove(ReturnState state, ReturnMove move);

// Returns what the move does, as a word after "cannot be": "certified".
absl::string_view MoveInWords(ReturnMove move);

// Returns what to do instead, where `move` cannot be made from `state`; empty
// where it can.
absl::string_view WhatToDo(ReturnState state, ReturnMove move);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_DOMAIN_RETURN_STATES_H_

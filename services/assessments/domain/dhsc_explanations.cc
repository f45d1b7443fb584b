#include "services/assessments/domain/dhsc_explanations.h"

#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

// A word, and a sentence in which words in braces stand for the method's.
struct Words {
  const char* word;
  const char* sentence;
};

// By the number of the standing.
constexpr std::array<Words, kStandings> kWords = {{
    {"not_service_user", "Left out: the request is not about a service user."},
    {"before_method",
     "Left out: the request was made before {requests_from}, from which the "
     "method counts."},
    {"age_unknown",
     "Left out: the person's age on the day of the request is not known."},
    {"too_young",
     "Left out: the person was younger than {youngest_age} on the day of the "
     "request."},
    {"long_term_support_open",
     "Left out: the person already had long-term support, which has not "
     "ended."},
    {"long_term_support_ended",
     "Left out: the person already had long-term support, which ended within "
     "{long_term_months} months before the request, or later."},
    {"short_term_support_open",
     "Left out: the person already had short-term support, which has not "
     "ended."},
    {"short_term_support_ended",
     "Left out: the person already had short-term support, which ended within "
     "{short_term_months} months before the request, or later."},
    {"no_outcome", "Left out: the request has no outcome."},
    {"no_further_action",
     "Left out: the request ended with no further action."},
    {"admitted_to_hospital",
     "Left out: the request ended because the person was admitted to "
     "hospital."},
    {"follow_up_under_way",
     "Left out: what followed the person's request before it was still under "
     "way."},
    {"response_is_of_earlier_request",
     "Left out: the first response to it is also that to an earlier request, "
     "or came before that."},
    {"service_is_of_earlier_request",
     "Left out: the first service after it is also that of an earlier request, "
     "or came before that."},
    {"still_waiting",
     "Not counted yet: neither an assessment nor a service has followed."},
    {"band_unknown",
     "Left out: the person's month of birth is not known, or they were a "
     "child, "
     "so that no age band has the wait."},
    {"response_and_service",
     "Counted: an assessment or a service was the first response, and a "
     "service followed."},
    {"response_only",
     "Counted for its first response: no service has followed."},
    {"response_did_not_lead_to_service",
     "Counted for its first response only: that was an assessment, and neither "
     "it nor those next to it led to a service."},
    {"conversation_and_service",
     "Counted: the request was a conversation before {conversations_before}, "
     "which was the response in itself, and a service followed."},
    {"conversation_only",
     "Counted for its first response: the request was a conversation before "
     "{conversations_before}, which was the response in itself, and no service "
     "has followed."},
}};

const Words& WordsOf(Standing standing) {
  return kWords[static_cast<size_t>(standing)];
}

}  // namespace

absl::string_view StandingWord(Standing standing) {
  return WordsOf(standing).word;
}

std::string ExplainStanding(Standing standing, const DhscMethod& method) {
  return absl::StrReplaceAll(
      WordsOf(standing).sentence,
      {{"{requests_from}", PrintDate(method.requests_from)},
       {"{conversations_before}", PrintDate(method.conversations_before)},
       {"{youngest_age}", absl::StrCat(method.youngest_age)},
       {"{long_term_months}", absl::StrCat(method.long_term_months)},
       {"{short_term_months}", absl::StrCat(method.short_term_months)}});
}

}  // namespace carereform::assessments

#include "services/assessments/handlers/client_level_cases.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "common/rpc/convert.h"

namespace carereform::assessments {
namespace {

using v1::Referral;
using Day = std::optional<absl::CivilDay>;

// The word of an enum's value; empty where it is not set.
template <typename Enum>
std::string WordOf(Enum value, const std::string& (*name)(Enum)) {
  return static_cast<int>(value) == 0 ? "" : absl::AsciiStrToLower(name(value));
}

Day Earlier(const Day& a, const Day& b) {
  if (!a.has_value()) return b;
  return b.has_value() ? std::min(*a, *b) : *a;
}

// Triaged, allocated or started, whichever came first.
Day LookedAt(const Referral& referral) {
  return Earlier(Earlier(rpc::StoredDay(referral.triaged_date()),
                         rpc::StoredDay(referral.allocated_date())),
                 rpc::StoredDay(referral.started_date()));
}

bool WentOn(const Referral& referral) {
  return referral.has_completed_date() || referral.has_decided_date() ||
         referral.has_service_started_date();
}

bool StandsForACase(const Referral& referral) {
  return referral.state() != Referral::MERGED &&
         referral.exclusion() != Referral::ENTERED_TWICE &&
         referral.exclusion() != Referral::TEST_RECORD;
}

std::vector<std::string> DecisionsOf(const Referral& referral) {
  std::vector<std::string> words;
  for (const int outcome : referral.decision().outcomes()) {
    words.push_back(WordOf(static_cast<Referral::Decision::Outcome>(outcome),
                           &Referral::Decision::Outcome_Name));
  }
  return words;
}

}  // namespace

std::optional<MappedCase> MappedCaseOf(const Referral& referral,
                                       const CldMapping& mapping) {
  if (!StandsForACase(referral)) return std::nullopt;
  MappedCase mapped;
  mapped.type = WordOf(referral.type(), &Referral::Type_Name);
  mapped.source = WordOf(referral.source(), &v1::RequestSource_Name);
  mapped.closure =
      WordOf(referral.closure_reason(), &Referral::ClosureReason_Name);
  mapped.decision = LeadingDecision(DecisionsOf(referral), mapping);
  mapped.looked_at = LookedAt(referral);
  if (mapped.looked_at.has_value() || !WentOn(referral)) {
    mapped.received = rpc::StoredDay(referral.received_date());
  }
  mapped.started = rpc::StoredDay(referral.started_date());
  mapped.completed = rpc::StoredDay(referral.completed_date());
  mapped.closed = rpc::StoredDay(referral.closed_date());
  return mapped;
}

MappedSupport MappedSupportOf(const v1::Support& support) {
  return {.kind = WordOf(support.kind(), &v1::Support::Kind_Name),
          .started = *rpc::StoredDay(support.started_date()),
          .ended = rpc::StoredDay(support.ended_date())};
}

std::optional<CareEvent> EventOf(const v1::Review& review,
                                 const MappedSupport& support,
                                 const CldMapping& mapping) {
  const Day completed = rpc::StoredDay(review.completed_date());
  if (!completed.has_value()) return std::nullopt;
  return EventOfReview(support, WordOf(review.kind(), &v1::Review::Kind_Name),
                       *completed, mapping);
}

std::optional<CareEvent> EventOf(const v1::Contact& contact,
                                 const CldMapping& mapping) {
  const Day concluded = rpc::StoredDay(contact.concluded_date());
  if (!concluded.has_value() || !contact.advice_only()) return std::nullopt;
  return EventOfAdvice(*rpc::StoredDay(contact.received_date()), *concluded,
                       WordOf(contact.source(), &v1::RequestSource_Name),
                       mapping);
}

}  // namespace carereform::assessments

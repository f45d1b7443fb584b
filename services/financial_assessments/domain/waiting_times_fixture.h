// Waits for a decision, asked of facts, for tests of waiting times.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WAITING_TIMES_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WAITING_TIMES_FIXTURE_H_

#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/waiting_times.h"

namespace carereform::financial_assessments {

// The cases as known at a revision, of one kind or of all.
inline std::vector<CaseFacts> CasesOf(const std::vector<WaitFact>& facts,
                                      uint64_t known_at,
                                      std::optional<uint16_t> kind = {}) {
  std::vector<uint32_t> numbers(facts.size());
  std::iota(numbers.begin(), numbers.end(), 0);
  std::vector<CaseFacts> cases = CasesKnownAt(facts, numbers, {}, known_at);
  std::erase_if(cases, [&](const CaseFacts& known) {
    return !Fits(known, {.kind = kind});
  });
  return cases;
}

// Those that await a decision on a day.
inline std::vector<CaseWait> AwaitingDecisionOn(
    const std::vector<WaitFact>& facts, absl::CivilDay day, uint64_t known_at,
    std::optional<uint16_t> kind = {}) {
  return AwaitingOn(CasesOf(facts, known_at, kind), day, Queue::kDecision);
}

// Those decided in a period, since they were referred.
inline std::vector<CaseWait> DecidedIn(const std::vector<WaitFact>& facts,
                                       const Period& period, uint64_t known_at,
                                       std::optional<uint16_t> kind = {}) {
  return ReachedIn(CasesOf(facts, known_at, kind), period, Stage::kReferral,
                   Stage::kDecision)
      .counted;
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WAITING_TIMES_FIXTURE_H_

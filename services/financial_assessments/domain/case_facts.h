// What is known of each financial assessment at one revision, from all facts
// that are kept of it.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CASE_FACTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CASE_FACTS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "services/financial_assessments/domain/queue_facts.h"
#include "services/financial_assessments/domain/wait_facts.h"

namespace carereform::financial_assessments {

// One assessment. Day numbers; kNoDay for what has not come or is not known.
struct CaseFacts {
  uint32_t number = 0;  // Of the case, among those of its council.
  int32_t referred = 0;
  int32_t allocated = kNoDay;
  int32_t completed = kNoDay;
  int32_t decided = kNoDay;
  int32_t left = kNoDay;
  int32_t charge_from = kNoDay;
  int32_t needs_due = kNoDay;
  int32_t needs_completed = kNoDay;
  uint16_t kind = 0;
  uint16_t trigger = 0;
  Answer documentation = Answer::kUnknown;
  Answer expenditure = Answer::kUnknown;
};

// Returns what was known at revision `known_at`, by number. `numbers` stand
// beside `waits`. What `more` does not tell of a case is not known of it.
std::vector<CaseFacts> CasesKnownAt(absl::Span<const WaitFact> waits,
                                    absl::Span<const uint32_t> numbers,
                                    absl::Span<const QueueFact> more,
                                    uint64_t known_at);

// Which assessments are asked about; an empty field leaves all in.
struct CaseFilter {
  std::optional<uint16_t> kind = {};
  std::optional<uint16_t> trigger = {};
  std::optional<Answer> documentation = {};
  std::optional<Answer> expenditure = {};
};

// Returns whether `filter` leaves `facts` in.
bool Fits(const CaseFacts& facts, const CaseFilter& filter);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CASE_FACTS_H_

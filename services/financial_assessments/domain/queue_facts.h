// What else is known of one financial assessment than its days in the queue:
// fixed in size, no name, no money, no text. Kept beside a WaitFact, whose
// shape is stored and never changes.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_QUEUE_FACTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_QUEUE_FACTS_H_

#include <cstdint>
#include <type_traits>

#include "services/financial_assessments/domain/wait_facts.h"

namespace carereform::financial_assessments {

// An answer that may not be known. The numbers are stored: they never change.
enum class Answer : uint16_t { kUnknown = 0, kNo = 1, kYes = 2 };

// What was known of one assessment over a run of revisions. Days are counted
// from 1 January 1970; kNoDay for one that has not come or is not known.
struct QueueFact {
  uint64_t known_from = 0;          // First revision at which this was known.
  uint64_t known_to = kStillKnown;  // Revision that replaced it.
  int32_t completed = kNoDay;
  int32_t charge_from = kNoDay;      // First day that is charged for.
  int32_t needs_due = kNoDay;        // Of the same person's needs assessment.
  int32_t needs_completed = kNoDay;  // Of the same.
  uint32_t owner = 0;                // The number of the case of its WaitFact.
  uint16_t trigger = 0;  // A number that the owner of the facts gives.
  Answer documentation = Answer::kUnknown;  // Taken along on the visit.
  Answer expenditure = Answer::kUnknown;    // Disability-related, allowed.
};

static_assert(sizeof(QueueFact) == 48);
static_assert(std::is_trivially_copyable_v<QueueFact>);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_QUEUE_FACTS_H_

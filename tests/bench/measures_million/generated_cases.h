// Cases made by rule, the same every time: nobody's, and like no council's.

#ifndef CR_TESTS_BENCH_MEASURES_MILLION_GENERATED_CASES_H_
#define CR_TESTS_BENCH_MEASURES_MILLION_GENERATED_CASES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/assessments/domain/wait_facts.h"

namespace carereform::bench {

// The day that the questions are about. No case has a later date.
inline const absl::CivilDay kAsOf(2025, 10, 20);

// How many teams and localities there are; numbered from 0, named as TeamWord
// says.
inline constexpr uint16_t kTeams = 20;
inline constexpr uint16_t kLocalities = 12;
std::string TeamWord(uint16_t team);
std::string LocalityWord(uint16_t locality);

// One case: it was received in the five years to kAsOf, and six of seven have
// moved on since.
struct GeneratedCase {
  uint16_t type;  // A value of Referral.Type.
  uint16_t team;
  uint16_t locality;
  absl::CivilDay received;
  std::optional<absl::CivilDay> allocated;
  std::optional<absl::CivilDay> started;
  std::optional<absl::CivilDay> closed;
};

// Returns case `number`.
GeneratedCase CaseOf(uint64_t number);

// How many changes one transaction of a load makes.
inline constexpr uint64_t kPerTransaction = 500;

// The revisions of a load: at the first the council alone is there, then each
// case as it was received, then each that moved on as it stands.
inline constexpr uint64_t kFirstRevision = 1;
uint64_t LastRevisionAsReceived(uint64_t cases);

// Returns the facts that the store holds after a load of `cases`, in its order.
std::vector<assessments::WaitFact> FactsOfCases(uint64_t cases);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_MEASURES_MILLION_GENERATED_CASES_H_

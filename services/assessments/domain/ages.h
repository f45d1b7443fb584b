// What a birth date says of a case. The birth date itself is never kept.

#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_AGES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_AGES_H_

#include <string>

#include "absl/time/civil_time.h"

namespace carereform::assessments {

// The bands of Client Level Data, with the numbers of the contract.
enum class AgeBand {
  kUnder18 = 1,
  k18To24 = 2,
  k25To44 = 3,
  k45To64 = 4,
  k65To74 = 5,
  k75To84 = 6,
  k85To94 = 7,
  k95AndAbove = 8,
};

// An age that nobody who is referred has reached, in years.
inline constexpr int kImpossibleAge = 120;

// Returns the day on which somebody born on `birth` is `years` old. Who was
// born on 29 February has a birthday on 1 March in other years.
absl::CivilDay Birthday(absl::CivilDay birth, int years);

// Returns somebody's age on `day` in whole years; negative before the birth.
int WholeYears(absl::CivilDay birth, absl::CivilDay day);

// Returns the band of an age. Requires 0 or more.
AgeBand AgeBandOf(int years);

// Returns what is wrong with a birth date for a referral received on `day`, as
// a rule and its remedy: a birth after it, or an age of kImpossibleAge or more.
// Empty where nothing is. Never says the date or the age.
std::string BirthDateRule(absl::CivilDay birth, absl::CivilDay day);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_AGES_H_

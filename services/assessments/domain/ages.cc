#include "services/assessments/domain/ages.h"

namespace carereform::assessments {

// CivilDay takes 29 February of a short year for 1 March.
absl::CivilDay Birthday(absl::CivilDay birth, int years) {
  return absl::CivilDay(birth.year() + years, birth.month(), birth.day());
}

int WholeYears(absl::CivilDay birth, absl::CivilDay day) {
  const int years = static_cast<int>(day.year() - birth.year());
  return day < Birthday(birth, years) ? years - 1 : years;
}

AgeBand AgeBandOf(int years) {
  if (years < 18) return AgeBand::kUnder18;
  if (years < 25) return AgeBand::k18To24;
  if (years < 45) return AgeBand::k25To44;
  if (years < 65) return AgeBand::k45To64;
  if (years < 75) return AgeBand::k65To74;
  if (years < 85) return AgeBand::k75To84;
  if (years < 95) return AgeBand::k85To94;
  return AgeBand::k95AndAbove;
}

std::string BirthDateRule(absl::CivilDay birth, absl::CivilDay day) {
  if (birth > day) {
    return "is after the day of the referral: correct one of the two";
  }
  if (WholeYears(birth, day) >= kImpossibleAge) {
    return "makes the person 120 or more on the day of the referral: correct "
           "the year";
  }
  return "";
}

}  // namespace carereform::assessments

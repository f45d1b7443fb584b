// Which facts a question is about: those known at a revision, of certain codes
// in certain dimensions.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_FACT_FILTER_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_FACT_FILTER_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "services/assessments/domain/wait_facts.h"

namespace carereform::assessments {

// What referrals are told apart by.
enum class Dimension {
  kType,
  kTeam,
  kLocality,
  kDistrict,
  kSpecialism,
  kRiskRating,
  kChannel,
  kAgeBand,
  kEthnicGroup,
  kComplexity,
  kHoldReason,
};

// Returns the code that `fact` has in `dimension`.
inline uint16_t CodeOf(const WaitFact& fact, Dimension dimension) {
  switch (dimension) {
    case Dimension::kType:
      return fact.type;
    case Dimension::kTeam:
      return fact.team;
    case Dimension::kLocality:
      return fact.locality;
    case Dimension::kDistrict:
      return fact.district;
    case Dimension::kSpecialism:
      return fact.specialism;
    case Dimension::kRiskRating:
      return fact.risk_rating;
    case Dimension::kChannel:
      return fact.channel;
    case Dimension::kAgeBand:
      return fact.age_band;
    case Dimension::kEthnicGroup:
      return fact.ethnic_group;
    case Dimension::kComplexity:
      return fact.complexity;
    case Dimension::kHoldReason:
      return fact.hold_reason;
  }
  return kNoWord;
}

// Codes of one dimension; with none of them, nobody fits.
struct WantedCodes {
  Dimension dimension;
  std::vector<uint16_t> codes;
};

// What a fact has to fit: all of it.
using Filter = std::vector<WantedCodes>;

inline bool IsKnownAt(const WaitFact& fact, uint64_t revision) {
  return fact.known_from <= revision &&
         (revision < fact.known_to || fact.known_to == kStillKnown);
}

inline bool Fits(const WaitFact& fact, const Filter& filter) {
  return std::all_of(
      filter.begin(), filter.end(), [&](const WantedCodes& wanted) {
        const uint16_t code = CodeOf(fact, wanted.dimension);
        return std::find(wanted.codes.begin(), wanted.codes.end(), code) !=
               wanted.codes.end();
      });
}

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_FACT_FILTER_H_

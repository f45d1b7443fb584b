// What is measured of a referral.

#ifndef CR_SERVICES_ASSESSMENTS_REFERRAL_FACTS_H_
#define CR_SERVICES_ASSESSMENTS_REFERRAL_FACTS_H_

#include <array>
#include <string>

#include "carereform/assessments/v1/referral.pb.h"
#include "services/assessments/domain/wait_facts.h"

namespace carereform::assessments {

// Returns the fact of `referral`: all but the codes of its words.
WaitFact FactOf(const v1::Referral& referral);

// A word of a referral, and where a fact keeps its code.
struct FactWord {
  const std::string& (v1::Referral::*word)() const;
  uint16_t WaitFact::*code;
};

// The words that are measured: team, locality, district, specialism, worker, in
// the order of the tables of their codes.
inline constexpr std::array<FactWord, 5> kFactWords = {{
    {&v1::Referral::team, &WaitFact::team},
    {&v1::Referral::locality, &WaitFact::locality},
    {&v1::Referral::district, &WaitFact::district},
    {&v1::Referral::specialism, &WaitFact::specialism},
    {&v1::Referral::worker, &WaitFact::worker},
}};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_REFERRAL_FACTS_H_

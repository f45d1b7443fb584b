// Whether DHSC's method counts a request, and why.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_STANDING_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_STANDING_H_

#include <array>
#include <cstdint>

namespace carereform::assessments {

// The one reason that decides about a request: the first that applies, in the
// order of the method.
enum class Standing : uint8_t {
  // Left out before anything is linked.
  kNotServiceUser = 0,
  kBeforeMethod = 1,
  kAgeUnknown = 2,
  kTooYoung = 3,
  kLongTermSupportOpen = 4,
  kLongTermSupportEnded = 5,
  kShortTermSupportOpen = 6,
  kShortTermSupportEnded = 7,
  kNoOutcome = 8,
  kNoFurtherAction = 9,
  kAdmittedToHospital = 10,
  // Left out because of an earlier request of the same person.
  kFollowUpUnderWay = 11,
  kResponseIsOfEarlierRequest = 12,
  kServiceIsOfEarlierRequest = 13,
  // Stands, and nothing has followed.
  kStillWaiting = 14,
  // Stands, but the birth month is unknown, so that no band has it.
  kBandUnknown = 15,
  // Counted.
  kResponseAndService = 16,
  kResponseOnly = 17,
  kResponseDidNotLeadToService = 18,
  kConversationAndService = 19,
  kConversationOnly = 20,
};

inline constexpr size_t kStandings = 21;

// Says whether a request of that standing has a wait that counts.
inline bool IsCounted(Standing standing) {
  return standing >= Standing::kResponseAndService;
}

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_STANDING_H_

// What DHSC's published waiting-time method takes as given: days, months and
// ages, which a later version may change.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_METHOD_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_METHOD_H_

#include <cstdint>
#include <string>

#include "absl/time/civil_time.h"

namespace carereform::assessments {

// One version of the method.
struct DhscMethod {
  std::string version;           // Such as `dhsc-waiting-1.1`.
  absl::CivilDay published;      // The day on which it was published.
  absl::CivilDay requests_from;  // The first day of a request that counts.
  absl::CivilDay conversations_before;  // A conversation on an earlier day is
                                        // a response in itself.
  int long_term_months = 0;   // How long after long-term support a person is
                              // still a client.
  int short_term_months = 0;  // The same after short-term support.
  int youngest_age = 0;       // The least age, in years, at the event's start.
  int older_age = 0;          // The least age of the upper band.
  std::string status;         // Such as `provisional`.
  std::string source;         // Where it was published.
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_METHOD_H_

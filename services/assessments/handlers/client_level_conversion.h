// What DHSC's method found, as the contract has it.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_CONVERSION_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_CONVERSION_H_

#include <string>

#include "absl/strings/string_view.h"
#include "carereform/assessments/v1/client_level_data.pb.h"
#include "services/assessments/client_level_records.h"

namespace carereform::assessments {

// Returns the word of an age band: "25_to_64"; empty for none.
std::string CareAgeBandWord(CareAgeBand band);

// Returns one request of `waits`.
v1::RequestWait ToRequestWait(const ClientLevelWaits& waits,
                              const RequestWait& wait);

// Returns the whole table.
v1::ComputeWaitingTimesResponse ToWaitingTimes(const ClientLevelWaits& waits);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_CONVERSION_H_

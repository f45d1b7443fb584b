// What happened in the sources between two returns.

#ifndef CR_SERVICES_REPORTING_SIGN_OFF_SOURCE_CHANGES_H_
#define CR_SERVICES_REPORTING_SIGN_OFF_SOURCE_CHANGES_H_

#include <string>
#include <vector>

#include "carereform/reporting/v1/return_model.pb.h"
#include "carereform/reporting/v1/sign_off.pb.h"
#include "services/reporting/compile/source_client.h"

namespace carereform::reporting {

// Returns the change records of each source whose revision is not the same on
// both covers, by source. A source that does not answer is there with its
// reason; so is one that did not answer when either return was prepared, with
// the reason REVISION_UNKNOWN.
std::vector<v1::ReturnComparison::SourceChanges> ChangesBetween(
    const SourceClient& client, const std::string& council,
    const v1::Cover& earlier, const v1::Cover& later);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_SIGN_OFF_SOURCE_CHANGES_H_

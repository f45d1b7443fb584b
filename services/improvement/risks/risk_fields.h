// What is checked of risks, decisions and dependencies by themselves, and what
// the server works out of a risk.

#ifndef CR_SERVICES_IMPROVEMENT_RISKS_RISK_FIELDS_H_
#define CR_SERVICES_IMPROVEMENT_RISKS_RISK_FIELDS_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/risk_records.pb.h"
#include "common/rpc/validation.h"
#include "services/improvement/risks/risk_schemes.h"

namespace carereform::improvement {

// Mitigations of one risk: more is a programme of its own.
inline constexpr int kMaxMitigations = 20;

// Each checks a resource by itself, its references aside.
void CheckRisk(const v1::Risk& risk, rpc::Validation& validation);
void CheckDecision(const v1::Decision& decision, rpc::Validation& validation);
void CheckDependency(const v1::Dependency& dependency,
                     rpc::Validation& validation);

// Checks a mitigation at the path `path`.
void CheckMitigation(absl::string_view path,
                     const v1::Risk::Mitigation& mitigation,
                     rpc::Validation& validation);

// Sets the values and bands of the scores, whether the risk is above its
// appetite, and when it has to be reviewed next. Errors: INVALID_ARGUMENT,
// reason FIELD_INVALID, below `path`, for a scheme that is not there or not in
// force on `today`, and for scores that it does not have.
absl::Status WorkOut(const std::vector<RiskScheme>& schemes,
                     absl::string_view path, absl::CivilDay today,
                     v1::Risk& risk);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RISKS_RISK_FIELDS_H_

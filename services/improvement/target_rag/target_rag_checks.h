// What is checked of the records that ratings rest on.

#ifndef CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_CHECKS_H_
#define CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_CHECKS_H_

#include <vector>

#include "absl/status/status.h"
#include "carereform/improvement/v1/plan.pb.h"
#include "carereform/improvement/v1/target_rag.pb.h"
#include "common/rpc/validation.h"
#include "services/improvement/target_rag/rag_schemes.h"

namespace carereform::improvement {

// Each checks a record by itself, its references aside.
void CheckRule(const std::vector<RagScheme>& schemes, const v1::RagRule& rule,
               rpc::Validation& validation);
void CheckReading(const v1::TargetReading& reading,
                  rpc::Validation& validation);
void CheckForecast(const v1::TargetForecast& forecast,
                   rpc::Validation& validation);
void CheckConfidence(const v1::ActionConfidence& confidence,
                     rpc::Validation& validation);
void CheckComparator(const v1::TargetComparator& comparator,
                     rpc::Validation& validation);
void CheckAgreed(const v1::AgreedRag& agreed, rpc::Validation& validation);

// Whether a reading fits its target: a figure, or the criteria of one that is
// judged by them. INVALID_ARGUMENT, reason FIELD_INVALID.
absl::Status CheckFits(const v1::OutcomeTarget& target,
                       const v1::TargetReading& reading);

// Whether a target can have a forecast. INVALID_ARGUMENT, reason FIELD_INVALID.
absl::Status CheckForecastable(const v1::OutcomeTarget& target);

// Whether `reading` corrects `wrong`: of the same target and day, and not known
// before it. INVALID_ARGUMENT, reason FIELD_INVALID.
absl::Status CheckCorrects(const v1::TargetReading& wrong,
                           const v1::TargetReading& reading);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_CHECKS_H_

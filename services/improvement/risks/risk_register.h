// What is read of the registers, as on a day.

#ifndef CR_SERVICES_IMPROVEMENT_RISKS_RISK_REGISTER_H_
#define CR_SERVICES_IMPROVEMENT_RISKS_RISK_REGISTER_H_

#include <vector>

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/risks.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/risks/risk_records.h"

namespace carereform::improvement {

// Returns every risk of the reader's council as it was known at `revision`, by
// name; 0 means the latest.
absl::StatusOr<std::vector<v1::Risk>> RisksAt(const RiskRecords& records,
                                              const store::Reader& reader,
                                              int64_t revision);

absl::Status CheckGetRisk(const RiskRecords& records,
                          const v1::GetRiskRequest& request);
absl::StatusOr<v1::Risk> GetRisk(const RiskRecords& records,
                                 const store::Reader& reader,
                                 const rpc::Call& call,
                                 const v1::GetRiskRequest& request);

absl::Status CheckListRisks(const RiskRecords& records,
                            const v1::ListRisksRequest& request);
absl::StatusOr<v1::ListRisksResponse> ListRisks(
    const RiskRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::ListRisksRequest& request);

absl::Status CheckGetRiskRegister(const v1::GetRiskRegisterRequest& request);
absl::StatusOr<v1::RiskRegister> GetRiskRegister(
    const RiskRecords& records, const store::Reader& reader,
    const v1::GetRiskRegisterRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RISKS_RISK_REGISTER_H_

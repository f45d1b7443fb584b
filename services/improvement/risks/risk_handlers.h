// The methods that change risks and dependencies.

#ifndef CR_SERVICES_IMPROVEMENT_RISKS_RISK_HANDLERS_H_
#define CR_SERVICES_IMPROVEMENT_RISKS_RISK_HANDLERS_H_

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/risks.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/risks/risk_records.h"

namespace carereform::improvement {

absl::StatusOr<v1::Risk> UpdateRisk(const RiskRecords& records, store::Txn& txn,
                                    const rpc::Call& call,
                                    const v1::UpdateRiskRequest& request);

absl::Status CheckReviewRisk(const v1::ReviewRiskRequest& request);
absl::StatusOr<v1::Risk> ReviewRisk(const RiskRecords& records, store::Txn& txn,
                                    const rpc::Call& call,
                                    const v1::ReviewRiskRequest& request);

absl::Status CheckEscalateRisk(const v1::EscalateRiskRequest& request);
absl::StatusOr<v1::Risk> EscalateRisk(const RiskRecords& records,
                                      store::Txn& txn, const rpc::Call& call,
                                      const v1::EscalateRiskRequest& request);

absl::Status CheckCloseRisk(const v1::CloseRiskRequest& request);
absl::StatusOr<v1::Risk> CloseRisk(const RiskRecords& records, store::Txn& txn,
                                   const rpc::Call& call,
                                   const v1::CloseRiskRequest& request);

absl::Status CheckReopenRisk(const v1::ReopenRiskRequest& request);
absl::StatusOr<v1::Risk> ReopenRisk(const RiskRecords& records, store::Txn& txn,
                                    const rpc::Call& call,
                                    const v1::ReopenRiskRequest& request);

absl::Status CheckMaterialiseRisk(const v1::MaterialiseRiskRequest& request);
absl::StatusOr<v1::Risk> MaterialiseRisk(
    const RiskRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::MaterialiseRiskRequest& request);

absl::Status CheckUpdateMitigation(const v1::UpdateMitigationRequest& request);
absl::StatusOr<v1::Risk> UpdateMitigation(
    const RiskRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::UpdateMitigationRequest& request);

absl::Status CheckSettleDependency(const v1::SettleDependencyRequest& request);
absl::StatusOr<v1::Dependency> SettleDependency(
    const RiskRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::SettleDependencyRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RISKS_RISK_HANDLERS_H_

// AssessmentService: takes each method to its handler.

#ifndef CR_SERVICES_ASSESSMENTS_ASSESSMENT_SERVICE_H_
#define CR_SERVICES_ASSESSMENTS_ASSESSMENT_SERVICE_H_

#include <atomic>

#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/assessments/bulk_create.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

class AssessmentService final : public v1::AssessmentService::CallbackService {
 public:
  AssessmentService(const rpc::ServerParts& parts, store::Store& store,
                    const Records& records)
      : methods_(parts, store, records),
        bulk_{parts, store, records, stopping_} {}

  // Ends bulk calls after the items that were taken.
  void Stop() { stopping_ = true; }

  grpc::ServerUnaryReactor* CreateReferral(
      grpc::CallbackServerContext* context,
      const v1::CreateReferralRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* BatchCreateReferrals(
      grpc::CallbackServerContext* context,
      const v1::BatchCreateReferralsRequest* request,
      v1::BatchCreateReferralsResponse* response) override;
  grpc::ServerBidiReactor<v1::BulkCreateReferralsRequest,
                          v1::BulkCreateReferralsResponse>*
  BulkCreateReferrals(grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* LookUpAllocation(
      grpc::CallbackServerContext* context,
      const v1::LookUpAllocationRequest* request,
      v1::LookUpAllocationResponse* response) override;
  grpc::ServerUnaryReactor* GetReferral(grpc::CallbackServerContext* context,
                                        const v1::GetReferralRequest* request,
                                        v1::Referral* response) override;
  grpc::ServerUnaryReactor* ListReferrals(
      grpc::CallbackServerContext* context,
      const v1::ListReferralsRequest* request,
      v1::ListReferralsResponse* response) override;
  grpc::ServerUnaryReactor* TriageReferral(
      grpc::CallbackServerContext* context,
      const v1::TriageReferralRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* AllocateReferral(
      grpc::CallbackServerContext* context,
      const v1::AllocateReferralRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* StartAssessment(
      grpc::CallbackServerContext* context,
      const v1::StartAssessmentRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* CloseReferral(
      grpc::CallbackServerContext* context,
      const v1::CloseReferralRequest* request, v1::Referral* response) override;
  grpc::ServerUnaryReactor* CompleteAssessment(
      grpc::CallbackServerContext* context,
      const v1::CompleteAssessmentRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* DecideReferral(
      grpc::CallbackServerContext* context,
      const v1::DecideReferralRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* StartService(grpc::CallbackServerContext* context,
                                         const v1::StartServiceRequest* request,
                                         v1::Referral* response) override;
  grpc::ServerUnaryReactor* InformReferrer(
      grpc::CallbackServerContext* context,
      const v1::InformReferrerRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* RateReferral(grpc::CallbackServerContext* context,
                                         const v1::RateReferralRequest* request,
                                         v1::Referral* response) override;
  grpc::ServerUnaryReactor* EscalateReferral(
      grpc::CallbackServerContext* context,
      const v1::EscalateReferralRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* HoldReferral(grpc::CallbackServerContext* context,
                                         const v1::HoldReferralRequest* request,
                                         v1::Referral* response) override;
  grpc::ServerUnaryReactor* ResumeReferral(
      grpc::CallbackServerContext* context,
      const v1::ResumeReferralRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* TransferReferral(
      grpc::CallbackServerContext* context,
      const v1::TransferReferralRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* CorrectReferral(
      grpc::CallbackServerContext* context,
      const v1::CorrectReferralRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* ReopenReferral(
      grpc::CallbackServerContext* context,
      const v1::ReopenReferralRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* MergeReferral(
      grpc::CallbackServerContext* context,
      const v1::MergeReferralRequest* request, v1::Referral* response) override;
  grpc::ServerUnaryReactor* UnmergeReferral(
      grpc::CallbackServerContext* context,
      const v1::UnmergeReferralRequest* request,
      v1::Referral* response) override;
  grpc::ServerUnaryReactor* ReassignReferral(
      grpc::CallbackServerContext* context,
      const v1::ReassignReferralRequest* request,
      v1::Referral* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
  std::atomic<bool> stopping_ = false;
  const BulkParts bulk_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_ASSESSMENT_SERVICE_H_

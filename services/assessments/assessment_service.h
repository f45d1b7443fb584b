// AssessmentService: takes each method to its handler.

#ifndef CR_SERVICES_ASSESSMENTS_ASSESSMENT_SERVICE_H_
#define CR_SERVICES_ASSESSMENTS_ASSESSMENT_SERVICE_H_

#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

class AssessmentService final : public v1::AssessmentService::CallbackService {
 public:
  AssessmentService(const rpc::ServerParts& parts, store::Store& store,
                    const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* CreateReferral(
      grpc::CallbackServerContext* context,
      const v1::CreateReferralRequest* request,
      v1::Referral* response) override;
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

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_ASSESSMENT_SERVICE_H_

// ChargeService: takes each method to its handler.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_SERVICE_H_

#include "carereform/financial_assessments/v1/charges.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

class ChargeService final : public v1::ChargeService::CallbackService {
 public:
  ChargeService(const rpc::ServerParts& parts, store::Store& store,
                const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* CreateCharge(grpc::CallbackServerContext* context,
                                         const v1::CreateChargeRequest* request,
                                         v1::Charge* response) override;
  grpc::ServerUnaryReactor* GetCharge(grpc::CallbackServerContext* context,
                                      const v1::GetChargeRequest* request,
                                      v1::Charge* response) override;
  grpc::ServerUnaryReactor* ListCharges(
      grpc::CallbackServerContext* context,
      const v1::ListChargesRequest* request,
      v1::ListChargesResponse* response) override;
  grpc::ServerUnaryReactor* RecordCircumstances(
      grpc::CallbackServerContext* context,
      const v1::RecordCircumstancesRequest* request,
      v1::ChargeRevision* response) override;
  grpc::ServerUnaryReactor* ListCircumstances(
      grpc::CallbackServerContext* context,
      const v1::ListCircumstancesRequest* request,
      v1::ListCircumstancesResponse* response) override;
  grpc::ServerUnaryReactor* EndCharge(grpc::CallbackServerContext* context,
                                      const v1::EndChargeRequest* request,
                                      v1::ChargeRevision* response) override;
  grpc::ServerUnaryReactor* GetCalculation(
      grpc::CallbackServerContext* context,
      const v1::GetCalculationRequest* request,
      v1::ChargeCalculation* response) override;
  grpc::ServerUnaryReactor* WriteStoredChargeLetter(
      grpc::CallbackServerContext* context,
      const v1::WriteStoredChargeLetterRequest* request,
      v1::ChargeLetter* response) override;
  grpc::ServerUnaryReactor* ListCalculations(
      grpc::CallbackServerContext* context,
      const v1::ListCalculationsRequest* request,
      v1::ListCalculationsResponse* response) override;
  grpc::ServerUnaryReactor* CalculateOn(grpc::CallbackServerContext* context,
                                        const v1::CalculateOnRequest* request,
                                        v1::Calculation* response) override;
  grpc::ServerUnaryReactor* ListChargeRevisions(
      grpc::CallbackServerContext* context,
      const v1::ListChargeRevisionsRequest* request,
      v1::ListChargeRevisionsResponse* response) override;
  grpc::ServerUnaryReactor* GetChargePeriods(
      grpc::CallbackServerContext* context,
      const v1::GetChargePeriodsRequest* request,
      v1::GetChargePeriodsResponse* response) override;
  grpc::ServerUnaryReactor* RecordChargeNotification(
      grpc::CallbackServerContext* context,
      const v1::RecordChargeNotificationRequest* request,
      v1::ChargeNotification* response) override;
  grpc::ServerUnaryReactor* ListChargeNotifications(
      grpc::CallbackServerContext* context,
      const v1::ListChargeNotificationsRequest* request,
      v1::ListChargeNotificationsResponse* response) override;
  grpc::ServerUnaryReactor* ListChargesNotNotified(
      grpc::CallbackServerContext* context,
      const v1::ListChargesNotNotifiedRequest* request,
      v1::ListChargesNotNotifiedResponse* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_SERVICE_H_

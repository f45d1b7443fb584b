#include "services/financial_assessments/charge_service.h"

#include "services/financial_assessments/handlers/charge_notifications.h"
#include "services/financial_assessments/handlers/charge_reads.h"
#include "services/financial_assessments/handlers/charges.h"
#include "services/financial_assessments/handlers/stored_charge_letter.h"

namespace carereform::financial_assessments {

grpc::ServerUnaryReactor* ChargeService::CreateCharge(
    grpc::CallbackServerContext* context,
    const v1::CreateChargeRequest* request, v1::Charge* response) {
  return methods_.Write(context, request, response, &CheckCreateCharge,
                        &financial_assessments::CreateCharge);
}

grpc::ServerUnaryReactor* ChargeService::GetCharge(
    grpc::CallbackServerContext* context, const v1::GetChargeRequest* request,
    v1::Charge* response) {
  return methods_.Read(context, request, response, &CheckGetCharge,
                       &financial_assessments::GetCharge);
}

grpc::ServerUnaryReactor* ChargeService::ListCharges(
    grpc::CallbackServerContext* context, const v1::ListChargesRequest* request,
    v1::ListChargesResponse* response) {
  return methods_.Read(context, request, response, &CheckListCharges,
                       &financial_assessments::ListCharges);
}

grpc::ServerUnaryReactor* ChargeService::RecordCircumstances(
    grpc::CallbackServerContext* context,
    const v1::RecordCircumstancesRequest* request,
    v1::ChargeRevision* response) {
  return methods_.Write(context, request, response, &CheckRecordCircumstances,
                        &financial_assessments::RecordCircumstances);
}

grpc::ServerUnaryReactor* ChargeService::ListCircumstances(
    grpc::CallbackServerContext* context,
    const v1::ListCircumstancesRequest* request,
    v1::ListCircumstancesResponse* response) {
  return methods_.Read(context, request, response, &CheckListCircumstances,
                       &financial_assessments::ListCircumstances);
}

grpc::ServerUnaryReactor* ChargeService::EndCharge(
    grpc::CallbackServerContext* context, const v1::EndChargeRequest* request,
    v1::ChargeRevision* response) {
  return methods_.Write(context, request, response, &CheckEndCharge,
                        &financial_assessments::EndCharge);
}

grpc::ServerUnaryReactor* ChargeService::GetCalculation(
    grpc::CallbackServerContext* context,
    const v1::GetCalculationRequest* request, v1::ChargeCalculation* response) {
  return methods_.Read(context, request, response, &CheckGetCalculation,
                       &financial_assessments::GetCalculation);
}

grpc::ServerUnaryReactor* ChargeService::WriteStoredChargeLetter(
    grpc::CallbackServerContext* context,
    const v1::WriteStoredChargeLetterRequest* request,
    v1::ChargeLetter* response) {
  return methods_.Read(context, request, response,
                       &CheckWriteStoredChargeLetter,
                       &financial_assessments::WriteStoredChargeLetter);
}

grpc::ServerUnaryReactor* ChargeService::ListCalculations(
    grpc::CallbackServerContext* context,
    const v1::ListCalculationsRequest* request,
    v1::ListCalculationsResponse* response) {
  return methods_.Read(context, request, response, &CheckListCalculations,
                       &financial_assessments::ListCalculations);
}

grpc::ServerUnaryReactor* ChargeService::CalculateOn(
    grpc::CallbackServerContext* context, const v1::CalculateOnRequest* request,
    v1::Calculation* response) {
  return methods_.Read(context, request, response, &CheckCalculateOn,
                       &financial_assessments::CalculateOn);
}

grpc::ServerUnaryReactor* ChargeService::ListChargeRevisions(
    grpc::CallbackServerContext* context,
    const v1::ListChargeRevisionsRequest* request,
    v1::ListChargeRevisionsResponse* response) {
  return methods_.Read(context, request, response, &CheckListChargeRevisions,
                       &financial_assessments::ListChargeRevisions);
}

grpc::ServerUnaryReactor* ChargeService::GetChargePeriods(
    grpc::CallbackServerContext* context,
    const v1::GetChargePeriodsRequest* request,
    v1::GetChargePeriodsResponse* response) {
  return methods_.Read(context, request, response, &CheckGetChargePeriods,
                       &financial_assessments::GetChargePeriods);
}

grpc::ServerUnaryReactor* ChargeService::RecordChargeNotification(
    grpc::CallbackServerContext* context,
    const v1::RecordChargeNotificationRequest* request,
    v1::ChargeNotification* response) {
  return methods_.Write(context, request, response,
                        &CheckRecordChargeNotification,
                        &financial_assessments::RecordChargeNotification);
}

grpc::ServerUnaryReactor* ChargeService::ListChargeNotifications(
    grpc::CallbackServerContext* context,
    const v1::ListChargeNotificationsRequest* request,
    v1::ListChargeNotificationsResponse* response) {
  return methods_.Read(context, request, response,
                       &CheckListChargeNotifications,
                       &financial_assessments::ListChargeNotifications);
}

grpc::ServerUnaryReactor* ChargeService::ListChargesNotNotified(
    grpc::CallbackServerContext* context,
    const v1::ListChargesNotNotifiedRequest* request,
    v1::ListChargesNotNotifiedResponse* response) {
  return methods_.Read(context, request, response, &CheckListChargesNotNotified,
                       &financial_assessments::ListChargesNotNotified);
}

}  // namespace carereform::financial_assessments

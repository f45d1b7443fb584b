// Every id that a caller brings from a system of its own, in all contracts of
// the service: none of them may be a number that a person is known by.
#include <string>

#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/account_finalisations/account_finalisation_handlers.h"
#include "services/financial_assessments/direct_payments/direct_payment_handlers.h"
#include "services/financial_assessments/handlers/appeals.h"
#include "services/financial_assessments/handlers/charge_batch.h"
#include "services/financial_assessments/handlers/charge_calculator.h"
#include "services/financial_assessments/handlers/charge_notifications.h"
#include "services/financial_assessments/handlers/charges.h"
#include "services/financial_assessments/handlers/deferred_payments.h"
#include "services/financial_assessments/handlers/financial_assessments.h"
#include "services/financial_assessments/handlers/financial_queue.h"
#include "services/financial_assessments/handlers/stored_charge_letter.h"
#include "services/financial_assessments/invoices/invoice_handlers.h"

namespace carereform::financial_assessments {
namespace {

using testing::HasSubstr;

// What `status` says of `field`.
std::string WordsOn(const absl::Status& status, const std::string& field) {
  for (const FieldViolation& violation : ViolationsOf(status)) {
    if (violation.field == field) return violation.description;
  }
  return "";
}

// Sets the id of a request by `set` to a number of a person's, then to another.
template <typename Request, typename Set>
void ExpectOpaque(absl::Status (*check)(const Request&),
                  const std::string& field, Set set) {
  Request request;
  set(request, "943-476-5919");
  EXPECT_THAT(WordsOn(check(request), field), HasSubstr("an NHS number"))
      << field;
  set(request, "qq123456c");
  EXPECT_THAT(WordsOn(check(request), field),
              HasSubstr("a National Insurance number"))
      << field;
  set(request, "case-17");
  EXPECT_EQ(WordsOn(check(request), field), "") << field;
}

TEST(OpaqueIdsTest, OfChargesAndTheirRecords) {
  ExpectOpaque(&CheckCreateCharge, "charge.external_id",
               [](v1::CreateChargeRequest& request, const char* id) {
                 request.mutable_charge()->set_external_id(id);
               });
  ExpectOpaque(&CheckRecordCircumstances, "record",
               [](v1::RecordCircumstancesRequest& request, const char* id) {
                 request.set_record(id);
               });
  ExpectOpaque(&CheckRecordChargeNotification, "record",
               [](v1::RecordChargeNotificationRequest& request,
                  const char* id) { request.set_record(id); });
  ExpectOpaque(&CheckRaise, "appeal.record",
               [](v1::RaiseAppealRequest& request, const char* id) {
                 request.mutable_appeal()->set_record(id);
               });
}

TEST(OpaqueIdsTest, OfCapital) {
  const auto asset = [](v1::RecordCircumstancesRequest& request) {
    auto* capital = request.mutable_circumstances()->mutable_capital();
    return capital->empty() ? capital->Add() : capital->Mutable(0);
  };
  ExpectOpaque(&CheckRecordCircumstances, "circumstances.capital[0].id",
               [&](v1::RecordCircumstancesRequest& request, const char* id) {
                 asset(request)->set_id(id);
               });
  ExpectOpaque(&CheckRecordCircumstances,
               "circumstances.capital[0].notional.decision_record",
               [&](v1::RecordCircumstancesRequest& request, const char* id) {
                 asset(request)->mutable_notional()->set_decision_record(id);
               });
}

TEST(OpaqueIdsTest, OfLettersAndBatches) {
  ExpectOpaque(&CheckWriteStoredChargeLetter, "reference",
               [](v1::WriteStoredChargeLetterRequest& request, const char* id) {
                 request.set_reference(id);
               });
  ExpectOpaque(&CheckWriteChargeLetter, "reference",
               [](v1::WriteChargeLetterRequest& request, const char* id) {
                 request.set_reference(id);
               });
  ExpectOpaque(&CheckBatchCalculateCharges, "entries[0].key",
               [](v1::BatchCalculateChargesRequest& request, const char* id) {
                 request.set_parent("councils/x");
                 request.clear_entries();
                 request.add_entries()->set_key(id);
               });
}

TEST(OpaqueIdsTest, OfTheQueue) {
  ExpectOpaque(
      &CheckCreate, "financial_assessment.external_id",
      [](v1::CreateFinancialAssessmentRequest& request, const char* id) {
        request.mutable_financial_assessment()->set_external_id(id);
      });
  ExpectOpaque(
      &CheckCreate, "financial_assessment.needs_assessment_id",
      [](v1::CreateFinancialAssessmentRequest& request, const char* id) {
        request.mutable_financial_assessment()->set_needs_assessment_id(id);
      });
  ExpectOpaque(&CheckRecordNeeds, "needs_assessment_id",
               [](v1::RecordNeedsAssessmentRequest& request, const char* id) {
                 request.set_needs_assessment_id(id);
               });
}

TEST(OpaqueIdsTest, OfMoney) {
  ExpectOpaque(&CheckRequestDeferral, "deferred_payment.external_id",
               [](v1::RequestDeferredPaymentRequest& request, const char* id) {
                 request.mutable_deferred_payment()->set_external_id(id);
               });
  ExpectOpaque(&CheckCreateDirectPayment, "direct_payment.external_id",
               [](v1::CreateDirectPaymentRequest& request, const char* id) {
                 request.mutable_direct_payment()->set_external_id(id);
               });
  ExpectOpaque(
      &CheckCreateAccountFinalisation, "account_finalisation.external_id",
      [](v1::CreateAccountFinalisationRequest& request, const char* id) {
        request.mutable_account_finalisation()->set_external_id(id);
      });
  ExpectOpaque(&CheckCreateInvoice, "invoice.external_id",
               [](v1::CreateInvoiceRequest& request, const char* id) {
                 request.mutable_invoice()->set_external_id(id);
               });
  ExpectOpaque(&CheckCreateInvoice, "invoice.account",
               [](v1::CreateInvoiceRequest& request, const char* id) {
                 request.mutable_invoice()->set_account(id);
               });
  ExpectOpaque(&CheckListInvoices, "account",
               [](v1::ListInvoicesRequest& request, const char* id) {
                 request.set_account(id);
               });
}

}  // namespace
}  // namespace carereform::financial_assessments

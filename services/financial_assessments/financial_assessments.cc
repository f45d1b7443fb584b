#include "services/financial_assessments/financial_assessments.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/measures/joined_measures.h"
#include "common/status/status_macros.h"
#include "common/types/working_days.h"
#include "services/financial_assessments/account_finalisations/account_finalisation_measures.h"
#include "services/financial_assessments/account_finalisations/account_finalisation_service.h"
#include "services/financial_assessments/direct_payments/direct_payment_measures.h"
#include "services/financial_assessments/direct_payments/direct_payment_service.h"
#include "services/financial_assessments/financial_assessment_import.h"
#include "services/financial_assessments/financial_assessment_service.h"
#include "services/financial_assessments/invoices/invoice_import.h"
#include "services/financial_assessments/invoices/invoice_measures.h"
#include "services/financial_assessments/invoices/invoice_service.h"
#include "services/financial_assessments/keys.h"
#include "services/financial_assessments/measures.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {
namespace {

// The measures of what has to do with money.
std::vector<AmountMeasure> AllAmountMeasures(
    const AccountFinalisationRecords& finalisations,
    const DirectPaymentRecords& direct_payments,
    const InvoiceRecords& invoices) {
  std::vector<AmountMeasure> all = AccountFinalisationMeasures(finalisations);
  for (AmountMeasure& one : DirectPaymentMeasures(direct_payments)) {
    all.push_back(std::move(one));
  }
  for (AmountMeasure& one : InvoiceMeasures(invoices)) {
    all.push_back(std::move(one));
  }
  return all;
}

class FinancialAssessments final : public server::Source {
 public:
  explicit FinancialAssessments(server::SourceContext context)
      : store_(std::move(context.store)),
        service_(context.parts, *store_, records_),
        finalisation_service_(context.parts, *store_, finalisations_),
        direct_payment_service_(context.parts, *store_, direct_payments_),
        invoice_service_(context.parts, *store_, invoices_),
        waits_(records_, BankHolidays::England()),
        amounts_(
            AllAmountMeasures(finalisations_, direct_payments_, invoices_)),
        import_(records_),
        invoice_import_(invoices_) {}

  absl::Status Load() {
    CR_RETURN_IF_ERROR(records_.Load(*store_));
    CR_RETURN_IF_ERROR(finalisations_.Load(*store_));
    CR_RETURN_IF_ERROR(direct_payments_.Load(*store_));
    return invoices_.Load(*store_);
  }

  std::string id() const override { return kSourceId; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override {
    return common::v1::FINANCIAL;
  }
  std::map<std::string, grpc::Service*> services() override {
    return {
        {v1::FinancialAssessmentService::service_full_name(), &service_},
        {v1::AccountFinalisationService::service_full_name(),
         &finalisation_service_},
        {v1::DirectPaymentService::service_full_name(),
         &direct_payment_service_},
        {v1::InvoiceService::service_full_name(), &invoice_service_},
    };
  }
  const measures::MeasureSource* measures() const override {
    return &measures_;
  }
  std::vector<const imports::ImportKind*> import_kinds() const override {
    return {
        &import_,
        &invoice_import_,
    };
  }
  bool keeps_people() const override { return true; }

 private:
  Records records_;  // Before the store, whose writer uses it to the last.
  AccountFinalisationRecords finalisations_;
  DirectPaymentRecords direct_payments_;
  InvoiceRecords invoices_;
  std::unique_ptr<store::Store> store_;
  FinancialAssessmentService service_;
  AccountFinalisationService finalisation_service_;
  DirectPaymentService direct_payment_service_;
  InvoiceService invoice_service_;
  FinancialAssessmentMeasures waits_;
  AmountMeasures amounts_;
  measures::JoinedMeasures measures_{{&waits_, &amounts_}};
  FinancialAssessmentImport import_;
  InvoiceImport invoice_import_;
};

absl::StatusOr<std::unique_ptr<server::Source>> Make(
    server::SourceContext context) {
  auto source = std::make_unique<FinancialAssessments>(std::move(context));
  CR_RETURN_IF_ERROR(source->Load());
  return source;
}

}  // namespace

server::HostedSource FinancialAssessmentsSource() {
  return {kSourceId, &Make, &StoredSchema};
}

}  // namespace carereform::financial_assessments

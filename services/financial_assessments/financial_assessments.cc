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
#include "services/financial_assessments/appeal_measures.h"
#include "services/financial_assessments/appeal_service.h"
#include "services/financial_assessments/charge_calculator_service.h"
#include "services/financial_assessments/charge_import.h"
#include "services/financial_assessments/charge_measures.h"
#include "services/financial_assessments/charge_service.h"
#include "services/financial_assessments/charging_rules_service.h"
#include "services/financial_assessments/deferral_measures.h"
#include "services/financial_assessments/deferred_payment_service.h"
#include "services/financial_assessments/direct_payments/direct_payment_measures.h"
#include "services/financial_assessments/direct_payments/direct_payment_service.h"
#include "services/financial_assessments/financial_assessment_import.h"
#include "services/financial_assessments/financial_assessment_service.h"
#include "services/financial_assessments/financial_extract_import.h"
#include "services/financial_assessments/financial_queue_service.h"
#include "services/financial_assessments/invoices/invoice_import.h"
#include "services/financial_assessments/invoices/invoice_measures.h"
#include "services/financial_assessments/invoices/invoice_service.h"
#include "services/financial_assessments/keys.h"
#include "services/financial_assessments/means_records.h"
#include "services/financial_assessments/measures.h"
#include "services/financial_assessments/queue_measures.h"
#include "services/financial_assessments/records.h"
#include "services/financial_assessments/rules_import.h"
#include "services/financial_assessments/standards_file.h"
#include "services/financial_assessments/uprating_runner.h"
#include "services/financial_assessments/uprating_service.h"

namespace carereform::financial_assessments {
namespace {

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
        queue_service_(context.parts, *store_, records_),
        appeal_service_(context.parts, *store_, records_),
        charging_rules_service_(context.parts, *store_, records_),
        charge_calculator_(context.parts, *store_, records_),
        charge_service_(context.parts, *store_, records_),
        uprating_runner_(context.parts, *store_, records_),
        uprating_service_(context.parts, *store_, records_, uprating_runner_),
        deferred_payments_(context.parts, *store_, records_),
        invoice_service_(context.parts, *store_, invoices_),
        finalisation_service_(context.parts, *store_, finalisations_),
        direct_payment_service_(context.parts, *store_, direct_payments_),
        wait_measures_(records_, BankHolidays::England()),
        queue_measures_(records_, BuiltInStandards(), BankHolidays::England()),
        appeal_measures_(records_),
        charge_measures_(records_),
        deferral_measures_(records_),
        amount_measures_(
            AllAmountMeasures(finalisations_, direct_payments_, invoices_)),
        import_(records_),
        extract_import_(records_),
        rate_tables_import_(records_),
        charging_policies_import_(records_),
        charge_import_(records_),
        invoice_import_(invoices_) {}

  absl::Status Load() {
    CR_RETURN_IF_ERROR(records_.Load(*store_));
    CR_RETURN_IF_ERROR(invoices_.Load(*store_));
    CR_RETURN_IF_ERROR(finalisations_.Load(*store_));
    CR_RETURN_IF_ERROR(direct_payments_.Load(*store_));
    return uprating_runner_.Resume();
  }

  std::string id() const override { return kSourceId; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override {
    return common::v1::FINANCIAL;
  }
  std::map<std::string, grpc::Service*> services() override {
    return {
        {v1::ChargeCalculatorService::service_full_name(), &charge_calculator_},
        {v1::ChargeService::service_full_name(), &charge_service_},
        {v1::UpratingService::service_full_name(), &uprating_service_},
        {v1::FinancialAssessmentService::service_full_name(), &service_},
        {v1::ChargingRulesService::service_full_name(),
         &charging_rules_service_},
        {v1::FinancialQueueService::service_full_name(), &queue_service_},
        {v1::AppealService::service_full_name(), &appeal_service_},
        {v1::DeferredPaymentService::service_full_name(), &deferred_payments_},
        {v1::InvoiceService::service_full_name(), &invoice_service_},
        {v1::AccountFinalisationService::service_full_name(),
         &finalisation_service_},
        {v1::DirectPaymentService::service_full_name(),
         &direct_payment_service_},
    };
  }
  const measures::MeasureSource* measures() const override {
    return &measures_;
  }
  std::vector<const imports::ImportKind*> import_kinds() const override {
    return {
        &import_,
        &extract_import_,
        &rate_tables_import_,
        &charging_policies_import_,
        &charge_import_,
        &invoice_import_,
    };
  }
  const people::PersonRecords* person_records() const override {
    return &means_;
  }

 private:
  // Before the store, whose writer uses them to the last.
  Records records_;
  InvoiceRecords invoices_;
  AccountFinalisationRecords finalisations_;
  DirectPaymentRecords direct_payments_;
  const MeansRecords means_{records_, invoices_, finalisations_,
                            direct_payments_};
  std::unique_ptr<store::Store> store_;
  FinancialAssessmentService service_;
  FinancialQueueService queue_service_;
  AppealService appeal_service_;
  ChargingRulesService charging_rules_service_;
  ChargeCalculatorService charge_calculator_;
  ChargeService charge_service_;
  UpratingRunner uprating_runner_;
  UpratingService uprating_service_;
  DeferredPaymentService deferred_payments_;
  InvoiceService invoice_service_;
  AccountFinalisationService finalisation_service_;
  DirectPaymentService direct_payment_service_;
  FinancialAssessmentMeasures wait_measures_;
  QueueMeasures queue_measures_;
  AppealMeasures appeal_measures_;
  ChargeMeasures charge_measures_;
  DeferralMeasures deferral_measures_;
  AmountMeasures amount_measures_;
  const measures::JoinedMeasures measures_{{
      &wait_measures_,
      &queue_measures_,
      &appeal_measures_,
      &charge_measures_,
      &deferral_measures_,
      &amount_measures_,
  }};
  FinancialAssessmentImport import_;
  FinancialExtractImport extract_import_;
  RateTablesImport rate_tables_import_;
  ChargingPoliciesImport charging_policies_import_;
  ChargeImport charge_import_;
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

#include "services/financial_assessments/financial_assessments.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/measures/joined_measures.h"
#include "common/status/status_macros.h"
#include "common/types/working_days.h"
#include "services/financial_assessments/deferral_measures.h"
#include "services/financial_assessments/deferred_payment_service.h"
#include "services/financial_assessments/financial_assessment_import.h"
#include "services/financial_assessments/financial_assessment_service.h"
#include "services/financial_assessments/keys.h"
#include "services/financial_assessments/measures.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {
namespace {

class FinancialAssessments final : public server::Source {
 public:
  explicit FinancialAssessments(server::SourceContext context)
      : store_(std::move(context.store)),
        service_(context.parts, *store_, records_),
        deferred_payments_(context.parts, *store_, records_),
        measures_(records_, BankHolidays::England()),
        deferral_measures_(records_),
        import_(records_) {}

  absl::Status Load() { return records_.Load(*store_); }

  std::string id() const override { return kSourceId; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override {
    return common::v1::FINANCIAL;
  }
  std::map<std::string, grpc::Service*> services() override {
    return {
        {v1::FinancialAssessmentService::service_full_name(), &service_},
        {v1::DeferredPaymentService::service_full_name(), &deferred_payments_},
    };
  }
  const measures::MeasureSource* measures() const override {
    return &all_measures_;
  }
  std::vector<const imports::ImportKind*> import_kinds() const override {
    return {
        &import_,
    };
  }
  bool keeps_people() const override { return true; }

 private:
  Records records_;  // Before the store, whose writer uses it to the last.
  std::unique_ptr<store::Store> store_;
  FinancialAssessmentService service_;
  DeferredPaymentService deferred_payments_;
  FinancialAssessmentMeasures measures_;
  DeferralMeasures deferral_measures_;
  const measures::JoinedMeasures all_measures_{{
      &measures_,
      &deferral_measures_,
  }};
  FinancialAssessmentImport import_;
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

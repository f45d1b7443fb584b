#include "services/assessments/assessments.h"

#include <memory>
#include <utility>

#include "common/measures/joined_measures.h"
#include "services/assessments/assessment_service.h"
#include "services/assessments/breach_service.h"
#include "services/assessments/client_level_data_service.h"
#include "services/assessments/client_level_import.h"
#include "services/assessments/client_level_measures.h"
#include "services/assessments/contact_import.h"
#include "services/assessments/contact_service.h"
#include "services/assessments/data_quality_service.h"
#include "services/assessments/extract_import.h"
#include "services/assessments/extract_service.h"
#include "services/assessments/journey_measures.h"
#include "services/assessments/keys.h"
#include "services/assessments/measures.h"
#include "services/assessments/records.h"
#include "services/assessments/referral_import.h"
#include "services/assessments/review_service.h"
#include "services/assessments/standards_file.h"
#include "services/assessments/support_import.h"
#include "services/assessments/types_file.h"
#include "services/assessments/waiting_well_service.h"

namespace carereform::assessments {
namespace {

class Assessments final : public server::Source {
 public:
  Assessments(server::SourceContext context, std::vector<Standard> standards)
      : store_(std::move(context.store)),
        service_(context.parts, *store_, records_),
        breach_service_(context.parts, *store_, records_, standards),
        contact_service_(context.parts, *store_, records_),
        waiting_well_service_(context.parts, *store_, records_),
        review_service_(context.parts, *store_, records_),
        client_level_service_(context.parts, *store_, client_level_, records_),
        data_quality_(context.parts, *store_, records_),
        extract_service_(context.parts, *store_, records_),
        waits_(records_, std::move(standards)),
        journey_(records_, AllJourneyMeasures()),
        client_level_measures_(client_level_),
        referral_import_(records_),
        contact_import_(records_),
        support_import_(records_),
        client_level_import_(client_level_),
        extract_import_(records_) {}

  absl::Status Load() { return records_.Load(*store_); }

  std::string id() const override { return kSourceId; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override { return common::v1::CASE; }
  std::map<std::string, grpc::Service*> services() override {
    return {
        {v1::AssessmentService::service_full_name(), &service_},
        {v1::BreachService::service_full_name(), &breach_service_},
        {v1::ContactService::service_full_name(), &contact_service_},
        {v1::WaitingWellService::service_full_name(), &waiting_well_service_},
        {v1::ReviewService::service_full_name(), &review_service_},
        {v1::ClientLevelDataService::service_full_name(),
         &client_level_service_},
        {v1::DataQualityService::service_full_name(), &data_quality_},
        {v1::ExtractService::service_full_name(), &extract_service_},
    };
  }
  void Stopping() override {
    service_.Stop();
    client_level_service_.Stop();
  }
  const measures::MeasureSource* measures() const override {
    return &measures_;
  }
  std::vector<const imports::ImportKind*> import_kinds() const override {
    return {
        &referral_import_,     &contact_import_, &support_import_,
        &client_level_import_, &extract_import_,
    };
  }
  const people::PersonRecords* person_records() const override {
    return &person_records_;
  }

 private:
  Records records_;  // Before the store, whose writer uses it to the last.
  ClientLevelRecords client_level_;
  const people::NoFurtherRecords person_records_;
  std::unique_ptr<store::Store> store_;
  AssessmentService service_;
  BreachService breach_service_;
  ContactService contact_service_;
  WaitingWellService waiting_well_service_;
  ReviewService review_service_;
  ClientLevelDataService client_level_service_;
  DataQualityService data_quality_;
  ExtractService extract_service_;
  AssessmentMeasures waits_;
  JourneyMeasures journey_;
  ClientLevelMeasures client_level_measures_;
  measures::JoinedMeasures measures_{
      {&waits_, &journey_, &client_level_measures_}};
  ReferralImport referral_import_;
  ContactImport contact_import_;
  SupportImport support_import_;
  ClientLevelImport client_level_import_;
  ExtractImport extract_import_;
};

absl::StatusOr<std::unique_ptr<server::Source>> Make(
    server::SourceContext context) {
  CR_ASSIGN_OR_RETURN(std::vector<Standard> standards, BuiltInStandards());
  CR_RETURN_IF_ERROR(BuiltInTypes().status());
  auto source =
      std::make_unique<Assessments>(std::move(context), std::move(standards));
  CR_RETURN_IF_ERROR(source->Load());
  return source;
}

}  // namespace

server::HostedSource AssessmentsSource() {
  return {kSourceId, &Make, &StoredSchema};
}

}  // namespace carereform::assessments

#include "services/improvement/improvement.h"

#include <memory>
#include <utility>
#include <vector>

#include "carereform/improvement/v1/plan_file.pb.h"
#include "common/imports/resource_file.h"
#include "common/measures/joined_measures.h"
#include "common/rpc/collection_schema.h"
#include "services/improvement/improvement_service.h"
#include "services/improvement/measures.h"
#include "services/improvement/plan_measures.h"
#include "services/improvement/recommendations/recommendation_records.h"
#include "services/improvement/recommendations/recommendation_service.h"
#include "services/improvement/records.h"
#include "services/improvement/update_sheets/update_sheet_service.h"
#include "services/improvement/update_sheets/update_sheets.h"

namespace carereform::improvement {
namespace {

constexpr char kId[] = "improvement";

class Improvement final : public server::Source {
 public:
  Improvement(server::SourceContext context,
              std::vector<CqcFramework> frameworks)
      : records_(std::move(frameworks)),
        recommendations_(records_),
        update_sheets_(records_),
        store_(std::move(context.store)),
        service_(context.parts, *store_, records_, recommendations_),
        recommendation_service_(context.parts, *store_, recommendations_),
        update_sheet_service_(context.parts, *store_, update_sheets_),
        deliverable_measures_(records_),
        plan_measures_(records_),
        measures_({&deliverable_measures_, &plan_measures_}),
        plan_import_("plan", records_.all()),
        recommendation_import_("recommendations", recommendations_.all()) {}

  std::string id() const override { return kId; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override {
    return common::v1::PROGRAMME;
  }
  std::map<std::string, grpc::Service*> services() override {
    return {
        {v1::ImprovementService::service_full_name(), &service_},
        {v1::RecommendationService::service_full_name(),
         &recommendation_service_},
        {v1::UpdateSheetService::service_full_name(), &update_sheet_service_}};
  }
  const measures::MeasureSource* measures() const override {
    return &measures_;
  }
  std::vector<const imports::ImportKind*> import_kinds() const override {
    return {&plan_import_, &recommendation_import_};
  }

 private:
  // Before the store, whose writer uses them to the last.
  Records records_;
  RecommendationRecords recommendations_;
  UpdateSheets update_sheets_;
  std::unique_ptr<store::Store> store_;
  ImprovementService service_;
  RecommendationService recommendation_service_;
  UpdateSheetService update_sheet_service_;
  ImprovementMeasures deliverable_measures_;
  PlanMeasures plan_measures_;
  measures::JoinedMeasures measures_;
  imports::ResourceFile<v1::PlanFile> plan_import_;
  imports::ResourceFile<v1::RecommendationFile> recommendation_import_;
};

absl::StatusOr<std::unique_ptr<server::Source>> Make(
    server::SourceContext context) {
  CR_ASSIGN_OR_RETURN(std::vector<CqcFramework> frameworks,
                      BuiltInCqcFrameworks());
  return std::make_unique<Improvement>(std::move(context),
                                       std::move(frameworks));
}

// Every table of the service.
struct Stored {
  explicit Stored(std::vector<CqcFramework> frameworks)
      : records(std::move(frameworks)), recommendations(records) {}

  const Records records;
  const RecommendationRecords recommendations;
};

}  // namespace

absl::StatusOr<verify::Schema> StoredSchema() {
  CR_ASSIGN_OR_RETURN(std::vector<CqcFramework> frameworks,
                      BuiltInCqcFrameworks());
  const auto stored = std::make_shared<const Stored>(std::move(frameworks));
  std::vector<const rpc::AnyCollection*> all = stored->records.all();
  for (const rpc::AnyCollection* one : stored->recommendations.all()) {
    all.push_back(one);
  }
  return rpc::SchemaOf(all, stored);
}

server::HostedSource ImprovementSource() { return {kId, &Make, &StoredSchema}; }

}  // namespace carereform::improvement

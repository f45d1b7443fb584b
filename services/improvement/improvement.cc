#include "services/improvement/improvement.h"

#include <memory>
#include <utility>

#include "carereform/improvement/v1/plan_file.pb.h"
#include "common/imports/resource_file.h"
#include "services/improvement/cqc_results/cqc_result_service.h"
#include "services/improvement/evidence/evidence_service.h"
#include "services/improvement/findings/finding_service.h"
#include "services/improvement/improvement_service.h"
#include "services/improvement/measures.h"
#include "services/improvement/records.h"

namespace carereform::improvement {
namespace {

constexpr char kId[] = "improvement";

class Improvement final : public server::Source {
 public:
  Improvement(server::SourceContext context,
              std::vector<CqcFramework> frameworks)
      : records_(std::move(frameworks)),
        store_(std::move(context.store)),
        service_(context.parts, *store_, records_),
        cqc_results_(context.parts, *store_, cqc_result_records_),
        evidence_(context.parts, *store_, evidence_records_),
        findings_(context.parts, *store_, records_),
        measures_(records_),
        plan_import_("plan", records_.all()),
        peer_import_("peer-assessments", cqc_result_records_.all()) {}

  std::string id() const override { return kId; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override {
    return common::v1::PROGRAMME;
  }
  std::map<std::string, grpc::Service*> services() override {
    return {{v1::CqcResultService::service_full_name(), &cqc_results_},
            {v1::EvidenceService::service_full_name(), &evidence_},
            {v1::FindingService::service_full_name(), &findings_},
            {v1::ImprovementService::service_full_name(), &service_}};
  }
  const measures::MeasureSource* measures() const override {
    return &measures_;
  }
  std::vector<const imports::ImportKind*> import_kinds() const override {
    return {&plan_import_, &peer_import_};
  }

 private:
  // Before the store, whose writer uses them to the last.
  Records records_;
  CqcResultRecords cqc_result_records_{records_};
  EvidenceRecords evidence_records_{records_};
  std::unique_ptr<store::Store> store_;
  ImprovementService service_;
  CqcResultService cqc_results_;
  EvidenceService evidence_;
  FindingService findings_;
  ImprovementMeasures measures_;
  imports::ResourceFile<v1::PlanFile> plan_import_;
  imports::ResourceFile<v1::PeerAssessmentFile> peer_import_;
};

absl::StatusOr<std::unique_ptr<server::Source>> Make(
    server::SourceContext context) {
  CR_ASSIGN_OR_RETURN(std::vector<CqcFramework> frameworks,
                      BuiltInCqcFrameworks());
  return std::make_unique<Improvement>(std::move(context),
                                       std::move(frameworks));
}

}  // namespace

server::HostedSource ImprovementSource() { return {kId, &Make, &StoredSchema}; }

}  // namespace carereform::improvement

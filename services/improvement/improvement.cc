#include "services/improvement/improvement.h"

#include <memory>
#include <utility>
#include <vector>

#include "carereform/improvement/v1/plan_file.pb.h"
#include "common/imports/resource_file.h"
#include "common/measures/joined_measures.h"
#include "common/rpc/collection_schema.h"
#include "services/improvement/calendar/calendar_records.h"
#include "services/improvement/calendar/programme_calendar_service.h"
#include "services/improvement/coverage/coverage_measures.h"
#include "services/improvement/coverage/coverage_service.h"
#include "services/improvement/cqc_results/cqc_result_service.h"
#include "services/improvement/evidence/evidence_service.h"
#include "services/improvement/findings/finding_service.h"
#include "services/improvement/highlights/highlight_records.h"
#include "services/improvement/highlights/highlight_service.h"
#include "services/improvement/improvement_service.h"
#include "services/improvement/measures.h"
#include "services/improvement/plan_measures.h"
#include "services/improvement/recommendations/recommendation_records.h"
#include "services/improvement/recommendations/recommendation_service.h"
#include "services/improvement/records.h"
#include "services/improvement/risks/risk_measures.h"
#include "services/improvement/risks/risk_records.h"
#include "services/improvement/risks/risk_service.h"
#include "services/improvement/target_rag/rag_measures.h"
#include "services/improvement/target_rag/target_rag_service.h"
#include "services/improvement/update_sheets/update_sheet_service.h"
#include "services/improvement/update_sheets/update_sheets.h"

namespace carereform::improvement {
namespace {

constexpr char kId[] = "improvement";

// What a plan's file holds, each after what it refers to.
std::vector<const rpc::AnyCollection*> OfPlan(const Records& records,
                                              const TargetRagRecords& ratings) {
  std::vector<const rpc::AnyCollection*> all = records.all();
  all.push_back(&ratings.rules());
  all.push_back(&ratings.readings());
  return all;
}

class Improvement final : public server::Source {
 public:
  Improvement(server::SourceContext context,
              std::vector<CqcFramework> frameworks,
              std::vector<RagScheme> schemes)
      : records_(std::move(frameworks)),
        cqc_result_records_(records_),
        evidence_records_(records_),
        recommendations_(records_),
        target_rag_records_(records_, std::move(schemes)),
        risks_(records_),
        calendar_(records_, recommendations_, risks_),
        highlights_(records_, target_rag_records_, risks_),
        update_sheets_(records_),
        store_(std::move(context.store)),
        service_(context.parts, *store_, records_, recommendations_),
        coverage_service_(context.parts, *store_, coverage_),
        cqc_results_(context.parts, *store_, cqc_result_records_),
        evidence_(context.parts, *store_, evidence_records_),
        findings_(context.parts, *store_, records_),
        recommendation_service_(context.parts, *store_, recommendations_),
        target_rag_(context.parts, *store_, target_rag_records_),
        risk_service_(context.parts, *store_, risks_),
        calendar_service_(context.parts, *store_, calendar_),
        highlight_service_(context.parts, *store_, highlights_),
        coverage_measures_(coverage_),
        update_sheet_service_(context.parts, *store_, update_sheets_),
        deliverable_measures_(records_),
        plan_measures_(records_),
        rag_measures_(target_rag_records_),
        risk_measures_(risks_),
        measures_({&coverage_measures_, &deliverable_measures_, &plan_measures_,
                   &rag_measures_, &risk_measures_}),
        plan_import_("plan", OfPlan(records_, target_rag_records_)),
        recommendation_import_("recommendations", recommendations_.all()),
        peer_import_("peer-assessments", cqc_result_records_.all()),
        risk_import_("risks", {&risks_.risks(), &risks_.decisions()}),
        meeting_import_("meetings", {&calendar_.meetings()}) {}

  std::string id() const override { return kId; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override {
    return common::v1::PROGRAMME;
  }
  std::map<std::string, grpc::Service*> services() override {
    return {
        {v1::CoverageService::service_full_name(), &coverage_service_},
        {v1::CqcResultService::service_full_name(), &cqc_results_},
        {v1::EvidenceService::service_full_name(), &evidence_},
        {v1::FindingService::service_full_name(), &findings_},
        {v1::HighlightReportService::service_full_name(), &highlight_service_},
        {v1::ImprovementService::service_full_name(), &service_},
        {v1::ProgrammeCalendarService::service_full_name(), &calendar_service_},
        {v1::RecommendationService::service_full_name(),
         &recommendation_service_},
        {v1::RiskService::service_full_name(), &risk_service_},
        {v1::TargetRagService::service_full_name(), &target_rag_},
        {v1::UpdateSheetService::service_full_name(), &update_sheet_service_}};
  }
  const measures::MeasureSource* measures() const override {
    return &measures_;
  }
  std::vector<const imports::ImportKind*> import_kinds() const override {
    return {&plan_import_, &recommendation_import_, &peer_import_,
            &risk_import_, &meeting_import_};
  }

 private:
  // Before the store, whose writer uses them to the last.
  Records records_;
  CqcResultRecords cqc_result_records_;
  EvidenceRecords evidence_records_;
  RecommendationRecords recommendations_;
  TargetRagRecords target_rag_records_;
  RiskRecords risks_;
  CalendarRecords calendar_;
  HighlightRecords highlights_;
  const CoverageSources coverage_{records_, target_rag_records_, risks_,
                                  recommendations_};
  UpdateSheets update_sheets_;
  std::unique_ptr<store::Store> store_;
  ImprovementService service_;
  CoverageService coverage_service_;
  CqcResultService cqc_results_;
  EvidenceService evidence_;
  FindingService findings_;
  RecommendationService recommendation_service_;
  TargetRagService target_rag_;
  RiskService risk_service_;
  ProgrammeCalendarService calendar_service_;
  HighlightReportService highlight_service_;
  CoverageMeasures coverage_measures_;
  UpdateSheetService update_sheet_service_;
  ImprovementMeasures deliverable_measures_;
  PlanMeasures plan_measures_;
  RagMeasures rag_measures_;
  RiskMeasures risk_measures_;
  measures::JoinedMeasures measures_;
  imports::ResourceFile<v1::PlanFile> plan_import_;
  imports::ResourceFile<v1::RecommendationFile> recommendation_import_;
  imports::ResourceFile<v1::PeerAssessmentFile> peer_import_;
  imports::ResourceFile<v1::RiskFile> risk_import_;
  imports::ResourceFile<v1::MeetingFile> meeting_import_;
};

absl::StatusOr<std::unique_ptr<server::Source>> Make(
    server::SourceContext context) {
  CR_ASSIGN_OR_RETURN(std::vector<CqcFramework> frameworks,
                      BuiltInCqcFrameworks());
  CR_ASSIGN_OR_RETURN(std::vector<RagScheme> schemes, BuiltInRagSchemes());
  return std::make_unique<Improvement>(
      std::move(context), std::move(frameworks), std::move(schemes));
}

// Every table of the service.
struct Stored {
  Stored(std::vector<CqcFramework> frameworks, std::vector<RagScheme> schemes)
      : records(std::move(frameworks)),
        cqc_results(records),
        evidence(records),
        recommendations(records),
        ratings(records, std::move(schemes)),
        risks(records),
        calendar(records, recommendations, risks),
        highlights(records, ratings, risks) {}

  const Records records;
  const CqcResultRecords cqc_results;
  const EvidenceRecords evidence;
  const RecommendationRecords recommendations;
  const TargetRagRecords ratings;
  const RiskRecords risks;
  const CalendarRecords calendar;
  const HighlightRecords highlights;
};

}  // namespace

absl::StatusOr<verify::Schema> StoredSchema() {
  CR_ASSIGN_OR_RETURN(std::vector<CqcFramework> frameworks,
                      BuiltInCqcFrameworks());
  CR_ASSIGN_OR_RETURN(std::vector<RagScheme> schemes, BuiltInRagSchemes());
  const auto stored =
      std::make_shared<const Stored>(std::move(frameworks), std::move(schemes));
  std::vector<const rpc::AnyCollection*> all = stored->records.all();
  for (const auto& part : {stored->cqc_results.all(), stored->evidence.all(),
                           stored->recommendations.all(), stored->ratings.all(),
                           stored->risks.all(), stored->calendar.all(),
                           stored->highlights.all()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return rpc::SchemaOf(all, stored);
}

server::HostedSource ImprovementSource() { return {kId, &Make, &StoredSchema}; }

}  // namespace carereform::improvement

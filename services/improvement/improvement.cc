#include "services/improvement/improvement.h"

#include <memory>
#include <utility>

#include "carereform/improvement/v1/plan_file.pb.h"
#include "common/imports/resource_file.h"
#include "common/measures/joined_measures.h"
#include "common/rpc/collection_schema.h"
#include "services/improvement/calendar/calendar_records.h"
#include "services/improvement/calendar/programme_calendar_service.h"
#include "services/improvement/improvement_service.h"
#include "services/improvement/measures.h"
#include "services/improvement/records.h"
#include "services/improvement/risks/risk_measures.h"
#include "services/improvement/risks/risk_records.h"
#include "services/improvement/risks/risk_service.h"

namespace carereform::improvement {
namespace {

constexpr char kId[] = "improvement";

class Improvement final : public server::Source {
 public:
  Improvement(server::SourceContext context,
              std::vector<CqcFramework> frameworks)
      : records_(std::move(frameworks)),
        risks_(records_),
        calendar_(records_, risks_),
        store_(std::move(context.store)),
        service_(context.parts, *store_, records_),
        risk_service_(context.parts, *store_, risks_),
        calendar_service_(context.parts, *store_, calendar_),
        plan_measures_(records_),
        risk_measures_(risks_),
        plan_import_("plan", records_.all()),
        risk_import_("risks", {&risks_.risks(), &risks_.decisions()}) {}

  std::string id() const override { return kId; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override {
    return common::v1::PROGRAMME;
  }
  std::map<std::string, grpc::Service*> services() override {
    return {
        {v1::ImprovementService::service_full_name(), &service_},
        {v1::ProgrammeCalendarService::service_full_name(), &calendar_service_},
        {v1::RiskService::service_full_name(), &risk_service_}};
  }
  const measures::MeasureSource* measures() const override {
    return &measures_;
  }
  std::vector<const imports::ImportKind*> import_kinds() const override {
    return {&plan_import_, &risk_import_};
  }

 private:
  // Before the store, whose writer uses them to the last.
  Records records_;
  RiskRecords risks_;
  CalendarRecords calendar_;
  std::unique_ptr<store::Store> store_;
  ImprovementService service_;
  RiskService risk_service_;
  ProgrammeCalendarService calendar_service_;
  ImprovementMeasures plan_measures_;
  RiskMeasures risk_measures_;
  const measures::JoinedMeasures measures_{{&plan_measures_, &risk_measures_}};
  imports::ResourceFile<v1::PlanFile> plan_import_;
  imports::ResourceFile<v1::RiskFile> risk_import_;
};

absl::StatusOr<std::unique_ptr<server::Source>> Make(
    server::SourceContext context) {
  CR_ASSIGN_OR_RETURN(std::vector<CqcFramework> frameworks,
                      BuiltInCqcFrameworks());
  return std::make_unique<Improvement>(std::move(context),
                                       std::move(frameworks));
}

// The records of every part, kept for those who check what is stored.
struct AllRecords {
  explicit AllRecords(std::vector<CqcFramework> frameworks)
      : plan(std::move(frameworks)), risks(plan), calendar(plan, risks) {}

  const Records plan;
  const RiskRecords risks;
  const CalendarRecords calendar;
};

absl::StatusOr<verify::Schema> WholeSchema() {
  CR_ASSIGN_OR_RETURN(std::vector<CqcFramework> frameworks,
                      BuiltInCqcFrameworks());
  CR_ASSIGN_OR_RETURN(verify::Schema schema, StoredSchema());
  const auto all = std::make_shared<const AllRecords>(std::move(frameworks));
  verify::Extend(schema, rpc::SchemaOf(all->risks.all(), all));
  verify::Extend(schema, rpc::SchemaOf(all->calendar.all(), all));
  return schema;
}

}  // namespace

server::HostedSource ImprovementSource() { return {kId, &Make, &WholeSchema}; }

}  // namespace carereform::improvement

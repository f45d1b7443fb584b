#include "services/reporting/reporting.h"

#include <memory>
#include <utility>

#include "common/status/status_macros.h"
#include "services/reporting/observations_import.h"
#include "services/reporting/records.h"
#include "services/reporting/reporting_service.h"
#include "services/reporting/sign_off/rule_books.h"
#include "services/reporting/targets_import.h"

namespace carereform::reporting {
namespace {

constexpr char kId[] = "reporting";

class Reporting final : public server::Source {
 public:
  Reporting(server::SourceContext context, RuleBooks books)
      : books_(std::move(books)),
        store_(std::move(context.store)),
        service_(context.parts, *store_, records_, books_),
        targets_import_(records_),
        observations_import_(records_) {}

  std::string id() const override { return kId; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override {
    return common::v1::PROGRAMME;
  }
  std::map<std::string, grpc::Service*> services() override {
    return {{v1::ReportingService::service_full_name(), &service_}};
  }
  std::vector<const imports::ImportKind*> import_kinds() const override {
    return {&targets_import_, &observations_import_};
  }
  void Started(server::ChannelTo channel_to) override {
    service_.Start(std::move(channel_to));
  }

 private:
  Records records_;  // Before the store, whose writer uses it to the last.
  const RuleBooks books_;  // As records_.
  std::unique_ptr<store::Store> store_;
  ReportingService service_;
  TargetsImport targets_import_;
  ObservationsImport observations_import_;
};

}  // namespace

server::HostedSource ReportingSource() {
  return {kId,
          [](server::SourceContext context)
              -> absl::StatusOr<std::unique_ptr<server::Source>> {
            CR_ASSIGN_OR_RETURN(RuleBooks books, BuiltInRuleBooks());
            return std::make_unique<Reporting>(std::move(context),
                                               std::move(books));
          },
          &StoredSchema};
}

}  // namespace carereform::reporting

#include "services/funding/funding.h"

#include <memory>
#include <utility>

#include "common/imports/resource_file.h"
#include "services/funding/funding_service.h"
#include "services/funding/records.h"

namespace carereform::funding {
namespace {

constexpr char kId[] = "funding";

class Funding final : public server::Source {
 public:
  explicit Funding(server::SourceContext context)
      : store_(std::move(context.store)),
        service_(context.parts, *store_, records_),
        funds_import_("funds", records_.all()) {}

  std::string id() const override { return kId; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override {
    return common::v1::PROGRAMME;
  }
  std::map<std::string, grpc::Service*> services() override {
    return {{v1::FundingService::service_full_name(), &service_}};
  }
  std::vector<const imports::ImportKind*> import_kinds() const override {
    return {&funds_import_};
  }

 private:
  Records records_;  // Before the store, whose writer uses it to the last.
  std::unique_ptr<store::Store> store_;
  FundingService service_;
  imports::ResourceFile<v1::FundsFile> funds_import_;
};

absl::StatusOr<std::unique_ptr<server::Source>> Make(
    server::SourceContext context) {
  return std::make_unique<Funding>(std::move(context));
}

}  // namespace

server::HostedSource FundingSource() { return {kId, &Make, &StoredSchema}; }

}  // namespace carereform::funding

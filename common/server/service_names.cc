#include "common/server/service_names.h"

#include <memory>
#include <utility>

#include "grpcpp/impl/server_builder_option.h"
#include "grpcpp/impl/server_builder_plugin.h"
#include "grpcpp/impl/server_initializer.h"

namespace carereform::server {
namespace {

using Told = std::function<void(const std::vector<std::string>&)>;

class NamesPlugin final : public grpc::ServerBuilderPlugin {
 public:
  explicit NamesPlugin(Told told) : told_(std::move(told)) {}

  std::string name() override { return "carereform_service_names"; }
  // Called once all services are registered, before any port is bound.
  void InitServer(grpc::ServerInitializer* server) override {
    told_(*server->GetServiceList());
  }
  void Finish(grpc::ServerInitializer*) override {}
  void ChangeArguments(const std::string&, void*) override {}

 private:
  const Told told_;
};

class NamesOption final : public grpc::ServerBuilderOption {
 public:
  explicit NamesOption(Told told) : told_(std::move(told)) {}

  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>*
                         plugins) override {
    plugins->push_back(std::make_unique<NamesPlugin>(told_));
  }

 private:
  const Told told_;
};

}  // namespace

void TellServiceNames(grpc::ServerBuilder& builder, Told told) {
  builder.SetOption(std::make_unique<NamesOption>(std::move(told)));
}

}  // namespace carereform::server

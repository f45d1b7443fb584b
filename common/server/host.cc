#include "common/server/host.h"

#include <sys/stat.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/changes/change_feed_service.h"
#include "common/imports/import_runner.h"
#include "common/imports/import_service.h"
#include "common/measures/measure_service.h"
#include "common/server/backup_runner.h"
#include "common/server/council_service.h"
#include "common/server/listener.h"
#include "common/server/maintenance_service.h"
#include "common/server/stored_schema.h"
#include "common/types/civil_date.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/server.h"

namespace carereform::server {
namespace {

constexpr size_t kMaxQueuedReads = 1024;

int ReadThreads() {
  return static_cast<int>(
      std::clamp(std::thread::hardware_concurrency(), 2U, 16U));
}

absl::StatusOr<absl::TimeZone> London() {
  const auto zone = LondonZone();
  if (zone.ok()) return zone;
  return MakeError(absl::StatusCode::kFailedPrecondition, "TIME_ZONE_MISSING",
                   "the system does not know Europe/London: install tzdata");
}

}  // namespace

// In the order in which things are made; they go in the opposite order.
struct Host::Impl {
  Impl(HostOptions given, absl::TimeZone london)
      : options(std::move(given)),
        executor(ReadThreads(), kMaxQueuedReads),
        parts{executor, options.clock, london, options.log} {}

  HostOptions options;
  rpc::Executor executor;
  rpc::ServerParts parts;
  std::vector<std::unique_ptr<Source>> sources;
  imports::ImportingSources importing;
  std::unique_ptr<imports::ImportRunner> runner;
  std::vector<StoreToBackUp> to_back_up;
  std::unique_ptr<BackupRunner> backups;
  std::vector<std::unique_ptr<grpc::Service>> shared_services;
  std::unique_ptr<grpc::Server> server;
  bool stopped = false;

  absl::Status OpenSource(const HostedSource& hosted);
  void MakeSharedServices();
  absl::Status Listen();
  void TellSources();
};

absl::Status Host::Impl::OpenSource(const HostedSource& hosted) {
  std::unique_ptr<store::Engine> engine = store::OpenMemoryEngine();
  if (!options.memory) {
    CR_ASSIGN_OR_RETURN(engine, store::OpenRocksEngine(absl::StrCat(
                                    options.data_directory, "/", hosted.id)));
  }
  store::WriterOptions writer;
  writer.clock = options.clock;
  if (options.on_failure) writer.on_failure = options.on_failure;
  CR_ASSIGN_OR_RETURN(
      std::unique_ptr<Source> source,
      hosted.make({parts, std::make_unique<store::Store>(std::move(engine),
                                                         std::move(writer))}));
  if (!options.memory) {
    CR_ASSIGN_OR_RETURN(verify::Schema schema, SchemaOf(hosted));
    to_back_up.push_back({hosted.id, &source->store(), std::move(schema)});
  }
  sources.push_back(std::move(source));
  return absl::OkStatus();
}

void Host::Impl::MakeSharedServices() {
  std::vector<store::Store*> stores;
  std::map<std::string, const store::Store*> by_id;
  std::map<std::string, measures::MeasuredSource> measured;
  for (const std::unique_ptr<Source>& source : sources) {
    stores.push_back(&source->store());
    by_id[source->id()] = &source->store();
    if (source->measures() != nullptr) {
      measured[source->id()] = {&source->store(), source->measures()};
    }
    importing[source->id()] = {&source->store(), source->import_kinds()};
  }
  runner = std::make_unique<imports::ImportRunner>(parts, importing);
  backups = std::make_unique<BackupRunner>(std::move(to_back_up), options.clock,
                                           options.log);
  shared_services.push_back(std::make_unique<CouncilService>(parts, stores));
  shared_services.push_back(
      std::make_unique<MaintenanceService>(parts, *backups));
  shared_services.push_back(
      std::make_unique<measures::MeasureService>(parts, measured));
  shared_services.push_back(
      std::make_unique<changes::ChangeFeedService>(parts, by_id));
  shared_services.push_back(
      std::make_unique<imports::ImportService>(parts, importing, *runner));
}

absl::Status Host::Impl::Listen() {
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  SetLimits(builder);
  for (const std::string& address : options.addresses) {
    CR_RETURN_IF_ERROR(PrepareAddress(address));
    builder.AddListeningPort(address, grpc::InsecureServerCredentials());
  }
  for (const auto& source : sources)
    builder.RegisterService(&source->service());
  for (const auto& service : shared_services) {
    builder.RegisterService(service.get());
  }
  // A socket is its owner's from the moment it is there.
  const mode_t before = umask(S_IRWXG | S_IRWXO | S_IXUSR);
  server = builder.BuildAndStart();
  umask(before);
  if (server == nullptr) {
    return AddressInUse();
  }
  for (const std::string& address : options.addresses) {
    CR_RETURN_IF_ERROR(RestrictAddress(address));
  }
  return absl::OkStatus();
}

// Sources reach each other as any client would: in the process where both are,
// by their addresses where they are not.
void Host::Impl::TellSources() {
  std::map<std::string, std::shared_ptr<grpc::Channel>> channels;
  for (const auto& [id, address] : options.peers) {
    grpc::ChannelArguments arguments;
    // A server that comes back is found again soon.
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2'000);
    channels[id] = grpc::CreateCustomChannel(
        address, grpc::InsecureChannelCredentials(), arguments);
  }
  const std::shared_ptr<grpc::Channel> here = server->InProcessChannel({});
  for (const auto& source : sources) channels[source->id()] = here;
  const ChannelTo channel_to =
      [channels](const std::string& id) -> std::shared_ptr<grpc::Channel> {
    const auto found = channels.find(id);
    return found == channels.end() ? nullptr : found->second;
  };
  for (const auto& source : sources) source->Started(channel_to);
}

absl::StatusOr<std::unique_ptr<Host>> Host::Start(
    HostOptions options, std::vector<HostedSource> sources) {
  CR_ASSIGN_OR_RETURN(const absl::TimeZone london, London());
  auto impl = std::make_unique<Impl>(std::move(options), london);
  for (const HostedSource& source : sources) {
    CR_RETURN_IF_ERROR(impl->OpenSource(source));
  }
  impl->MakeSharedServices();
  CR_RETURN_IF_ERROR(impl->Listen());
  std::unique_ptr<Host> host(new Host(std::move(impl)));
  host->impl_->TellSources();
  CR_RETURN_IF_ERROR(host->impl_->runner->Resume());
  return host;
}

Host::Host(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Host::~Host() { Stop(); }

std::shared_ptr<grpc::Channel> Host::InProcessChannel() const {
  return impl_->server->InProcessChannel({});
}

void Host::Stop(absl::Duration drain) {
  if (impl_->stopped) return;
  impl_->stopped = true;
  for (const auto& source : impl_->sources) source->Stopping();
  impl_->server->Shutdown(absl::ToChronoTime(absl::Now() + drain));
  impl_->server->Wait();
  for (const std::string& address : impl_->options.addresses) {
    RemoveAddress(address);
  }
}

}  // namespace carereform::server

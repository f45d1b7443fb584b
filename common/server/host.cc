#include "common/server/host.h"

#include <sys/stat.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/changes/change_feed_service.h"
#include "common/imports/import_runner.h"
#include "common/imports/import_service.h"
#include "common/measures/measure_service.h"
#include "common/server/council_service.h"
#include "common/server/listener.h"
#include "common/store/guarded_open.h"
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

// Beside the data directory, so that whoever replaces that leaves it.
std::string DefaultWitnessDirectory(absl::string_view data_directory) {
  while (absl::ConsumeSuffix(&data_directory, "/")) {
  }
  return absl::StrCat(data_directory, ".witness");
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
  std::vector<std::unique_ptr<grpc::Service>> shared_services;
  std::unique_ptr<grpc::Server> server;
  bool stopped = false;

  store::GuardedOptions GuardedOptionsOf(const HostedSource& hosted) const;
  absl::Status OpenSource(const HostedSource& hosted);
  void MakeSharedServices();
  absl::Status Listen();
  void TellSources();
};

store::GuardedOptions Host::Impl::GuardedOptionsOf(
    const HostedSource& hosted) const {
  const std::string witness_directory =
      options.witness_directory.empty()
          ? DefaultWitnessDirectory(options.data_directory)
          : options.witness_directory;
  return {.directory = absl::StrCat(options.data_directory, "/", hosted.id),
          .witness = absl::StrCat(witness_directory, "/", hosted.id),
          .watermark = options.watermark};
}

absl::Status Host::Impl::OpenSource(const HostedSource& hosted) {
  store::GuardedStore opened{.engine = store::OpenMemoryEngine()};
  store::WriterOptions writer;
  if (!options.memory) {
    CR_ASSIGN_OR_RETURN(opened, store::OpenGuarded(GuardedOptionsOf(hosted)));
    writer.watermark = opened.watermark;
    writer.space = store::SpaceOf(options.data_directory);
    writer.disk_limits = options.disk_limits;
  }
  writer.clock = options.clock;
  if (options.on_failure) writer.on_failure = options.on_failure;
  CR_ASSIGN_OR_RETURN(
      std::unique_ptr<Source> source,
      hosted.make({parts, std::make_unique<store::Store>(
                              std::move(opened.engine), std::move(writer))}));
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
  shared_services.push_back(std::make_unique<CouncilService>(parts, stores));
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

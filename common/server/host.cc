#include "common/server/host.h"

#include <sys/stat.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/access/callers_file.h"
#include "common/access/guarded_file.h"
#include "common/changes/change_feed_service.h"
#include "common/imports/import_checker.h"
#include "common/imports/import_runner.h"
#include "common/imports/import_service.h"
#include "common/measures/measure_service.h"
#include "common/people/erasure_service.h"
#include "common/people/person_service.h"
#include "common/rpc/token_channel.h"
#include "common/server/backup_runner.h"
#include "common/server/call_metrics.h"
#include "common/server/council_service.h"
#include "common/server/listener.h"
#include "common/server/maintenance_service.h"
#include "common/server/metrics_endpoint.h"
#include "common/server/process_gauges.h"
#include "common/server/readiness.h"
#include "common/server/server_gauges.h"
#include "common/server/server_state.h"
#include "common/server/service_names.h"
#include "common/server/stored_schema.h"
#include "common/store/guarded_open.h"
#include "common/types/civil_date.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/server.h"
#include "prometheus/registry.h"

namespace carereform::server {
namespace {

constexpr size_t kMaxQueuedReads = 1024;

// So long nobody has called before connections are closed, so that answers that
// were given reach their callers, and those who still call are told.
constexpr absl::Duration kLastCalls = absl::Milliseconds(50);

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

// Reads who may call the server, and what roles may do.
absl::StatusOr<access::Authorizer> ReadAuthorizer(const HostOptions& options) {
  access::Roles roles = access::DefaultRoles();
  if (!options.roles_file.empty()) {
    CR_ASSIGN_OR_RETURN(roles, access::ReadRolesFile(options.roles_file));
  }
  access::Callers callers;
  if (!options.callers_file.empty()) {
    CR_ASSIGN_OR_RETURN(callers,
                        access::ReadCallersFile(options.callers_file, roles));
  }
  return access::Authorizer(std::move(roles), std::move(callers));
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
  Impl(HostOptions given, absl::TimeZone london,
       access::Authorizer given_authorizer)
      : options(std::move(given)),
        calls(options.log, &call_metrics, options.log_level),
        executor(ReadThreads(), kMaxQueuedReads),
        authorizer(std::move(given_authorizer)),
        parts{executor, options.clock, london, calls, authorizer} {}

  HostOptions options;
  const std::shared_ptr<prometheus::Registry> registry =
      std::make_shared<prometheus::Registry>();
  CallMetrics call_metrics{*registry};
  rpc::CallRecorder calls;
  rpc::Executor executor;
  access::Authorizer authorizer;
  const std::string local_token = authorizer.Issue(access::LocalOperator());
  rpc::ServerParts parts;
  std::map<std::string, std::string> source_tokens;
  std::vector<std::unique_ptr<Source>> sources;
  imports::ImportingSources importing;
  std::unique_ptr<imports::ImportChecker> checker;
  std::unique_ptr<imports::ImportRunner> runner;
  std::unique_ptr<changes::ChangeFeedService> feed;
  std::unique_ptr<people::PeopleSources> keeping_people;
  std::unique_ptr<people::ErasureRunner> erasures;
  std::unique_ptr<ServerState> state;
  std::vector<StoreToBackUp> to_back_up;
  std::unique_ptr<BackupRunner> backups;
  std::vector<std::unique_ptr<grpc::Service>> shared_services;
  std::unique_ptr<grpc::Server> server;
  std::unique_ptr<Readiness> readiness;
  std::unique_ptr<MetricsEndpoint> metrics;
  bool stopped = false;

  store::GuardedOptions GuardedOptionsOf(const HostedSource& hosted) const;
  absl::Status OpenSource(const HostedSource& hosted);
  void MakeSharedServices();
  void AddServices(grpc::ServerBuilder& builder);
  absl::Status CoverServices(const std::vector<std::string>& services);
  absl::Status MakePeopleServices();
  absl::Status Listen();
  absl::Status TellSources();
  absl::Status ServeMetrics();
  void TellReadiness();
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
  source_tokens[source->id()] =
      authorizer.Issue(access::SourceCaller(source->id()));
  if (!options.memory) {
    CR_ASSIGN_OR_RETURN(verify::Schema schema, SchemaOf(hosted));
    to_back_up.push_back({hosted.id, &source->store(), std::move(schema)});
  }
  sources.push_back(std::move(source));
  return absl::OkStatus();
}

void Host::Impl::MakeSharedServices() {
  std::vector<store::Store*> stores;
  std::map<std::string, store::Store*> by_id;
  std::map<std::string, measures::MeasuredSource> measured;
  for (const std::unique_ptr<Source>& source : sources) {
    stores.push_back(&source->store());
    by_id[source->id()] = &source->store();
    if (source->measures() != nullptr) {
      measured[source->id()] = {&source->store(), source->measures()};
    }
    importing[source->id()] = {&source->store(), source->import_kinds()};
  }
  checker = std::make_unique<imports::ImportChecker>(parts, importing);
  runner = std::make_unique<imports::ImportRunner>(parts, importing);
  state = std::make_unique<ServerState>(parts, by_id);
  backups = std::make_unique<BackupRunner>(std::move(to_back_up), options.clock,
                                           options.log);
  shared_services.push_back(std::make_unique<CouncilService>(parts, stores));
  shared_services.push_back(
      std::make_unique<MaintenanceService>(parts, *state, *backups));
  shared_services.push_back(
      std::make_unique<measures::MeasureService>(parts, measured));
  feed =
      std::make_unique<changes::ChangeFeedService>(parts, by_id, options.watch);
  shared_services.push_back(std::make_unique<imports::ImportService>(
      parts, importing, *checker, *runner));
}

void Host::Impl::AddServices(grpc::ServerBuilder& builder) {
  for (const auto& source : sources) {
    for (const auto& [name, service] : source->services()) {
      builder.RegisterService(service);
    }
  }
  for (const auto& service : shared_services) {
    builder.RegisterService(service.get());
  }
  builder.RegisterService(feed.get());
}

absl::Status Host::Impl::CoverServices(
    const std::vector<std::string>& services) {
  std::map<std::string, common::v1::DataClass> classes;
  for (const auto& source : sources) {
    classes[source->id()] = source->data_class();
  }
  return authorizer.Cover(services, std::move(classes));
}

absl::Status Host::Impl::MakePeopleServices() {
  std::map<std::string, people::KeepingSource> keeping;
  for (const std::unique_ptr<Source>& source : sources) {
    if (source->person_records() == nullptr) continue;
    keeping[source->id()] = {&source->store(), source->person_records()};
  }
  keeping_people = std::make_unique<people::PeopleSources>(
      std::move(keeping), sources.front()->store());
  erasures = std::make_unique<people::ErasureRunner>(parts, *keeping_people);
  CR_ASSIGN_OR_RETURN(people::RetentionRules rules,
                      people::BuiltInRetentionRules());
  shared_services.push_back(std::make_unique<people::PersonService>(
      parts, *keeping_people, std::move(rules)));
  shared_services.push_back(std::make_unique<people::ErasureService>(
      parts, *keeping_people, *erasures));
  return absl::OkStatus();
}

absl::Status Host::Impl::Listen() {
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  SetLimits(builder);
  for (const std::string& address : options.addresses) {
    CR_RETURN_IF_ERROR(PrepareAddress(address));
    if (options.callers_file.empty() && !IsSocket(address)) {
      return CallersFileMissing();
    }
    builder.AddListeningPort(address, grpc::InsecureServerCredentials());
  }
  AddServices(builder);
  absl::Status covered = absl::UnknownError("no services were told of");
  TellServiceNames(builder, [&](const std::vector<std::string>& services) {
    covered = CoverServices(services);
    feed->SetTypes(changes::ResourceTypes(
        *google::protobuf::DescriptorPool::generated_pool(), services));
  });
  // A socket is its owner's from the moment it is there.
  const mode_t before = umask(S_IRWXG | S_IRWXO | S_IXUSR);
  server = builder.BuildAndStart();
  umask(before);
  // Until it is covered a server refuses every call.
  CR_RETURN_IF_ERROR(covered);
  if (server == nullptr) {
    return AddressInUse();
  }
  for (const std::string& address : options.addresses) {
    CR_RETURN_IF_ERROR(RestrictAddress(address));
  }
  return absl::OkStatus();
}

absl::Status Host::Impl::ServeMetrics() {
  if (options.metrics_address.empty()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(
      metrics,
      MetricsEndpoint::Open(options.metrics_address,
                            {registry, std::make_shared<ServerGauges>(*state),
                             std::make_shared<ProcessGauges>()}));
  return absl::OkStatus();
}

void Host::Impl::TellReadiness() {
  std::multimap<std::string, std::string> services;
  for (const auto& source : sources) {
    for (const auto& [name, service] : source->services()) {
      services.emplace(source->id(), name);
    }
  }
  readiness =
      std::make_unique<Readiness>(*state, *server->GetHealthCheckService(),
                                  std::move(services), options.log);
}

// Sources reach each other as any client would: in the process where both are,
// by their addresses where they are not.
absl::Status Host::Impl::TellSources() {
  std::string peer_token;
  if (!options.peer_token_file.empty()) {
    CR_ASSIGN_OR_RETURN(peer_token,
                        access::ReadTokenOf(options.peer_token_file));
  }
  std::map<std::string, std::shared_ptr<grpc::Channel>> channels;
  for (const auto& [id, address] : options.peers) {
    grpc::ChannelArguments arguments;
    // A server that comes back is found again soon.
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2'000);
    channels[id] = rpc::ChannelWithToken(address, arguments, peer_token);
  }
  for (const auto& asking : sources) {
    const std::shared_ptr<grpc::Channel> here =
        rpc::InProcessChannelWithToken(*server, source_tokens.at(asking->id()));
    auto reachable = channels;
    for (const auto& source : sources) reachable[source->id()] = here;
    asking->Started([reachable = std::move(reachable)](const std::string& id)
                        -> std::shared_ptr<grpc::Channel> {
      const auto found = reachable.find(id);
      return found == reachable.end() ? nullptr : found->second;
    });
  }
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<Host>> Host::Start(
    HostOptions options, std::vector<HostedSource> sources) {
  CR_ASSIGN_OR_RETURN(const absl::TimeZone london, London());
  CR_ASSIGN_OR_RETURN(access::Authorizer authorizer, ReadAuthorizer(options));
  auto impl =
      std::make_unique<Impl>(std::move(options), london, std::move(authorizer));
  for (const HostedSource& source : sources) {
    CR_RETURN_IF_ERROR(impl->OpenSource(source));
  }
  impl->MakeSharedServices();
  CR_RETURN_IF_ERROR(impl->MakePeopleServices());
  CR_RETURN_IF_ERROR(impl->ServeMetrics());
  CR_RETURN_IF_ERROR(impl->Listen());
  std::unique_ptr<Host> host(new Host(std::move(impl)));
  CR_RETURN_IF_ERROR(host->impl_->TellSources());
  host->impl_->TellReadiness();
  CR_RETURN_IF_ERROR(host->impl_->checker->Resume());
  CR_RETURN_IF_ERROR(host->impl_->runner->Resume());
  CR_RETURN_IF_ERROR(host->impl_->erasures->Resume());
  return host;
}

Host::Host(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Host::~Host() { Stop(); }

std::shared_ptr<grpc::Channel> Host::InProcessChannel() const {
  return rpc::InProcessChannelWithToken(*impl_->server, impl_->local_token);
}

int Host::metrics_port() const {
  return impl_->metrics == nullptr ? 0 : impl_->metrics->port();
}

void Host::Stop(absl::Duration drain) {
  if (impl_->stopped) return;
  impl_->stopped = true;
  // In this order: whoever asks whether to call is told before any call is
  // refused, and no connection is closed on a call that will be answered.
  if (impl_->readiness != nullptr) impl_->readiness->Stop();
  impl_->calls.Close();
  for (const auto& source : impl_->sources) source->Stopping();
  impl_->feed->Stop();
  impl_->calls.AwaitIdle(
      impl_->options.addresses.empty() ? absl::ZeroDuration() : kLastCalls,
      drain);
  // At once: gRPC 1.51 cancels calls that come while it waits, and a cancelled
  // caller does not know that the server is gone.
  impl_->server->Shutdown(std::chrono::system_clock::now());
  impl_->server->Wait();
  for (const std::string& address : impl_->options.addresses) {
    RemoveAddress(address);
  }
}

}  // namespace carereform::server

#include "common/server/metrics_endpoint.h"

#include <exception>
#include <utility>

#include "common/server/listener.h"
#include "prometheus/collectable.h"
#include "prometheus/exposer.h"

namespace carereform::server {

MetricsEndpoint::MetricsEndpoint() = default;
MetricsEndpoint::~MetricsEndpoint() = default;

absl::StatusOr<std::unique_ptr<MetricsEndpoint>> MetricsEndpoint::Open(
    absl::string_view address,
    std::vector<std::shared_ptr<prometheus::Collectable>> collected) {
  if (!IsLoopback(address)) return AddressNotLoopback();
  std::unique_ptr<MetricsEndpoint> endpoint(new MetricsEndpoint);
  endpoint->collected_ = std::move(collected);
  // The library reports by exception; none of them leaves this function.
  try {
    endpoint->exposer_ =
        std::make_unique<prometheus::Exposer>(std::string(address));
  } catch (const std::exception&) {
    return AddressInUse("--metrics-address");
  }
  for (const auto& collectable : endpoint->collected_) {
    endpoint->exposer_->RegisterCollectable(collectable);
  }
  return endpoint;
}

int MetricsEndpoint::port() const {
  return exposer_->GetListeningPorts().front();
}

}  // namespace carereform::server

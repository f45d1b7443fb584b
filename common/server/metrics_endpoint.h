// What Prometheus reads: http://ADDRESS/metrics.

#ifndef CR_COMMON_SERVER_METRICS_ENDPOINT_H_
#define CR_COMMON_SERVER_METRICS_ENDPOINT_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace prometheus {
class Collectable;
class Exposer;
}  // namespace prometheus

namespace carereform::server {

// Answers until it is destroyed. It asks nobody who they are, so it listens on
// loopback alone, and what it shows names neither people nor councils.
class MetricsEndpoint {
 public:
  // Serves what `collected` collects. Errors: INVALID_ARGUMENT, reason
  // ADDRESS_INVALID; FAILED_PRECONDITION, reason ADDRESS_IN_USE.
  static absl::StatusOr<std::unique_ptr<MetricsEndpoint>> Open(
      absl::string_view address,
      std::vector<std::shared_ptr<prometheus::Collectable>> collected);
  ~MetricsEndpoint();

  // The port that it listens on, which was chosen if 0 was asked for.
  int port() const;

 private:
  MetricsEndpoint();

  std::vector<std::shared_ptr<prometheus::Collectable>> collected_;
  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_METRICS_ENDPOINT_H_

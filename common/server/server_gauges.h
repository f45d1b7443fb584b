// The server and its stores as Prometheus shows them: carereform_*.

#ifndef CR_COMMON_SERVER_SERVER_GAUGES_H_
#define CR_COMMON_SERVER_SERVER_GAUGES_H_

#include <vector>

#include "common/server/server_state.h"
#include "prometheus/collectable.h"

namespace carereform::server {

// Looks when it is asked. The one label is `source`.
class ServerGauges final : public prometheus::Collectable {
 public:
  explicit ServerGauges(const ServerState& state) : state_(state) {}

  std::vector<prometheus::MetricFamily> Collect() const override;

 private:
  const ServerState& state_;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_SERVER_GAUGES_H_

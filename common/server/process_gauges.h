// The process as Prometheus's other clients show it: process_cpu_seconds_total,
// process_resident_memory_bytes and their like.

#ifndef CR_COMMON_SERVER_PROCESS_GAUGES_H_
#define CR_COMMON_SERVER_PROCESS_GAUGES_H_

#include "prometheus/collectable.h"

namespace carereform::server {

// Reads them from the kernel when it is asked; leaves out what it cannot read.
class ProcessGauges final : public prometheus::Collectable {
 public:
  std::vector<prometheus::MetricFamily> Collect() const override;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_PROCESS_GAUGES_H_

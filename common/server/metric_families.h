// Values that are looked up when Prometheus asks, as its client library takes
// them.

#ifndef CR_COMMON_SERVER_METRIC_FAMILIES_H_
#define CR_COMMON_SERVER_METRIC_FAMILIES_H_

#include <string>
#include <utility>
#include <vector>

#include "prometheus/metric_family.h"

namespace carereform::server {

// One value: the names and values of its labels, and itself.
struct Sample {
  std::vector<std::pair<std::string, std::string>> labels;
  double value;
};

// A value that goes up and down.
prometheus::MetricFamily GaugeFamily(const char* name, const char* help,
                                     const std::vector<Sample>& samples);

// A value that only goes up while the process runs.
prometheus::MetricFamily CounterFamily(const char* name, const char* help,
                                       const std::vector<Sample>& samples);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_METRIC_FAMILIES_H_

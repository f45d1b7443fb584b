#include "common/server/metric_families.h"

namespace carereform::server {
namespace {

prometheus::MetricFamily FamilyOf(const char* name, const char* help,
                                  prometheus::MetricType type,
                                  const std::vector<Sample>& samples) {
  prometheus::MetricFamily family;
  family.name = name;
  family.help = help;
  family.type = type;
  for (const Sample& sample : samples) {
    prometheus::ClientMetric metric;
    for (const auto& [label, value] : sample.labels) {
      metric.label.push_back({label, value});
    }
    // Which of the two is shown depends on the type.
    metric.gauge.value = sample.value;
    metric.counter.value = sample.value;
    family.metric.push_back(std::move(metric));
  }
  return family;
}

}  // namespace

prometheus::MetricFamily GaugeFamily(const char* name, const char* help,
                                     const std::vector<Sample>& samples) {
  return FamilyOf(name, help, prometheus::MetricType::Gauge, samples);
}

prometheus::MetricFamily CounterFamily(const char* name, const char* help,
                                       const std::vector<Sample>& samples) {
  return FamilyOf(name, help, prometheus::MetricType::Counter, samples);
}

}  // namespace carereform::server

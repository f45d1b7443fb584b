#include "common/server/server_gauges.h"

#include "common/server/metric_families.h"

namespace carereform::server {
namespace {

using common::v1::ServerStatus;

// A sample for each store.
template <typename Value>
std::vector<Sample> OfStores(const ServerStatus& status,
                             Value (ServerStatus::Store::*value)() const) {
  std::vector<Sample> samples;
  for (const ServerStatus::Store& store : status.stores()) {
    samples.push_back(
        {{{"source", store.source()}}, static_cast<double>((store.*value)())});
  }
  return samples;
}

}  // namespace

std::vector<prometheus::MetricFamily> ServerGauges::Collect() const {
  using Store = ServerStatus::Store;
  const ServerStatus status = state_.Look();
  return {
      GaugeFamily("carereform_build_info",
                  "1, with the version and how it was built.",
                  {{{{"version", Version()}, {"build_type", BuildType()}}, 1}}),
      GaugeFamily("carereform_ready",
                  "1 where reads are answered and changes are accepted.",
                  {{{}, status.ready() ? 1.0 : 0.0}}),
      GaugeFamily("carereform_calls_under_way",
                  "Calls that were begun and are not answered yet.",
                  {{{}, static_cast<double>(status.calls_under_way())}}),
      GaugeFamily("carereform_queued_calls", "Calls that wait for a thread.",
                  {{{}, static_cast<double>(status.queued_calls())}}),
      GaugeFamily("carereform_store_readable", "1 where records can be read.",
                  OfStores(status, &Store::readable)),
      GaugeFamily("carereform_store_writable", "1 where changes are accepted.",
                  OfStores(status, &Store::writable)),
      GaugeFamily("carereform_store_queued_changes",
                  "Changes that wait to be written.",
                  OfStores(status, &Store::queued)),
      GaugeFamily("carereform_store_councils", "Councils that have records.",
                  OfStores(status, &Store::councils)),
      CounterFamily("carereform_store_changes_total",
                    "Change records of all councils, since each began.",
                    OfStores(status, &Store::changes)),
      GaugeFamily("carereform_store_free_bytes",
                  "Bytes that are free on the disk; 0 in memory.",
                  OfStores(status, &Store::free_bytes)),
      CounterFamily("carereform_store_watermarks_total",
                    "Groups of changes that the watermark has counted.",
                    OfStores(status, &Store::watermark_sequence)),
  };
}

}  // namespace carereform::server

// What a service brings to a server: its records and the ways to them.

#ifndef CR_COMMON_SERVER_SOURCE_H_
#define CR_COMMON_SERVER_SOURCE_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "carereform/common/v1/policy.pb.h"
#include "common/imports/import_kind.h"
#include "common/measures/measure_source.h"
#include "common/people/person_records.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "grpcpp/channel.h"
#include "grpcpp/impl/codegen/service_type.h"

namespace carereform::server {

// Returns a channel to the server that has the source of that id, or null where
// none is known.
using ChannelTo =
    std::function<std::shared_ptr<grpc::Channel>(const std::string& source)>;

// A service within a server. Outlives every call.
class Source {
 public:
  virtual ~Source() = default;

  // The source's id, such as `assessments`.
  virtual std::string id() const = 0;
  virtual store::Store& store() = 0;

  // The class of what its records hold: what a caller needs for its imports and
  // for what its measures are made of.
  virtual common::v1::DataClass data_class() const = 0;

  // Its services by their full names, under which its health is told.
  virtual std::map<std::string, grpc::Service*> services() = 0;

  // What it can be measured by; null for a source with no measures.
  virtual const measures::MeasureSource* measures() const { return nullptr; }

  // The kinds of file that it takes.
  virtual std::vector<const imports::ImportKind*> import_kinds() const {
    return {};
  }

  // What it keeps about the people whom its cases are about, beside who they
  // are; null for a source that keeps no people. See people.proto.
  virtual const people::PersonRecords* person_records() const {
    return nullptr;
  }

  // Called once the server answers. `channel_to` stays valid.
  virtual void Started(ChannelTo /*channel_to*/) {}

  // Called before the server stops answering: ends what waits on other servers.
  virtual void Stopping() {}
};

// What a source is made of.
struct SourceContext {
  const rpc::ServerParts& parts;
  std::unique_ptr<store::Store> store;
};

// Makes a source; reads what it keeps in memory.
using MakeSource =
    std::function<absl::StatusOr<std::unique_ptr<Source>>(SourceContext)>;

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_SOURCE_H_

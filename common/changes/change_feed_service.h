// ChangeFeedService for all the sources of a server; see changes.proto.

#ifndef CR_COMMON_CHANGES_CHANGE_FEED_SERVICE_H_
#define CR_COMMON_CHANGES_CHANGE_FEED_SERVICE_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "carereform/changes/v1/changes.grpc.pb.h"
#include "common/changes/resource_types.h"
#include "common/changes/watch_options.h"
#include "common/changes/watchers.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"

namespace carereform::changes {

class ChangeFeedService final : public v1::ChangeFeedService::CallbackService {
 public:
  // `stores` by the ids of their sources; they outlive the service.
  ChangeFeedService(const rpc::ServerParts& parts,
                    std::map<std::string, store::Store*> stores,
                    const WatchOptions& options = {});

  // Takes on what the server's contracts say of resources; without it no body
  // is ever included. Before the first call.
  void SetTypes(ResourceTypes types);

  // Ends every watch, and takes no more. Before the server is shut down.
  void Stop() { watchers_.Stop(); }

  grpc::ServerUnaryReactor* ListChanges(
      grpc::CallbackServerContext* context,
      const v1::ListChangesRequest* request,
      v1::ListChangesResponse* response) override;
  grpc::ServerWriteReactor<v1::WatchChangesResponse>* WatchChanges(
      grpc::CallbackServerContext* context,
      const v1::WatchChangesRequest* request) override;

 private:
  // The store of the source that a request names, or null.
  const store::Store* StoreOf(const std::string& parent) const;

  const rpc::ServerParts& parts_;
  const std::map<std::string, store::Store*> stores_;
  const WatchOptions options_;
  ResourceTypes types_;
  Watchers watchers_;
  // After the watchers: nobody is told of news any more when they go.
  std::vector<std::unique_ptr<store::Publication::Subscription>> news_;
};

}  // namespace carereform::changes

#endif  // CR_COMMON_CHANGES_CHANGE_FEED_SERVICE_H_

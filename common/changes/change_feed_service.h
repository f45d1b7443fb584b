// ChangeFeedService for all the sources of a server; see changes.proto.

#ifndef CR_COMMON_CHANGES_CHANGE_FEED_SERVICE_H_
#define CR_COMMON_CHANGES_CHANGE_FEED_SERVICE_H_

#include <map>
#include <string>
#include <utility>

#include "carereform/changes/v1/changes.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"

namespace carereform::changes {

class ChangeFeedService final : public v1::ChangeFeedService::CallbackService {
 public:
  // `stores` by the ids of their sources.
  ChangeFeedService(const rpc::ServerParts& parts,
                    std::map<std::string, const store::Store*> stores)
      : parts_(parts), stores_(std::move(stores)) {}

  grpc::ServerUnaryReactor* ListChanges(
      grpc::CallbackServerContext* context,
      const v1::ListChangesRequest* request,
      v1::ListChangesResponse* response) override;

 private:
  const rpc::ServerParts& parts_;
  const std::map<std::string, const store::Store*> stores_;
};

}  // namespace carereform::changes

#endif  // CR_COMMON_CHANGES_CHANGE_FEED_SERVICE_H_

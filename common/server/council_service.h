// CouncilService: keeps each council in every source of the server, so that a
// source can stand alone.

#ifndef CR_COMMON_SERVER_COUNCIL_SERVICE_H_
#define CR_COMMON_SERVER_COUNCIL_SERVICE_H_

#include <vector>

#include "carereform/common/v1/councils.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/store/resource_table.h"
#include "common/store/store.h"

namespace carereform::server {

// The table of councils, in every store; see import_table.h for its neighbours.
inline constexpr uint32_t kCouncilTable = 1000;
const store::ResourceTable<common::v1::Council>& Councils();

class CouncilService final
    : public common::v1::CouncilService::CallbackService {
 public:
  // `stores` of all the sources; at least one.
  CouncilService(const rpc::ServerParts& parts,
                 std::vector<store::Store*> stores);

  grpc::ServerUnaryReactor* CreateCouncil(
      grpc::CallbackServerContext* context,
      const common::v1::CreateCouncilRequest* request,
      common::v1::Council* response) override;
  grpc::ServerUnaryReactor* GetCouncil(
      grpc::CallbackServerContext* context,
      const common::v1::GetCouncilRequest* request,
      common::v1::Council* response) override;
  grpc::ServerUnaryReactor* ListCouncils(
      grpc::CallbackServerContext* context,
      const common::v1::ListCouncilsRequest* request,
      common::v1::ListCouncilsResponse* response) override;

 private:
  absl::StatusOr<common::v1::Council> CreateEverywhere(
      const rpc::PendingCall& pending,
      const common::v1::CreateCouncilRequest& request) const;
  absl::Status ListFor(const rpc::Call& call,
                       const common::v1::ListCouncilsRequest& request,
                       common::v1::ListCouncilsResponse& response) const;

  const rpc::ServerParts& parts_;
  const std::vector<store::Store*> stores_;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_COUNCIL_SERVICE_H_

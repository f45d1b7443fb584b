// ErasureService for all the sources of a server that keep people; see
// people.proto.

#ifndef CR_COMMON_PEOPLE_ERASURE_SERVICE_H_
#define CR_COMMON_PEOPLE_ERASURE_SERVICE_H_

#include "carereform/common/v1/people.grpc.pb.h"
#include "common/people/erasure_runner.h"
#include "common/people/people_sources.h"
#include "common/rpc/serve.h"

namespace carereform::people {

class ErasureService final
    : public common::v1::ErasureService::CallbackService {
 public:
  // `runner` carries out what is approved. What it is made of outlives it.
  ErasureService(const rpc::ServerParts& parts, const PeopleSources& sources,
                 ErasureRunner& runner)
      : parts_(parts), sources_(sources), runner_(runner) {}

  grpc::ServerUnaryReactor* RequestErasure(
      grpc::CallbackServerContext* context,
      const common::v1::RequestErasureRequest* request,
      common::v1::Erasure* response) override;
  grpc::ServerUnaryReactor* ProposeExpiredErasures(
      grpc::CallbackServerContext* context,
      const common::v1::ProposeExpiredErasuresRequest* request,
      common::v1::ProposeExpiredErasuresResponse* response) override;
  grpc::ServerUnaryReactor* ApproveErasure(
      grpc::CallbackServerContext* context,
      const common::v1::ApproveErasureRequest* request,
      common::v1::Erasure* response) override;
  grpc::ServerUnaryReactor* RejectErasure(
      grpc::CallbackServerContext* context,
      const common::v1::RejectErasureRequest* request,
      common::v1::Erasure* response) override;
  grpc::ServerUnaryReactor* GetErasure(
      grpc::CallbackServerContext* context,
      const common::v1::GetErasureRequest* request,
      common::v1::Erasure* response) override;
  grpc::ServerUnaryReactor* ListErasures(
      grpc::CallbackServerContext* context,
      const common::v1::ListErasuresRequest* request,
      common::v1::ListErasuresResponse* response) override;

 private:
  const rpc::ServerParts& parts_;
  const PeopleSources& sources_;
  ErasureRunner& runner_;
};

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_ERASURE_SERVICE_H_

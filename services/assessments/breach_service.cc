#include "services/assessments/breach_service.h"

#include "services/assessments/handlers/breaches.h"

namespace carereform::assessments {

grpc::ServerUnaryReactor* BreachService::ListBreaches(
    grpc::CallbackServerContext* context,
    const v1::ListBreachesRequest* request,
    v1::ListBreachesResponse* response) {
  return methods_.Read(
      context, request, response, &CheckListBreaches,
      [this](const Records& records, const store::Reader& reader,
             const rpc::Call& call, const v1::ListBreachesRequest& asked) {
        return assessments::ListBreaches(standards_, records, reader, call,
                                         asked);
      });
}

}  // namespace carereform::assessments

// BreachService: takes each method to its handler.

#ifndef CR_SERVICES_ASSESSMENTS_BREACH_SERVICE_H_
#define CR_SERVICES_ASSESSMENTS_BREACH_SERVICE_H_

#include <utility>
#include <vector>

#include "carereform/assessments/v1/breaches.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/assessments/domain/standards.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

class BreachService final : public v1::BreachService::CallbackService {
 public:
  BreachService(const rpc::ServerParts& parts, store::Store& store,
                const Records& records, std::vector<Standard> standards)
      : methods_(parts, store, records), standards_(std::move(standards)) {}

  grpc::ServerUnaryReactor* ListBreaches(
      grpc::CallbackServerContext* context,
      const v1::ListBreachesRequest* request,
      v1::ListBreachesResponse* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
  const std::vector<Standard> standards_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_BREACH_SERVICE_H_

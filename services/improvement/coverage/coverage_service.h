// CoverageService: takes each method to its handler.

#ifndef CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_SERVICE_H_
#define CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_SERVICE_H_

#include "carereform/improvement/v1/coverage.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "services/improvement/coverage/coverage_records.h"

namespace carereform::improvement {

class CoverageService final : public v1::CoverageService::CallbackService {
 public:
  CoverageService(const rpc::ServerParts& parts, store::Store& store,
                  const CoverageSources& sources)
      : parts_(parts), store_(store), sources_(sources) {}

  grpc::ServerUnaryReactor* GetCoverage(grpc::CallbackServerContext* context,
                                        const v1::GetCoverageRequest* request,
                                        v1::Coverage* response) override;
  grpc::ServerUnaryReactor* ListCoverageGaps(
      grpc::CallbackServerContext* context,
      const v1::ListCoverageGapsRequest* request,
      v1::ListCoverageGapsResponse* response) override;
  grpc::ServerUnaryReactor* WalkCoverage(
      grpc::CallbackServerContext* context,
      const v1::WalkCoverageRequest* request,
      v1::WalkCoverageResponse* response) override;

 private:
  const rpc::ServerParts& parts_;
  store::Store& store_;
  const CoverageSources& sources_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_SERVICE_H_

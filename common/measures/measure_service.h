// MeasureService for all the sources of a server: gRPC refuses a service that
// is registered twice, so requests name the source and are taken to its owner.

#ifndef CR_COMMON_MEASURES_MEASURE_SERVICE_H_
#define CR_COMMON_MEASURES_MEASURE_SERVICE_H_

#include <map>
#include <string>

#include "carereform/measures/v1/measures.grpc.pb.h"
#include "common/measures/measure_source.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"

namespace carereform::measures {

// A source's records and what measures them.
struct MeasuredSource {
  const store::Store* store = nullptr;
  const MeasureSource* measures = nullptr;
};

// Takes each request to the source that it names.
class MeasureService final : public v1::MeasureService::CallbackService {
 public:
  // `sources` by their ids, such as `assessments`.
  MeasureService(const rpc::ServerParts& parts,
                 std::map<std::string, MeasuredSource> sources);

  grpc::ServerUnaryReactor* ListMeasures(
      grpc::CallbackServerContext* context,
      const v1::ListMeasuresRequest* request,
      v1::ListMeasuresResponse* response) override;
  grpc::ServerUnaryReactor* ComputeMeasure(
      grpc::CallbackServerContext* context,
      const v1::ComputeMeasureRequest* request,
      v1::ComputeMeasureResponse* response) override;
  grpc::ServerUnaryReactor* ComputeMeasureSeries(
      grpc::CallbackServerContext* context,
      const v1::ComputeMeasureSeriesRequest* request,
      v1::ComputeMeasureSeriesResponse* response) override;
  grpc::ServerUnaryReactor* ExplainMeasure(
      grpc::CallbackServerContext* context,
      const v1::ExplainMeasureRequest* request,
      v1::MeasureExplanation* response) override;

 private:
  template <typename Request, typename Response, typename Check,
            typename Handler>
  grpc::ServerUnaryReactor* Serve(grpc::CallbackServerContext* context,
                                  const std::string& resource,
                                  const Request* request, Response* response,
                                  Check check, Handler handler);

  const rpc::ServerParts& parts_;
  const std::map<std::string, MeasuredSource> sources_;
};

}  // namespace carereform::measures

#endif  // CR_COMMON_MEASURES_MEASURE_SERVICE_H_

// HighlightReportService: takes each method to its handler.

#ifndef CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_SERVICE_H_
#define CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_SERVICE_H_

#include "carereform/improvement/v1/highlight_reports.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "services/improvement/highlights/highlight_records.h"

namespace carereform::improvement {

class HighlightReportService final
    : public v1::HighlightReportService::CallbackService {
 public:
  HighlightReportService(const rpc::ServerParts& parts, store::Store& store,
                         const HighlightRecords& records)
      : parts_(parts), store_(store), records_(records) {}

  grpc::ServerUnaryReactor* PrepareHighlightReport(
      grpc::CallbackServerContext* context,
      const v1::PrepareHighlightReportRequest* request,
      v1::HighlightReport* response) override;
  grpc::ServerUnaryReactor* GetHighlightReport(
      grpc::CallbackServerContext* context,
      const v1::GetHighlightReportRequest* request,
      v1::HighlightReport* response) override;
  grpc::ServerUnaryReactor* ListHighlightReports(
      grpc::CallbackServerContext* context,
      const v1::ListHighlightReportsRequest* request,
      v1::ListHighlightReportsResponse* response) override;
  grpc::ServerUnaryReactor* WriteHighlightReport(
      grpc::CallbackServerContext* context,
      const v1::WriteHighlightReportRequest* request,
      v1::HighlightReport* response) override;
  grpc::ServerUnaryReactor* RefreshHighlightReport(
      grpc::CallbackServerContext* context,
      const v1::RefreshHighlightReportRequest* request,
      v1::HighlightReport* response) override;
  grpc::ServerUnaryReactor* ReviewHighlightReport(
      grpc::CallbackServerContext* context,
      const v1::ReviewHighlightReportRequest* request,
      v1::HighlightReport* response) override;
  grpc::ServerUnaryReactor* ReturnHighlightReport(
      grpc::CallbackServerContext* context,
      const v1::ReturnHighlightReportRequest* request,
      v1::HighlightReport* response) override;
  grpc::ServerUnaryReactor* AcceptHighlightReport(
      grpc::CallbackServerContext* context,
      const v1::AcceptHighlightReportRequest* request,
      v1::HighlightReport* response) override;
  grpc::ServerUnaryReactor* GetBoardPack(grpc::CallbackServerContext* context,
                                         const v1::GetBoardPackRequest* request,
                                         v1::BoardPack* response) override;
  grpc::ServerUnaryReactor* RenderBoardPack(
      grpc::CallbackServerContext* context,
      const v1::RenderBoardPackRequest* request,
      v1::RenderBoardPackResponse* response) override;

 private:
  // Serves a method that changes a report.
  template <typename Request>
  grpc::ServerUnaryReactor* Change(
      grpc::CallbackServerContext* context, const Request* request,
      v1::HighlightReport* response, absl::Status (*check)(const Request&),
      absl::StatusOr<v1::HighlightReport> (*handler)(const HighlightRecords&,
                                                     store::Txn&,
                                                     const rpc::Call&,
                                                     const Request&)) {
    return rpc::ServeWrite(
        parts_, store_, context, request, response, check,
        [this, handler](store::Txn& txn, const rpc::Call& call,
                        const Request& asked) {
          return handler(records_, txn, call, asked);
        });
  }

  const rpc::ServerParts& parts_;
  store::Store& store_;
  const HighlightRecords& records_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_SERVICE_H_

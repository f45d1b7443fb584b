#include "services/improvement/highlights/highlight_service.h"

#include "common/rpc/serve_collection.h"
#include "services/improvement/highlights/board_pack.h"
#include "services/improvement/highlights/highlight_checks.h"
#include "services/improvement/highlights/highlight_handlers.h"

namespace carereform::improvement {

grpc::ServerUnaryReactor* HighlightReportService::GetHighlightReport(
    grpc::CallbackServerContext* context,
    const v1::GetHighlightReportRequest* request,
    v1::HighlightReport* response) {
  return rpc::ServeGet(parts_, store_, records_.reports(), context, request,
                       response);
}

grpc::ServerUnaryReactor* HighlightReportService::ListHighlightReports(
    grpc::CallbackServerContext* context,
    const v1::ListHighlightReportsRequest* request,
    v1::ListHighlightReportsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.reports(), context, request,
                        response);
}

grpc::ServerUnaryReactor* HighlightReportService::PrepareHighlightReport(
    grpc::CallbackServerContext* context,
    const v1::PrepareHighlightReportRequest* request,
    v1::HighlightReport* response) {
  return Change(context, request, response, &CheckPrepare,
                &improvement::PrepareHighlightReport);
}

grpc::ServerUnaryReactor* HighlightReportService::WriteHighlightReport(
    grpc::CallbackServerContext* context,
    const v1::WriteHighlightReportRequest* request,
    v1::HighlightReport* response) {
  return Change(context, request, response, &CheckWrite,
                &improvement::WriteHighlightReport);
}

grpc::ServerUnaryReactor* HighlightReportService::RefreshHighlightReport(
    grpc::CallbackServerContext* context,
    const v1::RefreshHighlightReportRequest* request,
    v1::HighlightReport* response) {
  return Change(context, request, response, &CheckRefresh,
                &improvement::RefreshHighlightReport);
}

grpc::ServerUnaryReactor* HighlightReportService::ReviewHighlightReport(
    grpc::CallbackServerContext* context,
    const v1::ReviewHighlightReportRequest* request,
    v1::HighlightReport* response) {
  return Change(context, request, response, &CheckReview,
                &improvement::ReviewHighlightReport);
}

grpc::ServerUnaryReactor* HighlightReportService::ReturnHighlightReport(
    grpc::CallbackServerContext* context,
    const v1::ReturnHighlightReportRequest* request,
    v1::HighlightReport* response) {
  return Change(context, request, response, &CheckReturn,
                &improvement::ReturnHighlightReport);
}

grpc::ServerUnaryReactor* HighlightReportService::AcceptHighlightReport(
    grpc::CallbackServerContext* context,
    const v1::AcceptHighlightReportRequest* request,
    v1::HighlightReport* response) {
  return Change(context, request, response, &CheckAccept,
                &improvement::AcceptHighlightReport);
}

grpc::ServerUnaryReactor* HighlightReportService::GetBoardPack(
    grpc::CallbackServerContext* context,
    const v1::GetBoardPackRequest* request, v1::BoardPack* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckGetBoardPack,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::GetBoardPackRequest& asked) {
        return improvement::GetBoardPack(records_, reader, call, asked);
      });
}

grpc::ServerUnaryReactor* HighlightReportService::RenderBoardPack(
    grpc::CallbackServerContext* context,
    const v1::RenderBoardPackRequest* request,
    v1::RenderBoardPackResponse* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckRenderBoardPack,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::RenderBoardPackRequest& asked) {
        return improvement::RenderBoardPack(records_, reader, call, asked);
      });
}

}  // namespace carereform::improvement

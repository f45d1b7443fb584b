// ReportingService: takes each method to its handler.

#ifndef CR_SERVICES_REPORTING_REPORTING_SERVICE_H_
#define CR_SERVICES_REPORTING_REPORTING_SERVICE_H_

#include <memory>
#include <mutex>

#include "carereform/reporting/v1/reporting.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/reporting/compile/source_client.h"
#include "services/reporting/records.h"
#include "services/reporting/sign_off/rule_books.h"

namespace carereform::reporting {

class ReportingService final : public v1::ReportingService::CallbackService {
 public:
  // What it is made of outlives it.
  ReportingService(const rpc::ServerParts& parts, store::Store& store,
                   const Records& records, const RuleBooks& books);

  // From now on the sources can be asked.
  void Start(server::ChannelTo channel_to);

  grpc::ServerUnaryReactor* CreateTarget(grpc::CallbackServerContext* context,
                                         const v1::CreateTargetRequest* request,
                                         v1::Target* response) override;
  grpc::ServerUnaryReactor* GetTarget(grpc::CallbackServerContext* context,
                                      const v1::GetTargetRequest* request,
                                      v1::Target* response) override;
  grpc::ServerUnaryReactor* ListTargets(
      grpc::CallbackServerContext* context,
      const v1::ListTargetsRequest* request,
      v1::ListTargetsResponse* response) override;
  grpc::ServerUnaryReactor* CreateObservation(
      grpc::CallbackServerContext* context,
      const v1::CreateObservationRequest* request,
      v1::Observation* response) override;
  grpc::ServerUnaryReactor* GetObservation(
      grpc::CallbackServerContext* context,
      const v1::GetObservationRequest* request,
      v1::Observation* response) override;
  grpc::ServerUnaryReactor* ListObservations(
      grpc::CallbackServerContext* context,
      const v1::ListObservationsRequest* request,
      v1::ListObservationsResponse* response) override;
  grpc::ServerUnaryReactor* CreateCalendarDate(
      grpc::CallbackServerContext* context,
      const v1::CreateCalendarDateRequest* request,
      v1::CalendarDate* response) override;
  grpc::ServerUnaryReactor* ListCalendarDates(
      grpc::CallbackServerContext* context,
      const v1::ListCalendarDatesRequest* request,
      v1::ListCalendarDatesResponse* response) override;
  grpc::ServerUnaryReactor* ListQuarters(
      grpc::CallbackServerContext* context,
      const v1::ListQuartersRequest* request,
      v1::ListQuartersResponse* response) override;
  grpc::ServerUnaryReactor* PrepareProgressReturn(
      grpc::CallbackServerContext* context,
      const v1::PrepareProgressReturnRequest* request,
      v1::ProgressReturn* response) override;
  grpc::ServerUnaryReactor* FreezeProgressReturn(
      grpc::CallbackServerContext* context,
      const v1::FreezeProgressReturnRequest* request,
      v1::ProgressReturn* response) override;
  grpc::ServerUnaryReactor* CertifyProgressReturn(
      grpc::CallbackServerContext* context,
      const v1::CertifyProgressReturnRequest* request,
      v1::ProgressReturn* response) override;
  grpc::ServerUnaryReactor* RecordSubmission(
      grpc::CallbackServerContext* context,
      const v1::RecordSubmissionRequest* request,
      v1::ProgressReturn* response) override;
  grpc::ServerUnaryReactor* PublishProgressReturn(
      grpc::CallbackServerContext* context,
      const v1::PublishProgressReturnRequest* request,
      v1::ProgressReturn* response) override;
  grpc::ServerUnaryReactor* RevertProgressReturn(
      grpc::CallbackServerContext* context,
      const v1::RevertProgressReturnRequest* request,
      v1::ProgressReturn* response) override;
  grpc::ServerUnaryReactor* RecordNoting(grpc::CallbackServerContext* context,
                                         const v1::RecordNotingRequest* request,
                                         v1::ProgressReturn* response) override;
  grpc::ServerUnaryReactor* CompareProgressReturns(
      grpc::CallbackServerContext* context,
      const v1::CompareProgressReturnsRequest* request,
      v1::ReturnComparison* response) override;
  grpc::ServerUnaryReactor* ReportDrift(grpc::CallbackServerContext* context,
                                        const v1::ReportDriftRequest* request,
                                        v1::DriftReport* response) override;
  grpc::ServerUnaryReactor* GetProgressReturn(
      grpc::CallbackServerContext* context,
      const v1::GetProgressReturnRequest* request,
      v1::ProgressReturn* response) override;
  grpc::ServerUnaryReactor* ListProgressReturns(
      grpc::CallbackServerContext* context,
      const v1::ListProgressReturnsRequest* request,
      v1::ListProgressReturnsResponse* response) override;
  grpc::ServerUnaryReactor* GetReturnModel(
      grpc::CallbackServerContext* context,
      const v1::GetReturnModelRequest* request,
      v1::ReturnModel* response) override;
  grpc::ServerUnaryReactor* GetReturnDocument(
      grpc::CallbackServerContext* context,
      const v1::GetReturnDocumentRequest* request,
      v1::ReturnDocument* response) override;
  grpc::ServerUnaryReactor* ExplainCell(grpc::CallbackServerContext* context,
                                        const v1::ExplainCellRequest* request,
                                        v1::CellExplanation* response) override;

 private:
  std::shared_ptr<const SourceClient> client() const;

  // Compiles a return and stores it. Waits for other servers.
  absl::Status Prepare(const std::shared_ptr<const rpc::PendingCall>& pending,
                       const v1::PrepareProgressReturnRequest* request,
                       v1::ProgressReturn* response);

  const rpc::RecordMethods<Records> methods_;
  store::Store& store_;
  const Records& records_;
  const RuleBooks& books_;
  mutable std::mutex mutex_;
  std::shared_ptr<const SourceClient> client_;
  // Threads that may wait for other servers, so that a return that waits for
  // reads never takes the threads that serve them.
  rpc::Executor compilers_;
  const rpc::ServerParts
      compiling_parts_;  // As the server's, with those threads.
};

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_REPORTING_SERVICE_H_

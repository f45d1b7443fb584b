#include "services/reporting/reporting_service.h"

#include <utility>

#include "common/rpc/resource_methods.h"
#include "services/reporting/compile/compiler.h"
#include "services/reporting/compile/gather.h"
#include "services/reporting/errors.h"
#include "services/reporting/handlers/catalogue.h"
#include "services/reporting/handlers/certify.h"
#include "services/reporting/handlers/comparison.h"
#include "services/reporting/handlers/explain_cell.h"
#include "services/reporting/handlers/progress_returns.h"
#include "services/reporting/handlers/publication.h"
#include "services/reporting/handlers/quarters.h"
#include "services/reporting/handlers/return_documents.h"
#include "services/reporting/handlers/revert.h"
#include "services/reporting/handlers/stored_returns.h"
#include "services/reporting/handlers/submission.h"
#include "services/reporting/keys.h"

namespace carereform::reporting {
namespace {

constexpr int kCompilers = 2;
constexpr size_t kMaxQueuedReturns = 16;

constexpr char kTargetPattern[] = "councils/{council}/targets/{target}";
constexpr char kObservationPattern[] =
    "councils/{council}/observations/{observation}";

}  // namespace

ReportingService::ReportingService(const rpc::ServerParts& parts,
                                   store::Store& store, const Records& records,
                                   const RuleBooks& books)
    : methods_(parts, store, records),
      store_(store),
      records_(records),
      books_(books),
      client_(std::make_shared<SourceClient>(
          [](const std::string&) { return nullptr; })),
      compilers_(kCompilers, kMaxQueuedReturns),
      compiling_parts_{compilers_, parts.clock, parts.london, parts.calls,
                       parts.authorizer} {}

void ReportingService::Start(server::ChannelTo channel_to) {
  const std::lock_guard lock(mutex_);
  client_ = std::make_shared<SourceClient>(std::move(channel_to));
}

std::shared_ptr<const SourceClient> ReportingService::client() const {
  const std::lock_guard lock(mutex_);
  return client_;
}

grpc::ServerUnaryReactor* ReportingService::CreateTarget(
    grpc::CallbackServerContext* context,
    const v1::CreateTargetRequest* request, v1::Target* response) {
  return methods_.Write(context, request, response, &CheckCreateTarget,
                        &reporting::CreateTarget);
}

grpc::ServerUnaryReactor* ReportingService::GetTarget(
    grpc::CallbackServerContext* context, const v1::GetTargetRequest* request,
    v1::Target* response) {
  return methods_.Read(
      context, request, response,
      [](const v1::GetTargetRequest& asked) {
        return rpc::CheckGetRequest(asked, kTargetPattern);
      },
      [](const Records& records, const store::Reader& reader,
         const v1::GetTargetRequest& asked) {
        return records.targets.GetAt(reader, asked.name(),
                                     asked.read_revision());
      });
}

grpc::ServerUnaryReactor* ReportingService::ListTargets(
    grpc::CallbackServerContext* context, const v1::ListTargetsRequest* request,
    v1::ListTargetsResponse* response) {
  return methods_.Read(context, request, response,
                       &rpc::CheckListRequest<v1::ListTargetsRequest>,
                       [](const Records& records, const store::Reader& reader,
                          const v1::ListTargetsRequest& asked) {
                         return rpc::ListNamed<v1::ListTargetsResponse>(
                             records.targets, reader, asked, kTargetByCode,
                             [](auto& list, v1::Target target) {
                               *list.add_targets() = std::move(target);
                             });
                       });
}

grpc::ServerUnaryReactor* ReportingService::CreateObservation(
    grpc::CallbackServerContext* context,
    const v1::CreateObservationRequest* request, v1::Observation* response) {
  return methods_.Write(context, request, response, &CheckCreateObservation,
                        &reporting::CreateObservation);
}

grpc::ServerUnaryReactor* ReportingService::GetObservation(
    grpc::CallbackServerContext* context,
    const v1::GetObservationRequest* request, v1::Observation* response) {
  return methods_.Read(
      context, request, response,
      [](const v1::GetObservationRequest& asked) {
        return rpc::CheckGetRequest(asked, kObservationPattern);
      },
      [](const Records& records, const store::Reader& reader,
         const v1::GetObservationRequest& asked) {
        return records.observations.GetAt(reader, asked.name(),
                                          asked.read_revision());
      });
}

grpc::ServerUnaryReactor* ReportingService::ListObservations(
    grpc::CallbackServerContext* context,
    const v1::ListObservationsRequest* request,
    v1::ListObservationsResponse* response) {
  return methods_.Read(context, request, response,
                       &rpc::CheckListRequest<v1::ListObservationsRequest>,
                       [](const Records& records, const store::Reader& reader,
                          const v1::ListObservationsRequest& asked) {
                         return rpc::ListNamed<v1::ListObservationsResponse>(
                             records.observations, reader, asked, 0,
                             [](auto& list, v1::Observation observation) {
                               *list.add_observations() =
                                   std::move(observation);
                             });
                       });
}

grpc::ServerUnaryReactor* ReportingService::CreateCalendarDate(
    grpc::CallbackServerContext* context,
    const v1::CreateCalendarDateRequest* request, v1::CalendarDate* response) {
  return methods_.Write(context, request, response, &CheckCreateCalendarDate,
                        &reporting::CreateCalendarDate);
}

grpc::ServerUnaryReactor* ReportingService::ListCalendarDates(
    grpc::CallbackServerContext* context,
    const v1::ListCalendarDatesRequest* request,
    v1::ListCalendarDatesResponse* response) {
  return methods_.Read(context, request, response,
                       &rpc::CheckListRequest<v1::ListCalendarDatesRequest>,
                       [](const Records& records, const store::Reader& reader,
                          const v1::ListCalendarDatesRequest& asked) {
                         return rpc::ListNamed<v1::ListCalendarDatesResponse>(
                             records.calendar_dates, reader, asked,
                             kCalendarDateByDate,
                             [](auto& list, v1::CalendarDate date) {
                               *list.add_calendar_dates() = std::move(date);
                             });
                       });
}

grpc::ServerUnaryReactor* ReportingService::ListQuarters(
    grpc::CallbackServerContext* context,
    const v1::ListQuartersRequest* request,
    v1::ListQuartersResponse* response) {
  return methods_.Read(context, request, response, &CheckListQuarters,
                       &reporting::ListQuarters);
}

// Compiling asks other servers and takes long, so it is done before the writer
// is asked to store the result.
grpc::ServerUnaryReactor* ReportingService::PrepareProgressReturn(
    grpc::CallbackServerContext* context,
    const v1::PrepareProgressReturnRequest* request,
    v1::ProgressReturn* response) {
  return rpc::Serve(
      compiling_parts_, context, *request,
      [&] { return CheckPrepare(*request); },
      [&](const std::shared_ptr<const rpc::PendingCall>& pending) {
        rpc::RunOnExecutor(compiling_parts_, pending,
                           [this, pending, request, response] {
                             return Prepare(pending, request, response);
                           });
      });
}

absl::Status ReportingService::Prepare(
    const std::shared_ptr<const rpc::PendingCall>& pending,
    const v1::PrepareProgressReturnRequest* request,
    v1::ProgressReturn* response) {
  CR_ASSIGN_OR_RETURN(const ReturnSubject subject,
                      SubjectOf(*request, pending->call().today));
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                      store_.Read(subject.council));
  const std::shared_ptr<const SourceClient> sources = client();
  CR_ASSIGN_OR_RETURN(Gathered gathered,
                      Gather(records_, *reader, *sources, subject));
  v1::ReturnModel model = Compile(*sources, std::move(gathered));
  store::WriteRequest write = rpc::WriteRequestFor(*pending);
  write.request_id = request->request_id();
  write.digest = rpc::RequestDigest(*request);
  write.body = [&](store::Txn& txn) -> absl::Status {
    CR_ASSIGN_OR_RETURN(
        *response, StoreDraft(records_, txn, pending->call(), request->parent(),
                              std::move(model), {}));
    return absl::OkStatus();
  };
  write.replay = [response](const store::Reader& records, uint64_t revision) {
    return rpc::ReplayResult(records, revision, response);
  };
  return store_.Write(std::move(write));
}

grpc::ServerUnaryReactor* ReportingService::FreezeProgressReturn(
    grpc::CallbackServerContext* context,
    const v1::FreezeProgressReturnRequest* request,
    v1::ProgressReturn* response) {
  return methods_.Write(context, request, response, &CheckFreeze,
                        &reporting::FreezeProgressReturn);
}

grpc::ServerUnaryReactor* ReportingService::CertifyProgressReturn(
    grpc::CallbackServerContext* context,
    const v1::CertifyProgressReturnRequest* request,
    v1::ProgressReturn* response) {
  return methods_.Write(
      context, request, response, &CheckCertify,
      [this](const Records& records, store::Txn& txn, const rpc::Call& call,
             const v1::CertifyProgressReturnRequest& asked) {
        return reporting::CertifyProgressReturn(books_, records, txn, call,
                                                asked);
      });
}

grpc::ServerUnaryReactor* ReportingService::RecordSubmission(
    grpc::CallbackServerContext* context,
    const v1::RecordSubmissionRequest* request, v1::ProgressReturn* response) {
  return methods_.Write(context, request, response, &CheckRecordSubmission,
                        &reporting::RecordSubmission);
}

grpc::ServerUnaryReactor* ReportingService::PublishProgressReturn(
    grpc::CallbackServerContext* context,
    const v1::PublishProgressReturnRequest* request,
    v1::ProgressReturn* response) {
  return methods_.Write(
      context, request, response, &CheckPublish,
      [this](const Records& records, store::Txn& txn, const rpc::Call& call,
             const v1::PublishProgressReturnRequest& asked) {
        return reporting::PublishProgressReturn(books_, records, txn, call,
                                                asked);
      });
}

grpc::ServerUnaryReactor* ReportingService::RevertProgressReturn(
    grpc::CallbackServerContext* context,
    const v1::RevertProgressReturnRequest* request,
    v1::ProgressReturn* response) {
  return methods_.Write(context, request, response, &CheckRevert,
                        &reporting::RevertProgressReturn);
}

grpc::ServerUnaryReactor* ReportingService::RecordNoting(
    grpc::CallbackServerContext* context,
    const v1::RecordNotingRequest* request, v1::ProgressReturn* response) {
  return methods_.Write(context, request, response, &CheckRecordNoting,
                        &reporting::RecordNoting);
}

grpc::ServerUnaryReactor* ReportingService::CompareProgressReturns(
    grpc::CallbackServerContext* context,
    const v1::CompareProgressReturnsRequest* request,
    v1::ReturnComparison* response) {
  return rpc::ServeRead(compiling_parts_, store_, context, request, response,
                        &CheckCompare,
                        [this](const store::Reader& reader, const rpc::Call&,
                               const v1::CompareProgressReturnsRequest& asked) {
                          return reporting::CompareProgressReturns(
                              records_, reader, *client(), asked);
                        });
}

grpc::ServerUnaryReactor* ReportingService::ReportDrift(
    grpc::CallbackServerContext* context, const v1::ReportDriftRequest* request,
    v1::DriftReport* response) {
  return rpc::ServeRead(
      compiling_parts_, store_, context, request, response, &CheckReportDrift,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::ReportDriftRequest& asked) {
        return reporting::ReportDrift(books_, records_, reader, *client(), call,
                                      asked);
      });
}

grpc::ServerUnaryReactor* ReportingService::GetProgressReturn(
    grpc::CallbackServerContext* context,
    const v1::GetProgressReturnRequest* request, v1::ProgressReturn* response) {
  return methods_.Read(
      context, request, response,
      [](const v1::GetProgressReturnRequest& asked) {
        return rpc::CheckGetRequest(asked, kReturnPattern);
      },
      [](const Records& records, const store::Reader& reader,
         const v1::GetProgressReturnRequest& asked) {
        return records.progress_returns.GetAt(reader, asked.name(),
                                              asked.read_revision());
      });
}

grpc::ServerUnaryReactor* ReportingService::ListProgressReturns(
    grpc::CallbackServerContext* context,
    const v1::ListProgressReturnsRequest* request,
    v1::ListProgressReturnsResponse* response) {
  return methods_.Read(
      context, request, response,
      &rpc::CheckListRequest<v1::ListProgressReturnsRequest>,
      [](const Records& records, const store::Reader& reader,
         const v1::ListProgressReturnsRequest& asked) {
        return rpc::ListNamed<v1::ListProgressReturnsResponse>(
            records.progress_returns, reader, asked, 0,
            [](auto& list, v1::ProgressReturn progress_return) {
              *list.add_progress_returns() = std::move(progress_return);
            });
      });
}

grpc::ServerUnaryReactor* ReportingService::GetReturnModel(
    grpc::CallbackServerContext* context,
    const v1::GetReturnModelRequest* request, v1::ReturnModel* response) {
  return methods_.Read(
      context, request, response,
      [](const v1::GetReturnModelRequest& asked) {
        return rpc::CheckGetRequest(asked, kReturnPattern);
      },
      [](const Records& records, const store::Reader& reader,
         const v1::GetReturnModelRequest& asked) {
        return LoadModel(records, reader, asked.name());
      });
}

grpc::ServerUnaryReactor* ReportingService::GetReturnDocument(
    grpc::CallbackServerContext* context,
    const v1::GetReturnDocumentRequest* request, v1::ReturnDocument* response) {
  return methods_.Read(context, request, response, &CheckGetDocument,
                       &reporting::GetReturnDocument);
}

grpc::ServerUnaryReactor* ReportingService::ExplainCell(
    grpc::CallbackServerContext* context, const v1::ExplainCellRequest* request,
    v1::CellExplanation* response) {
  return rpc::ServeRead(
      compiling_parts_, store_, context, request, response, &CheckExplain,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::ExplainCellRequest& asked) {
        return reporting::ExplainCell(records_, reader, call, *client(), asked);
      });
}

}  // namespace carereform::reporting

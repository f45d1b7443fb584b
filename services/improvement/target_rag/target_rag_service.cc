#include "services/improvement/target_rag/target_rag_service.h"

#include <string>
#include <utility>

#include "common/rpc/page_token.h"
#include "common/rpc/serve_collection.h"
#include "common/store/key_codec.h"
#include "services/improvement/keys.h"
#include "services/improvement/target_rag/target_rag_handlers.h"

namespace carereform::improvement {
namespace {

// The shape of a listing that may be of one target.
template <typename Resource, typename Request>
absl::Status CheckListOf(const rpc::Collection<Resource>& collection,
                         const Request& request) {
  CR_RETURN_IF_ERROR(collection.CheckList(request));
  rpc::Validation validation;
  if (!request.outcome_target().empty()) {
    validation.Name("outcome_target", request.outcome_target(),
                    "councils/{council}/outcomeTargets/{outcome_target}");
  }
  return validation.Finish();
}

template <typename Response, typename Resource, typename Request>
absl::StatusOr<Response> ListOf(const rpc::Collection<Resource>& collection,
                                const store::Reader& reader,
                                const Request& request) {
  if (request.outcome_target().empty()) {
    return collection.template List<Response>(reader, request);
  }
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(
      store::Page<Resource> page,
      collection.table().ListByAt(
          reader, request.parent(), kRagRecordByTarget,
          store::KeyWriter().String(request.outcome_target()).key(),
          request.read_revision(), wanted));
  Response response;
  for (Resource& resource : page.items) {
    rpc::AddTo(response, std::move(resource));
  }
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

// Serves a listing that may be of one target.
template <typename Request, typename Response, typename Resource>
grpc::ServerUnaryReactor* ServeListOf(
    const rpc::ServerParts& parts, const store::Store& store,
    const rpc::Collection<Resource>& collection,
    grpc::CallbackServerContext* context, const Request* request,
    Response* response) {
  return rpc::ServeRead(
      parts, store, context, request, response,
      [&collection](const Request& asked) {
        return CheckListOf(collection, asked);
      },
      [&collection](const store::Reader& reader, const rpc::Call&,
                    const Request& asked) {
        return ListOf<Response>(collection, reader, asked);
      });
}

}  // namespace

grpc::ServerUnaryReactor* TargetRagService::CreateRagRule(
    grpc::CallbackServerContext* context,
    const v1::CreateRagRuleRequest* request, v1::RagRule* response) {
  return rpc::ServeCreate(parts_, store_, records_.rules(), context, request,
                          response);
}

grpc::ServerUnaryReactor* TargetRagService::ListRagRules(
    grpc::CallbackServerContext* context,
    const v1::ListRagRulesRequest* request,
    v1::ListRagRulesResponse* response) {
  return ServeListOf(parts_, store_, records_.rules(), context, request,
                     response);
}

grpc::ServerUnaryReactor* TargetRagService::RecordTargetReading(
    grpc::CallbackServerContext* context,
    const v1::RecordTargetReadingRequest* request,
    v1::TargetReading* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response,
      [this](const v1::RecordTargetReadingRequest& asked) {
        return CheckRecord(records_, asked);
      },
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::RecordTargetReadingRequest& asked) {
        return records_.readings().Create(txn, call, asked);
      });
}

grpc::ServerUnaryReactor* TargetRagService::CorrectTargetReading(
    grpc::CallbackServerContext* context,
    const v1::CorrectTargetReadingRequest* request,
    v1::TargetReading* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response,
      [this](const v1::CorrectTargetReadingRequest& asked) {
        return CheckCorrect(records_, asked);
      },
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::CorrectTargetReadingRequest& asked) {
        return records_.readings().Create(txn, call, asked);
      });
}

grpc::ServerUnaryReactor* TargetRagService::ListTargetReadings(
    grpc::CallbackServerContext* context,
    const v1::ListTargetReadingsRequest* request,
    v1::ListTargetReadingsResponse* response) {
  return ServeListOf(parts_, store_, records_.readings(), context, request,
                     response);
}

grpc::ServerUnaryReactor* TargetRagService::RecordTargetForecast(
    grpc::CallbackServerContext* context,
    const v1::RecordTargetForecastRequest* request,
    v1::TargetForecast* response) {
  return rpc::ServeCreate(parts_, store_, records_.forecasts(), context,
                          request, response);
}

grpc::ServerUnaryReactor* TargetRagService::ListTargetForecasts(
    grpc::CallbackServerContext* context,
    const v1::ListTargetForecastsRequest* request,
    v1::ListTargetForecastsResponse* response) {
  return ServeListOf(parts_, store_, records_.forecasts(), context, request,
                     response);
}

grpc::ServerUnaryReactor* TargetRagService::RecordActionConfidence(
    grpc::CallbackServerContext* context,
    const v1::RecordActionConfidenceRequest* request,
    v1::ActionConfidence* response) {
  return rpc::ServeCreate(parts_, store_, records_.confidences(), context,
                          request, response);
}

grpc::ServerUnaryReactor* TargetRagService::ListActionConfidences(
    grpc::CallbackServerContext* context,
    const v1::ListActionConfidencesRequest* request,
    v1::ListActionConfidencesResponse* response) {
  return ServeListOf(parts_, store_, records_.confidences(), context, request,
                     response);
}

grpc::ServerUnaryReactor* TargetRagService::RecordTargetComparator(
    grpc::CallbackServerContext* context,
    const v1::RecordTargetComparatorRequest* request,
    v1::TargetComparator* response) {
  return rpc::ServeCreate(parts_, store_, records_.comparators(), context,
                          request, response);
}

grpc::ServerUnaryReactor* TargetRagService::ListTargetComparators(
    grpc::CallbackServerContext* context,
    const v1::ListTargetComparatorsRequest* request,
    v1::ListTargetComparatorsResponse* response) {
  return ServeListOf(parts_, store_, records_.comparators(), context, request,
                     response);
}

grpc::ServerUnaryReactor* TargetRagService::AgreeRag(
    grpc::CallbackServerContext* context, const v1::AgreeRagRequest* request,
    v1::AgreedRag* response) {
  return rpc::ServeCreate(parts_, store_, records_.agreed(), context, request,
                          response);
}

grpc::ServerUnaryReactor* TargetRagService::ListAgreedRags(
    grpc::CallbackServerContext* context,
    const v1::ListAgreedRagsRequest* request,
    v1::ListAgreedRagsResponse* response) {
  return ServeListOf(parts_, store_, records_.agreed(), context, request,
                     response);
}

grpc::ServerUnaryReactor* TargetRagService::GetRagStatus(
    grpc::CallbackServerContext* context,
    const v1::GetRagStatusRequest* request, v1::RagStatus* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckGetStatus,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::GetRagStatusRequest& asked) {
        return improvement::GetRagStatus(records_, reader, call, asked);
      });
}

grpc::ServerUnaryReactor* TargetRagService::ListRagStatuses(
    grpc::CallbackServerContext* context,
    const v1::ListRagStatusesRequest* request,
    v1::ListRagStatusesResponse* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckListStatuses,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::ListRagStatusesRequest& asked) {
        return improvement::ListRagStatuses(records_, reader, call, asked);
      });
}

grpc::ServerUnaryReactor* TargetRagService::GetRagHistory(
    grpc::CallbackServerContext* context,
    const v1::GetRagHistoryRequest* request, v1::RagHistory* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckGetHistory,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::GetRagHistoryRequest& asked) {
        return improvement::GetRagHistory(records_, reader, call, asked);
      });
}

grpc::ServerUnaryReactor* TargetRagService::ListRagSchemes(
    grpc::CallbackServerContext* context,
    const v1::ListRagSchemesRequest* request,
    v1::ListRagSchemesResponse* response) {
  return rpc::ServeRead(parts_, store_, context, request, response,
                        &CheckListSchemes,
                        [this](const store::Reader&, const rpc::Call&,
                               const v1::ListRagSchemesRequest&)
                            -> absl::StatusOr<v1::ListRagSchemesResponse> {
                          return improvement::ListRagSchemes(records_);
                        });
}

}  // namespace carereform::improvement

#include "services/assessments/extract_service.h"

#include <utility>

#include "common/rpc/page_token.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "services/assessments/extract_records.h"
#include "services/assessments/keys.h"

namespace carereform::assessments {
namespace {

absl::Status CheckListExtracts(const v1::ListCaseExtractsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), "councils/{council}");
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListCaseExtractsResponse> ListExtracts(
    const Records&, const store::Reader& reader,
    const v1::ListCaseExtractsRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(
      auto page,
      CaseExtracts().ListByAt(reader, request.parent(), kCaseExtractByDay, "",
                              request.read_revision(), wanted));
  v1::ListCaseExtractsResponse response;
  for (v1::CaseExtract& extract : page.items) {
    *response.add_case_extracts() = std::move(extract);
  }
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

}  // namespace

grpc::ServerUnaryReactor* ExtractService::CreateExtractProfile(
    grpc::CallbackServerContext* context,
    const v1::CreateExtractProfileRequest* request,
    v1::ExtractProfile* response) {
  return methods_.Write(
      context, request, response,
      [](const v1::CreateExtractProfileRequest& asked) {
        return ExtractProfiles().CheckCreate(asked);
      },
      [](const Records&, store::Txn& txn, const rpc::Call& call,
         const v1::CreateExtractProfileRequest& asked) {
        return ExtractProfiles().Create(txn, call, asked);
      });
}

grpc::ServerUnaryReactor* ExtractService::GetExtractProfile(
    grpc::CallbackServerContext* context,
    const v1::GetExtractProfileRequest* request, v1::ExtractProfile* response) {
  return methods_.Read(
      context, request, response,
      [](const v1::GetExtractProfileRequest& asked) {
        return ExtractProfiles().CheckGet(asked);
      },
      [](const Records&, const store::Reader& reader,
         const v1::GetExtractProfileRequest& asked) {
        return ExtractProfiles().Get(reader, asked);
      });
}

grpc::ServerUnaryReactor* ExtractService::ListExtractProfiles(
    grpc::CallbackServerContext* context,
    const v1::ListExtractProfilesRequest* request,
    v1::ListExtractProfilesResponse* response) {
  return methods_.Read(
      context, request, response,
      [](const v1::ListExtractProfilesRequest& asked) {
        return ExtractProfiles().CheckList(asked);
      },
      [](const Records&, const store::Reader& reader,
         const v1::ListExtractProfilesRequest& asked) {
        return ExtractProfiles().List<v1::ListExtractProfilesResponse>(reader,
                                                                       asked);
      });
}

grpc::ServerUnaryReactor* ExtractService::ListCaseExtracts(
    grpc::CallbackServerContext* context,
    const v1::ListCaseExtractsRequest* request,
    v1::ListCaseExtractsResponse* response) {
  return methods_.Read(context, request, response, &CheckListExtracts,
                       &ListExtracts);
}

}  // namespace carereform::assessments

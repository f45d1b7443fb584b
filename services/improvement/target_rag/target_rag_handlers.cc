#include "services/improvement/target_rag/target_rag_handlers.h"

#include <string>

#include "common/rpc/convert.h"
#include "common/rpc/page_token.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/improvement/keys.h"
#include "services/improvement/target_rag/rag_status.h"

namespace carereform::improvement {
namespace {

constexpr char kTarget[] = "councils/{council}/outcomeTargets/{outcome_target}";

// The day that a request asks about; today where it names none.
template <typename Request>
absl::CivilDay DayOf(const Request& request, const rpc::Call& call) {
  return rpc::StoredDay(request.as_of_date()).value_or(call.today);
}

template <typename Request>
absl::Status CheckOneTarget(const Request& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kTarget);
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  rpc::Presence::kOptional);
  return validation.Finish();
}

v1::RagScheme ToProto(const RagScheme& scheme) {
  v1::RagScheme proto;
  proto.set_id(scheme.id);
  proto.set_version(scheme.version);
  *proto.mutable_from_date() = rpc::ToDate(scheme.from);
  proto.set_source(scheme.source);
  proto.set_status(scheme.status);
  proto.set_red(scheme.red);
  proto.set_amber(scheme.amber);
  proto.set_green(scheme.green);
  proto.set_tolerance(scheme.tolerance);
  proto.set_reading(scheme.reading);
  return proto;
}

}  // namespace

absl::Status CheckRecord(const TargetRagRecords& records,
                         const v1::RecordTargetReadingRequest& request) {
  CR_RETURN_IF_ERROR(records.readings().CheckCreate(request));
  return request.target_reading().supersedes().empty()
             ? absl::OkStatus()
             : InvalidField("target_reading.supersedes",
                            "is of a correction: use CorrectTargetReading");
}

absl::Status CheckCorrect(const TargetRagRecords& records,
                          const v1::CorrectTargetReadingRequest& request) {
  CR_RETURN_IF_ERROR(records.readings().CheckCreate(request));
  return request.target_reading().supersedes().empty()
             ? InvalidField("target_reading.supersedes",
                            "has to name the reading that is corrected")
             : absl::OkStatus();
}

absl::Status CheckGetStatus(const v1::GetRagStatusRequest& request) {
  return CheckOneTarget(request);
}

absl::StatusOr<v1::RagStatus> GetRagStatus(
    const TargetRagRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetRagStatusRequest& request) {
  return RagStatusOn(records, reader, request.name(), DayOf(request, call),
                     request.read_revision());
}

absl::Status CheckListStatuses(const v1::ListRagStatusesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), "councils/{council}");
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  rpc::Presence::kOptional);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListRagStatusesResponse> ListRagStatuses(
    const TargetRagRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::ListRagStatusesRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(const auto page,
                      records.plan().outcome_targets().table().ListByAt(
                          reader, request.parent(), kOutcomeTargetByCode, "",
                          request.read_revision(), wanted));
  v1::ListRagStatusesResponse response;
  for (const v1::OutcomeTarget& target : page.items) {
    CR_ASSIGN_OR_RETURN(
        *response.add_rag_statuses(),
        RagStatusOn(records, reader, target.name(), DayOf(request, call),
                    request.read_revision()));
  }
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

absl::Status CheckGetHistory(const v1::GetRagHistoryRequest& request) {
  return CheckOneTarget(request);
}

absl::StatusOr<v1::RagHistory> GetRagHistory(
    const TargetRagRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetRagHistoryRequest& request) {
  return RagHistoryUpTo(records, reader, request.name(), DayOf(request, call),
                        request.read_revision());
}

absl::Status CheckListSchemes(const v1::ListRagSchemesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), "councils/{council}");
  return validation.Finish();
}

v1::ListRagSchemesResponse ListRagSchemes(const TargetRagRecords& records) {
  v1::ListRagSchemesResponse response;
  for (const RagScheme& scheme : records.schemes()) {
    *response.add_rag_schemes() = ToProto(scheme);
  }
  return response;
}

}  // namespace carereform::improvement

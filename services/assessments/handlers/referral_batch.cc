#include "services/assessments/handlers/referral_batch.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/history.h"
#include "common/store/resource_table.h"
#include "services/assessments/handlers/referrals.h"

namespace carereform::assessments {
namespace {

std::string Place(int index) { return absl::StrCat("requests[", index, "]"); }

// Returns the request at `index`, with the parent of the whole.
v1::CreateReferralRequest ItemOf(const v1::BatchCreateReferralsRequest& request,
                                 int index) {
  v1::CreateReferralRequest item = request.requests(index);
  item.set_parent(request.parent());
  return item;
}

void RefuseAt(int index, const absl::Status& status,
              rpc::Validation& validation) {
  for (const FieldViolation& violation : ViolationsOf(status)) {
    validation.Refuse(absl::StrCat(Place(index), ".", violation.field),
                      violation.description);
  }
}

// Returns the error of the item at `index` as that of the whole, with its
// reason and a word on which item it was.
absl::Status ErrorAt(int index, const absl::Status& status) {
  rpc::Validation validation;
  RefuseAt(index, status, validation);
  if (!validation.ok()) return validation.Finish();
  absl::Status placed(status.code(),
                      absl::StrCat(Place(index), ": ", status.message()));
  status.ForEachPayload([&](absl::string_view type, const absl::Cord& payload) {
    placed.SetPayload(type, payload);
  });
  return placed;
}

void CheckWholesOnly(const v1::BatchCreateReferralsRequest& request, int index,
                     rpc::Validation& validation) {
  const v1::CreateReferralRequest& item = request.requests(index);
  validation.Require(item.parent().empty() || item.parent() == request.parent(),
                     Place(index) + ".parent",
                     "has to be empty, or the parent of the whole");
  validation.Require(item.request_id().empty(), Place(index) + ".request_id",
                     "is of the whole: leave it out");
  validation.Require(!item.validate_only(), Place(index) + ".validate_only",
                     "is of the whole: leave it out");
}

}  // namespace

absl::Status CheckBatchCreate(const v1::BatchCreateReferralsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.RequestId(request.request_id());
  const int count = request.requests_size();
  validation.Require(count > 0 && count <= kMaxBatchItems, "requests",
                     absl::StrCat("has to be 1 to ", kMaxBatchItems,
                                  ": make several batches of more"));
  if (!validation.ok()) return validation.Finish();
  for (int i = 0; i < count; ++i) {
    CheckWholesOnly(request, i, validation);
    v1::CreateReferralRequest item = ItemOf(request, i);
    item.clear_request_id();
    RefuseAt(i, CheckCreate(item), validation);
  }
  return validation.Finish();
}

absl::StatusOr<v1::BatchCreateReferralsResponse> BatchCreateReferrals(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::BatchCreateReferralsRequest& request) {
  v1::BatchCreateReferralsResponse response;
  for (int i = 0; i < request.requests_size(); ++i) {
    absl::StatusOr<v1::Referral> created =
        CreateReferral(records, txn, call, ItemOf(request, i));
    if (!created.ok()) return ErrorAt(i, created.status());
    *response.add_referrals() = *std::move(created);
  }
  return response;
}

absl::Status ReplayBatchCreate(const store::Reader& reader, uint64_t revision,
                               v1::BatchCreateReferralsResponse* response) {
  CR_ASSIGN_OR_RETURN(const std::vector<store::StoredHeader> headers,
                      store::HeadersAfter(reader, revision - 1, 1));
  if (headers.empty()) return store::errors::Corrupt("an earlier batch");
  for (uint32_t i = 0; i < headers.front().header.entries.size(); ++i) {
    CR_ASSIGN_OR_RETURN(const store::StoredBody body,
                        store::ReadBody(reader, revision, i));
    CR_ASSIGN_OR_RETURN(
        *response->add_referrals(),
        store::ResourceTable<v1::Referral>::Parse(body.body, body.hash));
  }
  return absl::OkStatus();
}

}  // namespace carereform::assessments

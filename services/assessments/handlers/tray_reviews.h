// What the methods of Waiting Well do about reviews of teams' lists.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_TRAY_REVIEWS_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_TRAY_REVIEWS_H_

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/waiting_well.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

absl::Status CheckRecordTrayReview(const v1::RecordTrayReviewRequest& request);
absl::StatusOr<v1::TrayReview> RecordTrayReview(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordTrayReviewRequest& request);

absl::Status CheckGetTrayReview(const v1::GetTrayReviewRequest& request);
absl::StatusOr<v1::TrayReview> GetTrayReview(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::GetTrayReviewRequest& request);

absl::Status CheckListTrayReviews(const v1::ListTrayReviewsRequest& request);
absl::StatusOr<v1::ListTrayReviewsResponse> ListTrayReviews(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListTrayReviewsRequest& request);

absl::Status CheckListMissedTrayReviews(
    const v1::ListMissedTrayReviewsRequest& request);
absl::StatusOr<v1::ListMissedTrayReviewsResponse> ListMissedTrayReviews(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListMissedTrayReviewsRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_TRAY_REVIEWS_H_

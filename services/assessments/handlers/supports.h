// What the methods of supports and their reviews do.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_SUPPORTS_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_SUPPORTS_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/assessments/v1/reviews.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

absl::Status CheckCreateSupport(const v1::CreateSupportRequest& request);
absl::StatusOr<v1::Support> CreateSupport(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateSupportRequest& request);

// Checks what CreateSupport checks of the days, which needs today's. Returns
// INVALID_ARGUMENT, reason FIELD_INVALID.
absl::Status CheckSupportDays(const v1::Support& support, absl::CivilDay today);

absl::Status CheckGetSupport(const v1::GetSupportRequest& request);
absl::StatusOr<v1::Support> GetSupport(const Records& records,
                                       const store::Reader& reader,
                                       const rpc::Call& call,
                                       const v1::GetSupportRequest& request);

absl::Status CheckListSupports(const v1::ListSupportsRequest& request);
absl::StatusOr<v1::ListSupportsResponse> ListSupports(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListSupportsRequest& request);

absl::Status CheckEndSupport(const v1::EndSupportRequest& request);
absl::StatusOr<v1::Support> EndSupport(const Records& records, store::Txn& txn,
                                       const rpc::Call& call,
                                       const v1::EndSupportRequest& request);

absl::Status CheckRecordReview(const v1::RecordReviewRequest& request);
absl::StatusOr<v1::Review> RecordReview(const Records& records, store::Txn& txn,
                                        const rpc::Call& call,
                                        const v1::RecordReviewRequest& request);

absl::Status CheckRecordReviewNotDone(
    const v1::RecordReviewNotDoneRequest& request);
absl::StatusOr<v1::Review> RecordReviewNotDone(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordReviewNotDoneRequest& request);

absl::Status CheckListReviews(const v1::ListReviewsRequest& request);
absl::StatusOr<v1::ListReviewsResponse> ListReviews(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListReviewsRequest& request);

absl::Status CheckListDueReviews(const v1::ListDueReviewsRequest& request);
absl::StatusOr<v1::ListDueReviewsResponse> ListDueReviews(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListDueReviewsRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_SUPPORTS_H_

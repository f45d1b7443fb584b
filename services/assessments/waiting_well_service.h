// WaitingWellService: takes each method to its handler.

#ifndef CR_SERVICES_ASSESSMENTS_WAITING_WELL_SERVICE_H_
#define CR_SERVICES_ASSESSMENTS_WAITING_WELL_SERVICE_H_

#include "carereform/assessments/v1/waiting_well.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

class WaitingWellService final
    : public v1::WaitingWellService::CallbackService {
 public:
  WaitingWellService(const rpc::ServerParts& parts, store::Store& store,
                     const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* RecordWaitingContact(
      grpc::CallbackServerContext* context,
      const v1::RecordWaitingContactRequest* request,
      v1::WaitingContact* response) override;
  grpc::ServerUnaryReactor* GetWaitingContact(
      grpc::CallbackServerContext* context,
      const v1::GetWaitingContactRequest* request,
      v1::WaitingContact* response) override;
  grpc::ServerUnaryReactor* ListWaitingContacts(
      grpc::CallbackServerContext* context,
      const v1::ListWaitingContactsRequest* request,
      v1::ListWaitingContactsResponse* response) override;
  grpc::ServerUnaryReactor* ListDueContacts(
      grpc::CallbackServerContext* context,
      const v1::ListDueContactsRequest* request,
      v1::ListDueContactsResponse* response) override;
  grpc::ServerUnaryReactor* RecordTrayReview(
      grpc::CallbackServerContext* context,
      const v1::RecordTrayReviewRequest* request,
      v1::TrayReview* response) override;
  grpc::ServerUnaryReactor* GetTrayReview(
      grpc::CallbackServerContext* context,
      const v1::GetTrayReviewRequest* request,
      v1::TrayReview* response) override;
  grpc::ServerUnaryReactor* ListTrayReviews(
      grpc::CallbackServerContext* context,
      const v1::ListTrayReviewsRequest* request,
      v1::ListTrayReviewsResponse* response) override;
  grpc::ServerUnaryReactor* ListMissedTrayReviews(
      grpc::CallbackServerContext* context,
      const v1::ListMissedTrayReviewsRequest* request,
      v1::ListMissedTrayReviewsResponse* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_WAITING_WELL_SERVICE_H_

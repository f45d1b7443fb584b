// ContactService: takes each method to its handler.

#ifndef CR_SERVICES_ASSESSMENTS_CONTACT_SERVICE_H_
#define CR_SERVICES_ASSESSMENTS_CONTACT_SERVICE_H_

#include "carereform/assessments/v1/contacts.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

class ContactService final : public v1::ContactService::CallbackService {
 public:
  ContactService(const rpc::ServerParts& parts, store::Store& store,
                 const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* CreateContact(
      grpc::CallbackServerContext* context,
      const v1::CreateContactRequest* request, v1::Contact* response) override;
  grpc::ServerUnaryReactor* GetContact(grpc::CallbackServerContext* context,
                                       const v1::GetContactRequest* request,
                                       v1::Contact* response) override;
  grpc::ServerUnaryReactor* ListContacts(
      grpc::CallbackServerContext* context,
      const v1::ListContactsRequest* request,
      v1::ListContactsResponse* response) override;
  grpc::ServerUnaryReactor* ConcludeContact(
      grpc::CallbackServerContext* context,
      const v1::ConcludeContactRequest* request,
      v1::Contact* response) override;
  grpc::ServerUnaryReactor* CorrectContact(
      grpc::CallbackServerContext* context,
      const v1::CorrectContactRequest* request, v1::Contact* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CONTACT_SERVICE_H_

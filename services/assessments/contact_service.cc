#include "services/assessments/contact_service.h"

#include "services/assessments/handlers/contacts.h"

namespace carereform::assessments {

grpc::ServerUnaryReactor* ContactService::CreateContact(
    grpc::CallbackServerContext* context,
    const v1::CreateContactRequest* request, v1::Contact* response) {
  return methods_.Write(context, request, response, &CheckCreateContact,
                        &assessments::CreateContact);
}

grpc::ServerUnaryReactor* ContactService::GetContact(
    grpc::CallbackServerContext* context, const v1::GetContactRequest* request,
    v1::Contact* response) {
  return methods_.Read(context, request, response, &CheckGetContact,
                       &assessments::GetContact);
}

grpc::ServerUnaryReactor* ContactService::ListContacts(
    grpc::CallbackServerContext* context,
    const v1::ListContactsRequest* request,
    v1::ListContactsResponse* response) {
  return methods_.Read(context, request, response, &CheckListContacts,
                       &assessments::ListContacts);
}

grpc::ServerUnaryReactor* ContactService::ConcludeContact(
    grpc::CallbackServerContext* context,
    const v1::ConcludeContactRequest* request, v1::Contact* response) {
  return methods_.Write(context, request, response, &CheckConcludeContact,
                        &assessments::ConcludeContact);
}

grpc::ServerUnaryReactor* ContactService::CorrectContact(
    grpc::CallbackServerContext* context,
    const v1::CorrectContactRequest* request, v1::Contact* response) {
  return methods_.Write(context, request, response, &CheckCorrectContact,
                        &assessments::CorrectContact);
}

}  // namespace carereform::assessments

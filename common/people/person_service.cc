#include "common/people/person_service.h"

#include "common/people/person_handlers.h"
#include "common/people/source_methods.h"

namespace carereform::people {

grpc::ServerUnaryReactor* PersonService::CreatePerson(
    grpc::CallbackServerContext* context,
    const common::v1::CreatePersonRequest* request,
    common::v1::Person* response) {
  return ServeWrite(parts_, sources_, context, request, response,
                    &CheckCreatePerson,
                    [this](store::Txn& txn, const rpc::Call& call,
                           const common::v1::CreatePersonRequest& asked) {
                      return people::CreatePerson(rules_, txn, call, asked);
                    });
}

grpc::ServerUnaryReactor* PersonService::GetPerson(
    grpc::CallbackServerContext* context,
    const common::v1::GetPersonRequest* request, common::v1::Person* response) {
  return ServeRead(parts_, sources_, context, request, response,
                   &CheckGetPerson, &people::GetPerson);
}

grpc::ServerUnaryReactor* PersonService::GetPersonIdentity(
    grpc::CallbackServerContext* context,
    const common::v1::GetPersonIdentityRequest* request,
    common::v1::PersonIdentity* response) {
  return ServeRead(parts_, sources_, context, request, response,
                   &CheckGetIdentity, &GetIdentity);
}

grpc::ServerUnaryReactor* PersonService::UpdatePersonIdentity(
    grpc::CallbackServerContext* context,
    const common::v1::UpdatePersonIdentityRequest* request,
    common::v1::PersonIdentity* response) {
  return ServeWrite(parts_, sources_, context, request, response,
                    &CheckUpdateIdentity, &UpdateIdentity);
}

grpc::ServerUnaryReactor* PersonService::AddPersonNote(
    grpc::CallbackServerContext* context,
    const common::v1::AddPersonNoteRequest* request,
    common::v1::PersonNote* response) {
  return ServeWrite(parts_, sources_, context, request, response, &CheckAddNote,
                    &AddNote);
}

grpc::ServerUnaryReactor* PersonService::ListPersonNotes(
    grpc::CallbackServerContext* context,
    const common::v1::ListPersonNotesRequest* request,
    common::v1::ListPersonNotesResponse* response) {
  return ServeRead(parts_, sources_, context, request, response,
                   &CheckListNotes, &ListNotes);
}

grpc::ServerUnaryReactor* PersonService::SetRetention(
    grpc::CallbackServerContext* context,
    const common::v1::SetRetentionRequest* request,
    common::v1::Person* response) {
  return ServeWrite(parts_, sources_, context, request, response,
                    &CheckSetRetention,
                    [this](store::Txn& txn, const rpc::Call& call,
                           const common::v1::SetRetentionRequest& asked) {
                      return people::SetRetention(rules_, txn, call, asked);
                    });
}

}  // namespace carereform::people

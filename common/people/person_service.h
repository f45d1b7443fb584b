// PersonService for all the sources of a server that keep people; see
// people.proto.

#ifndef CR_COMMON_PEOPLE_PERSON_SERVICE_H_
#define CR_COMMON_PEOPLE_PERSON_SERVICE_H_

#include <utility>

#include "carereform/common/v1/people.grpc.pb.h"
#include "common/people/people_sources.h"
#include "common/people/retention_rules.h"
#include "common/rpc/serve.h"

namespace carereform::people {

class PersonService final : public common::v1::PersonService::CallbackService {
 public:
  // What it is made of outlives it.
  PersonService(const rpc::ServerParts& parts, const PeopleSources& sources,
                RetentionRules rules)
      : parts_(parts), sources_(sources), rules_(std::move(rules)) {}

  grpc::ServerUnaryReactor* CreatePerson(
      grpc::CallbackServerContext* context,
      const common::v1::CreatePersonRequest* request,
      common::v1::Person* response) override;
  grpc::ServerUnaryReactor* GetPerson(
      grpc::CallbackServerContext* context,
      const common::v1::GetPersonRequest* request,
      common::v1::Person* response) override;
  grpc::ServerUnaryReactor* GetPersonIdentity(
      grpc::CallbackServerContext* context,
      const common::v1::GetPersonIdentityRequest* request,
      common::v1::PersonIdentity* response) override;
  grpc::ServerUnaryReactor* UpdatePersonIdentity(
      grpc::CallbackServerContext* context,
      const common::v1::UpdatePersonIdentityRequest* request,
      common::v1::PersonIdentity* response) override;
  grpc::ServerUnaryReactor* AddPersonNote(
      grpc::CallbackServerContext* context,
      const common::v1::AddPersonNoteRequest* request,
      common::v1::PersonNote* response) override;
  grpc::ServerUnaryReactor* ListPersonNotes(
      grpc::CallbackServerContext* context,
      const common::v1::ListPersonNotesRequest* request,
      common::v1::ListPersonNotesResponse* response) override;
  grpc::ServerUnaryReactor* SetRetention(
      grpc::CallbackServerContext* context,
      const common::v1::SetRetentionRequest* request,
      common::v1::Person* response) override;

 private:
  const rpc::ServerParts& parts_;
  const PeopleSources& sources_;
  const RetentionRules rules_;
};

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_PERSON_SERVICE_H_

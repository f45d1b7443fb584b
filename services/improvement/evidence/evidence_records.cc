#include "services/improvement/evidence/evidence_records.h"

#include "common/status/status_macros.h"
#include "services/improvement/evidence/evidence_checks.h"
#include "services/improvement/keys.h"
#include "services/improvement/owners.h"

namespace carereform::improvement {
namespace {

// A post that has gone keeps what it had until that is given away.
absl::Status CompleteDocument(const Records& plan, const store::Reader& reader,
                              const rpc::Call& call,
                              absl::string_view owner_before,
                              v1::InformationReturnDocument& document) {
  if (document.owner() != owner_before) {
    CR_RETURN_IF_ERROR(CheckOwnerIsHere(plan.owners(), reader, call.today,
                                        "information_return_document.owner",
                                        document.owner()));
  }
  return CompleteInformationReturnDocument(plan.frameworks(), document);
}

}  // namespace

EvidenceRecords::EvidenceRecords(const Records& plan)
    : plan_(plan),
      statements_(rpc::CollectionOptions<v1::SelfAssessmentStatement>{
          .pattern = "councils/{council}/selfAssessmentStatements/"
                     "{self_assessment_statement}",
          .table = kSelfAssessmentTable,
          .references = {{"actions", plan.actions().pattern(), kActionTable}},
          .check = &CheckSelfAssessmentStatement,
          .complete =
              [&plan](const store::Reader&, const rpc::Call& call,
                      v1::SelfAssessmentStatement& statement) {
                return CompleteSelfAssessmentStatement(plan.frameworks(), call,
                                                       statement);
              },
          .revise =
              [&plan](const store::Reader&, const rpc::Call& call,
                      const v1::SelfAssessmentStatement&,
                      v1::SelfAssessmentStatement& statement) {
                return CompleteSelfAssessmentStatement(plan.frameworks(), call,
                                                       statement);
              }}),
      documents_(rpc::CollectionOptions<v1::InformationReturnDocument>{
          .pattern = "councils/{council}/informationReturnDocuments/"
                     "{information_return_document}",
          .table = kInformationReturnTable,
          .references = {{"owner", plan.owners().pattern(), kOwnerTable}},
          .check = &CheckInformationReturnDocument,
          .complete =
              [&plan](const store::Reader& reader, const rpc::Call& call,
                      v1::InformationReturnDocument& document) {
                return CompleteDocument(plan, reader, call, "", document);
              },
          .revise =
              [&plan](const store::Reader& reader, const rpc::Call& call,
                      const v1::InformationReturnDocument& before,
                      v1::InformationReturnDocument& document) {
                return CompleteDocument(plan, reader, call, before.owner(),
                                        document);
              }}) {}

}  // namespace carereform::improvement

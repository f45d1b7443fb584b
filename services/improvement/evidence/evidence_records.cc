#include "services/improvement/evidence/evidence_records.h"

#include "services/improvement/evidence/evidence_checks.h"
#include "services/improvement/keys.h"

namespace carereform::improvement {

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
              }}),
      documents_(rpc::CollectionOptions<v1::InformationReturnDocument>{
          .pattern = "councils/{council}/informationReturnDocuments/"
                     "{information_return_document}",
          .table = kInformationReturnTable,
          .references = {{"owner", plan.owners().pattern(), kOwnerTable}},
          .check = &CheckInformationReturnDocument,
          .complete = [&plan](const store::Reader&, const rpc::Call&,
                              v1::InformationReturnDocument& document) {
            return CompleteInformationReturnDocument(plan.frameworks(),
                                                     document);
          }}) {}

}  // namespace carereform::improvement

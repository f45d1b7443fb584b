#include "services/improvement/evidence/evidence_handlers.h"

#include "common/rpc/convert.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "services/improvement/domain/evidence_age.h"
#include "services/improvement/evidence/evidence_checks.h"
#include "services/improvement/evidence/evidence_coverage.h"
#include "services/improvement/framework_headings.h"

namespace carereform::improvement {
namespace {

using v1::InformationReturnDocument;
using v1::SelfAssessmentStatement;

// The day that a request counts to.
template <typename Request>
absl::CivilDay AsOf(const Request& request, const rpc::Call& call) {
  return request.has_as_of_date() ? *rpc::StoredDay(request.as_of_date())
                                  : call.today;
}

}  // namespace

absl::Status CheckGetEvidenceAge(const v1::GetEvidenceAgeRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(),
                  "councils/{council}/selfAssessmentStatements/"
                  "{self_assessment_statement}");
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  rpc::Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::EvidenceAge> GetEvidenceAge(
    const EvidenceRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetEvidenceAgeRequest& request) {
  CR_ASSIGN_OR_RETURN(const SelfAssessmentStatement statement,
                      records.statements().table().Get(reader, request.name()));
  const int limit = FindFramework(records.frameworks(), statement.framework())
                        ->evidence_limit.months;
  const absl::CivilDay as_of = AsOf(request, call);
  v1::EvidenceAge age;
  *age.mutable_as_of_date() = rpc::ToDate(as_of);
  age.set_limit_months(limit);
  age.set_flagged(true);
  for (const auto& evidence : statement.evidence()) {
    const absl::CivilDay day = LastDayOf(evidence);
    auto& entry = *age.add_entries();
    entry.set_months(MonthsOld(day, as_of));
    entry.set_old(IsOld(day, as_of, limit));
    if (!entry.old()) age.set_flagged(false);
  }
  return age;
}

absl::Status CheckGetEvidenceCoverage(
    const std::vector<CqcFramework>& frameworks,
    const v1::GetEvidenceCoverageRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  CheckFramework(frameworks, "framework", request.framework(), validation);
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  rpc::Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::EvidenceCoverage> GetEvidenceCoverage(
    const EvidenceRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetEvidenceCoverageRequest& request) {
  CR_ASSIGN_OR_RETURN(const std::vector<SelfAssessmentStatement> statements,
                      records.statements().table().All(reader));
  CR_ASSIGN_OR_RETURN(const std::vector<InformationReturnDocument> documents,
                      records.documents().table().All(reader));
  return CoverageOf(*FindFramework(records.frameworks(), request.framework()),
                    statements, documents, AsOf(request, call));
}

}  // namespace carereform::improvement

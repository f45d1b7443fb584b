#include "services/financial_assessments/handlers/financial_assessments.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/people/opaque_id.h"
#include "common/people/person_reference.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_fields.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "services/financial_assessments/domain/financial_assessment_dates.h"
#include "services/financial_assessments/handlers/financial_assessment_conversion.h"

namespace carereform::financial_assessments {
namespace {

using rpc::Presence;
using v1::FinancialAssessment;

constexpr char kCouncil[] = "councils/{council}";
constexpr char kFinancialAssessment[] =
    "councils/{council}/financialAssessments/{financial_assessment}";

}  // namespace

void CheckFieldShapes(const FinancialAssessment& assessment,
                      rpc::Validation& validation) {
  people::CheckOpaqueId("financial_assessment.external_id",
                        assessment.external_id(), validation);
  validation.EnumValue("financial_assessment.kind", assessment.kind(),
                       &FinancialAssessment::Kind_IsValid);
  validation.Require(FinancialAssessment::Trigger_IsValid(assessment.trigger()),
                     "financial_assessment.trigger",
                     "is not a value that this version knows");
  const auto day = [&](const char* field, bool present,
                       const google::type::Date& date,
                       Presence presence = Presence::kOptional) {
    validation.Date(absl::StrCat("financial_assessment.", field), present, date,
                    presence);
  };
  day("referred_date", assessment.has_referred_date(),
      assessment.referred_date(), Presence::kRequired);
  day("allocated_date", assessment.has_allocated_date(),
      assessment.allocated_date());
  day("completed_date", assessment.has_completed_date(),
      assessment.completed_date());
  day("decided_date", assessment.has_decided_date(), assessment.decided_date());
  day("withdrawn_date", assessment.has_withdrawn_date(),
      assessment.withdrawn_date());
  day("charge_from_date", assessment.has_charge_from_date(),
      assessment.charge_from_date());
  people::CheckOpaqueId("financial_assessment.needs_assessment_id",
                        assessment.needs_assessment_id(), validation);
  day("needs_assessment_due_date", assessment.has_needs_assessment_due_date(),
      assessment.needs_assessment_due_date());
  day("needs_assessment_completed_date",
      assessment.has_needs_assessment_completed_date(),
      assessment.needs_assessment_completed_date());
}

absl::Status CheckCreate(const v1::CreateFinancialAssessmentRequest& request) {
  const FinancialAssessment& assessment = request.financial_assessment();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncil);
  CheckFieldShapes(assessment, validation);
  people::CheckReference("financial_assessment.person", assessment.person(),
                         request.parent(), kSourceId, validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::Status CheckDates(const FinancialAssessment& assessment,
                        absl::CivilDay today) {
  std::vector<FieldViolation> violations;
  for (const DateViolation& violation :
       CheckOrder(DatesOf(assessment), today)) {
    violations.push_back(
        {absl::StrCat("financial_assessment.", violation.field),
         violation.rule});
  }
  const auto needs =
      rpc::StoredDay(assessment.needs_assessment_completed_date());
  if (needs.has_value() && *needs > today) {
    violations.push_back(
        {"financial_assessment.needs_assessment_completed_date",
         "is in the future"});
  }
  return violations.empty() ? absl::OkStatus() : InvalidFields(violations);
}

absl::StatusOr<FinancialAssessment> CreateFinancialAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateFinancialAssessmentRequest& request) {
  CR_RETURN_IF_ERROR(CheckDates(request.financial_assessment(), call.today));
  CR_RETURN_IF_ERROR(
      people::CheckPersonKept(txn, request.financial_assessment().person()));
  FinancialAssessment assessment = request.financial_assessment();
  rpc::ClearOutputOnly(assessment);
  assessment.set_name(absl::StrCat(request.parent(), "/financialAssessments/",
                                   store::RandomUuid()));
  assessment.set_state(StateFollowingFrom(assessment));
  *assessment.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  *assessment.mutable_update_time() = assessment.create_time();
  CR_RETURN_IF_ERROR(records.financial_assessments().Create(txn, assessment));
  return assessment;
}

absl::Status CheckGet(const v1::GetFinancialAssessmentRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kFinancialAssessment);
  return validation.Finish();
}

absl::StatusOr<FinancialAssessment> GetFinancialAssessment(
    const Records& records, const store::Reader& reader,
    const v1::GetFinancialAssessmentRequest& request) {
  return records.financial_assessments().GetAt(reader, request.name(),
                                               request.read_revision());
}

absl::Status CheckList(const v1::ListFinancialAssessmentsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncil);
  validation.PageSize(request.page_size());
  validation.Require(FinancialAssessment::State_IsValid(request.state()),
                     "state", "is not a value that this version knows");
  return validation.Finish();
}

absl::StatusOr<v1::ListFinancialAssessmentsResponse> ListFinancialAssessments(
    const Records& records, const store::Reader& reader,
    const v1::ListFinancialAssessmentsRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  const std::string state =
      store::KeyWriter().Uint32(static_cast<uint32_t>(request.state())).key();
  CR_ASSIGN_OR_RETURN(
      store::Page<FinancialAssessment> page,
      request.state() == FinancialAssessment::STATE_UNSPECIFIED
          ? records.financial_assessments().ListAt(
                reader, request.parent(), request.read_revision(), wanted)
          : records.financial_assessments().ListByAt(
                reader, request.parent(), kFinancialAssessmentByState, state,
                request.read_revision(), wanted));
  v1::ListFinancialAssessmentsResponse response;
  for (FinancialAssessment& assessment : page.items) {
    *response.add_financial_assessments() = std::move(assessment);
  }
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

}  // namespace carereform::financial_assessments

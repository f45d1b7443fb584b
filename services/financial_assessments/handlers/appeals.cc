#include "services/financial_assessments/handlers/appeals.h"

#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/people/opaque_id.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_fields.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/resource_rows.h"
#include "services/financial_assessments/errors.h"
#include "services/financial_assessments/handlers/charge_shape.h"

namespace carereform::financial_assessments {
namespace {

using v1::Appeal;

constexpr char kAssessment[] =
    "councils/{council}/financialAssessments/{financial_assessment}";
constexpr char kAppeal[] =
    "councils/{council}/financialAssessments/{financial_assessment}/appeals/"
    "{appeal}";

// Checks what a contested calculation is named by: all of it, or nothing.
void CheckCalculation(const v1::RaiseAppealRequest& request,
                      rpc::Validation& validation) {
  const Appeal& appeal = request.appeal();
  if (appeal.calculation().empty()) {
    validation.Require(appeal.calculation_etag().empty(),
                       "appeal.calculation_etag",
                       "is of no calculation: name that too");
    return;
  }
  validation.Name("appeal.calculation", appeal.calculation(), kCalculationName);
  const std::string council = request.parent().substr(
      0, request.parent().find("/financialAssessments/") + 1);
  validation.Require(absl::StartsWith(appeal.calculation(), council),
                     "appeal.calculation", "is of another council");
  validation.Require(!appeal.calculation_etag().empty(),
                     "appeal.calculation_etag",
                     "is required: the etag of the calculation, as it was read "
                     "by whoever contests it");
}

// Whether what is stored shows that both are of one person. Where only one of
// them names a person, the charge has to name the financial assessment.
bool AreOfOnePerson(const v1::Charge& charge,
                    const v1::FinancialAssessment& assessment) {
  if (charge.person() == assessment.person()) return true;
  const bool both = !charge.person().empty() && !assessment.person().empty();
  return !both && charge.financial_assessment() == assessment.name();
}

// Holds what is contested against what is stored.
absl::Status CheckContested(const Records& records, const store::Reader& reader,
                            const v1::FinancialAssessment& assessment,
                            const Appeal& appeal) {
  if (appeal.calculation().empty()) return absl::OkStatus();
  const ChargeRecords& charging = records.charging();
  CR_ASSIGN_OR_RETURN(
      const v1::ChargeCalculation calculation,
      charging.calculations().Get(reader, appeal.calculation()));
  // Not ETAG_MISMATCH: a calculation never changes, so it was another one.
  if (calculation.etag() != appeal.calculation_etag()) {
    return errors::ContestedCalculationDiffers();
  }
  CR_ASSIGN_OR_RETURN(
      const v1::Charge charge,
      charging.charges().Get(reader, OwnerOf(appeal.calculation())));
  if (AreOfOnePerson(charge, assessment)) return absl::OkStatus();
  return errors::ContestedCalculationOfAnotherPerson();
}

}  // namespace

absl::Status CheckRaise(const v1::RaiseAppealRequest& request) {
  const Appeal& appeal = request.appeal();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kAssessment);
  validation.EnumValue("appeal.route", appeal.route(), &Appeal::Route_IsValid);
  validation.Date("appeal.raised_date", appeal.has_raised_date(),
                  appeal.raised_date());
  CheckCalculation(request, validation);
  people::CheckOpaqueId("appeal.record", appeal.record(), validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Appeal> RaiseAppeal(const Records& records, store::Txn& txn,
                                   const rpc::Call& call,
                                   const v1::RaiseAppealRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const v1::FinancialAssessment assessment,
      records.financial_assessments().Get(txn, request.parent()));
  const absl::CivilDay raised = *rpc::StoredDay(request.appeal().raised_date());
  if (raised > call.today) {
    return InvalidField("appeal.raised_date", "is in the future");
  }
  if (raised < *rpc::StoredDay(assessment.referred_date())) {
    return InvalidField("appeal.raised_date",
                        "is before the financial assessment was referred");
  }
  CR_RETURN_IF_ERROR(
      CheckContested(records, txn, assessment, request.appeal()));
  Appeal appeal = request.appeal();
  rpc::ClearOutputOnly(appeal);
  appeal.set_name(
      absl::StrCat(request.parent(), "/appeals/", store::RandomUuid()));
  *appeal.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  *appeal.mutable_update_time() = appeal.create_time();
  CR_RETURN_IF_ERROR(records.appeals().Create(txn, appeal));
  return appeal;
}

absl::Status CheckDecideAppeal(const v1::DecideAppealRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kAppeal);
  validation.Date("decided_date", request.has_decided_date(),
                  request.decided_date());
  validation.EnumValue("outcome", request.outcome(), &Appeal::Outcome_IsValid);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Appeal> DecideAppeal(const Records& records, store::Txn& txn,
                                    const rpc::Call& call,
                                    const v1::DecideAppealRequest& request) {
  CR_ASSIGN_OR_RETURN(Appeal appeal,
                      records.appeals().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), appeal.etag()));
  if (appeal.has_decided_date()) return errors::AppealDecided();
  const absl::CivilDay decided = *rpc::StoredDay(request.decided_date());
  if (decided > call.today) {
    return InvalidField("decided_date", "is in the future");
  }
  if (decided < *rpc::StoredDay(appeal.raised_date())) {
    return InvalidField("decided_date", "is before the appeal was raised");
  }
  *appeal.mutable_decided_date() = request.decided_date();
  appeal.set_outcome(request.outcome());
  *appeal.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.appeals().Update(txn, appeal));
  return appeal;
}

absl::Status CheckGetAppeal(const v1::GetAppealRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kAppeal);
  return validation.Finish();
}

absl::StatusOr<Appeal> GetAppeal(const Records& records,
                                 const store::Reader& reader,
                                 const v1::GetAppealRequest& request) {
  return records.appeals().GetAt(reader, request.name(),
                                 request.read_revision());
}

absl::Status CheckListAppeals(const v1::ListAppealsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kAssessment);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListAppealsResponse> ListAppeals(
    const Records& records, const store::Reader& reader,
    const v1::ListAppealsRequest& request) {
  CR_RETURN_IF_ERROR(
      records.financial_assessments().Get(reader, request.parent()).status());
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(store::Page<Appeal> page,
                      records.appeals().ListByAt(
                          reader, request.parent(), kAppealByAssessment,
                          store::KeyWriter().String(request.parent()).key(),
                          request.read_revision(), wanted));
  v1::ListAppealsResponse response;
  for (Appeal& appeal : page.items) {
    *response.add_appeals() = std::move(appeal);
  }
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

}  // namespace carereform::financial_assessments

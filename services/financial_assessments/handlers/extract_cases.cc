#include "services/financial_assessments/handlers/extract_cases.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/financial_assessments/handlers/financial_assessment_conversion.h"
#include "services/financial_assessments/handlers/financial_assessments.h"

namespace carereform::financial_assessments {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::util::MessageDifferencer;
using v1::FinancialAssessment;

constexpr char kMissingField[] = "missing_from_extract";

absl::StatusOr<std::optional<FinancialAssessment>> FindByExternalId(
    const Records& records, const store::Reader& reader,
    const std::string& external_id) {
  CR_ASSIGN_OR_RETURN(auto page,
                      records.financial_assessments().ListBy(
                          reader, kFinancialAssessmentByExternalId,
                          store::KeyWriter().String(external_id).key(),
                          {.after = "", .size = 1}));
  if (page.items.empty()) return std::nullopt;
  return std::move(page.items.front());
}

// Has `after` say of `field` what `told` says; returns whether that differs
// from what it said.
bool Take(const FieldDescriptor& field, const FinancialAssessment& told,
          FinancialAssessment& after) {
  FinancialAssessment of_told = told;
  FinancialAssessment of_after = after;
  const auto* reflection = FinancialAssessment::GetReflection();
  const auto* descriptor = FinancialAssessment::descriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    if (descriptor->field(i) == &field) continue;
    reflection->ClearField(&of_told, descriptor->field(i));
    reflection->ClearField(&of_after, descriptor->field(i));
  }
  if (MessageDifferencer::Equals(of_told, of_after)) return false;
  reflection->ClearField(&after, &field);
  after.MergeFrom(of_told);
  return true;
}

// Checks a case as CreateFinancialAssessment checks one.
absl::Status CheckCase(const FinancialAssessment& assessment,
                       absl::CivilDay day) {
  rpc::Validation validation;
  CheckFieldShapes(assessment, validation);
  absl::Status checked = validation.Finish();
  if (checked.ok()) checked = CheckDates(assessment, day);
  if (checked.ok()) return checked;
  std::vector<FieldViolation> violations = ViolationsOf(checked);
  for (FieldViolation& violation : violations) {
    violation.field = std::string(
        absl::StripPrefix(violation.field, "financial_assessment."));
  }
  return InvalidFields(violations);
}

}  // namespace

absl::StatusOr<CaseDecision> DecideCase(const Records& records,
                                        const store::Reader& reader,
                                        const FinancialAssessment& told,
                                        const std::vector<std::string>& fields,
                                        absl::CivilDay day) {
  CaseDecision decision;
  CR_ASSIGN_OR_RETURN(decision.stored,
                      FindByExternalId(records, reader, told.external_id()));
  if (decision.stored.has_value()) decision.after = *decision.stored;
  for (const std::string& name : fields) {
    const auto* field =
        FinancialAssessment::descriptor()->FindFieldByName(name);
    if (Take(*field, told, decision.after)) decision.changes.push_back(name);
  }
  if (decision.after.missing_from_extract()) {
    decision.after.clear_missing_from_extract();
    decision.changes.emplace_back(kMissingField);
  }
  if (decision.changes.empty()) return decision;
  CR_RETURN_IF_ERROR(CheckCase(decision.after, day));
  return decision;
}

absl::Status ApplyCase(const Records& records, store::Txn& txn,
                       const rpc::Call& call, CaseDecision decision) {
  if (!decision.stored.has_value()) {
    v1::CreateFinancialAssessmentRequest request;
    request.set_parent(absl::StrCat("councils/", txn.council()));
    *request.mutable_financial_assessment() = std::move(decision.after);
    return CreateFinancialAssessment(records, txn, call, request).status();
  }
  if (decision.changes.empty()) return absl::OkStatus();
  decision.after.set_state(StateFollowingFrom(decision.after));
  *decision.after.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  return records.financial_assessments().Update(txn, decision.after);
}

bool ExpectedInExtract(const FinancialAssessment& assessment) {
  return !assessment.external_id().empty() &&
         assessment.state() != FinancialAssessment::DECIDED &&
         assessment.state() != FinancialAssessment::WITHDRAWN;
}

absl::Status MarkMissing(const Records& records, store::Txn& txn,
                         const std::string& name) {
  CR_ASSIGN_OR_RETURN(FinancialAssessment assessment,
                      records.financial_assessments().Get(txn, name));
  if (!ExpectedInExtract(assessment) || assessment.missing_from_extract()) {
    return absl::OkStatus();
  }
  assessment.set_missing_from_extract(true);
  *assessment.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  return records.financial_assessments().Update(txn, assessment);
}

}  // namespace carereform::financial_assessments

#include "services/financial_assessments/financial_assessment_import.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/imports/import_rows.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/assessment_columns.h"
#include "services/financial_assessments/handlers/financial_assessments.h"

namespace carereform::financial_assessments {
namespace {

using v1::CreateFinancialAssessmentRequest;

CreateFinancialAssessmentRequest RequestOf(const imports::ImportItem& item) {
  CreateFinancialAssessmentRequest request;
  request.ParseFromString(item.content);
  return request;
}

}  // namespace

imports::ParsedFile FinancialAssessmentImport::Parse(
    const rpc::Call& call, absl::string_view council,
    absl::string_view content) const {
  return imports::ParseRows(
      content, AssessmentColumns(), "external_id", "financial_assessment.",
      [&](const imports::CsvRow& row, imports::Issues& issues) {
        CreateFinancialAssessmentRequest request;
        request.set_parent(absl::StrCat("councils/", council));
        *request.mutable_financial_assessment() = ReadAssessment(row, issues);
        return request;
      },
      [&](const CreateFinancialAssessmentRequest& request) -> absl::Status {
        CR_RETURN_IF_ERROR(CheckCreate(request));
        return CheckDates(request.financial_assessment(), call.today);
      });
}

absl::Status FinancialAssessmentImport::CheckStored(
    const store::Reader& reader, const imports::ImportItem& item) const {
  const std::string id = RequestOf(item).financial_assessment().external_id();
  CR_ASSIGN_OR_RETURN(
      const auto taken,
      records_.financial_assessments().ListBy(
          reader, kFinancialAssessmentByExternalId,
          store::KeyWriter().String(id).key(), {.after = "", .size = 1}));
  if (taken.items.empty()) return absl::OkStatus();
  // A violation, so that the issue names the column.
  return InvalidField("external_id",
                      "is the id of a record that is stored already: leave out "
                      "the lines that were imported before");
}

absl::Status FinancialAssessmentImport::Apply(
    store::Txn& txn, const rpc::Call& call,
    const imports::ImportItem& item) const {
  return CreateFinancialAssessment(records_, txn, call, RequestOf(item))
      .status();
}

}  // namespace carereform::financial_assessments

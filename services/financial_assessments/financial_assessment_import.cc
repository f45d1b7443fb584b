#include "services/financial_assessments/financial_assessment_import.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/imports/import_rows.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/handlers/financial_assessments.h"

namespace carereform::financial_assessments {
namespace {

using v1::CreateFinancialAssessmentRequest;
using v1::FinancialAssessment;

const std::vector<imports::CsvColumn>& Columns() {
  static const auto& columns = *new std::vector<imports::CsvColumn>{
      {"external_id", true},   {"kind", true},
      {"referred_date", true}, {"allocated_date", false},
      {"decided_date", false}, {"withdrawn_date", false}};
  return columns;
}

CreateFinancialAssessmentRequest ReadRow(const imports::CsvRow& row,
                                         absl::string_view council,
                                         imports::Issues& issues) {
  CreateFinancialAssessmentRequest request;
  request.set_parent(absl::StrCat("councils/", council));
  FinancialAssessment& assessment = *request.mutable_financial_assessment();
  assessment.set_external_id(row.Get("external_id"));
  assessment.set_kind(
      static_cast<FinancialAssessment::Kind>(imports::ReadEnumWord(
          row, "kind", *FinancialAssessment::Kind_descriptor(), issues)));
  google::type::Date date;
  if (imports::ReadDay(row, "referred_date", date, issues)) {
    *assessment.mutable_referred_date() = date;
  }
  if (imports::ReadDay(row, "allocated_date", date, issues)) {
    *assessment.mutable_allocated_date() = date;
  }
  if (imports::ReadDay(row, "decided_date", date, issues)) {
    *assessment.mutable_decided_date() = date;
  }
  if (imports::ReadDay(row, "withdrawn_date", date, issues)) {
    *assessment.mutable_withdrawn_date() = date;
  }
  return request;
}

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
      content, Columns(), "external_id", "financial_assessment.",
      [&](const imports::CsvRow& row, imports::Issues& issues) {
        return ReadRow(row, council, issues);
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

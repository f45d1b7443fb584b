#include "services/financial_assessments/assessment_columns.h"

#include <string>

#include "common/imports/import_rows.h"
#include "google/protobuf/descriptor.h"
#include "google/type/date.pb.h"

namespace carereform::financial_assessments {
namespace {

using google::protobuf::FieldDescriptor;
using v1::FinancialAssessment;

// Reads one column into the field of its name.
void ReadColumn(const imports::CsvRow& row, const std::string& column,
                FinancialAssessment& assessment, imports::Issues& issues) {
  const std::string& value = row.Get(column);
  const auto* field =
      FinancialAssessment::descriptor()->FindFieldByName(column);
  const auto* reflection = FinancialAssessment::GetReflection();
  const bool required = column == "kind";
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection->SetString(&assessment, field, value);
    case FieldDescriptor::CPPTYPE_ENUM:
      if (value.empty() && !required) return;
      return reflection->SetEnumValue(
          &assessment, field,
          imports::ReadEnumWord(row, column, *field->enum_type(), issues));
    case FieldDescriptor::CPPTYPE_BOOL:
      if (value.empty()) return;
      if (value != "yes" && value != "no") {
        issues.Add(row.line, column, "the value is neither yes nor no",
                   "write yes, no, or nothing where it is not known");
        return;
      }
      return reflection->SetBool(&assessment, field, value == "yes");
    default: {
      google::type::Date date;
      if (!imports::ReadDay(row, column, date, issues)) return;
      *static_cast<google::type::Date*>(
          reflection->MutableMessage(&assessment, field)) = date;
    }
  }
}

}  // namespace

const std::vector<imports::CsvColumn>& AssessmentColumns() {
  static const auto& columns = *new std::vector<imports::CsvColumn>{
      {"external_id", true},
      {"kind", true},
      {"trigger", false},
      {"referred_date", true},
      {"allocated_date", false},
      {"completed_date", false},
      {"decided_date", false},
      {"withdrawn_date", false},
      {"charge_from_date", false},
      {"documentation_taken_on_visit", false},
      {"disability_related_expenditure", false},
      {"needs_assessment_id", false},
      {"needs_assessment_due_date", false},
      {"needs_assessment_completed_date", false}};
  return columns;
}

FinancialAssessment ReadAssessment(const imports::CsvRow& row,
                                   imports::Issues& issues) {
  FinancialAssessment assessment;
  for (const imports::CsvColumn& column : AssessmentColumns()) {
    ReadColumn(row, std::string(column.name), assessment, issues);
  }
  return assessment;
}

}  // namespace carereform::financial_assessments

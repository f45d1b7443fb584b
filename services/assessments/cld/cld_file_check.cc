#include "services/assessments/cld/cld_file_check.h"

#include <utility>

#include "common/status/status_macros.h"
#include "services/assessments/cld/cld_columns.h"
#include "services/assessments/cld/cld_rows.h"
#include "services/assessments/cld/cld_specification_file.h"

namespace carereform::assessments {
namespace {

void AddRow(const imports::CsvRow& row,
            const std::vector<absl::string_view>& values, absl::CivilDay today,
            size_t most_failures, CldFileReport& report) {
  const CldSpecification& specification = BuiltInCldSpecification();
  std::vector<CldRowIssue> issues;
  ReadCldRow(specification, values, today, issues);
  for (const CldRowIssue& issue : issues) {
    report.unusable.Add(row.line, issue.field, issue.rule, issue.remedy);
  }
  const std::vector<FieldState> states = ValidateRow(specification, values);
  report.counts.Add(states);
  for (size_t i = 0; i < states.size(); ++i) {
    if (!HasFailed(states[i])) continue;
    if (report.failures.size() == most_failures) return;
    const CldField& field = specification.fields[i];
    report.failures.push_back({row.line, field.name,
                               std::string(FieldStateWords(states[i])),
                               RemedyFor(field, states[i])});
  }
}

}  // namespace

absl::StatusOr<CldFileReport> CheckCldFile(imports::NextBytes next,
                                           absl::CivilDay today,
                                           size_t most_failures) {
  const CldSpecification& specification = BuiltInCldSpecification();
  CldFileReport report(specification.fields.size());
  imports::CsvReader reader(std::move(next));
  CR_ASSIGN_OR_RETURN(const bool readable, reader.ReadHead(report.unusable));
  if (!readable) return report;
  imports::CheckColumns(*reader.header(), CldCsvColumns(specification),
                        report.unusable);
  if (!report.unusable.empty()) return report;
  CldColumns columns(specification, *reader.header());
  imports::CsvRow row;
  for (;;) {
    const int before = report.unusable.count();
    CR_ASSIGN_OR_RETURN(const bool found, reader.ReadRow(row, report.unusable));
    if (!found) return report;
    if (report.unusable.count() > before) continue;
    AddRow(row, columns.Values(row), today, most_failures, report);
  }
}

}  // namespace carereform::assessments

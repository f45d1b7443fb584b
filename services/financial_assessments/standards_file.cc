#include "services/financial_assessments/standards_file.h"

#include <cstdlib>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"

namespace carereform::data {
extern const absl::string_view kFinancialStandards;
}

namespace carereform::financial_assessments {
namespace {

constexpr int64_t kMaxAmount = 999;

absl::Status LineError(const imports::CsvRow& row, absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat("line ", row.line, " ", words));
}

// Reads the days on which a standard applies.
absl::Status ReadDays(const imports::CsvRow& row, FinancialStandard& standard) {
  const auto from = ParseDate(row.Get("from_date"));
  if (!from.ok()) return LineError(row, "has no from_date that is a day");
  standard.from = *from;
  if (row.Get("to_date").empty()) return absl::OkStatus();
  const auto to = ParseDate(row.Get("to_date"));
  if (!to.ok() || *to <= standard.from) {
    return LineError(row, "has a to_date that is no day after from_date");
  }
  standard.to = *to;
  return absl::OkStatus();
}

absl::StatusOr<FinancialStandard> ReadStandard(const imports::CsvRow& row) {
  FinancialStandard standard;
  standard.standard = row.Get("standard");
  standard.status = row.Get("status");
  standard.source = row.Get("source");
  if (standard.source.empty()) return LineError(row, "has no source");
  if (standard.status != "in force" && standard.status != "proposed" &&
      standard.status != "assumed" && standard.status != "withdrawn") {
    return LineError(row, "has a status that is not one of those known");
  }
  if (!absl::SimpleAtoi(row.Get("amount"), &standard.amount) ||
      standard.amount < 1 || standard.amount > kMaxAmount) {
    return LineError(row, "needs an amount from 1 to 999");
  }
  if (row.Get("unit") == "months") {
    standard.unit = StandardUnit::kMonths;
  } else if (row.Get("unit") != "working_days") {
    return LineError(row, "has a unit other than working_days or months");
  }
  CR_RETURN_IF_ERROR(ReadDays(row, standard));
  return standard;
}

bool Overlap(const FinancialStandard& a, const FinancialStandard& b) {
  return a.standard == b.standard && (!a.to.has_value() || b.from < *a.to) &&
         (!b.to.has_value() || a.from < *b.to);
}

}  // namespace

absl::StatusOr<std::vector<FinancialStandard>> ParseStandards(
    absl::string_view csv) {
  std::vector<imports::CsvColumn> columns;
  for (const char* column : {"standard", "amount", "unit", "from_date",
                             "to_date", "status", "source"}) {
    columns.push_back({column});
  }
  imports::Issues issues;
  const imports::CsvFile file = imports::ParseCsv(csv, columns, issues);
  if (!issues.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "line ", issues.kept()[0].line(), ": ", issues.kept()[0].rule()));
  }
  std::vector<FinancialStandard> standards;
  for (const imports::CsvRow& row : file.rows) {
    CR_ASSIGN_OR_RETURN(FinancialStandard standard, ReadStandard(row));
    for (const FinancialStandard& held : standards) {
      if (Overlap(held, standard)) {
        return LineError(row, "is of days that another line is of too");
      }
    }
    standards.push_back(std::move(standard));
  }
  return standards;
}

const std::vector<FinancialStandard>& BuiltInStandards() {
  static const auto& standards = *[] {
    auto parsed = ParseStandards(data::kFinancialStandards);
    if (!parsed.ok()) std::abort();  // standards_file_test reads the same.
    return new std::vector<FinancialStandard>(*std::move(parsed));
  }();
  return standards;
}

}  // namespace carereform::financial_assessments

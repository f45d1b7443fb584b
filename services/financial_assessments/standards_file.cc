#include "services/financial_assessments/standards_file.h"

#include <cstdlib>
#include <utility>

#include "common/imports/dated_rows.h"
#include "common/status/status_macros.h"

namespace carereform::data {
extern const absl::string_view kFinancialStandards;
}

namespace carereform::financial_assessments {
namespace {

constexpr int kMaxAmount = 999;

absl::StatusOr<FinancialStandard> ReadStandard(const imports::DatedRow& dated) {
  FinancialStandard standard;
  standard.standard = dated.row.Get("standard");
  standard.from = dated.from;
  standard.to = dated.to;
  standard.status = dated.status;
  standard.source = dated.source;
  CR_ASSIGN_OR_RETURN(standard.amount,
                      imports::NumberIn(dated, "amount", 1, kMaxAmount));
  if (dated.row.Get("unit") == "months") {
    standard.unit = StandardUnit::kMonths;
  } else if (dated.row.Get("unit") != "working_days") {
    return imports::LineError(dated,
                              "has a unit other than working_days or months");
  }
  return standard;
}

bool Overlap(const FinancialStandard& a, const FinancialStandard& b) {
  return a.standard == b.standard && (!a.to.has_value() || b.from < *a.to) &&
         (!b.to.has_value() || a.from < *b.to);
}

}  // namespace

absl::StatusOr<std::vector<FinancialStandard>> ParseStandards(
    absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<imports::DatedRow> rows,
      imports::ParseDatedRows(csv, {"standard", "amount", "unit"},
                              kStandardStatuses));
  std::vector<FinancialStandard> standards;
  for (const imports::DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(FinancialStandard standard, ReadStandard(row));
    for (const FinancialStandard& held : standards) {
      if (Overlap(held, standard)) {
        return imports::LineError(row,
                                  "is of days that another line is of too");
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

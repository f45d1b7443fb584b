#include "services/financial_assessments/domain/financial_standards.h"

namespace carereform::financial_assessments {
namespace {

bool AppliesOn(const FinancialStandard& standard, absl::CivilDay day) {
  return standard.status != "withdrawn" && standard.from <= day &&
         (!standard.to.has_value() || day < *standard.to);
}

}  // namespace

std::optional<FinancialStandard> StandardOn(
    absl::Span<const FinancialStandard> standards, absl::string_view standard,
    absl::CivilDay day) {
  for (const FinancialStandard& held : standards) {
    if (held.standard == standard && AppliesOn(held, day)) return held;
  }
  return std::nullopt;
}

absl::StatusOr<absl::CivilDay> DueDay(const FinancialStandard& standard,
                                      absl::CivilDay from,
                                      const BankHolidays& holidays) {
  // No more working days than days can have passed.
  absl::CivilDay last = from + standard.amount;
  for (absl::CivilDay day = last;; ++day) {
    const auto passed = holidays.WorkingDaysBetween(from, day);
    if (!passed.ok()) return passed.status();
    if (*passed > standard.amount) return last;
    last = day;
  }
}

}  // namespace carereform::financial_assessments

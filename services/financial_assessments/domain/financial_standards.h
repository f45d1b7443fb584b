// How long a financial assessment may take, and how far back a bill may reach:
// dated standards, chosen by day.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FINANCIAL_STANDARDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FINANCIAL_STANDARDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/working_days.h"

namespace carereform::financial_assessments {

// The standards that measures and lists ask for by name.
inline constexpr char kToldStandard[] = "told";
inline constexpr char kBackdatingStandard[] = "backdating";

// The words that the status of a standard, or of an amount that a council set,
// may be.
inline constexpr absl::string_view kStandardStatuses[] = {
    "in force", "proposed", "assumed", "withdrawn"};

// What the length of a standard is counted in.
enum class StandardUnit { kWorkingDays, kMonths };

// One standard over a run of days.
struct FinancialStandard {
  std::string standard;  // Such as `told`.
  int64_t amount = 0;    // At least 1.
  StandardUnit unit = StandardUnit::kWorkingDays;
  absl::CivilDay from;               // The first day it applies to.
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;                // One of kStandardStatuses.
  std::string source;
};

// Returns the standard of that name on `day`, or nothing where none is held. A
// withdrawn one is never chosen.
std::optional<FinancialStandard> StandardOn(
    absl::Span<const FinancialStandard> standards, absl::string_view standard,
    absl::CivilDay day);

// Returns the last day within `standard`, which is of working days, of a wait
// that began on `from`: the last day up to and including which no more working
// days have passed than it allows.
//
// Returns OUT_OF_RANGE where `holidays` does not cover a year until then.
absl::StatusOr<absl::CivilDay> DueDay(const FinancialStandard& standard,
                                      absl::CivilDay from,
                                      const BankHolidays& holidays);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FINANCIAL_STANDARDS_H_

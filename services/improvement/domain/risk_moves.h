// What became of the risks of a workstream between two reports.

#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_RISK_MOVES_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_RISK_MOVES_H_

#include <optional>
#include <string>
#include <vector>

namespace carereform::improvement {

// A risk as a report has it.
struct RiskMark {
  std::string risk;
  std::string residual;  // Its score in words; empty where none is known.
  bool open = true;      // Watched, and the workstream's.
};

// What is said of a risk beside the report before.
struct RiskMove {
  std::string risk;
  std::string residual_before;  // Empty where it was not in it or had none.
  std::string movement;         // In words; empty where nothing moved.

  friend bool operator==(const RiskMove&, const RiskMove&) = default;
};

// Returns what there is to report of each risk, by its name: of those that are
// open in `now`, and of those that were open in `before` and are not. `before`
// is absent where there was no report before: then nothing moved.
std::vector<RiskMove> RisksMoved(
    const std::optional<std::vector<RiskMark>>& before,
    const std::vector<RiskMark>& now);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_RISK_MOVES_H_

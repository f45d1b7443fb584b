// The steps of the finalisation of an account after a death, and when each is
// due.
//
// Source: complaints report 2021-22, case study 1 (000:6722-6749), which tells
// of lengthy delays; the order of the steps is the project's own. How soon each
// is due is dated data.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_ACCOUNT_FINALISATION_STEPS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_ACCOUNT_FINALISATION_STEPS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/types/pence.h"

namespace carereform::financial_assessments {

// The numbers are those of the contract.
enum class FinalisationState : uint16_t {
  kTold = 1,
  kFinalChargeWorkedOut = 2,
  kFinalBillSent = 3,
  kSettled = 4,
  kWrittenOff = 5,
  kRefunded = 6,
};

// Returns whether a finalisation in `from` can become `to`: each step follows
// the one before it, and a closed one ends.
bool CanMove(FinalisationState from, FinalisationState to);

// Returns the state as the contract names it, such as "TOLD".
absl::string_view StateWord(FinalisationState state);

// Returns why an account with this balance and this refund due cannot be closed
// as `to`, of which `written_off` is let go; empty where it can. Nothing is
// settled while a refund is due, nothing refunded where none is, and no more
// let go than is owed.
std::string WhyNotClosedAs(FinalisationState to, Pence balance, Pence refund,
                           Pence written_off);

// The steps that have a standard.
enum class FinalisationStep : uint16_t {
  kFinalCharge = 1,
  kFinalBill = 2,
  kClose = 3,
};

// How soon a step is due; from dated data.
struct FinalisationStandard {
  FinalisationStep step = FinalisationStep::kClose;
  int within_days = 0;  // Calendar days from the day of being told.
  absl::CivilDay from;  // The first day of being told that it applies to.
  std::optional<absl::CivilDay> to;  // The first that it no longer applies to.
  std::string status;
  std::string source;
};

// Returns the step that comes after `state`; nothing once it is closed.
std::optional<FinalisationStep> StepAfter(FinalisationState state);

// Returns the last day on which `step` is in time, of which the council was
// told on `told`; nothing where no standard is held.
std::optional<absl::CivilDay> DueDay(
    const std::vector<FinalisationStandard>& standards, FinalisationStep step,
    absl::CivilDay told);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_ACCOUNT_FINALISATION_STEPS_H_

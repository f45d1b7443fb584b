#include "services/financial_assessments/domain/account_finalisation_steps.h"

#include <cstdlib>

namespace carereform::financial_assessments {

bool CanMove(FinalisationState from, FinalisationState to) {
  switch (to) {
    case FinalisationState::kTold:
      return false;
    case FinalisationState::kFinalChargeWorkedOut:
      return from == FinalisationState::kTold;
    case FinalisationState::kFinalBillSent:
      return from == FinalisationState::kFinalChargeWorkedOut;
    case FinalisationState::kSettled:
    case FinalisationState::kWrittenOff:
    case FinalisationState::kRefunded:
      return from == FinalisationState::kFinalBillSent;
  }
  std::abort();
}

absl::string_view StateWord(FinalisationState state) {
  switch (state) {
    case FinalisationState::kTold:
      return "TOLD";
    case FinalisationState::kFinalChargeWorkedOut:
      return "FINAL_CHARGE_WORKED_OUT";
    case FinalisationState::kFinalBillSent:
      return "FINAL_BILL_SENT";
    case FinalisationState::kSettled:
      return "SETTLED";
    case FinalisationState::kWrittenOff:
      return "WRITTEN_OFF";
    case FinalisationState::kRefunded:
      return "REFUNDED";
  }
  std::abort();
}

std::string WhyNotClosedAs(FinalisationState to, Pence balance, Pence refund,
                           Pence written_off) {
  if (to == FinalisationState::kSettled && refund > Pence()) {
    return "a refund is due to the estate: record the refund";
  }
  if (to == FinalisationState::kRefunded && refund == Pence()) {
    return "no refund is due to the estate: record that it was settled or "
           "written off";
  }
  if (to == FinalisationState::kWrittenOff && written_off > balance) {
    return "less is owed than is to be written off: write off what is owed or "
           "less";
  }
  return "";
}

std::optional<FinalisationStep> StepAfter(FinalisationState state) {
  switch (state) {
    case FinalisationState::kTold:
      return FinalisationStep::kFinalCharge;
    case FinalisationState::kFinalChargeWorkedOut:
      return FinalisationStep::kFinalBill;
    case FinalisationState::kFinalBillSent:
      return FinalisationStep::kClose;
    case FinalisationState::kSettled:
    case FinalisationState::kWrittenOff:
    case FinalisationState::kRefunded:
      return std::nullopt;
  }
  std::abort();
}

std::optional<absl::CivilDay> DueDay(
    const std::vector<FinalisationStandard>& standards, FinalisationStep step,
    absl::CivilDay told) {
  for (const FinalisationStandard& standard : standards) {
    if (standard.step == step && standard.from <= told &&
        (!standard.to.has_value() || told < *standard.to) &&
        standard.status != "withdrawn") {
      return told + standard.within_days;
    }
  }
  return std::nullopt;
}

}  // namespace carereform::financial_assessments

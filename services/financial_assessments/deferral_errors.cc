#include "services/financial_assessments/deferral_errors.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/status/error.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/domain/deferral_rates.h"

namespace carereform::financial_assessments::errors {

absl::Status DeferralState(v1::DeferredPayment::State state,
                           absl::string_view be) {
  const std::string word =
      absl::AsciiStrToLower(v1::DeferredPayment::State_Name(state));
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "DEFERRED_PAYMENT_STATE",
      absl::StrCat("the deferred payment is ", word, " and cannot ", be,
                   ": read it again to see what happened to it"),
      {{"state", word}});
}

absl::Status DeferralNotEligible(const std::vector<DeferralBar>& bars) {
  const std::string words =
      absl::StrJoin(bars, " ", [](std::string* out, DeferralBar bar) {
        absl::StrAppend(out, v1::DeferredPayment::Bar_Name(
                                 static_cast<v1::DeferredPayment::Bar>(bar)));
      });
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "DEFERRED_PAYMENT_NOT_ELIGIBLE",
      absl::StrCat("the council need not agree to defer (SI 2014/2671, "
                   "regulation 2): ",
                   words, "; give `discretion` to agree all the same"),
      {{"bars", words}});
}

absl::Status DeferralFull(absl::string_view entries, int most) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "DEFERRED_PAYMENT_FULL",
      absl::StrCat("the deferred payment has ", most, " ", entries,
                   ", the most that one may have: end it and request another"),
      {{"entries", std::string(entries)}});
}

absl::Status DeferralRateMissing(absl::CivilDay day) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "DEFERRED_PAYMENT_RATE_MISSING",
      absl::StrCat("no maximum rate of interest is held for ", PrintDate(day),
                   " (SI 2014/2671, regulation 9): record that of the half "
                   "year from ",
                   PrintDate(HalfYearOf(day)),
                   " with RecordDeferredPaymentRate"),
      {{"day", FormatDate(day)}});
}

absl::Status DeferralRepaidTooMuch(absl::CivilDay day) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "DEFERRED_PAYMENT_REPAID_TOO_MUCH",
      absl::StrCat("more would have been repaid on ", PrintDate(day),
                   " than was owed: see with WriteStatement what is, and "
                   "repay that at most"),
      {{"day", FormatDate(day)}});
}

absl::Status DeferralRefundTooMuch(absl::CivilDay day) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "DEFERRED_PAYMENT_REFUND_TOO_MUCH",
      absl::StrCat("more would have been refunded on ", PrintDate(day),
                   " than was due back: see with WriteStatement what is, and "
                   "refund that at most"),
      {{"day", FormatDate(day)}});
}

}  // namespace carereform::financial_assessments::errors

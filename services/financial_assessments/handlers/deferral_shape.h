// Checks of shape that requests about deferred payments share.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_SHAPE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_SHAPE_H_

#include <algorithm>
#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/deferred_payment_records.pb.h"
#include "common/rpc/validation.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/domain/deferral_terms.h"
#include "services/financial_assessments/domain/equity_limit.h"

namespace carereform::financial_assessments {

inline constexpr char kDeferredPaymentPattern[] =
    "councils/{council}/deferredPayments/{deferred_payment}";

// The most pence of a property and of capital: a billion pounds. Of an amount a
// week, and of a fee: £100,000. Interest on them stays within 64 bits.
inline constexpr int64_t kMostPropertyPence = 100'000'000'000;
inline constexpr int64_t kMostWeeklyPence = 10'000'000;

// Days ahead for which a weekly amount can be recorded.
inline constexpr int kMostDaysAhead = 366;

// An amount of pence from `low` to `high`.
inline void CheckPence(absl::string_view field, int64_t pence, int64_t low,
                       int64_t high, rpc::Validation& validation) {
  validation.Require(
      low <= pence && pence <= high, field,
      absl::StrCat("has to be from ", low, " to ", high, " pence"));
}

// Checks a valuation at `path`, such as "valuation.".
inline void CheckValuation(const std::string& path,
                           const v1::PropertyValuation& valuation,
                           rpc::Validation& validation) {
  validation.Date(path + "valued_date", valuation.has_valued_date(),
                  valuation.valued_date());
  CheckPence(path + "value_pence", valuation.value_pence(), 1,
             kMostPropertyPence, validation);
  CheckPence(path + "encumbrances_pence", valuation.encumbrances_pence(), 0,
             kMostPropertyPence, validation);
  validation.Require(valuation.encumbrances_pence() <= valuation.value_pence(),
                     path + "encumbrances_pence", "is above value_pence");
  validation.Require(
      0 <= valuation.shares() && valuation.shares() <= kMostShares,
      path + "shares", absl::StrCat("has to be from 0 to ", kMostShares));
  validation.Require(0 <= valuation.share() &&
                         valuation.share() <= std::max(1, valuation.shares()),
                     path + "share", "has to be from 0 to shares");
  validation.EnumValue(path + "basis", valuation.basis(),
                       &v1::PropertyValuation::Basis_IsValid);
}

// Checks the amounts of a weekly deferral at `path`.
inline void CheckWeekly(const std::string& path,
                        const v1::WeeklyDeferral& deferral,
                        rpc::Validation& validation) {
  CheckPence(path + "charge_pence", deferral.charge_pence(), 1,
             kMostWeeklyPence, validation);
  CheckPence(path + "top_up_pence", deferral.top_up_pence(), 0,
             kMostWeeklyPence, validation);
  CheckPence(path + "income_pence", deferral.income_pence(), 0,
             kMostWeeklyPence, validation);
  CheckPence(path + "kept_pence", deferral.kept_pence(), 0, kMostWeeklyPence,
             validation);
  CheckPence(path + "other_payments_pence", deferral.other_payments_pence(), 0,
             kMostWeeklyPence, validation);
  validation.Require(deferral.kept_pence() <= deferral.income_pence(),
                     path + "kept_pence", "is above income_pence");
}

// Refuses to keep more than the disposable income allowance.
inline void CheckKept(const std::string& field, int64_t kept_pence,
                      const DeferralTerms& terms, rpc::Validation& validation) {
  const int64_t most = terms.disposable_income.value();
  validation.Require(
      kept_pence <= most, field,
      absl::StrCat("is above the disposable income allowance of ", most,
                   " pence a week (SI 2014/2671)"));
}

// Refuses a day after `last`, such as today.
inline void CheckNotAfter(absl::string_view field, absl::CivilDay day,
                          absl::CivilDay last, rpc::Validation& validation) {
  validation.Require(day <= last, field,
                     absl::StrCat("is after ", FormatDate(last)));
}

// Refuses a day before `first`, with the reason in words.
inline void CheckNotBefore(absl::string_view field, absl::CivilDay day,
                           absl::CivilDay first, absl::string_view what,
                           rpc::Validation& validation) {
  validation.Require(first <= day, field,
                     absl::StrCat("is before ", what, ", ", FormatDate(first)));
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_SHAPE_H_

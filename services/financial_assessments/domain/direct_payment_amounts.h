// What a direct payment comes to.
//
// Source: Care Act 2014, sections 31 to 33, and the Care and Support (Direct
// Payments) Regulations 2014: the budget less what the person contributes
// (net), or all of it with the contribution collected apart (gross). That a
// part of a week counts by its days, and the part of a penny is dropped once,
// of all days since the start, is the project's own rule: so splitting a period
// changes nothing. Rates are dated data.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DIRECT_PAYMENT_AMOUNTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DIRECT_PAYMENT_AMOUNTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/types/pence.h"

namespace carereform::financial_assessments {

// What a rate is of. The first two are those of the contract.
enum class DirectPaymentRateKind : uint16_t {
  kStandard = 1,  // An hour.
  kEnhanced = 2,  // An hour.
  kCarerOneOff = 3,
};

// Returns the word that the data file has for it.
absl::string_view RateWord(DirectPaymentRateKind kind);

struct DirectPaymentRate {
  DirectPaymentRateKind kind = DirectPaymentRateKind::kStandard;
  Pence amount;
  absl::CivilDay from;               // The first day it applies to.
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;
  std::string source;
};

// Returns the rate of `day`, or null where none is held.
const DirectPaymentRate* RateOn(const std::vector<DirectPaymentRate>& rates,
                                DirectPaymentRateKind kind, absl::CivilDay day);

// What a weekly payment is worked out from.
struct WeeklyTerms {
  Pence budget = {};    // For a week, where it is not given in hours.
  int64_t minutes = 0;  // In a week, where it is.
  const DirectPaymentRate* rate = nullptr;  // For an hour; not null with them.
  Pence contribution = {};                  // For a week; not above the budget.
  bool gross = false;  // Whether the council collects the contribution.
};

// One step. The amounts of all lines add up to what is paid.
struct DirectPaymentLine {
  std::string rule;
  std::string source;
  Pence amount;  // Below nothing for what is taken off.
};

struct DirectPaymentAmounts {
  Pence weekly;     // Paid for a week.
  Pence collected;  // Collected from the person for a week.
  Pence one_off;    // Paid once.
  std::vector<DirectPaymentLine> lines;
  bool assumed = false;  // Whether a rate is not in force for certain.
};

// Returns the budget for a week, with hours to the penny above: in the person's
// favour.
Pence WeeklyBudget(const WeeklyTerms& terms);

// Returns what a weekly payment comes to. Requires a contribution that is not
// above the budget.
DirectPaymentAmounts WeeklyPayment(const WeeklyTerms& terms);

// Returns what a payment to a carer comes to.
DirectPaymentAmounts CarerPayment(const DirectPaymentRate& rate);

// Returns what is paid for the days from `first` to `last`, both included, of a
// payment that started on `start`. Requires start <= first <= last.
Pence PaidForDays(Pence weekly, absl::CivilDay start, absl::CivilDay first,
                  absl::CivilDay last);

// Days that are paid for together, both included.
struct PayPeriod {
  absl::CivilDay first;
  absl::CivilDay last;
};

// Returns the days from `first` to `last`, split where runs of `weeks` weeks
// since `start` end. Requires start <= first <= last and weeks > 0.
std::vector<PayPeriod> SplitIntoPayPeriods(absl::CivilDay start,
                                           absl::CivilDay first,
                                           absl::CivilDay last, int weeks);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DIRECT_PAYMENT_AMOUNTS_H_

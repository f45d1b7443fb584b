// The terms of deferred payments that are in force from a day: figures of law,
// and what the law leaves to the council. Read from dated data; see
// services/financial_assessments/data/deferred_payment_terms.csv, which has the
// source and the status of each.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_TERMS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_TERMS_H_

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// When interest begins to bear interest itself.
enum class InterestRest : uint8_t {
  kDaily = 1,   // On the next day.
  kWeekly = 2,  // On the next day that a charging week begins on.
};

// What a day's share of a yearly rate is.
enum class InterestYear : uint8_t {
  k365 = 1,         // 1/365, in a leap year too.
  kActualDays = 2,  // 1/366 on the days of a leap year.
};

struct DeferralTerms {
  absl::CivilDay from;                   // The first day.
  int32_t selling_costs_percent = 0;     // 0 to 99, of the property's value.
  Pence lower_capital_limit;             // 0 or more.
  Pence upper_capital_limit;             // 0 or more.
  bool eligible_at_upper_limit = false;  // With capital of exactly the limit.
  Pence disposable_income;          // A week: the most that a person may keep.
  int32_t near_limit_percent = 0;   // Of the equity limit: 1 to 100.
  int32_t revaluation_percent = 0;  // Of the equity limit: 1 to 100.
  int32_t review_months = 0;        // Between reviews of the property's value.
  int32_t statement_months = 0;     // Between statements.
  int32_t statement_days = 0;       // From a request to its statement.
  int32_t days_after_death = 0;     // Until all that is owed is to be repaid.
  bool end_day_deferred = true;  // Whether the day of the end is deferred too.
  InterestRest rest = InterestRest::kDaily;
  InterestYear year = InterestYear::k365;
};

// Returns `terms`, which are by day, with the selling costs, capital limits and
// disposable income of the rate table of each day, so that what is deferred and
// what is charged are worked out by the same figures. After the last table its
// figures stay; before the first, and where a table lacks one, those of `terms`
// do. Requires tables by day, without gaps.
std::vector<DeferralTerms> WithFiguresOf(absl::Span<const RateTable> tables,
                                         absl::Span<const DeferralTerms> terms);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_TERMS_H_

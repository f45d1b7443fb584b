// What is deferred a week, and on each day of a week.
//
// Source: Care Act 2014, section 34; SI 2014/2671; care and support statutory
// guidance, chapter 9: what the person pays from income, above the disposable
// income that the person chooses to keep, is not deferred.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WEEKLY_DEFERRAL_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WEEKLY_DEFERRAL_H_

#include "absl/time/civil_time.h"
#include "common/types/pence.h"

namespace carereform::financial_assessments {

// Amounts a week, each 0 or more.
struct WeeklyMeans {
  Pence charge;          // What the care home costs the person.
  Pence top_up;          // More that the council agreed to defer.
  Pence income;          // Of the person, that counts.
  Pence kept;            // Of it, what the person keeps.
  Pence other_payments;  // From others, such as a third party.
};

// Returns what the person pays from income: what is not kept, up to the charge
// and the top-up.
Pence PaidFromIncome(const WeeklyMeans& means);

// Returns what is deferred a week, 0 or more.
Pence DeferredAWeek(const WeeklyMeans& means);

// Returns the part of a weekly amount that falls to `day`, in weeks that begin
// on `weeks_begin`. The parts of such a charging week add up to it; those from
// one day of the week to another are floor(amount x b / 7) - floor(amount x a /
// 7).
Pence PartOfWeekOn(absl::CivilDay day, Pence weekly, absl::Weekday weeks_begin);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WEEKLY_DEFERRAL_H_

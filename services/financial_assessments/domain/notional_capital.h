// Notional capital, and how it runs down. A person who disposed of capital to
// pay less is charged as if it were still held; what that makes them pay more
// each week is taken off it, since it would have been spent on that.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_CAPITAL_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_CAPITAL_H_

#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// What is left of the notional capital, as one pool: carried from one week to
// the next. Never negative.
struct NotionalBalance {
  Pence left;

  friend bool operator==(const NotionalBalance&,
                         const NotionalBalance&) = default;
};

// The charges for the same days, usually a week: with what is left of the
// notional capital, and as they would be without any.
struct NotionalCharges {
  Pence with_notional;
  Pence without_notional;
};

// One week of a projection.
struct NotionalWeek {
  NotionalBalance before;
  NotionalCharges charges;
  NotionalBalance after;  // For the week that follows.
};

// Returns what is left after days that were charged as `charges` says: less by
// what the notional capital added to the charge, never below nothing, and
// never more than before.
//
// The charge of a week rests on what is left when it begins, so that the
// reduction counts from the next.
//
// Source: SI 2014/2672 regulation 23.
NotionalBalance Diminish(NotionalBalance before,
                         const NotionalCharges& charges);

// Returns the weeks from `start` on: at most `weeks`, and none once nothing is
// left. `charges_of` gives the charges of a week, counted from 0, in which that
// much is left; what it returns that is not OK is returned.
absl::StatusOr<std::vector<NotionalWeek>> ProjectNotionalCapital(
    NotionalBalance start, int weeks,
    absl::FunctionRef<absl::StatusOr<NotionalCharges>(int, NotionalBalance)>
        charges_of);

// Returns the weeks from `start` on, one for each of `charges`: weeks that have
// been charged already. Weeks after nothing is left are there too, with
// nothing before and after.
std::vector<NotionalWeek> NotionalCapitalOver(
    NotionalBalance start, absl::Span<const NotionalCharges> charges);

// Returns what the person is treated as having at first: the interest in each
// asset that is notional capital, less costs, debts and the share of others.
//
// Returns NOT_FOUND, with its word, if a figure is not in the table.
absl::StatusOr<NotionalBalance> NotionalBalanceOf(
    const Circumstances& circumstances, const RateTable& rates);

// Returns `circumstances` in which `balance` is left of the notional capital.
// What has gone is taken from the assets in their order, each to nothing before
// the next; they stay in the list, so that lines name the same items. An asset
// that is less than it was has no costs, debts or share of its own any more:
// they came off before. If no less than all is left, nothing changes.
//
// With a balance of nothing these are the circumstances that the charge without
// notional capital is worked out from.
//
// Returns what NotionalBalanceOf returns.
absl::StatusOr<Circumstances> WithNotionalLeft(Circumstances circumstances,
                                               NotionalBalance balance,
                                               const RateTable& rates);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_CAPITAL_H_

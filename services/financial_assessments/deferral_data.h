// The terms of deferred payments and the maximum rates of interest that the
// service was built with: the files of data/.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRAL_DATA_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRAL_DATA_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/financial_assessments/domain/deferral_rates.h"
#include "services/financial_assessments/domain/deferral_terms.h"

namespace carereform::financial_assessments {

// Reads a file such as data/deferred_payment_rates.csv. Errors:
// INVALID_ARGUMENT, with no reason, that names the line or the day.
absl::StatusOr<std::vector<MaximumRate>> ParseDeferralRates(
    absl::string_view csv);

// Reads a file such as data/deferred_payment_terms.csv: terms by the days from
// which any of them changes. Errors: INVALID_ARGUMENT, with no reason, that
// names the line, or the parameter of which there is none, or two, on a day.
absl::StatusOr<std::vector<DeferralTerms>> ParseDeferralTerms(
    absl::string_view csv);

// What the files of data/ hold.
struct DeferralData {
  std::vector<DeferralTerms> terms;
  std::vector<MaximumRate> rates;

  static const DeferralData& BuiltIn();
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRAL_DATA_H_

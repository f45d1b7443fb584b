// Gathers what is wrong with circumstances, for the parts of
// CheckCircumstances.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_FAULTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_FAULTS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/circumstances_check.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

class CircumstancesFaults {
 public:
  void Add(std::string field, absl::string_view rule);

  // Adds `rule` unless `holds`.
  void Require(bool holds, absl::string_view field, absl::string_view rule);

  // An amount from nothing to `most`.
  void Amount(absl::string_view field, Pence amount,
              Pence most = kGreatestPayment);

  // A number from 1 to `last`: the value of an enum of circumstances.
  void Value(absl::string_view field, int value, int last);

  // A frequency that is given.
  void PaidHowOften(absl::string_view field, Frequency frequency);

  // A list of no more than `most`.
  void Count(absl::string_view field, size_t count, size_t most);

  // A day that is not after `day`, if there is one.
  void NotAfter(absl::string_view field, std::optional<absl::CivilDay> date,
                absl::CivilDay day);

  std::vector<CircumstancesFault> Take() { return std::move(faults_); }

 private:
  std::vector<CircumstancesFault> faults_;
};

// The parts of CheckCircumstances, each adding what it finds.

// Incomes: their amounts, what goes with each type, and benefits that cannot be
// held together.
void CheckIncomes(const Circumstances& circumstances, const MeansRules& means,
                  CircumstancesFaults& faults);

// Capital: values, shares, what only property has, and decisions on notional
// capital with their reasons.
void CheckCapital(const Circumstances& circumstances, absl::CivilDay day,
                  CircumstancesFaults& faults);

// Housing costs and expenses.
void CheckExpenses(const Circumstances& circumstances,
                   CircumstancesFaults& faults);

// Care, and the top-up of a chosen care home.
void CheckCare(const Circumstances& circumstances, absl::CivilDay day,
               CircumstancesFaults& faults);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_FAULTS_H_

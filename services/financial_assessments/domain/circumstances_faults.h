// Gathers what is wrong with circumstances, for the parts of
// CheckCircumstances.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_FAULTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_FAULTS_H_

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/circumstances_check.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// The path of a field, put together only if something is wrong with it:
// {"children"}, or {"type", "incomes", 1} for "incomes[1].type".
struct FieldPath {
  absl::string_view field;
  absl::string_view list = {};
  size_t item = 0;
};

class CircumstancesFaults {
 public:
  // Adds what is wrong with a field.
  void Add(const FieldPath& field, absl::string_view rule);

  // Adds `rule` unless `holds`. Defined here, as each amount of each person is
  // looked at and few are wrong.
  void Require(bool holds, const FieldPath& field, absl::string_view rule) {
    if (!holds) Add(field, rule);
  }

  // An amount from nothing to `most`.
  void Amount(const FieldPath& field, Pence amount,
              Pence most = kGreatestPayment) {
    if (amount < Pence() || most < amount) AddAmount(field, amount, most);
  }

  // A number from 1 to `last`: the value of an enum of circumstances.
  void Value(const FieldPath& field, int value, int last);

  // A frequency that is given.
  void PaidHowOften(const FieldPath& field, Frequency frequency);

  // A list of no more than `most`.
  void Count(const FieldPath& field, size_t count, size_t most);

  // A day that is not after `day`, if there is one.
  void NotAfter(const FieldPath& field, std::optional<absl::CivilDay> date,
                absl::CivilDay day);

  std::vector<CircumstancesFault> Take() { return std::move(faults_); }

 private:
  void AddAmount(const FieldPath& field, Pence amount, Pence most);

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
void CheckCare(const Circumstances& circumstances, const RateTable& rates,
               absl::CivilDay day, CircumstancesFaults& faults);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_FAULTS_H_

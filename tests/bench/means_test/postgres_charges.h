// The same charges in SQL: the rule reduced to what the made-up people need.
#ifndef CR_TESTS_BENCH_MEANS_TEST_POSTGRES_CHARGES_H_
#define CR_TESTS_BENCH_MEANS_TEST_POSTGRES_CHARGES_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"
#include "tests/bench/postgres.h"

namespace carereform::bench {

// What a batch comes to. Two batches that agree in all of it agree in every
// charge, for all that is likely.
struct BatchTotals {
  int64_t people = 0;
  int64_t charged = 0;   // Who pay something.
  int64_t pence = 0;     // All charges.
  int64_t weighted = 0;  // Each times its place modulo 1,009, added up.

  // Adds the charge of the next person.
  void Add(int64_t charge_pence) {
    charged += charge_pence > 0 ? 1 : 0;
    pence += charge_pence;
    weighted += charge_pence * (people % 1009);
    ++people;
  }

  friend bool operator==(const BatchTotals&, const BatchTotals&) = default;
};

// Writes the people as rows of person, income, asset and housing, with keys,
// and gathers statistics. `rules` gives the figures that the statement has.
absl::Status LoadPeople(
    Postgres& postgres,
    absl::Span<const financial_assessments::Circumstances> people);

// Returns the totals of everybody's charges, worked out in one statement.
absl::StatusOr<BatchTotals> ChargeInSql(
    Postgres& postgres, const financial_assessments::Rules& rules);

// Writes each person's charge into a table, as a council would keep it.
absl::Status StoreChargesInSql(Postgres& postgres,
                               const financial_assessments::Rules& rules);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_MEANS_TEST_POSTGRES_CHARGES_H_

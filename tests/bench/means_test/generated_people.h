// The means of made-up people for the benchmark of the means test: the same
// each time.
#ifndef CR_TESTS_BENCH_MEANS_TEST_GENERATED_PEOPLE_H_
#define CR_TESTS_BENCH_MEANS_TEST_GENERATED_PEOPLE_H_

#include <cstdint>
#include <vector>

#include "services/financial_assessments/domain/circumstances.h"

namespace carereform::bench {

// Returns `count` single people who have care outside a care home: each has two
// to four incomes, paid weekly, four-weekly or monthly, one or two assets, rent
// or none, premiums or none, and care of up to £700 a week. One in twelve has
// capital above the upper limit.
std::vector<financial_assessments::Circumstances> GeneratePeople(
    uint64_t count);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_MEANS_TEST_GENERATED_PEOPLE_H_

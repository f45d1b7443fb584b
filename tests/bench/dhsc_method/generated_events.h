// Events of made-up people for the benchmark of DHSC's method: the same each
// time.
#ifndef CR_TESTS_BENCH_DHSC_METHOD_GENERATED_EVENTS_H_
#define CR_TESTS_BENCH_DHSC_METHOD_GENERATED_EVENTS_H_

#include <cstdint>
#include <vector>

#include "services/assessments/domain/care_events.h"

namespace carereform::bench {

// The last day of the period that the events are of.
int32_t GeneratedPeriodEnd();

// Returns `count` events from April 2022 to March 2026, of a fifth as many
// people, in no order: requests, assessments, services and reviews, some of
// people too young, some of existing clients, some that end at once.
std::vector<assessments::CareEvent> GenerateEvents(uint64_t count);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_DHSC_METHOD_GENERATED_EVENTS_H_

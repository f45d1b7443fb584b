// The ways in which questions are answered.

#ifndef CR_TESTS_BENCH_MEASURES_MILLION_ANSWERS_H_
#define CR_TESTS_BENCH_MEASURES_MILLION_ANSWERS_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "carereform/measures/v1/measures.grpc.pb.h"
#include "services/assessments/domain/wait_facts.h"
#include "tests/bench/measures_million/questions.h"
#include "tests/bench/postgres.h"

namespace carereform::bench {

// Answers by the domain's functions, over facts in memory, as known at
// `revision`.
Answer AnswerFromFacts(absl::Span<const assessments::WaitFact> facts,
                       const Question& question, uint64_t revision);

// Answers by MeasureService.ComputeMeasure, at `revision`.
absl::StatusOr<Answer> AnswerFromService(
    measures::v1::MeasureService::Stub& service, const Question& question,
    uint64_t revision);

// Answers by percentile_cont in PostgreSQL, over the table that LoadPostgres
// made, as known at `revision`.
absl::StatusOr<Answer> AnswerFromPostgres(Postgres& postgres,
                                          const Question& question,
                                          uint64_t revision);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_MEASURES_MILLION_ANSWERS_H_

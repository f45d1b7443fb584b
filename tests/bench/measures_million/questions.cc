#include "tests/bench/measures_million/questions.h"

namespace carereform::bench {

const std::vector<Question>& Questions() {
  static const auto& questions = *new std::vector<Question>{
      {"median of those awaiting allocation", "awaiting-allocation-median",
       /*flow=*/false, /*by_team=*/false, /*as_received=*/false},
      {"median of those allocated in 12 months", "allocated-median",
       /*flow=*/true, /*by_team=*/false, /*as_received=*/false},
      {"median of those awaiting allocation, and of each of 20 teams",
       "awaiting-allocation-median", /*flow=*/false, /*by_team=*/true,
       /*as_received=*/false},
      {"median of those awaiting allocation, as known at an old revision",
       "awaiting-allocation-median", /*flow=*/false, /*by_team=*/false,
       /*as_received=*/true}};
  return questions;
}

}  // namespace carereform::bench

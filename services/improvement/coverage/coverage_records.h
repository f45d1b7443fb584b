// Between the records and the graph of what rests on what.

#ifndef CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_RECORDS_H_
#define CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_RECORDS_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/store/transaction.h"
#include "services/improvement/domain/coverage_graph.h"
#include "services/improvement/recommendations/recommendation_records.h"
#include "services/improvement/records.h"
#include "services/improvement/risks/risk_records.h"
#include "services/improvement/target_rag/target_rag_records.h"

namespace carereform::improvement {

// Where the records are that the graph is made of. They outlive it.
struct CoverageSources {
  const Records& plan;
  const TargetRagRecords& ratings;
  const RiskRecords& risks;
  const RecommendationRecords& recommendations;
};

// Returns the graph as it was on `day`, of the records as they were known at
// `revision`; 0 means the latest. Errors: OUT_OF_RANGE, reason
// REVISION_IN_FUTURE.
absl::StatusOr<CoverageGraph> ReadCoverage(const CoverageSources& sources,
                                           const store::Reader& reader,
                                           absl::CivilDay day,
                                           int64_t revision);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_RECORDS_H_

// The register of recommendations and requests.

#ifndef CR_SERVICES_IMPROVEMENT_RECOMMENDATIONS_RECOMMENDATION_RECORDS_H_
#define CR_SERVICES_IMPROVEMENT_RECOMMENDATIONS_RECOMMENDATION_RECORDS_H_

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/recommendations.pb.h"
#include "common/rpc/collection.h"
#include "common/verify/schema.h"
#include "services/improvement/domain/recommendation_states.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

inline constexpr char kRecommendationPattern[] =
    "councils/{council}/recommendations/{recommendation}";

// Immutable after construction; thread-safe.
class RecommendationRecords {
 public:
  // `plan`, whose owners answer for recommendations, outlives it.
  explicit RecommendationRecords(const Records& plan);

  const rpc::Collection<v1::Recommendation>& recommendations() const {
    return recommendations_;
  }

  std::vector<const rpc::AnyCollection*> all() const {
    return {&recommendations_};
  }

 private:
  const rpc::Collection<v1::Recommendation> recommendations_;
};

// Returns how many days a recommendation was overdue on a day; nothing where it
// was not, or was rejected or closed by then.
std::optional<int> DaysOverdueOn(const v1::Recommendation& recommendation,
                                 absl::CivilDay day);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RECOMMENDATIONS_RECOMMENDATION_RECORDS_H_

// The calendar's records: a collection for each kind of resource.

#ifndef CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_RECORDS_H_
#define CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_RECORDS_H_

#include <vector>

#include "carereform/improvement/v1/calendar.pb.h"
#include "common/rpc/collection.h"
#include "services/improvement/recommendations/recommendation_records.h"
#include "services/improvement/records.h"
#include "services/improvement/risks/risk_records.h"

namespace carereform::improvement {

// Immutable after construction; thread-safe.
class CalendarRecords {
 public:
  // All outlive it.
  CalendarRecords(const Records& plan,
                  const RecommendationRecords& recommendations,
                  const RiskRecords& risks);
  CalendarRecords(const CalendarRecords&) = delete;
  CalendarRecords& operator=(const CalendarRecords&) = delete;

  const Records& plan() const { return plan_; }
  const RecommendationRecords& recommendations() const {
    return recommendations_;
  }
  const RiskRecords& risks() const { return risks_; }
  const rpc::Collection<v1::Meeting>& meetings() const { return meetings_; }
  const rpc::Collection<v1::Intervention>& interventions() const {
    return interventions_;
  }
  const rpc::Collection<v1::DeadlineCompletion>& completions() const {
    return completions_;
  }

  // Returns all of them.
  std::vector<const rpc::AnyCollection*> all() const {
    return {&meetings_, &interventions_, &completions_};
  }

 private:
  const Records& plan_;
  const RecommendationRecords& recommendations_;
  const RiskRecords& risks_;
  const rpc::Collection<v1::Meeting> meetings_;
  const rpc::Collection<v1::Intervention> interventions_;
  const rpc::Collection<v1::DeadlineCompletion> completions_;
};

// Checks a meeting by itself.
void CheckMeeting(const v1::Meeting& meeting, rpc::Validation& validation);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_RECORDS_H_

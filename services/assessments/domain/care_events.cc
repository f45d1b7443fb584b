#include "services/assessments/domain/care_events.h"

namespace carereform::assessments {

bool IsLongTerm(ServiceType type) {
  return type == ServiceType::kNursing || type == ServiceType::kResidential ||
         type == ServiceType::kCommunity || type == ServiceType::kPrison;
}

bool IsTimeLimited(ServiceType type) {
  return type == ServiceType::kShortTermToMaximise ||
         type == ServiceType::kOtherShortTerm;
}

bool IsForServiceUser(ServiceType type) {
  return IsLongTerm(type) || IsTimeLimited(type) ||
         type == ServiceType::kOngoingLowLevel;
}

bool IsNoFurtherAction(EventOutcome outcome) {
  return outcome >= EventOutcome::kMovedToAnotherAuthority &&
         outcome <= EventOutcome::kOtherNoFurtherAction;
}

bool RequestProgresses(EventOutcome outcome) {
  return outcome >= EventOutcome::kReablement &&
         outcome <= EventOutcome::kContinuation;
}

bool AssessmentLeadsToService(EventOutcome outcome) {
  return outcome == EventOutcome::kReablement ||
         outcome == EventOutcome::kSupportPlanning ||
         outcome == EventOutcome::kContinuation;
}

std::optional<int64_t> AgeByBirthMonth(int32_t birth_month, int32_t day) {
  if (birth_month == kNoEventDay || day == kNoEventDay) return std::nullopt;
  // A year of 365.25 days is 1,461 quarters of a day.
  constexpr int64_t kQuartersInYear = 1461;
  const int64_t quarters = 4 * (int64_t{day} - birth_month);
  const int64_t years = quarters / kQuartersInYear;
  return quarters % kQuartersInYear < 0 ? years - 1 : years;
}

int32_t DerivedEnd(int32_t start, int32_t end, int32_t death) {
  if (death == kNoEventDay) return end;
  if (end == kNoEventDay) return death > start ? death : end;
  return death >= start && death <= end ? death : end;
}

}  // namespace carereform::assessments

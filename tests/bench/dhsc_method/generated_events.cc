#include "tests/bench/dhsc_method/generated_events.h"

#include <random>

#include "common/types/civil_date.h"

namespace carereform::bench {
namespace {

using assessments::CareEvent;
using assessments::EventKind;

constexpr uint64_t kEventsPerPerson = 5;
constexpr unsigned kSeed = 2026;

class Generator {
 public:
  CareEvent Next(uint64_t record, uint64_t people) {
    CareEvent event;
    event.record = record;
    event.import_order = static_cast<uint32_t>(Draw(1, 12));
    event.person =
        static_cast<uint64_t>(Draw(0, static_cast<int64_t>(people) - 1));
    event.kind = Kind();
    event.start = static_cast<int32_t>(Draw(first_, last_));
    event.end = event.start + static_cast<int32_t>(Draw(0, 60));
    if (event.kind == EventKind::kService) {
      event.end = OneIn(3) ? assessments::kNoEventDay
                           : event.start + static_cast<int32_t>(Draw(0, 500));
    }
    // One birth month for each person, so that ages agree.
    const auto years = static_cast<int>(20 + event.person % 75);
    event.birth_month = DayNumber(absl::CivilDay(
        2024 - years, static_cast<int>(1 + event.person % 12), 1));
    event.age_at_start = static_cast<int16_t>(
        assessments::AgeByBirthMonth(event.birth_month, event.start)
            .value_or(0));
    event.client = static_cast<assessments::ClientType>(OneIn(10) ? 2 : 1);
    event.assessment =
        static_cast<assessments::AssessmentType>(OneIn(8) ? 3 : Draw(1, 2));
    event.service = static_cast<assessments::ServiceType>(Draw(1, 8));
    event.outcome = static_cast<assessments::EventOutcome>(
        OneIn(3) ? Draw(0, 18) : Draw(1, 5));
    event.conversation = OneIn(10);
    return event;
  }

 private:
  int64_t Draw(int64_t first, int64_t last) {
    return std::uniform_int_distribution<int64_t>(first, last)(random_);
  }
  bool OneIn(int64_t n) { return Draw(1, n) == 1; }

  EventKind Kind() {
    const int64_t number = Draw(1, 20);
    if (number <= 8) return EventKind::kRequest;
    if (number <= 13) return EventKind::kAssessment;
    return number <= 18 ? EventKind::kService : EventKind::kReview;
  }

  const int32_t first_ = DayNumber(absl::CivilDay(2022, 4, 1));
  const int32_t last_ = GeneratedPeriodEnd();
  std::mt19937_64 random_{kSeed};
};

}  // namespace

int32_t GeneratedPeriodEnd() { return DayNumber(absl::CivilDay(2026, 3, 31)); }

std::vector<CareEvent> GenerateEvents(uint64_t count) {
  std::vector<CareEvent> events;
  events.reserve(count);
  Generator generator;
  const uint64_t people = count / kEventsPerPerson + 1;
  for (uint64_t record = 1; record <= count; ++record) {
    events.push_back(generator.Next(record, people));
  }
  return events;
}

}  // namespace carereform::bench

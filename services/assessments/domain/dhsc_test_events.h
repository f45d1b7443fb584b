// Events for tests of DHSC's method, made in a line each.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_TEST_EVENTS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_TEST_EVENTS_H_

#include "common/types/civil_date.h"
#include "services/assessments/domain/care_events.h"
#include "services/assessments/domain/dhsc_method.h"

namespace carereform::assessments::dhsc_tests {

// Returns version 1.1 of the method.
inline DhscMethod Version11() {
  return {.version = "dhsc-waiting-1.1",
          .published = absl::CivilDay(2026, 5, 19),
          .requests_from = absl::CivilDay(2023, 4, 1),
          .conversations_before = absl::CivilDay(2025, 7, 1),
          .long_term_months = 12,
          .short_term_months = 3,
          .youngest_age = 25,
          .older_age = 65,
          .status = "provisional",
          .source = "test"};
}

// Returns the number of the day.
inline int32_t Day(int year, int month, int day) {
  return DayNumber(absl::CivilDay(year, month, day));
}

// Returns an event of a person of about 45, of one day. Records are numbered by
// their start, so that each of a test's events on different days has its own.
inline CareEvent EventOn(EventKind kind, int32_t start) {
  CareEvent event;
  event.kind = kind;
  event.person = 1;
  event.record =
      static_cast<uint64_t>(start) * 10 + static_cast<uint64_t>(kind);
  event.start = start;
  event.end = start;
  event.birth_month = Day(1980, 1, 1);
  event.age_at_start = 45;
  event.client = ClientType::kServiceUser;
  return event;
}

// Returns a request that went on to an assessment.
inline CareEvent RequestOn(int32_t start) {
  CareEvent event = EventOn(EventKind::kRequest, start);
  event.outcome = EventOutcome::kAssessment;
  return event;
}

// Returns a long-term assessment with `outcome`.
inline CareEvent AssessmentOn(
    int32_t start, EventOutcome outcome = EventOutcome::kSupportPlanning) {
  CareEvent event = EventOn(EventKind::kAssessment, start);
  event.assessment = AssessmentType::kLongTerm;
  event.outcome = outcome;
  return event;
}

// Returns a service from `start` to `end`.
inline CareEvent ServiceOn(int32_t start, int32_t end = kNoEventDay,
                           ServiceType type = ServiceType::kCommunity) {
  CareEvent event = EventOn(EventKind::kService, start);
  event.service = type;
  event.end = end;
  return event;
}

}  // namespace carereform::assessments::dhsc_tests

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_TEST_EVENTS_H_

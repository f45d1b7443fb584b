// Events of adult social care as Client Level Data have them: what one row of
// the national return says, once its words are known and nothing in it
// identifies a person.
//
// Source: DHSC's Client Level Data specification, release 2, as read in
// DHSC's published code (repository DataS-DHSC/ASC-CLD-LA-Dashboard).
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_CARE_EVENTS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_CARE_EVENTS_H_

#include <cstdint>
#include <limits>
#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"

namespace carereform::assessments {

// What happened. The order is that of events on one day.
enum class EventKind : uint8_t {
  kRequest = 1,
  kAssessment = 2,
  kService = 3,
  kReview = 4,
};

// For whom. Other words of the return are kOther.
enum class ClientType : uint8_t {
  kUnknown = 0,
  kServiceUser = 1,
  kUnpaidCarer = 2,
  kOther = 3,
};

// Which assessment. Assessments of unpaid carers are kCarer.
enum class AssessmentType : uint8_t {
  kUnknown = 0,
  kShortTerm = 1,
  kLongTerm = 2,
  kCarer = 3,
};

// Which support.
enum class ServiceType : uint8_t {
  kUnknown = 0,
  kNursing = 1,
  kResidential = 2,
  kCommunity = 3,
  kPrison = 4,
  kShortTermToMaximise = 5,
  kOngoingLowLevel = 6,
  kOtherShortTerm = 7,
  kDirectToCarer = 8,
  kInvolvingPersonCaredFor = 9,
};

// What followed. Numbers 1 to 17 are DHSC's hierarchy: of several records of
// one event that with the least is kept.
enum class EventOutcome : uint8_t {
  kNone = 0,  // Empty.
  kReablement = 1,
  kAssessment = 2,
  kReleaseOneOnly = 3,
  kSupportPlanning = 4,
  kContinuation = 5,
  kAdmittedToHospital = 6,
  kMovedToAnotherAuthority = 7,
  kReferredToHealth = 8,
  kSelfFunded = 9,
  kInformationAndAdvice = 10,
  kReferredWithinAuthority = 11,
  kSupportDeclined = 12,
  kDeceased = 13,
  kEndedAsPlanned = 14,
  kEndedForOtherReason = 15,
  kNothingOffered = 16,
  kOtherNoFurtherAction = 17,
  kNotMapped = 18,  // A word that is in no list.
};

// The number that stands for a day that is not known, or has not come.
inline constexpr int32_t kNoEventDay = std::numeric_limits<int32_t>::max();

// The number that stands for an age that is not known.
inline constexpr int16_t kNoAge = -1;

// One event. Days are those of DayNumber.
struct CareEvent {
  uint64_t person = 0;        // One number for each person.
  uint64_t record = 0;        // The record's number, one each.
  uint32_t import_order = 0;  // The newer the import, the greater.
  int32_t start = 0;
  int32_t end = kNoEventDay;  // As derived: never after the day of death.
  int32_t birth_month = kNoEventDay;  // The first day of the month of birth.
  int16_t age_at_start = kNoAge;      // In whole years.
  EventKind kind = EventKind::kRequest;
  ClientType client = ClientType::kUnknown;
  AssessmentType assessment = AssessmentType::kUnknown;
  ServiceType service = ServiceType::kUnknown;
  EventOutcome outcome = EventOutcome::kNone;
  bool conversation = false;  // Whether the request was a conversation.
  uint8_t route = 0;  // Numbers in the lists of values: of a request's route
  uint8_t component = 0;  // of access, and of a service's component.
};

static_assert(sizeof(CareEvent) == 48);

// Says whether support of that type is long-term.
bool IsLongTerm(ServiceType type);

// Says whether support of that type is short-term and meant to end: to
// maximise independence, or other short-term support. Ongoing low level support
// is neither this nor long-term.
bool IsTimeLimited(ServiceType type);

// Says whether support of that type is for the person, not for a carer.
bool IsForServiceUser(ServiceType type);

// Says whether the outcome is one of those that end with no further action.
bool IsNoFurtherAction(EventOutcome outcome);

// Says whether a request with that outcome went further.
bool RequestProgresses(EventOutcome outcome);

// Says whether an assessment with that outcome led to a service.
bool AssessmentLeadsToService(EventOutcome outcome);

// Returns the age in whole years on `day` of one born in the month that begins
// on `birth_month`: whole days since then by 365.25, rounded down. Below 0
// where the day is before the birth; nothing where either is not known.
std::optional<int64_t> AgeByBirthMonth(int32_t birth_month, int32_t day);

// Returns the day on which an event ended: that of death where it is between
// `start` and `end`, both included, or after `start` where there is no `end`;
// otherwise `end`. Source: DHSC's procedure FilterToEventsInPeriod.
int32_t DerivedEnd(int32_t start, int32_t end, int32_t death);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_CARE_EVENTS_H_

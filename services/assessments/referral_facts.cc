#include "services/assessments/referral_facts.h"

#include "common/rpc/convert.h"
#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

// A date that is not set has no day.
uint16_t DayOf(const google::type::Date& date) {
  const std::optional<absl::CivilDay> day = rpc::StoredDay(date);
  return day.has_value() ? FactDay(DayNumber(*day)) : kNoDay;
}

}  // namespace

WaitFact FactOf(const v1::Referral& referral) {
  WaitFact fact;
  fact.contacted = DayOf(referral.contacted_date());
  fact.received = DayOf(referral.received_date());
  fact.triaged = DayOf(referral.triaged_date());
  fact.allocated = DayOf(referral.allocated_date());
  fact.started = DayOf(referral.started_date());
  fact.completed = DayOf(referral.completed_date());
  fact.decided = DayOf(referral.decided_date());
  fact.service_started = DayOf(referral.service_started_date());
  fact.left = DayOf(referral.closed_date());
  fact.start_by = DayOf(referral.start_by_date());
  fact.informed = DayOf(referral.referrer_informed_date());
  fact.type = static_cast<uint8_t>(referral.type());
  fact.risk_rating = static_cast<uint8_t>(referral.risk().rating());
  fact.channel = static_cast<uint8_t>(referral.channel());
  fact.age_band = static_cast<uint8_t>(referral.age_band());
  fact.ethnic_group = static_cast<uint8_t>(referral.ethnic_group());
  fact.complexity = static_cast<uint8_t>(referral.complexity());
  fact.hold_reason = static_cast<uint8_t>(referral.hold().reason());
  fact.exclusion = static_cast<uint8_t>(referral.exclusion());
  fact.request_source = static_cast<uint8_t>(referral.source());
  fact.merged = referral.merged_into().empty() ? 0 : 1;
  return fact;
}

}  // namespace carereform::assessments

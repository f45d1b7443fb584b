#include "services/assessments/tray_facts.h"

#include <algorithm>
#include <utility>

#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "common/types/working_days.h"

namespace carereform::assessments {
namespace {

using v1::TrayReview;

// The days of `period` on which a case waits; nothing for none.
std::optional<Period> WaitIn(const ColumnFact& waiter, const Period& period) {
  const int32_t first =
      std::max(waiter.days[waiter_days::kReceived], DayNumber(period.start));
  const int32_t end =
      std::min(waiter.days[waiter_days::kEnded], DayNumber(period.end));
  if (first >= end) return std::nullopt;
  return Period{DayOfNumber(first), DayOfNumber(end)};
}

std::map<std::string, std::vector<absl::CivilDay>> ReviewsByTeam(
    const ColumnTable& reviews, uint64_t revision, TrayReview::Kind kind) {
  std::map<std::string, std::vector<absl::CivilDay>> by_team;
  for (const NumberedFact& review : KnownAt(reviews, revision)) {
    if (review.fact.code(Code::kKind) != static_cast<uint16_t>(kind)) continue;
    by_team[reviews.words.WordOf(review.fact.code(Code::kTeam))].push_back(
        DayOfNumber(review.fact.days[tray_review_days::kReviewed]));
  }
  return by_team;
}

}  // namespace

absl::StatusOr<std::map<std::string, SlotsReviewed>> TraySlotsOf(
    const JourneyFacts& facts, const std::vector<NumberedFact>& waiters,
    uint64_t revision, TrayReview::Kind kind, const Period& period) {
  std::vector<Period> slots;
  if (kind == TrayReview::DAILY_OT) {
    CR_ASSIGN_OR_RETURN(slots, WorkingDays(period, BankHolidays::England()));
  } else {
    slots = WholeWeeks(period);
  }
  std::map<std::string, std::vector<Period>> waits;
  for (const NumberedFact& waiter : waiters) {
    if (kind == TrayReview::DAILY_OT &&
        waiter.fact.code(Code::kKind) !=
            static_cast<uint16_t>(v1::Referral::OCCUPATIONAL_THERAPY)) {
      continue;
    }
    const std::optional<Period> wait = WaitIn(waiter.fact, period);
    if (!wait.has_value()) continue;
    waits[facts.waiters.words.WordOf(waiter.fact.code(Code::kTeam))].push_back(
        *wait);
  }
  const auto reviews = ReviewsByTeam(facts.tray_reviews, revision, kind);
  std::map<std::string, SlotsReviewed> by_team;
  for (const auto& [team, of_team] : waits) {
    const auto found = reviews.find(team);
    by_team[team] = ReviewedSlots(
        slots, of_team,
        found == reviews.end() ? std::vector<absl::CivilDay>() : found->second);
  }
  return by_team;
}

}  // namespace carereform::assessments

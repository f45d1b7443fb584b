// The measures of Waiting Well: who is overdue a contact, which were made on
// time, red cases that nobody was told of, and lists that were looked at.
// Source: 002:815-823 and 963 of the papers; see the README.

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/types/civil_date.h"
#include "services/assessments/journey_measures.h"
#include "services/assessments/tray_facts.h"

namespace carereform::assessments {
namespace {

using measures::v1::FLOW;
using measures::v1::STOCK;
using v1::Referral;
using v1::TrayReview;

constexpr char kVersion[] = "waiting-well-1";
constexpr char kWhoWaits[] =
    " Somebody waits from the day of receipt until the assessment starts or "
    "the case is closed. A contact is due so many calendar days after the last "
    "contact, rating or receipt as the configuration of the rating says on "
    "that day.";

std::vector<JourneyDimension> Dimensions() {
  return {{"type", Code::kKind, Referral::Type_descriptor()},
          {"rating", Code::kOutcome, v1::RiskRating_descriptor()},
          {"team", Code::kTeam},
          {"locality", Code::kLocality},
          {"district", Code::kDistrict},
          {"specialism", Code::kSpecialism},
          {"channel", Code::kChannel, v1::Channel_descriptor()},
          {"source", Code::kSource, v1::RequestSource_descriptor()},
          {"age_band", Code::kAgeBand, v1::AgeBand_descriptor()},
          {"ethnic_group", Code::kEthnicGroup, v1::EthnicGroup_descriptor()}};
}

// Calls `take` with each who waits and the cycles of their contacts.
template <typename Take>
void ForEachWaiter(const JourneyEvidence& evidence, Take take) {
  const uint64_t revision = evidence.query.revision;
  const OwnedFacts contacts =
      OwnedAt(evidence.facts.waiting_contacts, revision);
  for (const NumberedFact& waiter : KnownAt(evidence.facts.waiters, revision)) {
    take(waiter, CyclesOfWaiter(evidence.rules, waiter, contacts));
  }
}

// A row whose rating is that of the cycle.
JourneyRow RowOf(const NumberedFact& waiter, const DueCycle& cycle) {
  JourneyRow row{.fact = waiter.fact, .number = waiter.number};
  row.fact.code(Code::kOutcome) = cycle.rating;
  return row;
}

// Returns those who wait on the day and whom `counts` takes.
template <typename Counts>
std::vector<JourneyRow> WaitersOn(const JourneyEvidence& evidence,
                                  Counts counts) {
  const int32_t day = DayNumber(*evidence.query.as_of);
  std::vector<JourneyRow> rows;
  ForEachWaiter(evidence, [&](const NumberedFact& waiter,
                              const std::vector<DueCycle>& cycles) {
    const auto cycle = CycleOn(cycles, day);
    if (!cycle.has_value() || !counts(waiter, *cycle, day)) return;
    JourneyRow row = RowOf(waiter, *cycle);
    row.known = cycle->due != kNoDay;
    rows.push_back(row);
  });
  return rows;
}

absl::StatusOr<std::vector<JourneyRow>> ContactsDueIn(
    const JourneyEvidence& evidence) {
  const int32_t first = DayNumber(evidence.query.period->start);
  const int32_t end = DayNumber(evidence.query.period->end);
  std::vector<JourneyRow> rows;
  ForEachWaiter(evidence, [&](const NumberedFact& waiter,
                              const std::vector<DueCycle>& cycles) {
    for (const DueCycle& cycle : cycles) {
      const Done done = DoneIn(cycle, first, end);
      if (done == Done::kNotCounted) continue;
      JourneyRow row = RowOf(waiter, cycle);
      row.in_part = done == Done::kOnTime;
      rows.push_back(row);
    }
  });
  return rows;
}

// Returns a row for each team and slot in which its list had to be looked at.
absl::StatusOr<std::vector<JourneyRow>> TraySlots(
    const JourneyEvidence& evidence, TrayReview::Kind kind) {
  const uint64_t revision = evidence.query.revision;
  const auto by_team =
      TraySlotsOf(evidence.facts, KnownAt(evidence.facts.waiters, revision),
                  revision, kind, *evidence.query.period);
  if (!by_team.ok()) {
    return InvalidField("period",
                        "is in a year whose bank holidays are not held");
  }
  std::vector<JourneyRow> rows;
  for (const auto& [team, slots] : *by_team) {
    JourneyRow row;
    row.fact.code(Code::kTeam) = *evidence.facts.waiters.words.Find(team);
    for (int64_t i = 0; i < slots.due; ++i) {
      row.in_part = i < slots.done;
      rows.push_back(row);
    }
  }
  return rows;
}

JourneyMeasure TrayShare(TrayReview::Kind kind, const std::string& id,
                         const std::string& display_name,
                         const std::string& slots, const std::string& method) {
  return {.id = id,
          .basis = FLOW,
          .statistic = JourneyStatistic::kShare,
          .unit = "percent",
          .display_name = display_name,
          .question = absl::StrCat("On what share of the teams' ", slots,
                                   " of the period was a list with somebody "
                                   "on it looked at?"),
          .population = absl::StrCat(
              slots,
              " of the period on which a team's list had somebody on "
              "it"),
          .method_version = kVersion,
          .method = method,
          .unknown = "",
          .table = &JourneyFacts::waiters,
          .dimensions = {{"team", Code::kTeam}},
          .rows = [kind](const JourneyEvidence& evidence) {
            return TraySlots(evidence, kind);
          }};
}

}  // namespace

std::vector<JourneyMeasure> WaitingWellMeasures() {
  return {
      TrayShare(TrayReview::DAILY_OT, "ot-daily-reviews-done-share",
                "Occupational therapy lists looked at daily", "working days",
                "For each team, the working days of the period, both ends "
                "included, on which somebody waits for an assessment by "
                "occupational therapy; done where a DAILY_OT review has that "
                "day. Working days are Monday to Friday less England's bank "
                "holidays."),
      {.id = "red-not-escalated-count",
       .basis = STOCK,
       .statistic = JourneyStatistic::kCount,
       .unit = "people",
       .display_name = "Red cases that nobody was told of",
       .question = "How many people who wait on the day are rated red and were "
                   "escalated to nobody?",
       .population = "people waiting, rated red on the day and not escalated "
                     "by then",
       .method_version = kVersion,
       .method = absl::StrCat("Each referral rated red on the day with no "
                              "escalation on or before it.",
                              kWhoWaits),
       .unknown = "",
       .table = &JourneyFacts::waiters,
       .dimensions = Dimensions(),
       .rows = [](const JourneyEvidence& evidence)
           -> absl::StatusOr<std::vector<JourneyRow>> {
         std::vector<JourneyRow> rows = WaitersOn(evidence, &IsRedNotEscalated);
         for (JourneyRow& row : rows) row.known = true;
         return rows;
       }},
      TrayShare(TrayReview::WEEKLY_TRAY, "tray-reviews-done-share",
                "Trays looked at weekly", "weeks",
                "For each team, the weeks from Monday to Sunday that lie "
                "wholly in the period and on a day of which somebody waits on "
                "the team's list; done where a WEEKLY_TRAY review has one of "
                "its days. Weeks that the period cuts are left out."),
      {.id = "waiting-contacts-done-on-time-share",
       .basis = FLOW,
       .statistic = JourneyStatistic::kShare,
       .unit = "percent",
       .display_name = "Waiting Well contacts made on time",
       .question = "What share of the contacts due in the period were made by "
                   "their day?",
       .population = "contacts due in the period",
       .method_version = kVersion,
       .method = absl::StrCat(
           "Each contact due on a day of the period, both ends included; one "
           "made on that day or before is on time. One that was no longer due "
           "when its day came, because the wait ended or the rating changed, "
           "does not count.",
           kWhoWaits),
       .unknown = "",
       .table = &JourneyFacts::waiters,
       .dimensions = Dimensions(),
       .rows = &ContactsDueIn},
      {.id = "waiting-contacts-overdue-count",
       .basis = STOCK,
       .statistic = JourneyStatistic::kCount,
       .unit = "people",
       .display_name = "Overdue a Waiting Well contact",
       .question = "How many people who wait on the day should have been "
                   "contacted before it and were not?",
       .population = "people waiting who are overdue a contact, and those of "
                     "whom nobody can say",
       .method_version = kVersion,
       .method = absl::StrCat(
           "Each referral whose contact was due before the day; on the due day "
           "itself it is not overdue.",
           kWhoWaits),
       .unknown = "no frequency is held for their rating",
       .table = &JourneyFacts::waiters,
       .dimensions = Dimensions(),
       .rows = [](const JourneyEvidence& evidence)
           -> absl::StatusOr<std::vector<JourneyRow>> {
         return WaitersOn(evidence, [](const NumberedFact&,
                                       const DueCycle& cycle, int32_t day) {
           return cycle.due == kNoDay || DaysOverdue(cycle, day) > 0;
         });
       }}};
}

}  // namespace carereform::assessments

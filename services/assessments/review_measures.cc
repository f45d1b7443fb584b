// The measures of reviews: who was reviewed within a year, who is overdue and
// by how long, and why reviews were not done. Source: targets M15 to M17 and
// 002:825-827 of the papers; see the README.

#include <set>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/assessments/journey_measures.h"

namespace carereform::assessments {
namespace {

using measures::v1::FLOW;
using measures::v1::STOCK;
using v1::Review;
using v1::Support;

constexpr char kVersion[] = "reviews-1";
constexpr char kUnknown[] = "nobody can say when they were last reviewed";
constexpr int kMonths = 12;

std::vector<JourneyDimension> Dimensions() {
  return {{"kind", Code::kKind, Support::Kind_descriptor()},
          {"out_of_county", kOutOfCounty, nullptr, true},
          {"team", Code::kTeam},
          {"locality", Code::kLocality},
          {"district", Code::kDistrict},
          {"specialism", Code::kSpecialism},
          {"age_band", Code::kAgeBand, v1::AgeBand_descriptor()},
          {"ethnic_group", Code::kEthnicGroup, v1::EthnicGroup_descriptor()}};
}

bool IsLongTerm(const ColumnFact& support) {
  static const auto& kinds = *new std::set<uint16_t>{
      Support::LONG_TERM_COMMUNITY, Support::LONG_TERM_RESIDENTIAL,
      Support::LONG_TERM_NURSING, Support::LONG_TERM_PRISON};
  return kinds.count(support.code(Code::kKind)) > 0;
}

// Calls `take` with each support that is there on the day, and its cycle.
template <typename Take>
void ForEachOn(const JourneyEvidence& evidence, int32_t day, Take take) {
  const uint64_t revision = evidence.query.revision;
  const OwnedFacts reviews = OwnedAt(evidence.facts.reviews, revision);
  for (const NumberedFact& support :
       KnownAt(evidence.facts.supports, revision)) {
    const auto cycle =
        CycleOn(CyclesOfSupport(evidence.rules, support, reviews), day);
    if (cycle.has_value()) take(support, *cycle);
  }
}

absl::StatusOr<std::vector<JourneyRow>> InServiceForAYear(
    const JourneyEvidence& evidence) {
  const absl::CivilDay day = *evidence.query.as_of;
  CR_ASSIGN_OR_RETURN(const Period year, TrailingMonths(day, kMonths));
  const int32_t first = DayNumber(year.start);
  std::vector<JourneyRow> rows;
  ForEachOn(evidence, DayNumber(day),
            [&](const NumberedFact& support, const DueCycle& cycle) {
              if (!IsLongTerm(support.fact) ||
                  support.fact.days[support_days::kStarted] >= first) {
                return;
              }
              rows.push_back({.fact = support.fact,
                              .number = support.number,
                              .in_part = cycle.last_done != kNoDay &&
                                         cycle.last_done >= first,
                              .known = !IsHistoryUnknown(support, cycle)});
            });
  return rows;
}

absl::StatusOr<std::vector<JourneyRow>> Overdue(
    const JourneyEvidence& evidence) {
  const int32_t day = DayNumber(*evidence.query.as_of);
  std::vector<JourneyRow> rows;
  ForEachOn(evidence, day,
            [&](const NumberedFact& support, const DueCycle& cycle) {
              const int32_t days = DaysOverdue(cycle, day);
              const bool known = !IsHistoryUnknown(support, cycle);
              if (known && days == 0) return;
              rows.push_back({.fact = support.fact,
                              .number = support.number,
                              .days = days,
                              .known = known});
            });
  return rows;
}

// Returns a row for each review that was found not to have been done, in the
// groups of its support, with its reason.
absl::StatusOr<std::vector<JourneyRow>> NotDone(
    const JourneyEvidence& evidence) {
  const uint64_t revision = evidence.query.revision;
  const OwnedFacts reviews = OwnedAt(evidence.facts.reviews, revision);
  const int32_t first = DayNumber(evidence.query.period->start);
  const int32_t end = DayNumber(evidence.query.period->end);
  std::vector<JourneyRow> rows;
  for (const NumberedFact& support :
       KnownAt(evidence.facts.supports, revision)) {
    const auto of_support = reviews.find(support.number);
    if (of_support == reviews.end()) continue;
    for (const ColumnFact& review : of_support->second) {
      const int32_t day = review.days[review_days::kNotDone];
      if (day < first || day >= end) continue;
      JourneyRow row{.fact = support.fact, .number = support.number};
      row.fact.code(Code::kOutcome) = review.code(Code::kOutcome);
      rows.push_back(row);
    }
  }
  return rows;
}

JourneyMeasure OverdueBy(JourneyStatistic statistic, const std::string& what,
                         const std::string& unit, const std::string& question) {
  return {.id = absl::StrCat("reviews-overdue-", what),
          .basis = STOCK,
          .statistic = statistic,
          .unit = unit,
          .display_name = absl::StrCat("Overdue reviews: ", what),
          .question = question,
          .population =
              "supports whose review is overdue, and those of which "
              "nobody can say",
          .method_version = kVersion,
          .method =
              "Each support, of any kind, that is there on the day and "
              "whose review was due before it; days are calendar days "
              "from the due day to the day. On the due day itself it is "
              "not overdue. A median is the mean of the two middle "
              "values.",
          .unknown = kUnknown,
          .table = &JourneyFacts::supports,
          .dimensions = Dimensions(),
          .rows = &Overdue};
}

}  // namespace

std::vector<JourneyMeasure> ReviewMeasures() {
  std::vector<JourneyDimension> not_done = Dimensions();
  not_done.push_back(
      {"reason", Code::kOutcome, Review::NotDoneReason_descriptor()});
  return {
      {.id = "reviewed-within-12-months-share",
       .basis = STOCK,
       .statistic = JourneyStatistic::kShare,
       .unit = "percent",
       .display_name = "Reviewed within 12 months",
       .question = "What share of the people who have had long-term support "
                   "for a year or more on the day were reviewed in the 12 "
                   "months that end with it?",
       .population = "people who have had long-term support for a year or more",
       .method_version = kVersion,
       .method = "Each long-term support that is there on the day and was "
                 "there on each day of the 12 months that end with the day: to "
                 "20 October 2025 it started on 20 October 2024 or before. "
                 "Reviewed are those with a review, planned or not, done on "
                 "one of the days from 21 October 2024 to 20 October 2025, "
                 "both included. Two supports of one person count as two.",
       .unknown = kUnknown,
       .table = &JourneyFacts::supports,
       .dimensions = Dimensions(),
       .rows = &InServiceForAYear},
      {.id = "reviews-not-done-count",
       .basis = FLOW,
       .statistic = JourneyStatistic::kCount,
       .unit = "reviews",
       .display_name = "Reviews not done",
       .question = "How many reviews were found in the period not to have been "
                   "done?",
       .population = "reviews found not to have been done in the period",
       .method_version = kVersion,
       .method = "Each review recorded as not done, with its reason, on a day "
                 "of the period, both ends included.",
       .unknown = "",
       .table = &JourneyFacts::supports,
       .dimensions = not_done,
       .rows = &NotDone},
      OverdueBy(JourneyStatistic::kCount, "count", "supports",
                "How many supports have a review overdue on the day?"),
      OverdueBy(JourneyStatistic::kMaximum, "maximum", "days past due",
                "Of the reviews overdue on the day, by how many days is the "
                "one that is longest overdue?"),
      OverdueBy(JourneyStatistic::kMedian, "median", "days past due",
                "Of the reviews overdue on the day, by how many days is the "
                "middle one?")};
}

}  // namespace carereform::assessments

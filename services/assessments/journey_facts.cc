#include "services/assessments/journey_facts.h"

#include <algorithm>
#include <utility>

namespace carereform::assessments {
namespace {

const std::vector<ColumnFact>& FactsUnder(const OwnedFacts& owned,
                                          uint32_t number) {
  static const auto& none = *new std::vector<ColumnFact>;
  const auto found = owned.find(number);
  return found == owned.end() ? none : found->second;
}

}  // namespace

std::vector<NumberedFact> KnownAt(const ColumnTable& table, uint64_t revision) {
  std::vector<NumberedFact> known;
  table.facts.With([&](absl::Span<const ColumnFact> rows,
                       absl::Span<const uint32_t> numbers) {
    for (size_t i = 0; i < rows.size(); ++i) {
      if (IsKnownAt(rows[i], revision)) known.push_back({rows[i], numbers[i]});
    }
  });
  std::sort(known.begin(), known.end(),
            [](const NumberedFact& a, const NumberedFact& b) {
              return a.number < b.number;
            });
  return known;
}

OwnedFacts OwnedAt(const ColumnTable& table, uint64_t revision) {
  OwnedFacts owned;
  for (const NumberedFact& known : KnownAt(table, revision)) {
    owned[known.fact.owner].push_back(known.fact);
  }
  return owned;
}

std::vector<DueCycle> CyclesOfWaiter(const JourneyRules& rules,
                                     const NumberedFact& waiter,
                                     const OwnedFacts& contacts) {
  Waiter known{.received = waiter.fact.days[waiter_days::kReceived],
               .ended = waiter.fact.days[waiter_days::kEnded],
               .rated = waiter.fact.days[waiter_days::kRated],
               .rating = waiter.fact.code(Code::kOutcome),
               .contacts = {}};
  for (const ColumnFact& contact : FactsUnder(contacts, waiter.number)) {
    known.contacts.push_back({contact.days[waiting_contact_days::kContacted],
                              contact.code(Code::kOutcome)});
  }
  return ContactCycles(rules.frequencies, known);
}

std::vector<DueCycle> CyclesOfSupport(const JourneyRules& rules,
                                      const NumberedFact& support,
                                      const OwnedFacts& reviews) {
  SupportDays known{
      .kind = support.fact.code(Code::kKind),
      .started = support.fact.days[support_days::kStarted],
      .ended = support.fact.days[support_days::kEnded],
      .discharged = support.fact.days[support_days::kDischarged],
      .reviewed_before = support.fact.days[support_days::kReviewedBefore],
      .reviewed = {}};
  for (const ColumnFact& review : FactsUnder(reviews, support.number)) {
    const int32_t completed = review.days[review_days::kCompleted];
    if (completed != kNoDay) known.reviewed.push_back(completed);
  }
  return ReviewCycles(rules.intervals, known);
}

bool IsHistoryUnknown(const NumberedFact& support, const DueCycle& cycle) {
  return support.fact.code(kHistoryUnknown) != 0 && cycle.last_done == kNoDay;
}

bool IsRedNotEscalated(const NumberedFact& waiter, const DueCycle& cycle,
                       int32_t day) {
  return cycle.rating == static_cast<uint16_t>(v1::RED) &&
         waiter.fact.days[waiter_days::kEscalated] > day;
}

}  // namespace carereform::assessments

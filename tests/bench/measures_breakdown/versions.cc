#include "tests/bench/measures_breakdown/versions.h"

#include <algorithm>
#include <random>

#include "common/types/civil_date.h"

namespace carereform::bench {
namespace {

using assessments::kNoDay;
using assessments::WaitFact;

constexpr int kVersions = 5;
constexpr int kReceivedWithinDays = 5 * 365;

// How many codes each dimension has, 0 or the last for what is not recorded.
constexpr int kTypes = 18;
constexpr int kTeams = 20;
constexpr int kLocalities = 12;
constexpr int kSpecialisms = 4;
constexpr int kRatings = 4;
constexpr int kChannels = 10;
constexpr int kAgeBands = 9;
constexpr int kEthnicGroups = 7;

// The longest that a case takes to its next version, in days: the lesser of two
// draws is taken, so that most take less and a few very long.
constexpr int kLongest[kVersions] = {0, 60, 600, 90, 300};

class Draws {
 public:
  explicit Draws(uint64_t seed) : random_(seed) {}

  int Below(int limit) { return static_cast<int>(random_() % limit); }
  uint16_t Code(int codes) { return static_cast<uint16_t>(Below(codes)); }
  uint8_t Byte(int codes) { return static_cast<uint8_t>(Below(codes)); }

 private:
  std::minstd_rand random_;
};

WaitFact Received(Draws& draws) {
  WaitFact fact;
  fact.received = static_cast<uint16_t>(DayNumber(kLastDay) -
                                        draws.Below(kReceivedWithinDays));
  fact.type = static_cast<uint8_t>(1 + draws.Below(kTypes));
  fact.team = draws.Code(kTeams);
  fact.locality = draws.Code(kLocalities);
  fact.specialism = draws.Code(kSpecialisms);
  fact.risk_rating = draws.Byte(kRatings);
  fact.channel = draws.Byte(kChannels);
  fact.age_band = draws.Byte(kAgeBands);
  fact.ethnic_group = draws.Byte(kEthnicGroups);
  return fact;
}

constexpr uint16_t WaitFact::*kEvents[kVersions] = {
    &WaitFact::received, &WaitFact::triaged, &WaitFact::allocated,
    &WaitFact::started, &WaitFact::left};

void AddCase(uint64_t number, std::vector<WaitFact>& facts) {
  Draws draws(number + 1);
  WaitFact fact = Received(draws);
  const int last = DayNumber(kLastDay);
  int day = fact.received;
  for (int version = 0; version < kVersions; ++version) {
    const int longest = kLongest[version] + 1;
    day += std::min(draws.Below(longest), draws.Below(longest));
    if (day <= last) {
      fact.*kEvents[version] = static_cast<uint16_t>(day);
    } else {
      fact.risk_rating = draws.Byte(kRatings);  // Rated anew instead.
    }
    fact.known_from = static_cast<uint64_t>(std::min(day, last)) + 1;
    facts.push_back(fact);
  }
}

// Every version is known until the next, if only for no time at all.
void CloseVersions(std::vector<WaitFact>& facts) {
  for (size_t row = 0; row < facts.size(); ++row) {
    const bool is_last = row % kVersions == kVersions - 1;
    facts[row].known_to =
        is_last ? assessments::kStillKnown : facts[row + 1].known_from;
  }
}

}  // namespace

uint64_t RevisionOf(absl::CivilDay day) {
  return static_cast<uint64_t>(DayNumber(day)) + 1;
}

std::vector<WaitFact> FiveVersionsOf(uint64_t cases) {
  std::vector<WaitFact> facts;
  facts.reserve(kVersions * cases);
  for (uint64_t number = 0; number < cases; ++number) AddCase(number, facts);
  CloseVersions(facts);
  std::stable_sort(facts.begin(), facts.end(),
                   [](const WaitFact& a, const WaitFact& b) {
                     return a.known_from < b.known_from;
                   });
  return facts;
}

}  // namespace carereform::bench

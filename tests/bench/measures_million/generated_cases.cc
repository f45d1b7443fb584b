#include "tests/bench/measures_million/generated_cases.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"

namespace carereform::bench {
namespace {

using assessments::kNoDay;
using assessments::WaitFact;

constexpr uint64_t kTypes = 3;
constexpr uint64_t kReceivedWithinDays = 5 * 365;
constexpr uint64_t kNeverAllocatedOneIn = 7;
constexpr uint64_t kLongestAllocation = 300;
constexpr uint64_t kLongestStart = 40;
constexpr uint64_t kLongestOpen = 200;

// Numbers drawn for one case (SplitMix64, public domain, by Sebastiano Vigna).
class Draw {
 public:
  explicit Draw(uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15) {}

  // Returns a number from 0 up to but not including `limit`.
  uint64_t Below(uint64_t limit) {
    state_ += 0x9E3779B97F4A7C15;
    uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
    return (mixed ^ (mixed >> 31)) % limit;
  }

 private:
  uint64_t state_;
};

// The day that is `days` after `day`, or nothing where that has not come.
std::optional<absl::CivilDay> DayAfter(std::optional<absl::CivilDay> day,
                                       uint64_t days) {
  if (!day.has_value()) return std::nullopt;
  const absl::CivilDay later = *day + static_cast<int64_t>(days);
  if (later > kAsOf) return std::nullopt;
  return later;
}

uint16_t NumberOf(const std::optional<absl::CivilDay>& day) {
  return day.has_value() ? assessments::FactDay(DayNumber(*day)) : kNoDay;
}

WaitFact AsReceived(const GeneratedCase& received) {
  WaitFact fact;
  fact.received = NumberOf(received.received);
  fact.type = static_cast<uint8_t>(received.type);
  fact.team = received.team;
  fact.locality = received.locality;
  return fact;
}

}  // namespace

std::string TeamWord(uint16_t team) { return absl::StrCat("team-", team); }
std::string LocalityWord(uint16_t locality) {
  return absl::StrCat("locality-", locality);
}

GeneratedCase CaseOf(uint64_t number) {
  Draw draw(number);
  GeneratedCase made;
  made.type = static_cast<uint16_t>(1 + draw.Below(kTypes));
  // The first cases bring the words in the order of their numbers.
  made.team =
      static_cast<uint16_t>(number < kTeams ? number : draw.Below(kTeams));
  made.locality = static_cast<uint16_t>(
      number < kLocalities ? number : draw.Below(kLocalities));
  made.received = kAsOf - static_cast<int64_t>(draw.Below(kReceivedWithinDays));
  // The lesser of two: most waits are short, a few very long.
  const uint64_t wait =
      std::min(draw.Below(kLongestAllocation), draw.Below(kLongestAllocation));
  if (draw.Below(kNeverAllocatedOneIn) != 0) {
    made.allocated = DayAfter(made.received, wait);
  }
  made.started = DayAfter(made.allocated, draw.Below(kLongestStart));
  made.closed = DayAfter(made.started, draw.Below(kLongestOpen));
  return made;
}

uint64_t LastRevisionAsReceived(uint64_t cases) {
  return kFirstRevision + (cases + kPerTransaction - 1) / kPerTransaction;
}

std::vector<WaitFact> FactsOfCases(uint64_t cases) {
  std::vector<WaitFact> facts;
  facts.reserve(2 * cases);
  for (uint64_t number = 0; number < cases; ++number) {
    WaitFact fact = AsReceived(CaseOf(number));
    fact.known_from = kFirstRevision + 1 + number / kPerTransaction;
    facts.push_back(fact);
  }
  uint64_t moved = 0;
  for (uint64_t number = 0; number < cases; ++number) {
    const GeneratedCase made = CaseOf(number);
    if (!made.allocated.has_value()) continue;
    WaitFact fact = AsReceived(made);
    fact.known_from =
        LastRevisionAsReceived(cases) + 1 + moved++ / kPerTransaction;
    fact.allocated = NumberOf(made.allocated);
    fact.started = NumberOf(made.started);
    fact.left = NumberOf(made.closed);
    facts[number].known_to = fact.known_from;
    facts.push_back(fact);
  }
  return facts;
}

}  // namespace carereform::bench

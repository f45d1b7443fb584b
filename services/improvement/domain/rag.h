// Rates a target red, amber or green by a rule of its own: a pure function of
// what was known on a day.
//
// Source: the council's definition of the colours (001:15462-15503, unchanged
// in 004:3722-3768), which rejects one tolerance for all measures. Each target
// has its own narrow margin, and a target without a rule has no colour.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_RAG_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_RAG_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform::improvement {

enum class RagColour { kNotRated, kRed, kAmber, kGreen };

// Why a target has no colour.
enum class NotRated {
  kIsRated,
  kNoRule,
  kInformationOnly,
  kNoTarget,
  kNoReading,
  kNotMeasured,
  kNoBaseline,
  kNoMilestone,
};

// How far a target is missed, by its own narrow margin.
enum class Standing { kMet, kNarrow, kSignificant };

// How far the actions are believed to bring a target back on track.
enum class Confidence { kNotSaid, kNotEnough, kCloser, kFully };

// The colour of each standing by what is believed of the actions.
using RagColours = std::array<std::array<RagColour, 4>, 3>;

// Figures are whole thousandths of the unit of the measure: 84,200 is 84.2.
using Thousandths = int64_t;

enum class TargetKind {
  kNotSaid,
  kNumber,
  kDeliverable,
  kDirection,
  kQualitative,
  kBand
};
enum class TargetAim { kNotSaid, kHigh, kLow, kWithinBand };

// A point that a deliverable passes.
struct DatedMilestone {
  std::string name;
  std::optional<absl::CivilDay> due = {};
  std::optional<absl::CivilDay> achieved = {};
  std::optional<absl::CivilDay> forecast = {};
};

// What is to be reached.
struct RatedTarget {
  std::string name;
  TargetKind kind = TargetKind::kNotSaid;
  TargetAim aim = TargetAim::kNotSaid;
  std::optional<Thousandths> number = {};  // Of a number.
  std::optional<Thousandths> low = {};     // The ends of a band, both included.
  std::optional<Thousandths> high = {};
  std::optional<Thousandths> baseline = {};  // Of a direction.
  std::string unit = {};
  std::optional<absl::CivilDay> due = {};
  std::vector<DatedMilestone> milestones = {};  // Of a deliverable.
};

// The records below count from the day `known`. Lists of them are in the order
// in which they were recorded: of two of one day the later counts.
struct RatingRule {
  std::string name;
  absl::CivilDay known;
  RagColours colours = {};
  bool information_only = false;
  Thousandths narrow_margin = 0;
  bool forecast_counts = false;
  bool confidence_counts = false;
  Thousandths similar_margin = 0;
};

struct TargetReading {
  std::string name;
  absl::CivilDay known;
  absl::CivilDay as_of;
  // The figure; how many criteria are not met of what is judged by criteria.
  // Nothing where nothing was measured.
  std::optional<Thousandths> value = {};
  std::string not_measured = {};  // Why there is none.
  std::string next_run = {};      // When it is measured next.
  bool provisional = false;
  std::string series_break = {};  // What changed; empty for nothing.
  std::string supersedes = {};    // The name of the reading that it corrects.
};

struct TargetForecast {
  std::string name;
  absl::CivilDay known;
  Thousandths value = 0;
};

struct ActionJudgement {
  std::string name;
  absl::CivilDay known;
  Confidence level = Confidence::kNotSaid;
};

// All that is known of a target, of whatever day.
struct RagInputs {
  RatedTarget target;
  std::vector<RatingRule> rules = {};
  std::vector<TargetReading> readings = {};
  std::vector<TargetForecast> forecasts = {};
  std::vector<ActionJudgement> judgements = {};
};

// How far a figure misses what is to be reached.
struct Shortfall {
  bool met = false;
  Thousandths gap = 0;  // 0 or more; of a deliverable, days late.
};

// What a colour rests on. Pointers are into the inputs, null for nothing.
struct ComputedRag {
  RagColour colour = RagColour::kNotRated;
  NotRated not_rated = NotRated::kIsRated;
  Standing standing = Standing::kMet;
  Shortfall shortfall;
  const RatingRule* rule = nullptr;
  const TargetReading* reading = nullptr;
  const TargetForecast* forecast = nullptr;    // Only where it counted.
  const ActionJudgement* judgement = nullptr;  // Only where it counted.
};

// Returns the last of `records` that is known on `day`, or null.
template <typename Record>
const Record* KnownOn(const std::vector<Record>& records, absl::CivilDay day) {
  const Record* last = nullptr;
  for (const Record& record : records) {
    if (record.known > day) continue;
    if (last == nullptr || record.known >= last->known) last = &record;
  }
  return last;
}

// Returns the readings that count on `day`, by the day that they are of: those
// known by then and not corrected by then.
std::vector<const TargetReading*> ReadingsOn(
    const std::vector<TargetReading>& readings, absl::CivilDay day);

// Returns by how far `figure` misses the target; nothing where the target does
// not say what is to be reached. Requires a target that is not a deliverable.
//
// A direction is met by a figure on the better side of its baseline, and missed
// by nothing where the figure has not moved. A figure at the end of a band, or
// at the number, meets it.
std::optional<Shortfall> ShortfallOf(const RatedTarget& target,
                                     Thousandths figure);

// Returns by how many days the latest milestone is late on `day`: past its due
// day and not achieved, or forecast for a day after it. What was achieved is
// late no longer. Forecasts count where `forecast_counts`.
Shortfall Lateness(const std::vector<DatedMilestone>& milestones,
                   absl::CivilDay day, bool forecast_counts);

// Returns how a shortfall stands by a narrow margin, which is included.
Standing StandingOf(const Shortfall& shortfall, Thousandths narrow_margin);

// Returns the rating on `day`, by what was known on that day. Until the due day
// of the target has passed, a forecast counts instead of the latest reading and
// a judgement of the actions counts, each where the rule says so.
ComputedRag RagOn(const RagInputs& inputs, absl::CivilDay day);

// Returns the reason of `rag`, RagOn(inputs, day), in a sentence.
std::string ReasonOf(const RagInputs& inputs, const ComputedRag& rag,
                     absl::CivilDay day);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_RAG_H_

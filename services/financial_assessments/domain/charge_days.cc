#include "services/financial_assessments/domain/charge_days.h"

#include <algorithm>
#include <cstddef>

namespace carereform::financial_assessments {
namespace {

// Goes through what was known of one charge, first to last.
class KnownCharge {
 public:
  void Add(const ChargeFact& fact, int32_t day) {
    // Each version tells of its own untold days alone: those of a version
    // before it stay where the next ones are others.
    if (fact.untold_since != latest_.untold_since) KeepUntold(day);
    if (!is_known_ || IsBetter(fact, day)) weekly_ = fact;
    latest_ = fact;
    if (fact.looked_ahead <= day) ahead_ = fact;
    is_known_ = true;
  }

  bool is_in_force(int32_t day) const {
    return is_known_ && IsInForceOn(latest_, day);
  }

  ChargeDay On(uint32_t number, int32_t day) {
    KeepUntold(day);
    ChargeDay charged{.number = number,
                      .started = latest_.started,
                      .weekly_pence = weekly_.weekly_pence,
                      .outcome = weekly_.outcome,
                      .untold_since = untold_since_};
    if (day < ahead_.rise) return charged;
    charged.untold_since = std::min(untold_since_, ahead_.rise);
    // What was recorded since the rise came takes its place.
    if (weekly_.weekly_from < ahead_.rise) {
      charged.weekly_pence = ahead_.rise_pence;
      charged.outcome = ahead_.rise_outcome;
    }
    return charged;
  }

 private:
  bool IsBetter(const ChargeFact& fact, int32_t day) const {
    return fact.weekly_from <= day &&
           (fact.weekly_from >= weekly_.weekly_from ||
            weekly_.weekly_from > day);
  }

  void KeepUntold(int32_t day) {
    if (latest_.untold_since <= day && day < latest_.told) {
      untold_since_ = latest_.untold_since;
    }
  }

  bool is_known_ = false;
  ChargeFact latest_;
  ChargeFact weekly_;
  ChargeFact ahead_;  // That which looked ahead last, by the day.
  int32_t untold_since_ = kNoDay;
};

}  // namespace

std::vector<ChargeDay> ChargesOn(absl::Span<const ChargeFact> rows,
                                 absl::Span<const uint32_t> numbers,
                                 uint64_t revision, int32_t day) {
  std::vector<KnownCharge> known;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].known_from > revision) continue;
    if (known.size() <= numbers[i]) known.resize(numbers[i] + 1);
    known[numbers[i]].Add(rows[i], day);
  }
  std::vector<ChargeDay> days;
  for (size_t number = 0; number < known.size(); ++number) {
    if (!known[number].is_in_force(day)) continue;
    days.push_back(known[number].On(static_cast<uint32_t>(number), day));
  }
  return days;
}

}  // namespace carereform::financial_assessments

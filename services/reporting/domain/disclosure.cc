#include "services/reporting/domain/disclosure.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace carereform::reporting {
namespace {

// More than any count; two of them can be added.
constexpr int64_t kUnbounded = std::numeric_limits<int64_t>::max() / 4;

// A sum with what it leaves: a part that is too small to be shown is a count
// like others; a larger one is taken as known to the reader.
struct Equation {
  size_t total;
  std::vector<size_t> parts;
  int64_t known_rest = 0;
};

// What a reader can work out of a count, both ends included.
struct Range {
  int64_t low;
  int64_t high;
};

int64_t Add(int64_t a, int64_t b) { return std::min(kUnbounded, a + b); }

class Suppression {
 public:
  Suppression(const CountedFigures& figures, const DisclosureRule& rule)
      : rule_(rule),
        counts_(figures.counts),
        figures_(figures.figures),
        suppressed_(figures.figures.size(), false) {
    for (const CountSum& sum : figures.sums) AddEquation(sum);
    protected_.resize(counts_.size(), false);
    for (size_t count = 0; count < counts_.size(); ++count) {
      if (IsSmall(counts_[count], rule_)) Hide(count);
    }
  }

  std::vector<bool> Run() {
    while (HideOneMore()) {
    }
    return suppressed_;
  }

 private:
  void AddEquation(const CountSum& sum) {
    Equation equation{sum.total, sum.parts};
    int64_t rest = counts_[sum.total];
    for (const size_t part : sum.parts) rest -= counts_[part];
    if (rest < 0) return;
    if (IsSmall(rest, rule_)) {
      equation.parts.push_back(counts_.size());
      counts_.push_back(rest);
    } else {
      equation.known_rest = rest;
    }
    equations_.push_back(std::move(equation));
  }

  // Suppresses every figure that shows `count`.
  void Hide(size_t count) {
    protected_[count] = true;
    for (size_t i = 0; i < figures_.size(); ++i) {
      const std::vector<size_t>& shown = figures_[i];
      if (std::find(shown.begin(), shown.end(), count) != shown.end()) {
        suppressed_[i] = true;
      }
    }
  }

  // Protects what is exposed by one more suppressed count; returns false where
  // nothing is exposed, or there is nothing more to suppress.
  bool HideOneMore() {
    const std::vector<bool> seen = Seen();
    const std::vector<Range> ranges = WorkOut(seen);
    std::vector<bool> exposed(counts_.size(), false);
    bool any = false;
    for (size_t count = 0; count < counts_.size(); ++count) {
      exposed[count] = protected_[count] && IsExposed(ranges[count]);
      any = any || exposed[count];
    }
    const std::optional<size_t> next =
        any ? NextToHide(exposed, seen) : std::nullopt;
    if (next.has_value()) Hide(*next);
    return next.has_value();
  }

  bool IsExposed(const Range& range) const {
    return range.low >= range.high || range.high < rule_.smallest_shown - 1;
  }

  // Which counts a figure shows still.
  std::vector<bool> Seen() const {
    std::vector<bool> seen(counts_.size(), false);
    for (size_t i = 0; i < figures_.size(); ++i) {
      if (suppressed_[i]) continue;
      for (const size_t count : figures_[i]) seen[count] = true;
    }
    return seen;
  }

  // Narrows what is not seen by every equation until nothing more follows.
  std::vector<Range> WorkOut(const std::vector<bool>& seen) const {
    std::vector<Range> ranges;
    for (size_t count = 0; count < counts_.size(); ++count) {
      const int64_t n = counts_[count];
      ranges.push_back(seen[count]
                           ? Range{n, n}
                           : Range{std::min<int64_t>(n, 1), kUnbounded});
    }
    bool narrowed = true;
    while (narrowed) {
      narrowed = false;
      for (const Equation& equation : equations_) {
        narrowed = Narrow(equation, ranges) || narrowed;
      }
    }
    return ranges;
  }

  static bool Narrow(const Equation& equation, std::vector<Range>& ranges) {
    bool narrowed = false;
    const auto narrow = [&narrowed](Range& range, int64_t low, int64_t high) {
      if (low > range.low) range.low = low, narrowed = true;
      if (high < range.high) range.high = high, narrowed = true;
    };
    Range sum{equation.known_rest, equation.known_rest};
    for (const size_t part : equation.parts) {
      sum.low = Add(sum.low, ranges[part].low);
      sum.high = Add(sum.high, ranges[part].high);
    }
    Range& total = ranges[equation.total];
    narrow(total, sum.low, sum.high);
    for (const size_t part : equation.parts) {
      Range others{equation.known_rest, equation.known_rest};
      for (const size_t other : equation.parts) {
        if (other == part) continue;
        others.low = Add(others.low, ranges[other].low);
        others.high = Add(others.high, ranges[other].high);
      }
      const int64_t high =
          total.high == kUnbounded ? kUnbounded : total.high - others.low;
      narrow(ranges[part], total.low - others.high, high);
    }
    return narrowed;
  }

  // The smallest count above nought that is seen in a sum with an exposed one:
  // a part before a total. Where there is none, one of any sum.
  std::optional<size_t> NextToHide(const std::vector<bool>& exposed,
                                   const std::vector<bool>& seen) const {
    std::optional<size_t> part;
    std::optional<size_t> total;
    std::optional<size_t> other;
    for (const Equation& equation : equations_) {
      const bool concerned =
          exposed[equation.total] ||
          std::any_of(equation.parts.begin(), equation.parts.end(),
                      [&exposed](size_t count) { return exposed[count]; });
      for (const size_t candidate : equation.parts) {
        PreferSmaller(candidate, seen, concerned ? part : other);
      }
      PreferSmaller(equation.total, seen, concerned ? total : other);
    }
    if (part.has_value()) return part;
    return total.has_value() ? total : other;
  }

  void PreferSmaller(size_t candidate, const std::vector<bool>& seen,
                     std::optional<size_t>& best) const {
    if (!seen[candidate] || counts_[candidate] == 0) return;
    if (!best.has_value() || counts_[candidate] < counts_[*best]) {
      best = candidate;
    }
  }

  const DisclosureRule& rule_;
  std::vector<int64_t> counts_;
  const std::vector<std::vector<size_t>>& figures_;
  std::vector<Equation> equations_;
  std::vector<bool> suppressed_;  // By figure.
  std::vector<bool> protected_;   // By count: may not be worked out.
};

}  // namespace

bool IsSmall(int64_t count, const DisclosureRule& rule) {
  return count >= 1 && count < rule.smallest_shown;
}

std::vector<bool> SuppressedFigures(const CountedFigures& figures,
                                    const DisclosureRule& rule) {
  return Suppression(figures, rule).Run();
}

}  // namespace carereform::reporting

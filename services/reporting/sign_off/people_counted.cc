#include "services/reporting/sign_off/people_counted.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/reporting/compile/figures.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/cell_value.h"

namespace carereform::reporting {
namespace {

using measures::v1::MeasureValue;
using v1::Cell;
using Filters = std::map<std::string, std::string>;

// How many people or things the value rests on; nothing where that is not told.
std::optional<int64_t> SizeOf(const MeasureValue& value,
                              const DisclosureRule& rule) {
  int64_t n = 0;
  switch (value.shape_case()) {
    case MeasureValue::kCount:
      return value.count().n();
    case MeasureValue::kRatio:
      return value.ratio().denominator();
    case MeasureValue::kQuantile:
      n = value.quantile().n();
      break;
    case MeasureValue::kMaximum:
      n = value.maximum().n();
      break;
    case MeasureValue::kMean:
      n = value.mean().n();
      break;
    case MeasureValue::kPrinted:
      if (std::find(rule.count_units.begin(), rule.count_units.end(),
                    value.unit()) == rule.count_units.end() ||
          !absl::SimpleAtoi(value.printed().decimal(), &n)) {
        return std::nullopt;
      }
      return n;
    default:
      return std::nullopt;
  }
  // A published figure does not always say of how many it is.
  if (n == 0) return std::nullopt;
  return n;
}

// The people that a cell is of, but for its filters; an imported figure is of
// people of its own.
std::string PeopleOf(const Cell& cell) {
  const MeasureValue& value = cell.value();
  if (value.measure().empty()) return absl::StrCat("cell ", cell.id());
  return absl::StrCat(
      SourceOfMeasure(value.measure()), "|",
      absl::StripSuffix(value.population(), FilterWords(cell.filters())), "|",
      documents::PrintBasis(cell), "|", documents::IsoAsOf(cell));
}

// Gathers counts that are the same, and those that are parts of another.
class Counting {
 public:
  // Returns the position of the count `n` of what `role` names of the people
  // with these filters.
  size_t Add(const std::string& role, const Filters& filters, int64_t n) {
    const Key key{role, filters, n};
    const auto [found, is_new] =
        positions_.emplace(key, counted_.counts.size());
    if (is_new) counted_.counts.push_back(n);
    return found->second;
  }

  // Returns the position of a part of those people, as one measure draws it. A
  // part of as many, as another draws it, may be the same people.
  size_t AddPart(const std::string& people, const std::string& drawn_by,
                 const Filters& filters, int64_t n) {
    const size_t position =
        Add(absl::StrCat(people, "|", drawn_by), filters, n);
    const auto [found, is_new] =
        parts_.emplace(Key{people, filters, n}, position);
    if (!is_new && found->second != position) AddSum(found->second, {position});
    return position;
  }

  void AddFigure(std::vector<size_t> shown) {
    counted_.figures.push_back(std::move(shown));
  }

  void AddSum(size_t total, std::vector<size_t> parts) {
    counted_.sums.push_back({total, std::move(parts)});
  }

  // Returns all of it, with the sums that the filters make.
  CountedFigures Finish() && {
    for (const auto& [key, position] : positions_) AddPartsOf(key, position);
    return std::move(counted_);
  }

 private:
  // What is counted, of which people, and how many.
  struct Key {
    std::string role;
    Filters filters;
    int64_t n;
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  // Adds a sum for each dimension by which others break `total` down.
  void AddPartsOf(const Key& total, size_t position) {
    std::map<std::string, std::vector<size_t>> parts;
    for (const auto& [key, part] : positions_) {
      if (key.role != total.role ||
          key.filters.size() != total.filters.size() + 1 ||
          !std::includes(key.filters.begin(), key.filters.end(),
                         total.filters.begin(), total.filters.end())) {
        continue;
      }
      for (const auto& [dimension, value] : key.filters) {
        if (total.filters.count(dimension) == 0) {
          parts[dimension].push_back(part);
        }
      }
    }
    for (auto& [dimension, of_it] : parts) AddSum(position, std::move(of_it));
  }

  CountedFigures counted_;
  std::map<Key, size_t> positions_;
  std::map<Key, size_t> parts_;
};

// Adds the counts that a cell shows.
void AddCell(const Cell& cell, const DisclosureRule& rule, Counting& counting) {
  const MeasureValue& value = cell.value();
  const std::optional<int64_t> size =
      documents::HasValue(value) ? SizeOf(value, rule) : std::nullopt;
  if (!size.has_value()) return counting.AddFigure({});
  const Filters filters(cell.filters().begin(), cell.filters().end());
  const std::string people = PeopleOf(cell);
  std::vector<size_t> shown = {counting.Add(people, filters, *size)};
  if (value.has_ratio()) {
    const int64_t n = value.ratio().numerator();
    shown.push_back(
        counting.AddPart(people, value.measure() + "|part", filters, n));
    shown.push_back(counting.AddPart(people, value.measure() + "|rest", filters,
                                     *size - n));
    counting.AddSum(shown[0], {shown[1], shown[2]});
  }
  counting.AddFigure(std::move(shown));
}

}  // namespace

CountedFigures CountPeople(const v1::ReturnModel& model,
                           const DisclosureRule& rule) {
  Counting counting;
  for (const Cell& cell : model.cells()) AddCell(cell, rule, counting);
  return std::move(counting).Finish();
}

}  // namespace carereform::reporting

#include "services/reporting/documents/group_chart.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/target_chart.h"

namespace carereform::reporting::documents {
namespace {

using v1::Cell;

constexpr absl::string_view kWaitingBand = "waiting_band";

std::string WithSpaces(absl::string_view word) {
  return absl::StrReplaceAll(word, {{"_", " "}});
}

bool AreCounts(const std::vector<const Cell*>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const Cell* cell) {
    return cell->value().unit() == "people";
  });
}

// "103 of 341 people have waited 57 days and more", where every band is known.
std::optional<std::string> LongestWaits(const std::vector<const Cell*>& cells) {
  int64_t all = 0;
  for (const Cell* cell : cells) {
    if (!LengthOf(*cell).has_value() || !AreCounts(cells)) return std::nullopt;
    all += cell->value().count().n();
  }
  const Cell& last = *cells.back();
  const bool still_wait = last.value().basis() == measures::v1::STOCK;
  return absl::StrCat(last.value().count().n(), " of ", all, " people ",
                      still_wait ? "have waited " : "had waited ",
                      WithSpaces(last.group()));
}

// "Highest: mental health, 169 people", where one is.
std::optional<std::string> Highest(const std::vector<const Cell*>& cells) {
  const auto shorter = [](const Cell* a, const Cell* b) {
    return LengthOf(*a).value_or(-1) < LengthOf(*b).value_or(-1);
  };
  const auto highest = std::max_element(cells.begin(), cells.end(), shorter);
  const auto as_high =
      std::count_if(cells.begin(), cells.end(),
                    [&](const Cell* cell) { return !shorter(cell, *highest); });
  if (as_high > 1) return std::nullopt;
  return absl::StrCat("Highest: ", WithSpaces((*highest)->group()), ", ",
                      PrintValue(**highest));
}

}  // namespace

std::string DimensionOf(const Cell& cell) {
  for (const auto& [dimension, word] : cell.filters()) {
    if (word == cell.group()) return dimension;
  }
  return "";
}

std::string GroupInWords(const Cell& cell) {
  std::string words = WithSpaces(cell.group());
  if (!words.empty()) words[0] = absl::ascii_toupper(words[0]);
  return words;
}

std::string GroupsHeading(const Cell& cell) {
  const std::string dimension = DimensionOf(cell);
  if (dimension.empty()) return "By group";
  if (dimension != kWaitingBand) return absl::StrCat("By ", dimension);
  return cell.value().basis() == measures::v1::FLOW
             ? "By how long they had waited"
             : "By how long they have waited";
}

std::optional<BarChart> GroupBarsOf(absl::string_view place,
                                    const std::vector<const Cell*>& cells) {
  BarChart chart;
  bool any = false;
  for (const Cell* cell : cells) {
    chart.bars.push_back(
        {GroupInWords(*cell), PrintValue(*cell), LengthOf(*cell)});
    any = any || chart.bars.back().thousandths.has_value();
  }
  if (!any) return std::nullopt;
  const Cell& head = *cells.front();
  const std::string dimension = DimensionOf(head);
  const bool bands = dimension == kWaitingBand;
  if (!bands && !AreCounts(cells)) chart.target = TargetOf(head);
  chart.id = absl::StrCat("groups-", head.id());
  chart.title = (bands ? LongestWaits(cells) : Highest(cells))
                    .value_or(head.display_name());
  chart.subtitle = absl::StrCat(head.display_name(), ", ", head.value().unit(),
                                " ", absl::AsciiStrToLower(GroupsHeading(head)),
                                ", ", place, ", ", PrintAsOf(head));
  return chart;
}

}  // namespace carereform::reporting::documents

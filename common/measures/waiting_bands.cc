#include "common/measures/waiting_bands.h"

#include <cstdio>
#include <cstdlib>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/measures/measure_query.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"

namespace carereform {
namespace data {

extern const absl::string_view kWaitingBands;

}  // namespace data

namespace measures {
namespace {

constexpr absl::string_view kHeader = "from_date,first_days,last_days";

struct Line {
  absl::CivilDay from;
  WaitingBand band;
};

absl::Status AtLine(size_t line, absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat("waiting bands, line ", line, ": ", words));
}

absl::StatusOr<Line> ParseLine(absl::string_view text, size_t number) {
  const std::vector<absl::string_view> fields = absl::StrSplit(text, ',');
  if (fields.size() != 3) return AtLine(number, "a line has three fields");
  Line line;
  const absl::StatusOr<absl::CivilDay> from = ParseDate(fields[0]);
  if (!from.ok()) return AtLine(number, "from_date is no day");
  line.from = *from;
  int64_t last = 0;
  if (!absl::SimpleAtoi(fields[1], &line.band.first) ||
      (!fields[2].empty() && !absl::SimpleAtoi(fields[2], &last))) {
    return AtLine(number, "first_days and last_days are whole numbers");
  }
  if (!fields[2].empty()) line.band.last = last;
  return line;
}

// Checks that `line` goes on where the set before it stopped.
absl::Status CheckFollows(const Line& line, const Line* previous,
                          size_t number) {
  const bool new_set = previous == nullptr || previous->from != line.from;
  if (new_set && previous != nullptr &&
      (previous->band.last.has_value() || line.from < previous->from)) {
    return AtLine(number,
                  "a set ends with a band that has no last_days, and sets "
                  "stand in order");
  }
  if (!new_set && !previous->band.last.has_value()) {
    return AtLine(number, "nothing can follow the longest waits");
  }
  const int64_t expected = new_set ? 0 : *previous->band.last + 1;
  if (line.band.first != expected ||
      line.band.last.value_or(line.band.first) < line.band.first) {
    return AtLine(number, absl::StrCat("first_days must be ", expected,
                                       " and last_days no less"));
  }
  return absl::OkStatus();
}

}  // namespace

bool WaitingBand::Holds(int64_t days) const {
  return first <= days && (!last.has_value() || days <= *last);
}

std::string WaitingBand::Words() const {
  if (!last.has_value()) return absl::StrCat(first, " days and more");
  return absl::StrCat(first, " to ", *last, " days");
}

std::string WaitingBand::Word() const {
  return absl::StrReplaceAll(Words(), {{" ", "_"}});
}

absl::StatusOr<WaitingBands> WaitingBands::Parse(absl::string_view csv) {
  std::vector<Set> sets;
  std::optional<Line> previous;
  absl::ConsumeSuffix(&csv, "\n");
  size_t number = 0;
  for (const absl::string_view text : absl::StrSplit(csv, '\n')) {
    ++number;
    if (number == 1) {
      if (text == kHeader) continue;
      return AtLine(number, absl::StrCat("the first line must be ", kHeader));
    }
    CR_ASSIGN_OR_RETURN(const Line line, ParseLine(text, number));
    CR_RETURN_IF_ERROR(CheckFollows(
        line, previous.has_value() ? &*previous : nullptr, number));
    if (line.band.first == 0) sets.push_back({line.from, {}});
    sets.back().second.push_back(line.band);
    previous = line;
  }
  if (!previous.has_value() || previous->band.last.has_value()) {
    return AtLine(number, "the last band of a set has no last_days");
  }
  return WaitingBands(std::move(sets));
}

const WaitingBands& WaitingBands::BuiltIn() {
  static const WaitingBands* const built_in = [] {
    absl::StatusOr<WaitingBands> parsed = Parse(data::kWaitingBands);
    if (!parsed.ok()) {
      std::fprintf(stderr, "carereform: %s\n",
                   parsed.status().ToString().c_str());
      std::abort();
    }
    return new WaitingBands(*std::move(parsed));
  }();
  return *built_in;
}

absl::CivilDay WaitingBands::first_day() const {
  return sets_.empty() ? absl::CivilDay::max() : sets_.front().first;
}

std::vector<WaitingBand> WaitingBands::On(absl::CivilDay day) const {
  std::vector<WaitingBand> bands;
  for (const auto& [from, set] : sets_) {
    if (from <= day) bands = set;
  }
  return bands;
}

std::vector<WaitingBand> BandsFor(const MeasureQuery& query) {
  return WaitingBands::BuiltIn().On(LastDayOf(query));
}

std::vector<std::string> BandWords(const MeasureQuery& query) {
  std::vector<std::string> words;
  for (const WaitingBand& band : BandsFor(query)) words.push_back(band.Word());
  return words;
}

absl::StatusOr<std::optional<WaitingBand>> BandAsked(
    const MeasureQuery& query) {
  const auto asked = query.filters.find(kWaitingBand);
  if (asked == query.filters.end()) return std::nullopt;
  for (const WaitingBand& band : BandsFor(query)) {
    if (band.Word() == asked->second) return band;
  }
  return InvalidField(absl::StrCat("filters.", kWaitingBand),
                      absl::StrCat("is not a band of waiting: give one of ",
                                   absl::StrJoin(BandWords(query), ", ")));
}

}  // namespace measures
}  // namespace carereform

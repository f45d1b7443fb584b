#include "common/types/working_days.h"

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/types/civil_date.h"

namespace carereform {
namespace data {

extern const absl::string_view kBankHolidaysEngland;

}  // namespace data

namespace {

constexpr absl::string_view kHeader = "date,substitute";

bool IsWeekend(absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday;
}

absl::Status NothingHeldFor(absl::civil_year_t year) {
  return absl::OutOfRangeError(
      absl::StrCat("no bank holidays are held for ", year,
                   ": add that year to the bank holiday file"));
}

absl::Status AtLine(size_t line, absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat("bank holidays, line ", line, ": ", words));
}

// Returns the bank holiday that `line` names, which must follow `previous`.
absl::StatusOr<absl::CivilDay> ParseLine(
    absl::string_view line, size_t number,
    const std::vector<absl::CivilDay>& previous) {
  const std::vector<absl::string_view> fields = absl::StrSplit(line, ',');
  if (fields.size() != 2 || (fields[1] != "yes" && fields[1] != "no")) {
    return AtLine(number, "a line is a date and yes or no: 2020-12-28,yes");
  }
  const absl::StatusOr<absl::CivilDay> day = ParseDate(fields[0]);
  if (!day.ok()) {
    const std::string why(day.status().message());
    return AtLine(number, why);
  }
  if (IsWeekend(*day)) {
    return AtLine(number, absl::StrCat(PrintDate(*day),
                                       " is at a weekend: give the day taken "
                                       "in its place"));
  }
  if (previous.empty()) return *day;
  if (*day <= previous.back()) {
    return AtLine(
        number, absl::StrCat("days are in order, each once: ", PrintDate(*day),
                             " cannot follow ", PrintDate(previous.back())));
  }
  if (day->year() > previous.back().year() + 1) {
    return AtLine(number,
                  absl::StrCat("no bank holidays are held for ",
                               previous.back().year() + 1,
                               ": years follow one another without a gap"));
  }
  return *day;
}

}  // namespace

absl::StatusOr<BankHolidays> BankHolidays::Parse(absl::string_view csv) {
  std::vector<absl::CivilDay> holidays;
  absl::ConsumeSuffix(&csv, "\n");
  size_t number = 0;
  for (absl::string_view line : absl::StrSplit(csv, '\n')) {
    ++number;
    absl::ConsumeSuffix(&line, "\r");
    if (number == 1) {
      if (line == kHeader) continue;
      return AtLine(number, absl::StrCat("the first line must be ", kHeader));
    }
    const absl::StatusOr<absl::CivilDay> day =
        ParseLine(line, number, holidays);
    if (!day.ok()) return day.status();
    holidays.push_back(*day);
  }
  if (holidays.empty()) {
    return AtLine(number, "there are no days: give those of one year at least");
  }
  return BankHolidays(holidays);
}

const BankHolidays& BankHolidays::England() {
  static const BankHolidays* const england = [] {
    absl::StatusOr<BankHolidays> parsed = Parse(data::kBankHolidaysEngland);
    if (!parsed.ok()) {
      std::fprintf(stderr, "carereform: %s\n",
                   parsed.status().ToString().c_str());
      std::abort();
    }
    return new BankHolidays(*std::move(parsed));
  }();
  return *england;
}

BankHolidays::BankHolidays(const std::vector<absl::CivilDay>& holidays)
    : first_day_(holidays.front().year(), 1, 1) {
  const absl::CivilDay end(holidays.back().year() + 1, 1, 1);
  working_days_before_.reserve(static_cast<size_t>(end - first_day_) + 1);
  working_days_before_.push_back(0);
  auto next_holiday = holidays.begin();
  for (absl::CivilDay day = first_day_; day < end; ++day) {
    const bool holiday = next_holiday != holidays.end() && *next_holiday == day;
    if (holiday) ++next_holiday;
    const bool working = !holiday && !IsWeekend(day);
    working_days_before_.push_back(working_days_before_.back() +
                                   (working ? 1 : 0));
  }
}

int BankHolidays::first_year() const {
  return static_cast<int>(first_day_.year());
}

int BankHolidays::last_year() const {
  const auto days = static_cast<int64_t>(working_days_before_.size()) - 1;
  return static_cast<int>((first_day_ + days).year()) - 1;
}

absl::Status BankHolidays::CheckCovered(absl::CivilDay day) const {
  const auto days = static_cast<int64_t>(working_days_before_.size()) - 1;
  if (day < first_day_ || day - first_day_ >= days) {
    return NothingHeldFor(day.year());
  }
  return absl::OkStatus();
}

int64_t BankHolidays::WorkingDaysThrough(absl::CivilDay day) const {
  return working_days_before_[static_cast<size_t>(day - first_day_ + 1)];
}

absl::StatusOr<bool> BankHolidays::IsWorkingDay(absl::CivilDay day) const {
  const absl::Status covered = CheckCovered(day);
  if (!covered.ok()) return covered;
  return WorkingDaysThrough(day) != WorkingDaysThrough(day - 1);
}

absl::StatusOr<int64_t> BankHolidays::WorkingDaysBetween(
    absl::CivilDay from, absl::CivilDay to) const {
  if (from > to) {
    return absl::InvalidArgumentError(absl::StrCat(
        "working days are counted forwards: the first day, ", PrintDate(from),
        ", must not be after the last, ", PrintDate(to)));
  }
  for (const absl::CivilDay day : {from, to}) {
    const absl::Status covered = CheckCovered(day);
    if (!covered.ok()) return covered;
  }
  return WorkingDaysThrough(to) - WorkingDaysThrough(from);
}

}  // namespace carereform

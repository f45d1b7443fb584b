#include "services/reporting/documents/date_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "common/types/civil_date.h"

namespace carereform::reporting::documents {
namespace {

bool IsStated(const google::type::Date& date) {
  return date.month() >= 1 && date.month() <= 12;
}

}  // namespace

std::string IsoDateOf(const google::type::Date& date) {
  if (!IsStated(date)) return "";
  if (date.day() == 0) {
    return absl::StrFormat("%04d-%02d", date.year(), date.month());
  }
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(),
                         date.day());
}

std::string DateInWords(const google::type::Date& date) {
  if (!IsStated(date)) return "";
  if (date.day() == 0) return MonthInWords(date);
  return PrintDate(absl::CivilDay(date.year(), date.month(), date.day()));
}

std::string DateInShort(const google::type::Date& date) {
  if (!IsStated(date)) return "";
  if (date.day() == 0) return MonthInWords(date);
  return absl::FormatTime(
      "%-d %b %Y",
      absl::FromCivil(absl::CivilDay(date.year(), date.month(), date.day()),
                      absl::UTCTimeZone()),
      absl::UTCTimeZone());
}

std::string MonthInWords(const google::type::Date& date) {
  if (!IsStated(date)) return "";
  return PrintMonth(absl::CivilDay(date.year(), date.month(), 1));
}

std::optional<int64_t> DayNumberOf(const google::type::Date& date) {
  if (!IsStated(date) || date.day() == 0) return std::nullopt;
  return absl::CivilDay(date.year(), date.month(), date.day()) -
         absl::CivilDay();
}

std::string PeriodInWords(const common::v1::DateRange& period) {
  const std::string first = DateInWords(period.first_date());
  const std::string last = DateInWords(period.last_date());
  if (first.empty() || first == last) return last;
  if (last.empty()) return first;
  return absl::StrCat(first, " to ", last);
}

}  // namespace carereform::reporting::documents

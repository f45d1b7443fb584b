#include "common/rpc/convert.h"

#include "absl/strings/str_format.h"
#include "common/types/civil_date.h"

namespace carereform::rpc {

absl::StatusOr<absl::CivilDay> ToDay(const google::type::Date& date) {
  return ParseDate(
      absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day()));
}

absl::StatusOr<DayOrMonth> ToDayOrMonth(const google::type::Date& date) {
  if (date.day() != 0) {
    const auto day = ToDay(date);
    if (!day.ok()) return day.status();
    return DayOrMonth{*day, false};
  }
  const auto month =
      ParseMonth(absl::StrFormat("%04d-%02d", date.year(), date.month()));
  if (!month.ok()) return month.status();
  return DayOrMonth{*month, true};
}

std::optional<absl::CivilDay> StoredDay(const google::type::Date& date) {
  if (date.year() == 0) return std::nullopt;
  const absl::CivilDay day(date.year(), date.month(),
                           date.day() == 0 ? 1 : date.day());
  return date.day() == 0 ? LastDayOfMonth(day) : day;
}

google::type::Date ToDate(absl::CivilDay day) {
  google::type::Date date = ToMonth(day);
  date.set_day(day.day());
  return date;
}

google::type::Date ToMonth(absl::CivilDay day) {
  google::type::Date date;
  date.set_year(static_cast<int32_t>(day.year()));
  date.set_month(day.month());
  return date;
}

google::protobuf::Timestamp ToTimestamp(absl::Time time) {
  const int64_t micros = absl::ToUnixMicros(time);
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(micros / 1'000'000);
  timestamp.set_nanos(static_cast<int32_t>(micros % 1'000'000 * 1000));
  return timestamp;
}

absl::Time FromTimestamp(const google::protobuf::Timestamp& timestamp) {
  return absl::FromUnixSeconds(timestamp.seconds()) +
         absl::Nanoseconds(timestamp.nanos());
}

}  // namespace carereform::rpc

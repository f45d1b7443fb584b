// Between the types of the contracts and those of the suite, checked.

#ifndef CR_COMMON_RPC_CONVERT_H_
#define CR_COMMON_RPC_CONVERT_H_

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"

namespace carereform::rpc {

// Returns the day; INVALID_ARGUMENT, with no reason, for one that is not a real
// day of 1900 to 2200.
absl::StatusOr<absl::CivilDay> ToDay(const google::type::Date& date);

// A day, or a month that stands for its last day.
struct DayOrMonth {
  absl::CivilDay day;
  bool month_precision = false;
};

// As ToDay, but takes a date with no `day` for the month.
absl::StatusOr<DayOrMonth> ToDayOrMonth(const google::type::Date& date);

// Returns the day of a date that was checked before it was stored; nothing
// where none is set.
std::optional<absl::CivilDay> StoredDay(const google::type::Date& date);

google::type::Date ToDate(absl::CivilDay day);

// Returns a date with no `day`.
google::type::Date ToMonth(absl::CivilDay day);

google::protobuf::Timestamp ToTimestamp(absl::Time time);
absl::Time FromTimestamp(const google::protobuf::Timestamp& timestamp);

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_CONVERT_H_

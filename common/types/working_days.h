// Working days in England: Monday to Friday less the bank holidays, which come
// from a dated file and are never computed.
#ifndef CR_COMMON_TYPES_WORKING_DAYS_H_
#define CR_COMMON_TYPES_WORKING_DAYS_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform {

// The bank holidays of whole calendar years that follow one another. Safe to
// share between threads.
class BankHolidays {
 public:
  // Reads a file whose first line is `date,substitute` and whose other lines
  // are bank holidays in order, such as `2020-12-28,yes`. The file covers every
  // calendar year from that of its first day to that of its last.
  //
  // Returns INVALID_ARGUMENT, with the number of the line, for another shape,
  // days out of order or twice, days at a weekend (the day that is taken off is
  // the substitute) and for a file that holds no day of one of its years.
  static absl::StatusOr<BankHolidays> Parse(absl::string_view csv);

  // Returns the bank holidays of England, from the file that this program was
  // built with. Source and status: common/types/data/README.md.
  static const BankHolidays& England();

  // The first and last calendar years covered.
  int first_year() const;
  int last_year() const;

  // Returns whether `day` is a working day.
  // Returns OUT_OF_RANGE if its year is not covered.
  absl::StatusOr<bool> IsWorkingDay(absl::CivilDay day) const;

  // Returns the number of working days after `from` up to and including `to`,
  // so 0 for the same day and 1 from a Friday to the Monday after it. Takes the
  // same short time however far apart the days are.
  //
  // Returns INVALID_ARGUMENT if `from` is after `to`, OUT_OF_RANGE if either
  // year is not covered.
  absl::StatusOr<int64_t> WorkingDaysBetween(absl::CivilDay from,
                                             absl::CivilDay to) const;

 private:
  explicit BankHolidays(const std::vector<absl::CivilDay>& holidays);

  absl::Status CheckCovered(absl::CivilDay day) const;

  // The number of working days from first_day_ up to and including `day`.
  // Accepts the day before first_day_ too.
  int64_t WorkingDaysThrough(absl::CivilDay day) const;

  absl::CivilDay first_day_;
  // Element n is the number of working days among the first n days covered.
  std::vector<int32_t> working_days_before_;
};

}  // namespace carereform

#endif  // CR_COMMON_TYPES_WORKING_DAYS_H_

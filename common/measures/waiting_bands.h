// The bands of days that waits are counted in, from a dated file, so that a
// list can be read by how long those on it have waited.

#ifndef CR_COMMON_MEASURES_WAITING_BANDS_H_
#define CR_COMMON_MEASURES_WAITING_BANDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/measures/measure_source.h"

namespace carereform::measures {

// The dimension that measures of waits are filtered and grouped by.
inline constexpr char kWaitingBand[] = "waiting_band";

// A run of calendar days that a wait can have lasted.
struct WaitingBand {
  int64_t first = 0;            // Days.
  std::optional<int64_t> last;  // Included; nothing for the longest waits.

  bool Holds(int64_t days) const;

  // Returns "15 to 28 days", or "57 days and more".
  std::string Words() const;

  // Returns the same as filters and groups have it: "15_to_28_days".
  std::string Word() const;
};

// Every band that has been in use. Safe to share between threads.
class WaitingBands {
 public:
  // Reads a file whose first line is `from_date,first_days,last_days`. The
  // lines of one date are a set.
  //
  // Returns INVALID_ARGUMENT, with the number of the line, for another shape,
  // dates out of order, and a set that does not begin at 0, leaves days out or
  // has an end.
  static absl::StatusOr<WaitingBands> Parse(absl::string_view csv);

  // Returns the bands of the file that this program was built with. Source and
  // status: common/measures/data/README.md.
  static const WaitingBands& BuiltIn();

  // Returns the day from which the first set is in use; the end of time where
  // the file has none.
  absl::CivilDay first_day() const;

  // Returns the bands of `day`, from the shortest waits; none before the first
  // set begins.
  std::vector<WaitingBand> On(absl::CivilDay day) const;

 private:
  using Set = std::pair<absl::CivilDay, std::vector<WaitingBand>>;

  explicit WaitingBands(std::vector<Set> sets) : sets_(std::move(sets)) {}

  std::vector<Set> sets_;  // By first day.
};

// Returns the bands of the last day that `query` asks about.
std::vector<WaitingBand> BandsFor(const MeasureQuery& query);

// Returns the words of those bands, which a query is grouped by.
std::vector<std::string> BandWords(const MeasureQuery& query);

// Returns the band that the filters of `query` ask about; nothing where they
// name none. Returns INVALID_ARGUMENT, reason FIELD_INVALID, for a word that is
// no band of the day.
absl::StatusOr<std::optional<WaitingBand>> BandAsked(const MeasureQuery& query);

}  // namespace carereform::measures

#endif  // CR_COMMON_MEASURES_WAITING_BANDS_H_

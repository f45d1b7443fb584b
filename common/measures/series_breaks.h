// Where the values of a measure can't be compared, because what is counted was
// defined anew: from a dated file, so that no trend is drawn across.

#ifndef CR_COMMON_MEASURES_SERIES_BREAKS_H_
#define CR_COMMON_MEASURES_SERIES_BREAKS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/measures/measure_source.h"

namespace carereform::measures {

// Every break that is known. Safe to share between threads.
class SeriesBreaks {
 public:
  // Reads a file such as data/series_breaks.csv, its lines in order of their
  // days. Errors: INVALID_ARGUMENT, with no reason, that names the line.
  static absl::StatusOr<SeriesBreaks> Parse(absl::string_view csv);

  // Returns the breaks of the file that this program was built with.
  static const SeriesBreaks& BuiltIn();

  // Adds the breaks of `measure`, a measure of the source of that id.
  void AddTo(absl::string_view source, v1::Measure& measure) const;

 private:
  struct Entry {
    std::string source;
    std::string prefix;  // Of the measure's id.
    v1::Measure::SeriesBreak at;
  };

  std::vector<Entry> entries_;
};

// Returns the breaks of `measure` because of which the answer to `later` can't
// be compared with that to `earlier`: those after the first day of the earlier
// and not after the last of the later that are about someone whom the filters
// leave in.
std::vector<v1::Measure::SeriesBreak> BreaksBetween(const v1::Measure& measure,
                                                    const MeasureQuery& earlier,
                                                    const MeasureQuery& later);

}  // namespace carereform::measures

#endif  // CR_COMMON_MEASURES_SERIES_BREAKS_H_

// Days and months of a return in words and in ISO 8601. A date whose day is 0
// is a month; one whose month is not 1 to 12 is not stated and gives empty
// text.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_DATE_TEXT_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_DATE_TEXT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "carereform/common/v1/common.pb.h"
#include "google/type/date.pb.h"

namespace carereform::reporting::documents {

// Returns "2025-10-20" for a day and "2026-05" for a month.
std::string IsoDateOf(const google::type::Date& date);

// Returns "20 October 2025" for a day and "May 2026" for a month.
std::string DateInWords(const google::type::Date& date);

// Returns "20 Oct 2025" for a day and "May 2026" for a month.
std::string DateInShort(const google::type::Date& date);

// Returns "May 2026", whatever the day.
std::string MonthInWords(const google::type::Date& date);

// Returns a number that grows by one a day, for drawing days to scale; nothing
// for a month or where no day is stated.
std::optional<int64_t> DayNumberOf(const google::type::Date& date);

// Returns "21 October 2024 to 20 October 2025", both days included; one date
// where the two are the same or only one is stated.
std::string PeriodInWords(const common::v1::DateRange& period);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_DATE_TEXT_H_

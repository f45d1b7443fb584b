// Days as a file that calendars read: iCalendar, RFC 5545.

#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_CALENDAR_TEXT_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_CALENDAR_TEXT_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace carereform::improvement {

// Something on one whole day.
struct CalendarEvent {
  std::string uid;  // The same for the same thing in every file.
  absl::CivilDay day;
  std::string summary;
  std::string description;  // Left out where empty.
};

// Returns the file: lines end in CRLF and are folded at 75 octets, never within
// a character; text is escaped (RFC 5545 3.1 and 3.3.11), and controls are
// replaced. `stamp` is when it was made.
std::string PrintCalendar(absl::string_view title, absl::Time stamp,
                          const std::vector<CalendarEvent>& events);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_CALENDAR_TEXT_H_

#include "services/improvement/domain/calendar_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "common/types/safe_text.h"

namespace carereform::improvement {
namespace {

constexpr size_t kMaxLineOctets = 75;

bool IsInnerOctet(char octet) {
  return (static_cast<unsigned char>(octet) & 0xC0) == 0x80;
}

// Appends a line, folded: each continuation begins with one space, which
// counts among its octets.
void AddLine(absl::string_view line, std::string& file) {
  size_t room = kMaxLineOctets;
  while (line.size() > room) {
    size_t end = room;
    while (IsInnerOctet(line[end])) --end;
    absl::StrAppend(&file, line.substr(0, end), "\r\n ");
    line.remove_prefix(end);
    room = kMaxLineOctets - 1;
  }
  absl::StrAppend(&file, line, "\r\n");
}

std::string Escaped(absl::string_view text) {
  // A carriage return has no form of its own, and a bare one ends a line.
  return absl::StrReplaceAll(SafeText(text), {{"\\", "\\\\"},
                                              {";", "\\;"},
                                              {",", "\\,"},
                                              {"\r\n", "\\n"},
                                              {"\r", "\\n"},
                                              {"\n", "\\n"}});
}

std::string Basic(absl::CivilDay day) {
  return absl::StrFormat("%04d%02d%02d", day.year(), day.month(), day.day());
}

}  // namespace

std::string PrintCalendar(absl::string_view title, absl::Time stamp,
                          const std::vector<CalendarEvent>& events) {
  const std::string made =
      absl::FormatTime("%Y%m%dT%H%M%SZ", stamp, absl::UTCTimeZone());
  std::string file;
  AddLine("BEGIN:VCALENDAR", file);
  AddLine("VERSION:2.0", file);
  AddLine("PRODID:-//carereform//improvement//EN", file);
  AddLine("CALSCALE:GREGORIAN", file);
  AddLine(absl::StrCat("X-WR-CALNAME:", Escaped(title)), file);
  for (const CalendarEvent& event : events) {
    AddLine("BEGIN:VEVENT", file);
    AddLine(absl::StrCat("UID:", Escaped(event.uid)), file);
    AddLine(absl::StrCat("DTSTAMP:", made), file);
    AddLine(absl::StrCat("DTSTART;VALUE=DATE:", Basic(event.day)), file);
    AddLine(absl::StrCat("SUMMARY:", Escaped(event.summary)), file);
    if (!event.description.empty()) {
      AddLine(absl::StrCat("DESCRIPTION:", Escaped(event.description)), file);
    }
    AddLine("TRANSP:TRANSPARENT", file);
    AddLine("END:VEVENT", file);
  }
  AddLine("END:VCALENDAR", file);
  return file;
}

}  // namespace carereform::improvement

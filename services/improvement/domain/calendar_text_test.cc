#include "services/improvement/domain/calendar_text.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::improvement {
namespace {

using Event = std::map<std::string, std::string>;

std::string Unescaped(absl::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      plain += text[i] == 'n' ? '\n' : text[i];
    } else {
      plain += text[i];
    }
  }
  return plain;
}

// Reads a file back by the RFC: unfolds, splits at the first colon, unescapes.
std::vector<Event> Read(const std::string& file) {
  std::vector<Event> events;
  for (const absl::string_view line :
       absl::StrSplit(absl::StrReplaceAll(file, {{"\r\n ", ""}}), "\r\n")) {
    if (line == "BEGIN:VEVENT") events.emplace_back();
    const std::pair<std::string, std::string> parts =
        absl::StrSplit(line, absl::MaxSplits(':', 1));
    if (!events.empty()) {
      events.back().emplace(parts.first, Unescaped(parts.second));
    }
  }
  return events;
}

std::string Print(const CalendarEvent& event) {
  return PrintCalendar("Programme", absl::UnixEpoch(), {event});
}

TEST(CalendarText, IsWhatCalendarsRead) {
  EXPECT_EQ(Print({"a@x", absl::CivilDay(2026, 1, 9), "Papers; 5, clear", ""}),
            "BEGIN:VCALENDAR\r\n"
            "VERSION:2.0\r\n"
            "PRODID:-//carereform//improvement//EN\r\n"
            "CALSCALE:GREGORIAN\r\n"
            "X-WR-CALNAME:Programme\r\n"
            "BEGIN:VEVENT\r\n"
            "UID:a@x\r\n"
            "DTSTAMP:19700101T000000Z\r\n"
            "DTSTART;VALUE=DATE:20260109\r\n"
            "SUMMARY:Papers\\; 5\\, clear\r\n"
            "TRANSP:TRANSPARENT\r\n"
            "END:VEVENT\r\n"
            "END:VCALENDAR\r\n");
}

TEST(CalendarText, ALineEndCannotBeBroughtIn) {
  const std::string file =
      Print({"a", absl::CivilDay(2026, 1, 9), "x\r\nEND:VEVENT\rUID:b\n", ""});
  const auto events = Read(file);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].at("UID"), "a");
  EXPECT_EQ(events[0].at("SUMMARY"), "x\nEND:VEVENT\nUID:b\n");
}

RC_GTEST_PROP(CalendarTextProperty, ReadsBackWhatWasPrinted, ()) {
  const auto word = rc::gen::element<std::string>(
      "a", "\\", ";", ",", "\n", "é", "€", "𝒳", " ", ":", "word");
  std::string text;
  for (const std::string& part :
       *rc::gen::container<std::vector<std::string>>(word)) {
    text += part;
  }
  const std::string file =
      Print({"uid", absl::CivilDay(2026, 1, 9), text, text + "."});
  for (const absl::string_view line : absl::StrSplit(file, "\r\n")) {
    RC_ASSERT(line.size() <= 75u);
    // A fold never comes within a character.
    const bool within_character =
        line.size() >= 2 && line[0] == ' ' &&
        (static_cast<unsigned char>(line[1]) & 0xC0) == 0x80;
    RC_ASSERT(!within_character);
    RC_ASSERT(line.find('\n') == absl::string_view::npos);
  }
  const auto events = Read(file);
  RC_ASSERT(events.size() == 1u);
  RC_ASSERT(events[0].at("SUMMARY") == text);
  RC_ASSERT(events[0].at("DESCRIPTION") == text + ".");
}

}  // namespace
}  // namespace carereform::improvement

#include "common/imports/extract_day.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/types/civil_date.h"

namespace carereform::imports {
namespace {

constexpr char kDayLine[] = "extract_date:";

}  // namespace

std::optional<absl::CivilDay> ReadExtractDay(absl::string_view note,
                                             absl::CivilDay today,
                                             Issues& issues) {
  const char* const remedy =
      "begin the file with a line such as # extract_date: 2026-10-01";
  for (absl::string_view line : absl::StrSplit(note, '\n')) {
    if (!absl::ConsumePrefix(&line, kDayLine)) continue;
    const auto day = ParseDate(absl::StripAsciiWhitespace(line));
    if (!day.ok()) {
      issues.Add(0, "extract_date", day.status().message(), remedy);
      return std::nullopt;
    }
    if (*day <= today) return *day;
    issues.Add(0, "extract_date",
               absl::StrCat("is after today, ", FormatDate(today)), remedy);
    return std::nullopt;
  }
  issues.Add(0, "extract_date", "the file does not say of which day it is",
             remedy);
  return std::nullopt;
}

}  // namespace carereform::imports

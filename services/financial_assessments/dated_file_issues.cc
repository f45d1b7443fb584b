#include "services/financial_assessments/dated_file_issues.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/types/resource_name.h"

namespace carereform::financial_assessments {
namespace {

constexpr size_t kMostSourceBytes = 500;

}  // namespace

std::optional<int64_t> ReadWholeNumber(const imports::DatedRow& row,
                                       absl::string_view column, int64_t low,
                                       int64_t high, imports::Issues& issues) {
  const std::string& text = row.row.Get(column);
  int64_t number = 0;
  // SimpleAtoi takes a sign and spaces, which a slip of the hand may be.
  const bool digits =
      !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return absl::ascii_isdigit(static_cast<unsigned char>(c));
      });
  if (digits && absl::SimpleAtoi(text, &number) && number >= low &&
      number <= high) {
    return number;
  }
  issues.Add(row.row.line, column,
             absl::StrCat("is no whole number from ", low, " to ", high),
             "give whole pence, weeks or percent in digits alone, such as 3180 "
             "for £31.80");
  return std::nullopt;
}

bool CheckIdColumn(const imports::DatedRow& row, absl::string_view column,
                   imports::Issues& issues) {
  const absl::Status valid = ValidateId(row.row.Get(column));
  if (valid.ok()) return true;
  issues.Add(row.row.line, column, "is no id", valid.message());
  return false;
}

void CheckSource(const imports::DatedRow& row, imports::Issues& issues) {
  if (row.source.size() <= kMostSourceBytes) return;
  issues.Add(row.row.line, "source",
             absl::StrCat("is longer than ", kMostSourceBytes, " bytes"),
             "name the instrument, circular or page in fewer words");
}

void CheckDaysFollow(absl::string_view what,
                     const std::vector<DaysInForce>& days,
                     const std::vector<int>& lines, imports::Issues& issues) {
  const Succession found = CheckSuccession(days);
  const std::string day = absl::FormatCivilTime(found.day);
  switch (found.fault) {
    case SuccessionFault::kNone:
      return;
    case SuccessionFault::kOverlap:
      issues.Add(lines[found.second], "from_date",
                 absl::StrCat("a second ", what, " in force on ", day,
                              ", beside that of line ", lines[found.first]),
                 "end one on the day on which the other begins");
      return;
    case SuccessionFault::kGap:
      issues.Add(
          lines[found.second], "from_date",
          absl::StrCat("leaves a gap: no ", what, " is in force on ", day),
          "begin it on the day on which the one before it ends, or give "
          "the one between");
      return;
    case SuccessionFault::kEndsFirst:
      issues.Add(lines[found.first], "to_date",
                 absl::StrCat("ends before it begins, on ", day),
                 "give a to_date after from_date");
      return;
  }
}

absl::Status FirstIssue(const imports::Issues& issues) {
  if (issues.empty()) return absl::OkStatus();
  const auto& first = issues.kept()[0];
  return absl::InvalidArgumentError(
      absl::StrCat("line ", first.line(), ", ", first.column(), ": ",
                   first.rule(), ": ", first.remedy()));
}

}  // namespace carereform::financial_assessments

#include "services/financial_assessments/rate_tables_file.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/imports/dated_rows.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/dated_file_issues.h"

namespace carereform::data {
extern const absl::string_view kRateTables;
}

namespace carereform::financial_assessments {
namespace {

using imports::DatedRow;
using imports::Issues;

// What no figure can be above: £10,000,000; 10 years; the whole.
constexpr int64_t kMostPence = 1'000'000'000;
constexpr int64_t kMostWeeks = 520;
constexpr int64_t kMostPercent = 100;

// What one file may hold: it is applied in one go.
constexpr size_t kMostTables = 100;

int64_t MostOf(FigureUnit unit) {
  switch (unit) {
    case FigureUnit::kPence:
      return kMostPence;
    case FigureUnit::kWeeks:
      return kMostWeeks;
    case FigureUnit::kPercent:
      return kMostPercent;
  }
  return 0;
}

// The words of all figures that there are, from one to the next.
std::string KnownFigures() {
  std::vector<absl::string_view> words;
  for (int i = 1; i < kFigures; ++i) {
    words.push_back(FigureWord(static_cast<Figure>(i)));
  }
  return absl::StrJoin(words, ", ");
}

// Reads which figure a line is of, and how much it is.
std::optional<std::pair<Figure, Rate>> ReadFigure(const DatedRow& row,
                                                  Issues& issues) {
  const std::optional<Figure> figure = FigureOfWord(row.row.Get("figure"));
  if (!figure.has_value()) {
    // What the cell holds is not repeated: it may be anything.
    issues.Add(row.row.line, "figure", "is no figure that is known",
               absl::StrCat("give one of ", KnownFigures()));
    return std::nullopt;
  }
  const FigureUnit unit = UnitOf(*figure);
  if (row.row.Get("unit") != UnitWord(unit)) {
    issues.Add(row.row.line, "unit", "is not the unit of the figure",
               absl::StrCat("give ", UnitWord(unit)));
    return std::nullopt;
  }
  // Income is worked out by dividing by the step.
  const int64_t least = *figure == Figure::kTariffStep ? 1 : 0;
  const auto amount =
      ReadWholeNumber(row, "amount", least, MostOf(unit), issues);
  if (!amount.has_value()) return std::nullopt;
  return std::pair(*figure, Rate{.amount = *amount,
                                 .status = *FigureStatusOfWord(row.status),
                                 .source = row.source});
}

// Returns the table that `row` is of, which it begins if it is the first.
RateTableOfFile* TableOf(const DatedRow& row, RateTablesFile& file,
                         Issues& issues) {
  const std::string& id = row.row.Get("table");
  const auto found = std::find_if(
      file.tables.begin(), file.tables.end(),
      [&](const RateTableOfFile& each) { return each.table.id == id; });
  if (found == file.tables.end()) {
    if (!CheckIdColumn(row, "table", issues)) return nullptr;
    RateTableOfFile& begun = file.tables.emplace_back();
    begun.line = row.row.line;
    begun.table.id = id;
    begun.table.from = row.from;
    begun.table.to = row.to;
    return &begun;
  }
  if (found->table.from != row.from || found->table.to != row.to) {
    issues.Add(row.row.line, "from_date",
               absl::StrCat("has other days than line ", found->line,
                            ", which is of the same table"),
               "give every line of a table the same days");
    return nullptr;
  }
  return &*found;
}

void ReadLine(const DatedRow& row, RateTablesFile& file, Issues& issues) {
  RateTableOfFile* const of = TableOf(row, file, issues);
  auto figure = ReadFigure(row, issues);
  if (of == nullptr || !figure.has_value()) return;
  auto& rate = of->table.rates[static_cast<size_t>(figure->first)];
  if (rate.has_value()) {
    issues.Add(row.row.line, "figure", "is in the table already",
               "give each figure of a table once");
    return;
  }
  rate = std::move(figure->second);
}

void CheckLimits(const RateTableOfFile& of, Issues& issues) {
  const auto lower = FigureOf(of.table, Figure::kLowerCapitalLimit);
  const auto upper = FigureOf(of.table, Figure::kUpperCapitalLimit);
  if (lower.ok() && upper.ok() && *lower > *upper) {
    issues.Add(of.line, "table", "has a lower capital limit above the upper",
               "correct one of the two");
  }
}

void CheckTables(const RateTablesFile& file, Issues& issues) {
  if (file.tables.empty()) {
    issues.Add(0, "", "has no rate table", "give a line for each figure");
  }
  std::vector<DaysInForce> days;
  std::vector<int> lines;
  for (const RateTableOfFile& each : file.tables) {
    days.push_back({each.table.from, each.table.to});
    lines.push_back(each.line);
    CheckLimits(each, issues);
  }
  CheckDaysFollow("rate table", days, lines, issues);
}

}  // namespace

RateTablesFile ReadRateTables(absl::string_view csv, Issues& issues) {
  RateTablesFile file;
  imports::DatedFile dated =
      imports::ReadDatedFile(csv, {{"table"}, {"figure"}, {"amount"}, {"unit"}},
                             kFigureStatusWords, issues);
  file.note = std::move(dated.note);
  for (const DatedRow& row : dated.rows) {
    CheckSource(row, issues);
    ReadLine(row, file, issues);
  }
  if (file.tables.size() > kMostTables) {
    issues.Add(0, "table",
               absl::StrCat("has more than ", kMostTables, " rate tables"),
               "give fewer in each file");
  }
  // A line that could not be read may be what a table lacks.
  if (issues.empty()) CheckTables(file, issues);
  return file;
}

absl::StatusOr<std::vector<RateTable>> BuiltInRateTables() {
  Issues issues;
  RateTablesFile file = ReadRateTables(data::kRateTables, issues);
  CR_RETURN_IF_ERROR(FirstIssue(issues));
  std::vector<RateTable> tables;
  for (RateTableOfFile& each : file.tables) {
    tables.push_back(std::move(each.table));
  }
  return tables;
}

}  // namespace carereform::financial_assessments

#include "tools/carereform/measure_text.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/types/exact_decimal.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/cell_value.h"

namespace carereform::command_line {
namespace {

using measures::v1::MeasureValue;
using reporting::v1::Cell;

constexpr size_t kLineWidth = 76;

std::string ShareCovered(const MeasureValue& value) {
  if (!value.has_coverage()) return "";
  return absl::StrCat(value.coverage().covered(), " of ",
                      value.coverage().total());
}

std::string CoverageText(const MeasureValue& value) {
  if (!value.has_coverage()) return "";
  return absl::StrCat(ShareCovered(value), " have what the method needs");
}

std::string ExclusionsText(const MeasureValue& value) {
  return absl::StrJoin(
      value.exclusions(), "; ",
      [](std::string* text, const MeasureValue::Exclusion& exclusion) {
        absl::StrAppend(text, exclusion.n(), " ", exclusion.reason());
      });
}

// What a series has said of its first value holds for all of them.
void PrintHead(const Cell& cell, std::ostream& out) {
  namespace documents = reporting::documents;
  const MeasureValue& value = cell.value();
  PrintFacts({{"question", value.question()},
              {"counts", std::string(documents::PrintBasis(cell))},
              {"population", value.population()},
              {"origin", documents::PrintOrigin(cell)},
              {"method", value.method_version()},
              {"note", value.note()}},
             out);
}

void AddBreaks(const measures::v1::ComputeMeasureSeriesResponse::Point& point,
               Table& table) {
  for (const auto& at : point.breaks()) {
    const std::string text =
        absl::StrCat("-- series breaks here: ", at.reason(), " --");
    for (std::string& line : WrapWords(text, kLineWidth)) {
      table.AddLine(std::move(line));
    }
  }
}

}  // namespace

Cell CellOf(const MeasureValue& value) {
  Cell cell;
  *cell.mutable_value() = value;
  const std::vector<std::string> parts = absl::StrSplit(value.measure(), '/');
  if (parts.size() == 6) cell.set_owner(parts[3]);
  return cell;
}

Facts CellFacts(const Cell& cell) {
  namespace documents = reporting::documents;
  const MeasureValue& value = cell.value();
  return {{"value", documents::PrintValue(cell)},
          {"evidence", documents::PrintEvidence(value)},
          {"question", value.question()},
          {"as of", documents::PrintAsOf(cell)},
          {"counts", std::string(documents::PrintBasis(cell))},
          {"population", value.population()},
          {"coverage", CoverageText(value)},
          {"left out", ExclusionsText(value)},
          {"origin", documents::PrintOrigin(cell)},
          {"method", value.method_version()},
          {"note", value.note()}};
}

void PrintMeasure(const measures::v1::ComputeMeasureResponse& measure,
                  std::ostream& out) {
  PrintFacts(CellFacts(CellOf(measure.value())), out);
  if (measure.groups().empty()) return;
  Table table({{"GROUP"}, {"VALUE", Alignment::kRight}, {"EVIDENCE"}});
  for (const measures::v1::GroupValue& group : measure.groups()) {
    table.AddRow({group.group(),
                  reporting::documents::PrintValue(CellOf(group.value())),
                  reporting::documents::PrintEvidence(group.value())});
  }
  out << '\n';
  table.Print(out);
}

void PrintSeries(const measures::v1::ComputeMeasureSeriesResponse& series,
                 std::ostream& out) {
  if (series.points().empty()) return;
  PrintHead(CellOf(series.points(0).value()), out);
  Table table({{"AS OF"},
               {"VALUE", Alignment::kRight},
               {"EVIDENCE", Alignment::kLeft, 32},
               {"COVERAGE"},
               {"LEFT OUT", Alignment::kLeft, 32}});
  for (const auto& point : series.points()) {
    AddBreaks(point, table);
    const Cell cell = CellOf(point.value());
    table.AddRow({reporting::documents::PrintAsOf(cell),
                  reporting::documents::PrintValue(cell),
                  reporting::documents::PrintEvidence(cell.value()),
                  ShareCovered(cell.value()), ExclusionsText(cell.value())});
  }
  out << '\n';
  table.Print(out);
}

void PrintSteps(const measures::v1::MeasureExplanation& explanation,
                std::ostream& out) {
  PrintFacts({{"in words", explanation.method()}}, out);
  if (!explanation.lines().empty()) {
    out << "\nHow it came about\n";
    Table table({{"", Alignment::kLeft, 68}, {"", Alignment::kRight, 0}});
    for (const auto& line : explanation.lines()) {
      table.AddRow({absl::StrCat("  ", line.text()),
                    WithThousands(absl::StrCat(line.n()))});
    }
    table.Print(out);
  }
  if (!explanation.records().empty()) {
    out << "\nRecords that decide it\n";
    Table table({{"", Alignment::kLeft, 0}});
    for (const std::string& record : explanation.records()) {
      table.AddRow({absl::StrCat("  ", record)});
    }
    table.Print(out);
  }
}

}  // namespace carereform::command_line

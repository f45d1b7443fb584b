#include "tools/carereform/comparison_text.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "google/protobuf/util/time_util.h"
#include "services/reporting/documents/cell_text.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

namespace documents = reporting::documents;
using google::protobuf::util::TimeUtil;
using reporting::v1::ReturnComparison;
using Difference = ReturnComparison::CellDifference;

std::string KindText(const Difference& difference) {
  return absl::AsciiStrToLower(absl::StrReplaceAll(
      Difference::Kind_Name(difference.kind()), {{"_CHANGED", ""}}));
}

std::string ValueText(bool there, const reporting::v1::Cell& cell) {
  return there ? documents::PrintValue(cell) : "";
}

std::string OutcomeText(const Difference& difference) {
  const std::string before = difference.has_before()
                                 ? documents::PrintOutcome(difference.before())
                                 : "";
  const std::string after =
      difference.has_after() ? documents::PrintOutcome(difference.after()) : "";
  if (before == after || before.empty()) return after;
  return after.empty() ? before : absl::StrCat(before, " -> ", after);
}

template <typename Report>
void PrintCells(const Report& report, std::ostream& out) {
  Table table({{"CELL"},
               {"DIFFERS IN"},
               {"BEFORE", Alignment::kRight, 20},
               {"AFTER", Alignment::kRight, 20},
               {"OUTCOME"},
               {"BY"}});
  for (const Difference& difference : report.cells()) {
    table.AddRow({difference.cell(), KindText(difference),
                  ValueText(difference.has_before(), difference.before()),
                  ValueText(difference.has_after(), difference.after()),
                  OutcomeText(difference), difference.source()});
  }
  if (!table.empty()) table.Print(out);
  out << (report.cells_size() == 0
              ? "No cell differs; "
              : absl::StrCat(report.cells_size(), " differ, "))
      << report.same_count() << " are the same.\n";
}

void PrintChanges(const ReturnComparison::SourceChanges& source,
                  std::ostream& out) {
  out << '\n' << source.source();
  if (!source.answered()) {
    out << ": its changes are not known (" << source.reason() << ")\n";
    return;
  }
  out << ": " << source.change_count()
      << (source.change_count() == 1 ? " change" : " changes")
      << " between revisions " << source.after_revision() << " and "
      << source.to_revision();
  if (source.change_count() > source.changes_size()) {
    out << "; the newest " << source.changes_size() << " are";
  }
  out << '\n';
  Table table({{"REVISION", Alignment::kRight},
               {"WHEN"},
               {"WHO"},
               {"WHAT"},
               {"RESOURCES", Alignment::kRight}});
  for (const auto& change : source.changes()) {
    const std::string& method = change.method();
    table.AddRow({absl::StrCat(change.revision()),
                  TimeUtil::ToString(change.commit_time()), change.actor(),
                  method.substr(method.rfind('.') + 1),
                  absl::StrCat(change.resources())});
  }
  table.Print(out);
}

template <typename Report>
void PrintSources(const Report& report, std::ostream& out) {
  for (const auto& source : report.sources()) PrintChanges(source, out);
}

}  // namespace

void PrintComparison(const ReturnComparison& comparison, std::ostream& out) {
  PrintFacts({{"earlier", comparison.earlier()}, {"later", comparison.later()}},
             out);
  out << '\n';
  PrintCells(comparison, out);
  PrintSources(comparison, out);
}

void PrintDrift(const reporting::v1::DriftReport& report, std::ostream& out) {
  PrintFacts(
      {{"return", report.progress_return()},
       {"computed again", TimeUtil::ToString(report.compute_time())},
       {"documents", report.documents_agree()
                         ? "as the stored model gives them, byte for byte"
                         : "NOT as the stored model gives them"}},
      out);
  out << '\n';
  PrintCells(report, out);
  PrintSources(report, out);
}

}  // namespace carereform::command_line

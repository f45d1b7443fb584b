#include "tools/carereform/import_report.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/types/safe_text.h"
#include "tools/carereform/import_file.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using common::v1::ImportReport;

void PrintCounts(const ImportReport& report, std::ostream& out) {
  Table table({{"RECORDS"}, {"COUNT", Alignment::kRight}});
  const auto add = [&](const char* what, int count) {
    table.AddRow({what, absl::StrCat(count)});
  };
  add("will be created", report.created_count());
  add("will be changed", report.changed_count());
  for (const ImportReport::FieldCount& field : report.fields()) {
    add(absl::StrCat("  ", SafeText(field.field())).c_str(), field.count());
  }
  add("are as they were", report.unchanged_count());
  add("fail", report.failed_count());
  add("all rows", report.row_count());
  add("vanished: kept, and marked", report.vanished_count());
  table.Print(out);
}

void PrintVanished(const ImportReport& report, std::ostream& out) {
  if (report.vanished_count() == 0) return;
  std::string ids;
  for (const std::string& id : report.vanished_ids()) {
    absl::StrAppend(&ids, ids.empty() ? "" : " ", SafeText(id));
  }
  const int more = report.vanished_count() - report.vanished_ids_size();
  if (more > 0) absl::StrAppend(&ids, " and ", more, " more");
  out << "\nvanished since an earlier file:\n";
  for (const std::string& line : WrapWords(ids, 78)) out << line << '\n';
}

void PrintRules(const ImportReport& report, std::ostream& out) {
  if (report.rules().empty()) return;
  out << '\n';
  Table table({{"BROKEN RULE", Alignment::kLeft, 50},
               {"COLUMN"},
               {"COUNT", Alignment::kRight}});
  for (const ImportReport::RuleCount& rule : report.rules()) {
    table.AddRow({SafeText(rule.rule()), SafeText(rule.column()),
                  absl::StrCat(rule.count())});
  }
  table.Print(out);
}

}  // namespace

void PrintReport(const ImportReport& report, std::ostream& out) {
  if (!report.profile().empty()) {
    out << "read by " << SafeText(report.profile()) << '\n';
  }
  PrintCounts(report, out);
  PrintVanished(report, out);
  PrintRules(report, out);
}

}  // namespace carereform::command_line

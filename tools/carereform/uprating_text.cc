#include "tools/carereform/uprating_text.h"

#include <algorithm>
#include <map>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/types/pence.h"
#include "common/types/safe_text.h"
#include "services/reporting/documents/date_text.h"
#include "tools/carereform/enum_words.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using financial_assessments::v1::Calculation;
using financial_assessments::v1::UpratingChange;
using financial_assessments::v1::UpratingRun;

constexpr int64_t kLongestBar = 40;  // Characters.
constexpr int kMostUnresolved = 10;  // Charges that are listed by name.
constexpr size_t kDetailWidth = 70;

// Rises of one band: those above the band before, up to `most`; pence a week.
struct Band {
  const char* name;
  int64_t most;
};

constexpr Band kBands[] = {
    {"less", -1},
    {"the same", 0},
    {"up to £1 more", 1'00},
    {"up to £5 more", 5'00},
    {"up to £10 more", 10'00},
    {"up to £25 more", 25'00},
    {"up to £50 more", 50'00},
    {"above £50 more", INT64_MAX},
};

std::string Pounds(int64_t pence) {
  std::string pounds = FormatPounds(Pence::FromPence(pence));
  return absl::StrContains(pounds, '.') ? pounds : absl::StrCat(pounds, ".00");
}

int64_t RiseOf(const UpratingChange& change) {
  return change.after_pence() - change.before_pence();
}

void PrintTotals(const UpratingRun& run, std::ostream& out) {
  const UpratingRun::Totals& totals = run.totals();
  Table table({{"WHAT PEOPLE PAY A WEEK"},
               {"BEFORE", Alignment::kRight},
               {"AFTER", Alignment::kRight}});
  for (const UpratingRun::OutcomeCount& outcome : totals.outcomes()) {
    table.AddRow({EnumWords(Calculation::Outcome_Name(outcome.outcome())),
                  absl::StrCat(outcome.before_count()),
                  absl::StrCat(outcome.after_count())});
  }
  table.AddRow({"all together", Pounds(totals.before_pence()),
                Pounds(totals.after_pence())});
  out << '\n';
  table.Print(out);
}

void PrintBars(const std::vector<UpratingChange>& changes, std::ostream& out) {
  std::map<const Band*, int64_t> counts;
  int64_t most = 0;
  for (const UpratingChange& change : changes) {
    if (change.result() != UpratingChange::WORKED_OUT) continue;
    const Band* band = std::find_if(
        std::begin(kBands), std::end(kBands),
        [&change](const Band& of) { return RiseOf(change) <= of.most; });
    most = std::max(most, ++counts[band]);
  }
  if (most == 0) return;
  Table table({{"A WEEK"}, {"CHARGES", Alignment::kRight}, {""}});
  for (const Band& band : kBands) {
    const int64_t count = counts[&band];
    // At least one mark for somebody.
    const int64_t bar = (count * kLongestBar + most - 1) / most;
    table.AddRow({band.name, absl::StrCat(count),
                  std::string(static_cast<size_t>(bar), '#')});
  }
  out << '\n';
  table.Print(out);
}

void PrintLargest(const UpratingRun& run, std::ostream& out) {
  if (run.largest_rises().empty()) return;
  Table table({{"LARGEST RISES A WEEK"},
               {"BEFORE", Alignment::kRight},
               {"AFTER", Alignment::kRight},
               {"RISE", Alignment::kRight}});
  for (const UpratingChange& change : run.largest_rises()) {
    table.AddRow({std::string(LastSegment(change.charge())),
                  Pounds(change.before_pence()), Pounds(change.after_pence()),
                  Pounds(RiseOf(change))});
  }
  out << '\n';
  table.Print(out);
}

// Those that were not worked out, with the reason.
void PrintUnresolved(const std::vector<UpratingChange>& changes,
                     std::ostream& out) {
  Table table({{"NOT WORKED OUT"},
               {"BECAUSE"},
               {"WHAT IS KNOWN", Alignment::kLeft, kDetailWidth}});
  int listed = 0;
  int left_out = 0;
  for (const UpratingChange& change : changes) {
    if (change.result() == UpratingChange::WORKED_OUT) continue;
    if (listed == kMostUnresolved) {
      ++left_out;
      continue;
    }
    ++listed;
    table.AddRow({std::string(LastSegment(change.charge())),
                  EnumWords(UpratingChange::Result_Name(change.result())),
                  change.detail()});
  }
  if (table.empty()) return;
  out << '\n';
  table.Print(out);
  if (left_out > 0) out << "and " << left_out << " more\n";
}

}  // namespace

void PrintUprating(const UpratingRun& run,
                   const std::vector<UpratingChange>& changes,
                   std::ostream& out) {
  const UpratingRun::Totals& totals = run.totals();
  out << SafeText(run.name()) << ": "
      << EnumWords(UpratingRun::State_Name(run.state())) << ", from "
      << reporting::documents::IsoDateOf(run.from_date()) << ".\n"
      << run.prepared_count() << " of " << run.charge_count()
      << " charges looked at: " << totals.more_count() << " pay more, "
      << totals.less_count() << " less, " << totals.same_count()
      << " the same, " << run.unresolved_count() << " not worked out.\n";
  if (run.applied_count() > 0) {
    out << run.applied_count()
        << " looked at again to be recorded: " << run.reworked_count()
        << " worked out anew, " << run.failed_count() << " not recorded.\n";
  }
  if (run.missed_count() > 0) {
    out << run.missed_count()
        << " in force that the preview missed: see the list of changes.\n";
  }
  PrintTotals(run, out);
  PrintBars(changes, out);
  PrintLargest(run, out);
  PrintUnresolved(changes, out);
}

}  // namespace carereform::command_line

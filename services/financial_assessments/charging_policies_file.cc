#include "services/financial_assessments/charging_policies_file.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/types/span.h"
#include "common/imports/dated_rows.h"
#include "common/imports/import_rows.h"
#include "common/imports/seen_ids.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/dated_file_issues.h"

namespace carereform::data {
extern const absl::string_view kChargingPolicies;
}

namespace carereform::financial_assessments {
namespace {

using imports::DatedRow;
using imports::Issues;

constexpr int64_t kMostPence = 1'000'000'000;  // £10,000,000.

// What one file may hold: it is applied in one go.
constexpr size_t kMostPolicies = 100;

template <typename Value>
struct Word {
  absl::string_view word;
  Value value;
};

constexpr Word<AtUpperLimit> kAtUpperLimit[] = {
    {"eligible", AtUpperLimit::kEligible},
    {"not_eligible", AtUpperLimit::kNotEligible}};
constexpr Word<WeekConvention> kWeeks[] = {
    {"52", WeekConvention::k52},
    {"52.14", WeekConvention::k52Point14},
    {"365/7", WeekConvention::k365Over7}};
constexpr Word<absl::Weekday> kWeekdays[] = {
    {"monday", absl::Weekday::monday},
    {"tuesday", absl::Weekday::tuesday},
    {"wednesday", absl::Weekday::wednesday},
    {"thursday", absl::Weekday::thursday},
    {"friday", absl::Weekday::friday},
    {"saturday", absl::Weekday::saturday},
    {"sunday", absl::Weekday::sunday}};
constexpr Word<DisabilityExpenses> kDisabilityExpenses[] = {
    {"itemised", DisabilityExpenses::kItemised},
    {"flat", DisabilityExpenses::kFlat},
    {"greater_of_both", DisabilityExpenses::kGreaterOfBoth}};
constexpr Word<bool> kMarks[] = {{"yes", true}, {"no", false}};

// Sets `value` to what the word in `column` says; adds an issue for another.
template <typename Value, size_t size>
void ReadWord(const DatedRow& row, absl::string_view column,
              const Word<Value> (&words)[size], Value& value, Issues& issues) {
  std::vector<absl::string_view> known;
  for (const Word<Value>& each : words) {
    if (row.row.Get(column) == each.word) {
      value = each.value;
      return;
    }
    known.push_back(each.word);
  }
  issues.Add(row.row.line, column, "is none of the words that are known",
             absl::StrCat("give one of ", absl::StrJoin(known, ", ")));
}

void ReadPence(const DatedRow& row, absl::string_view column, Pence& value,
               Issues& issues) {
  const auto pence = ReadWholeNumber(row, column, 0, kMostPence, issues);
  if (pence.has_value()) value = Pence::FromPence(*pence);
}

void ReadAmounts(const DatedRow& row, ChargingPolicy& policy, Issues& issues) {
  if (!row.row.Get("upper_limit_outside_care_homes").empty()) {
    policy.upper_limit_outside_care_homes.emplace();
    ReadPence(row, "upper_limit_outside_care_homes",
              *policy.upper_limit_outside_care_homes, issues);
  }
  if (!row.row.Get("lower_limit_outside_care_homes").empty()) {
    policy.lower_limit_outside_care_homes.emplace();
    ReadPence(row, "lower_limit_outside_care_homes",
              *policy.lower_limit_outside_care_homes, issues);
  }
  ReadPence(row, "flat_disability_expenses", policy.flat_disability_expenses,
            issues);
  if (!row.row.Get("most_charge").empty()) {
    policy.most_charge.emplace();
    ReadPence(row, "most_charge", *policy.most_charge, issues);
  }
  ReadPence(row, "least_charge", policy.least_charge, issues);
  ReadPence(row, "night_care_disregard", policy.night_care_disregard, issues);
  ReadPence(row, "guarantee_top_up", policy.guarantee_top_up, issues);
  ReadPence(row, "arrangement_fee_one_off", policy.arrangement_fee_one_off,
            issues);
  ReadPence(row, "arrangement_fee_yearly", policy.arrangement_fee_yearly,
            issues);
  const auto percent =
      ReadWholeNumber(row, "percent_of_disposable_income", 1, 100, issues);
  if (percent.has_value()) {
    policy.percent_of_disposable_income = static_cast<int32_t>(*percent);
  }
}

void ReadChoices(const DatedRow& row, ChargingPolicy& policy, Issues& issues) {
  ReadWord(row, "at_upper_limit", kAtUpperLimit, policy.at_upper_limit, issues);
  ReadWord(row, "week", kWeeks, policy.week, issues);
  ReadWord(row, "week_begins", kWeekdays, policy.week_begins, issues);
  ReadWord(row, "disability_expenses", kDisabilityExpenses,
           policy.disability_expenses, issues);
  ReadWord(row, "short_term_as_non_residential", kMarks,
           policy.short_term_as_non_residential, issues);
  if (!row.row.Get("charges_carers").empty()) {
    ReadWord(row, "charges_carers", kMarks, policy.charges_carers, issues);
  }
}

std::vector<Figure> HigherFigures() {
  std::vector<Figure> figures;
  for (int i = 1; i < kFigures; ++i) {
    const auto figure = static_cast<Figure>(i);
    if (MayBeHigher(figure)) figures.push_back(figure);
  }
  return figures;
}

ChargingPolicy ReadPolicy(const DatedRow& row, Issues& issues) {
  ChargingPolicy policy;
  policy.id = row.row.Get("policy");
  policy.from = row.from;
  policy.to = row.to;
  policy.status = *FigureStatusOfWord(row.status);
  policy.source = row.source;
  CheckIdColumn(row, "policy", issues);
  CheckSource(row, issues);
  ReadChoices(row, policy, issues);
  ReadAmounts(row, policy, issues);
  for (const Figure figure : HigherFigures()) {
    if (row.row.Get(FigureWord(figure)).empty()) continue;
    HigherGuarantee& own = policy.higher_guarantees.emplace_back();
    own.figure = figure;
    ReadPence(row, FigureWord(figure), own.amount, issues);
  }
  return policy;
}

std::vector<imports::CsvColumn> Columns() {
  std::vector<imports::CsvColumn> columns;
  for (const char* column :
       {"policy", "upper_limit_outside_care_homes", "at_upper_limit", "week",
        "week_begins", "disability_expenses", "flat_disability_expenses",
        "percent_of_disposable_income", "least_charge", "night_care_disregard",
        "guarantee_top_up", "arrangement_fee_one_off", "arrangement_fee_yearly",
        "short_term_as_non_residential"}) {
    columns.push_back({column});
  }
  for (const Figure figure : HigherFigures()) {
    columns.push_back({std::string(FigureWord(figure)), false});
  }
  // Empty, or not there, makes no choice.
  columns.push_back({"charges_carers", false});
  columns.push_back({"most_charge", false});
  columns.push_back({"lower_limit_outside_care_homes", false});
  return columns;
}

}  // namespace

ChargingPoliciesFile ReadChargingPolicies(absl::string_view csv,
                                          Issues& issues) {
  ChargingPoliciesFile file;
  imports::DatedFile dated =
      imports::ReadDatedFile(csv, Columns(), kFigureStatusWords, issues);
  file.note = std::move(dated.note);
  imports::SeenIds ids;
  std::vector<DaysInForce> days;
  std::vector<int> lines;
  for (const DatedRow& row : dated.rows) {
    imports::CheckIdOnce(row.row, "policy", ids, issues);
    file.policies.push_back({ReadPolicy(row, issues), row.row.line});
    days.push_back({row.from, row.to});
    lines.push_back(row.row.line);
  }
  if (issues.empty() && file.policies.empty()) {
    issues.Add(0, "", "has no charging policy", "give a line for each policy");
  }
  if (file.policies.size() > kMostPolicies) {
    issues.Add(
        0, "policy",
        absl::StrCat("has more than ", kMostPolicies, " charging policies"),
        "give fewer in each file");
  }
  // A line that could not be read may be what fills a gap.
  if (issues.empty()) CheckDaysFollow("charging policy", days, lines, issues);
  return file;
}

absl::StatusOr<std::vector<ChargingPolicy>> BuiltInChargingPolicies() {
  Issues issues;
  ChargingPoliciesFile file =
      ReadChargingPolicies(data::kChargingPolicies, issues);
  CR_RETURN_IF_ERROR(FirstIssue(issues));
  std::vector<ChargingPolicy> policies;
  for (ChargingPolicyOfFile& each : file.policies) {
    policies.push_back(std::move(each.policy));
  }
  return policies;
}

}  // namespace carereform::financial_assessments

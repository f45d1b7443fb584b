#include "services/financial_assessments/means_rules_file.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "carereform/financial_assessments/v1/circumstances.pb.h"
#include "common/imports/dated_rows.h"
#include "common/imports/import_rows.h"
#include "common/status/status_macros.h"

namespace carereform::data {
extern const absl::string_view kCapitalTypes;
extern const absl::string_view kIncomeConflicts;
extern const absl::string_view kIncomeTypes;
}  // namespace carereform::data

namespace carereform::financial_assessments {
namespace {

using imports::DatedRow;
using imports::LineError;
using imports::ParseDatedRows;

constexpr int kMostPence = 1'000'000;  // £10,000 a week.

template <typename Rule>
struct DatedRule {
  DatedRow row;
  int type = 0;
  std::vector<int> settings;  // Of an income.
  Rule rule;
};

absl::StatusOr<int> TypeIn(const DatedRow& row, absl::string_view column,
                           const google::protobuf::EnumDescriptor& types) {
  const int type = imports::EnumNumberOf(row.row.Get(column), types);
  if (type != 0) return type;
  return LineError(row, absl::StrCat("has a ", column, " that is not known"));
}

absl::StatusOr<std::vector<int>> SettingsIn(const DatedRow& row) {
  const std::string& word = row.row.Get("setting");
  std::vector<int> settings;
  if (word == "all" || word == "care_homes") {
    for (int i = word == "all" ? 1 : 2; i < kSettings; ++i) {
      settings.push_back(i);
    }
    return settings;
  }
  CR_ASSIGN_OR_RETURN(
      const int setting,
      TypeIn(row, "setting", *v1::Circumstances::Setting_descriptor()));
  return std::vector<int>{setting};
}

absl::StatusOr<IncomeTreatment> IncomeTreatmentIn(const DatedRow& row) {
  const std::string& word = row.row.Get("treatment");
  if (word == "counted") return IncomeTreatment::kCounted;
  if (word == "disregarded") return IncomeTreatment::kDisregarded;
  if (word == "disregarded_up_to") return IncomeTreatment::kDisregardedUpTo;
  if (word == "half_if_paid_to_spouse") {
    return IncomeTreatment::kHalfIfPaidToSpouse;
  }
  return LineError(row, "has a treatment that is not known");
}

// Reads up to how much is disregarded: an amount or a figure, where it is.
absl::Status ReadUpTo(const DatedRow& row, IncomeRule& rule) {
  const bool amount = !row.row.Get("amount").empty();
  const bool figure = !row.row.Get("figure").empty();
  const bool up_to = rule.treatment == IncomeTreatment::kDisregardedUpTo;
  if (up_to ? amount == figure : amount || figure) {
    return LineError(row,
                     "needs an amount or a figure for disregarded_up_to, and "
                     "neither for another treatment");
  }
  if (figure) {
    rule.figure = FigureOfWord(row.row.Get("figure"));
    if (!rule.figure.has_value()) {
      return LineError(row, "has a figure that is not known");
    }
  }
  CR_ASSIGN_OR_RETURN(const int pence,
                      NumberIn(row, "amount", 1, kMostPence, 0));
  rule.amount = Pence::FromPence(pence);
  return absl::OkStatus();
}

absl::StatusOr<DatedRule<IncomeRule>> ReadIncome(const DatedRow& row) {
  DatedRule<IncomeRule> read{.row = row, .type = 0, .settings = {}, .rule = {}};
  CR_ASSIGN_OR_RETURN(
      read.type, TypeIn(row, "income_type", *v1::Income::Type_descriptor()));
  CR_ASSIGN_OR_RETURN(read.settings, SettingsIn(row));
  CR_ASSIGN_OR_RETURN(read.rule.treatment, IncomeTreatmentIn(row));
  CR_RETURN_IF_ERROR(ReadUpTo(row, read.rule));
  const std::string& mark = row.row.Get("disability_benefit");
  if (mark != "yes" && mark != "no") {
    return LineError(row, "needs a disability_benefit of yes or no");
  }
  read.rule.is_disability_benefit = mark == "yes";
  read.rule.status = *FigureStatusOfWord(row.status);
  read.rule.source = row.source;
  return read;
}

absl::StatusOr<CapitalTreatment> CapitalTreatmentIn(const DatedRow& row) {
  const std::string& word = row.row.Get("treatment");
  if (word == "counted") return CapitalTreatment::kCounted;
  if (word == "disregarded") return CapitalTreatment::kDisregarded;
  if (word == "disregarded_for_weeks") {
    return CapitalTreatment::kDisregardedForWeeks;
  }
  if (word == "property") return CapitalTreatment::kProperty;
  return LineError(row, "has a treatment that is not known");
}

absl::StatusOr<DatedRule<CapitalRule>> ReadCapital(const DatedRow& row) {
  DatedRule<CapitalRule> read{
      .row = row, .type = 0, .settings = {}, .rule = {}};
  CR_ASSIGN_OR_RETURN(
      read.type, TypeIn(row, "capital_type", *v1::Capital::Type_descriptor()));
  CR_ASSIGN_OR_RETURN(read.rule.treatment, CapitalTreatmentIn(row));
  read.rule.status = *FigureStatusOfWord(row.status);
  read.rule.source = row.source;
  return read;
}

absl::StatusOr<DatedRule<IncomeConflict>> ReadConflict(const DatedRow& row) {
  DatedRule<IncomeConflict> read{
      .row = row, .type = 0, .settings = {}, .rule = {}};
  const auto& types = *v1::Income::Type_descriptor();
  CR_ASSIGN_OR_RETURN(const int one, TypeIn(row, "one", types));
  CR_ASSIGN_OR_RETURN(const int other, TypeIn(row, "other", types));
  read.rule = {.one = static_cast<IncomeType>(one),
               .other = static_cast<IncomeType>(other),
               .source = row.source};
  return read;
}

template <typename Rule>
absl::StatusOr<std::vector<DatedRule<Rule>>> ReadAll(
    absl::string_view csv, const std::vector<std::string>& columns,
    absl::StatusOr<DatedRule<Rule>> (*read)(const DatedRow&)) {
  CR_ASSIGN_OR_RETURN(const std::vector<DatedRow> rows,
                      ParseDatedRows(csv, columns, kFigureStatusWords));
  std::vector<DatedRule<Rule>> rules;
  for (const DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(DatedRule<Rule> rule, read(row));
    rules.push_back(std::move(rule));
  }
  return rules;
}

struct AllRules {
  std::vector<DatedRule<IncomeRule>> incomes;
  std::vector<DatedRule<CapitalRule>> capital;
  std::vector<DatedRule<IncomeConflict>> conflicts;
};

bool InForce(const DatedRow& row, absl::CivilDay day) {
  return row.from <= day && (!row.to.has_value() || day < *row.to);
}

// Returns the days on which some rule begins or ends, in order.
std::set<absl::CivilDay> DaysOfChange(const AllRules& all) {
  std::set<absl::CivilDay> days;
  const auto add = [&](const DatedRow& row) {
    days.insert(row.from);
    if (row.to.has_value()) days.insert(*row.to);
  };
  for (const auto& each : all.incomes) add(each.row);
  for (const auto& each : all.capital) add(each.row);
  for (const auto& each : all.conflicts) add(each.row);
  return days;
}

absl::Status Twice(const DatedRow& row) {
  return LineError(row, "covers days that an earlier line covers");
}

absl::Status Missing(absl::string_view name, absl::CivilDay day) {
  return absl::InvalidArgumentError(absl::StrCat(
      "there is no line for ", name, " on ", absl::FormatCivilTime(day)));
}

absl::Status PutIncomes(const AllRules& all, MeansRules& rules) {
  std::set<std::pair<int, int>> put;
  for (const auto& each : all.incomes) {
    if (!InForce(each.row, rules.from)) continue;
    for (const int setting : each.settings) {
      if (!put.emplace(each.type, setting).second) return Twice(each.row);
      rules.incomes[each.type][setting] = each.rule;
    }
  }
  for (int type = 1; type < kIncomeTypes; ++type) {
    for (int setting = 1; setting < kSettings; ++setting) {
      if (put.count({type, setting}) == 0) {
        return Missing(
            v1::Income::Type_Name(static_cast<v1::Income::Type>(type)),
            rules.from);
      }
    }
  }
  return absl::OkStatus();
}

absl::Status PutCapital(const AllRules& all, MeansRules& rules) {
  std::set<int> put;
  for (const auto& each : all.capital) {
    if (!InForce(each.row, rules.from)) continue;
    if (!put.insert(each.type).second) return Twice(each.row);
    rules.capital[each.type] = each.rule;
  }
  for (int type = 1; type < kCapitalTypes; ++type) {
    if (put.count(type) == 0) {
      return Missing(
          v1::Capital::Type_Name(static_cast<v1::Capital::Type>(type)),
          rules.from);
    }
  }
  return absl::OkStatus();
}

// Returns the rules from `day`, which end on the next day of change.
absl::StatusOr<MeansRules> RulesFrom(const AllRules& all, absl::CivilDay day,
                                     std::optional<absl::CivilDay> to) {
  MeansRules rules;
  rules.from = day;
  rules.to = to;
  CR_RETURN_IF_ERROR(PutIncomes(all, rules));
  CR_RETURN_IF_ERROR(PutCapital(all, rules));
  for (const auto& each : all.conflicts) {
    if (InForce(each.row, day)) rules.conflicts.push_back(each.rule);
  }
  return rules;
}

}  // namespace

absl::StatusOr<std::vector<MeansRules>> ParseMeansRules(
    absl::string_view incomes, absl::string_view capital,
    absl::string_view conflicts) {
  AllRules all;
  CR_ASSIGN_OR_RETURN(
      all.incomes,
      ReadAll<IncomeRule>(incomes,
                          {"income_type", "setting", "treatment", "amount",
                           "figure", "disability_benefit"},
                          &ReadIncome));
  CR_ASSIGN_OR_RETURN(
      all.capital, ReadAll<CapitalRule>(capital, {"capital_type", "treatment"},
                                        &ReadCapital));
  CR_ASSIGN_OR_RETURN(
      all.conflicts,
      ReadAll<IncomeConflict>(conflicts, {"one", "other"}, &ReadConflict));
  const std::set<absl::CivilDay> days = DaysOfChange(all);
  std::vector<MeansRules> rules;
  for (auto day = days.begin(); day != days.end(); ++day) {
    const auto next = std::next(day);
    std::optional<absl::CivilDay> to;
    if (next != days.end()) to = *next;
    const bool any =
        std::any_of(all.incomes.begin(), all.incomes.end(),
                    [&](const auto& each) { return InForce(each.row, *day); });
    // After the last line has ended nothing is left to be in force.
    if (!any && !to.has_value()) break;
    CR_ASSIGN_OR_RETURN(MeansRules from, RulesFrom(all, *day, to));
    rules.push_back(std::move(from));
  }
  return rules;
}

absl::StatusOr<std::vector<MeansRules>> BuiltInMeansRules() {
  return ParseMeansRules(data::kIncomeTypes, data::kCapitalTypes,
                         data::kIncomeConflicts);
}

}  // namespace carereform::financial_assessments

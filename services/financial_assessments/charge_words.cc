#include "services/financial_assessments/charge_words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/imports/dated_rows.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/domain/line_rule_words.h"

namespace carereform {
namespace data {

extern const absl::string_view kChargeLineRules;
extern const absl::string_view kMeansWords;

}  // namespace data

namespace financial_assessments {
namespace {

constexpr std::array<absl::string_view, 4> kStatuses = {
    "statute", "circular", "secondary", "unverified"};

absl::StatusOr<LineRuleText> ParseRule(const imports::DatedRow& row) {
  const std::optional<LineRule> rule = LineRuleOf(row.row.Get("rule"));
  if (!rule.has_value()) {
    return imports::LineError(row, "has a rule that is not one of those known");
  }
  if (row.row.Get("text").empty()) {
    return imports::LineError(row, "needs a text");
  }
  return LineRuleText{.rule = *rule,
                      .from = row.from,
                      .text = row.row.Get("text"),
                      .nothing = row.row.Get("nothing"),
                      .source = row.source};
}

}  // namespace

absl::StatusOr<ChargeWords> ChargeWords::Parse(absl::string_view line_rules,
                                               absl::string_view means_words) {
  ChargeWords words;
  CR_ASSIGN_OR_RETURN(const std::vector<imports::DatedRow> rows,
                      imports::ParseDatedRows(
                          line_rules, {"rule", "text", "nothing"}, kStatuses));
  for (const imports::DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(LineRuleText text, ParseRule(row));
    std::vector<LineRuleText>& texts = words.rules_[text.rule];
    if (!texts.empty() && text.from <= texts.back().from) {
      return imports::LineError(row, "is not later than the line before it");
    }
    texts.push_back(std::move(text));
  }
  for (const LineRuleName& name : LineRuleNames()) {
    if (words.rules_.contains(name.rule)) continue;
    return absl::InvalidArgumentError(
        absl::StrCat("the file has no line for ", name.word));
  }
  imports::Issues issues;
  const imports::CsvFile file =
      imports::ParseCsv(means_words, {{"kind"}, {"value"}, {"words"}}, issues);
  if (!issues.empty()) {
    return absl::InvalidArgumentError("the file of words cannot be read");
  }
  for (const imports::CsvRow& row : file.rows) {
    words.things_[{row.Get("kind"), row.Get("value")}] = row.Get("words");
  }
  return words;
}

const ChargeWords& ChargeWords::BuiltIn() {
  static const ChargeWords* const kWords = [] {
    auto parsed = Parse(data::kChargeLineRules, data::kMeansWords);
    if (!parsed.ok()) {
      const std::string why(parsed.status().message());
      std::fprintf(stderr, "words of charges: %s\n", why.c_str());
      std::abort();
    }
    return new ChargeWords(*std::move(parsed));
  }();
  return *kWords;
}

const LineRuleText& ChargeWords::Of(LineRule rule, absl::CivilDay day) const {
  const std::vector<LineRuleText>& texts = rules_.at(rule);
  const auto later =
      std::upper_bound(texts.begin(), texts.end(), day,
                       [](absl::CivilDay on, const LineRuleText& text) {
                         return on < text.from;
                       });
  return later == texts.begin() ? texts.front() : *std::prev(later);
}

absl::string_view ChargeWords::ThingOf(absl::string_view kind,
                                       absl::string_view value) const {
  const auto found =
      things_.find({std::string(kind), absl::AsciiStrToLower(value)});
  return found == things_.end() ? absl::string_view() : found->second;
}

}  // namespace financial_assessments
}  // namespace carereform

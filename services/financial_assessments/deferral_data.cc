#include "services/financial_assessments/deferral_data.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/imports/dated_rows.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "common/types/limits.h"

namespace carereform::data {
extern const absl::string_view kDeferredPaymentRates;
extern const absl::string_view kDeferredPaymentTerms;
}  // namespace carereform::data

namespace carereform::financial_assessments {
namespace {

using imports::DatedRow;
using imports::LineError;

using Setter = void (*)(int64_t value, DeferralTerms& terms);

// A parameter that is a number, or one of two words for 0 and 1.
struct Parameter {
  absl::string_view name;
  int64_t low;
  int64_t high;
  Setter set;
  absl::string_view nought = "";
  absl::string_view one = "";
};

constexpr int64_t kMostMonths = 60;
constexpr int64_t kMostDays = 366;

const std::vector<Parameter>& Parameters() {
  static const auto& parameters = *new std::vector<Parameter>{
      {"selling_costs_percent", 0, 99,
       [](int64_t value, DeferralTerms& terms) {
         terms.selling_costs_percent = static_cast<int32_t>(value);
       }},
      {"lower_capital_limit_pence", 0, kMaxAmountPence,
       [](int64_t value, DeferralTerms& terms) {
         terms.lower_capital_limit = Pence::FromPence(value);
       }},
      {"upper_capital_limit_pence", 0, kMaxAmountPence,
       [](int64_t value, DeferralTerms& terms) {
         terms.upper_capital_limit = Pence::FromPence(value);
       }},
      {"eligible_at_upper_limit", 0, 1,
       [](int64_t value, DeferralTerms& terms) {
         terms.eligible_at_upper_limit = value == 1;
       },
       "no", "yes"},
      {"disposable_income_pence", 0, kMaxAmountPence,
       [](int64_t value, DeferralTerms& terms) {
         terms.disposable_income = Pence::FromPence(value);
       }},
      {"near_limit_percent", 1, 100,
       [](int64_t value, DeferralTerms& terms) {
         terms.near_limit_percent = static_cast<int32_t>(value);
       }},
      {"revaluation_percent", 1, 100,
       [](int64_t value, DeferralTerms& terms) {
         terms.revaluation_percent = static_cast<int32_t>(value);
       }},
      {"review_months", 1, kMostMonths,
       [](int64_t value, DeferralTerms& terms) {
         terms.review_months = static_cast<int32_t>(value);
       }},
      {"statement_months", 1, kMostMonths,
       [](int64_t value, DeferralTerms& terms) {
         terms.statement_months = static_cast<int32_t>(value);
       }},
      {"statement_days", 0, kMostDays,
       [](int64_t value, DeferralTerms& terms) {
         terms.statement_days = static_cast<int32_t>(value);
       }},
      {"days_after_death", 0, kMostDays,
       [](int64_t value, DeferralTerms& terms) {
         terms.days_after_death = static_cast<int32_t>(value);
       }},
      {"end_day_deferred", 0, 1,
       [](int64_t value, DeferralTerms& terms) {
         terms.end_day_deferred = value == 1;
       },
       "no", "yes"},
      {"interest_rest", 0, 1,
       [](int64_t value, DeferralTerms& terms) {
         terms.rest = value == 0 ? InterestRest::kDaily : InterestRest::kWeekly;
       },
       "daily", "weekly"},
      {"interest_year", 0, 1,
       [](int64_t value, DeferralTerms& terms) {
         terms.year =
             value == 0 ? InterestYear::k365 : InterestYear::kActualDays;
       },
       "365", "actual"},
  };
  return parameters;
}

absl::StatusOr<int64_t> ValueIn(const DatedRow& row,
                                const Parameter& parameter) {
  const std::string& text = row.row.Get("value");
  if (!parameter.one.empty()) {
    if (text == parameter.nought) return 0;
    if (text == parameter.one) return 1;
    return LineError(row, absl::StrCat("needs a value of ", parameter.nought,
                                       " or ", parameter.one));
  }
  int64_t value = 0;
  if (!absl::SimpleAtoi(text, &value) || value < parameter.low ||
      value > parameter.high) {
    return LineError(row, absl::StrCat("needs a value from ", parameter.low,
                                       " to ", parameter.high));
  }
  return value;
}

// A parameter's value over some days.
struct Term {
  const Parameter* parameter;
  int64_t value;
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;
};

absl::StatusOr<Term> TermIn(const DatedRow& row) {
  for (const Parameter& parameter : Parameters()) {
    if (parameter.name != row.row.Get("parameter")) continue;
    CR_ASSIGN_OR_RETURN(const int64_t value, ValueIn(row, parameter));
    return Term{&parameter, value, row.from, row.to};
  }
  return LineError(row, "has a parameter that is not known");
}

absl::StatusOr<DeferralTerms> TermsFrom(absl::CivilDay day,
                                        const std::vector<Term>& all) {
  DeferralTerms terms;
  terms.from = day;
  for (const Parameter& parameter : Parameters()) {
    int found = 0;
    for (const Term& term : all) {
      if (term.parameter != &parameter || day < term.from ||
          (term.to.has_value() && *term.to <= day)) {
        continue;
      }
      parameter.set(term.value, terms);
      ++found;
    }
    if (found == 1) continue;
    return absl::InvalidArgumentError(
        absl::StrCat("there are ", found, " values of ", parameter.name, " on ",
                     FormatDate(day)));
  }
  return terms;
}

template <typename T>
T Good(absl::StatusOr<T> parsed) {
  // A program with bad data of its own must not start.
  if (!parsed.ok()) std::abort();
  return *std::move(parsed);
}

}  // namespace

absl::StatusOr<std::vector<MaximumRate>> ParseDeferralRates(
    absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<DatedRow> rows,
      imports::ParseDatedRows(csv, {"maximum_hundredths"}, kFigureStatusWords));
  std::vector<MaximumRate> rates;
  for (const DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(
        const int hundredths,
        imports::NumberIn(row, "maximum_hundredths", 0, kMostRate));
    if (!row.to.has_value()) return LineError(row, "needs a to_date");
    rates.push_back({row.from, *row.to, hundredths,
                     *FigureStatusOfWord(row.status), row.source});
  }
  CR_ASSIGN_OR_RETURN(const DeferralRates ordered,
                      DeferralRates::Make(std::move(rates)));
  return ordered.all();
}

absl::StatusOr<std::vector<DeferralTerms>> ParseDeferralTerms(
    absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<DatedRow> rows,
      imports::ParseDatedRows(csv, {"parameter", "value"}, kFigureStatusWords));
  std::vector<Term> all;
  std::set<absl::CivilDay> days;
  for (const DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(const Term term, TermIn(row));
    all.push_back(term);
    days.insert(term.from);
    if (term.to.has_value()) days.insert(*term.to);
  }
  if (days.empty()) return absl::InvalidArgumentError("there are no terms");
  std::vector<DeferralTerms> terms;
  for (const absl::CivilDay day : days) {
    CR_ASSIGN_OR_RETURN(DeferralTerms one, TermsFrom(day, all));
    terms.push_back(one);
  }
  return terms;
}

const DeferralData& DeferralData::BuiltIn() {
  static const auto& data =
      *new DeferralData{Good(ParseDeferralTerms(data::kDeferredPaymentTerms)),
                        Good(ParseDeferralRates(data::kDeferredPaymentRates))};
  return data;
}

}  // namespace carereform::financial_assessments

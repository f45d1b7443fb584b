#include "services/financial_assessments/charge_measures.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/measures/listed_measure.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/domain/charge_days.h"

namespace carereform::financial_assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::FLOW;
using measures::v1::MeasureValue;
using measures::v1::STOCK;
using v1::Calculation;

constexpr char kOutcome[] = "outcome";
constexpr char kVersion[] = "charges-1";

// What is measured: a number for each charge or bill.
enum class Subject { kInForce, kUntold, kBill, kRefund };
enum class Statistic { kCount, kTotal, kMedian, kMaximum };
enum class Of { kOne, kDays, kMonths, kPence };

struct Definition {
  const char* id;
  Subject subject;
  Statistic statistic;
  Of of;
  const char* unit;
  const char* display_name;
  const char* question;

  bool is_flow() const {
    return subject == Subject::kBill || subject == Subject::kRefund;
  }
};

const std::vector<Definition>& Definitions() {
  static const auto& definitions = *new std::vector<Definition>{
      {"backdated-bill-count", Subject::kBill, Statistic::kCount, Of::kOne,
       "bills", "Backdated bills",
       "How many bills for days gone by were made in the period?"},
      {"backdated-bill-maximum-pence", Subject::kBill, Statistic::kMaximum,
       Of::kPence, "pence", "Backdated bills: largest",
       "How much is the largest bill for days gone by that was made in the "
       "period?"},
      {"backdated-bill-median-pence", Subject::kBill, Statistic::kMedian,
       Of::kPence, "pence", "Backdated bills: median",
       "How much is the middle bill for days gone by that was made in the "
       "period?"},
      {"backdated-bill-total-pence", Subject::kBill, Statistic::kTotal,
       Of::kPence, "pence", "Backdated bills: total",
       "What do the bills for days gone by that were made in the period come "
       "to?"},
      {"backdated-months-maximum", Subject::kBill, Statistic::kMaximum,
       Of::kMonths, "months", "Backdated bills: most months",
       "How many months does the bill reach back that reaches back furthest?"},
      {"backdated-months-median", Subject::kBill, Statistic::kMedian,
       Of::kMonths, "months", "Backdated bills: median months",
       "How many months does the middle bill reach back?"},
      {"backdated-refund-count", Subject::kRefund, Statistic::kCount, Of::kOne,
       "refunds", "Backdated refunds",
       "How many refunds for days gone by were made in the period?"},
      {"backdated-refund-total-pence", Subject::kRefund, Statistic::kTotal,
       Of::kPence, "pence", "Backdated refunds: total",
       "What do the refunds for days gone by that were made in the period "
       "come to?"},
      {"charges-in-force-count", Subject::kInForce, Statistic::kCount, Of::kOne,
       "charges", "Charges in force",
       "How many charges are in force on the day?"},
      {"charges-not-notified-count", Subject::kUntold, Statistic::kCount,
       Of::kOne, "charges", "Charged and not told in writing: charges",
       "Of how many charges does the person pay something on the day that was "
       "not told in writing?"},
      {"charges-not-notified-maximum-days", Subject::kUntold,
       Statistic::kMaximum, Of::kDays, "days",
       "Charged and not told in writing: longest, in days",
       "Of the charges of which the person pays something that was not told in "
       "writing, how many days has the one longest untold not been told?"},
  };
  return definitions;
}

const char* PopulationOf(const Definition& definition) {
  switch (definition.subject) {
    case Subject::kInForce:
      return "charges in force on the day";
    case Subject::kUntold:
      return "charges of which the person pays something that was not told in "
             "writing";
    case Subject::kBill:
      return "bills for days gone by that were made in the period";
    case Subject::kRefund:
      return "refunds for days gone by that were made in the period";
  }
  std::abort();
}

std::string MethodOf(const Definition& definition) {
  std::string method;
  switch (definition.subject) {
    case Subject::kInForce:
      method =
          "Each charge that started on or before the day and had not ended by "
          "it; a person with two is counted twice. The outcome is that of the "
          "change recorded that counts from the "
          "latest day that is not after it or, where time alone made the "
          "charge "
          "rise since and that was not told, of the rise.";
      break;
    case Subject::kUntold:
      method =
          "Each charge in force on the day of which the person pays more than "
          "nothing by what was recorded, and which changed, or began, by the "
          "day without the person having been told in writing of what is paid "
          "since by the end of it. A rise that time alone brought counts too, "
          "by "
          "the rules held when the charge was last changed or told, or rules "
          "were imported. What was told or changed later makes no "
          "difference to the day.";
      if (definition.of == Of::kDays) {
        absl::StrAppend(&method,
                        " The day less the day on which the first change that "
                        "was not told was recorded, or the rise came.");
      }
      break;
    case Subject::kBill:
    case Subject::kRefund:
      method = absl::StrCat(
          "Each change of a charge recorded on a day of the period, both ends "
          "included, that made the days before that day come to ",
          definition.subject == Subject::kBill ? "more" : "less", ".");
      if (definition.of == Of::kMonths) {
        absl::StrAppend(&method,
                        " Whole calendar months from the first day whose "
                        "charge changed to the day of recording.");
      }
  }
  if (definition.statistic == Statistic::kMedian) {
    absl::StrAppend(&method, " The median is the mean of the two middle ones.");
  }
  return method;
}

// Outcomes by the words that filters have for them.
std::vector<std::pair<std::string, uint32_t>> OutcomeWords() {
  std::vector<std::pair<std::string, uint32_t>> words;
  const auto* outcomes = Calculation::Outcome_descriptor();
  for (int i = 0; i < outcomes->value_count(); ++i) {
    if (outcomes->value(i)->number() == 0) continue;
    words.emplace_back(absl::AsciiStrToLower(outcomes->value(i)->name()),
                       static_cast<uint32_t>(outcomes->value(i)->number()));
  }
  std::sort(words.begin(), words.end());
  return words;
}

// The outcome that the filters ask about; nothing for all.
absl::StatusOr<std::optional<uint32_t>> OutcomeOf(const MeasureQuery& query) {
  const auto asked = query.filters.find(kOutcome);
  if (asked == query.filters.end()) return std::nullopt;
  std::string known;
  for (const auto& [word, number] : OutcomeWords()) {
    if (word == asked->second) return number;
    absl::StrAppend(&known, known.empty() ? "" : " or ", word);
  }
  return InvalidField(absl::StrCat("filters.", kOutcome),
                      absl::StrCat("is not an outcome: give ", known));
}

// The numbers that a value is made of, each with its case, in the order of the
// cases.
struct Found {
  std::vector<std::pair<uint32_t, int64_t>> rows;
  int64_t known = 0;  // Charges, or changes, looked at.

  std::vector<int64_t> numbers() const {
    std::vector<int64_t> all;
    all.reserve(rows.size());
    for (const auto& [number, value] : rows) all.push_back(value);
    return all;
  }
};

absl::StatusOr<Found> FindCharges(const ChargeFacts& facts,
                                  const Definition& definition,
                                  const MeasureQuery& query) {
  CR_ASSIGN_OR_RETURN(const std::optional<uint32_t> outcome, OutcomeOf(query));
  const int32_t day = DayNumber(*query.as_of);
  Found found;
  const std::vector<ChargeDay> charges = facts.charges.With(
      [&](absl::Span<const ChargeFact> rows, absl::Span<const uint32_t> cases) {
        for (const ChargeFact& fact : rows) {
          if (IsKnownAt(fact, query.revision)) ++found.known;
        }
        return ChargesOn(rows, cases, query.revision, day);
      });
  for (const ChargeDay& charge : charges) {
    if (definition.subject == Subject::kUntold && !charge.is_untold()) continue;
    if (outcome && charge.outcome != *outcome) continue;
    found.rows.emplace_back(charge.number, definition.of == Of::kDays
                                               ? day - charge.untold_since
                                               : 1);
  }
  return found;
}

Found FindRevisions(const ChargeFacts& facts, const Definition& definition,
                    const MeasureQuery& query) {
  const int32_t first = DayNumber(query.period->start);
  const int32_t end = DayNumber(query.period->end);
  Found found;
  facts.revisions.With([&](absl::Span<const ChargeRevisionFact> rows,
                           absl::Span<const uint32_t> cases) {
    for (size_t i = 0; i < rows.size(); ++i) {
      const ChargeRevisionFact& fact = rows[i];
      if (!IsKnownAt(fact, query.revision)) continue;
      ++found.known;
      const int64_t amount = definition.subject == Subject::kBill
                                 ? fact.backdated_pence
                                 : -fact.backdated_pence;
      if (amount <= 0 || fact.recorded < first || fact.recorded >= end) {
        continue;
      }
      found.rows.emplace_back(cases[i], definition.of == Of::kPence ? amount
                                        : definition.of == Of::kMonths
                                            ? fact.months
                                            : 1);
    }
  });
  return found;
}

absl::StatusOr<Found> Find(const ChargeFacts& facts,
                           const Definition& definition,
                           const MeasureQuery& query) {
  Found found;
  if (definition.is_flow()) {
    found = FindRevisions(facts, definition, query);
  } else {
    CR_ASSIGN_OR_RETURN(found, FindCharges(facts, definition, query));
  }
  std::sort(found.rows.begin(), found.rows.end());
  return found;
}

MeasureValue ValueOf(const Definition& definition, const Found& found) {
  if (found.known == 0) {
    return measures::Missing(
        "no charge is held, so nobody can say how many there are");
  }
  MeasureValue value;
  const std::vector<int64_t> numbers = found.numbers();
  switch (definition.statistic) {
    case Statistic::kCount:
      value = measures::CountOf(static_cast<int64_t>(numbers.size()));
      break;
    case Statistic::kTotal: {
      int64_t total = 0;
      for (const int64_t number : numbers) total += number;
      value = measures::CountOf(total);
      break;
    }
    case Statistic::kMedian:
      value = measures::MedianOf(numbers);
      break;
    case Statistic::kMaximum:
      value = measures::MaximumOf(numbers);
      break;
  }
  const auto size = static_cast<int64_t>(found.rows.size());
  value.mutable_coverage()->set_covered(size);
  value.mutable_coverage()->set_total(size);
  return value;
}

}  // namespace

absl::StatusOr<std::vector<measures::v1::Measure>> ChargeMeasures::List(
    const store::Reader& reader) const {
  std::vector<measures::v1::Measure> all;
  for (const Definition& definition : Definitions()) {
    measures::v1::Measure& measure = all.emplace_back();
    measure.set_name(absl::StrCat("councils/", reader.council(), "/sources/",
                                  kSourceId, "/measures/", definition.id));
    measure.set_display_name(definition.display_name);
    measure.set_question(definition.question);
    measure.set_basis(definition.is_flow() ? FLOW : STOCK);
    measure.set_unit(definition.unit);
    measure.set_population(PopulationOf(definition));
    if (!definition.is_flow()) measure.add_dimensions(kOutcome);
    measure.set_method_version(kVersion);
    measure.set_method(MethodOf(definition));
  }
  return all;
}

absl::StatusOr<measures::v1::ComputeMeasureResponse> ChargeMeasures::Compute(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  const ChargeFacts& facts = records_.charging().FactsOf(reader.council());
  const Definition& definition =
      measures::DefinitionNamed(Definitions(), measure.name());
  measures::v1::ComputeMeasureResponse response;
  CR_ASSIGN_OR_RETURN(const Found whole, Find(facts, definition, query));
  *response.mutable_value() = ValueOf(definition, whole);
  if (query.group_by.empty() || whole.known == 0) return response;
  for (const auto& [word, number] : OutcomeWords()) {
    MeasureQuery part = query;
    const auto asked = part.filters.emplace(kOutcome, word);
    if (asked.first->second != word) continue;
    CR_ASSIGN_OR_RETURN(const Found found, Find(facts, definition, part));
    if (found.rows.empty()) continue;
    auto* group = response.add_groups();
    group->set_group(word);
    *group->mutable_value() = ValueOf(definition, found);
  }
  return response;
}

absl::StatusOr<measures::v1::MeasureExplanation> ChargeMeasures::Explain(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  const ChargeFacts& facts = records_.charging().FactsOf(reader.council());
  const Definition& definition =
      measures::DefinitionNamed(Definitions(), measure.name());
  CR_ASSIGN_OR_RETURN(const Found found, Find(facts, definition, query));
  measures::v1::MeasureExplanation explanation;
  *explanation.mutable_value() = ValueOf(definition, found);
  measures::AddLine(definition.is_flow() ? "changes of charges looked at"
                                         : "charges looked at",
                    found.known, explanation);
  measures::AddLine(PopulationOf(definition),
                    static_cast<int64_t>(found.rows.size()), explanation);
  std::vector<std::string> names;
  for (const size_t at :
       measures::DecidingPositions(explanation.value(), found.numbers())) {
    const uint32_t number = found.rows[at].first;
    CR_ASSIGN_OR_RETURN(std::string name,
                        definition.is_flow()
                            ? facts.revisions.NameOf(reader, number)
                            : facts.charges.NameOf(reader, number));
    names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  for (std::string& name : names) explanation.add_records(std::move(name));
  return explanation;
}

}  // namespace carereform::financial_assessments

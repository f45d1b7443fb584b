#include "services/financial_assessments/measures.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/measures/waiting_bands.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/domain/waiting_times.h"
#include "services/financial_assessments/measure_definitions.h"

namespace carereform::financial_assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;
using v1::FinancialAssessment;

constexpr char kKind[] = "kind";

// Kinds by the words that filters have for them, such as non_residential.
std::vector<std::pair<std::string, uint16_t>> KindWords() {
  std::vector<std::pair<std::string, uint16_t>> words;
  const auto* kinds = FinancialAssessment::Kind_descriptor();
  for (int i = 0; i < kinds->value_count(); ++i) {
    const int number = kinds->value(i)->number();
    if (number == FinancialAssessment::KIND_UNSPECIFIED) continue;
    words.emplace_back(absl::AsciiStrToLower(kinds->value(i)->name()),
                       static_cast<uint16_t>(number));
  }
  std::sort(words.begin(), words.end());
  return words;
}

std::vector<std::string> Words(
    const std::vector<std::pair<std::string, uint16_t>>& kinds) {
  std::vector<std::string> words;
  for (const auto& [word, number] : kinds) words.push_back(word);
  return words;
}

// The kind that the filters of `query` ask about; nothing for all.
absl::StatusOr<std::optional<uint16_t>> KindOf(const MeasureQuery& query) {
  const auto asked = query.filters.find(kKind);
  if (asked == query.filters.end()) return std::nullopt;
  std::string known;
  for (const auto& [word, number] : KindWords()) {
    if (word == asked->second) return number;
    absl::StrAppend(&known, known.empty() ? "" : " or ", word);
  }
  return InvalidField(
      absl::StrCat("filters.", kKind),
      absl::StrCat("is not a kind of financial assessment: give ", known));
}

// A value with the waits that it is of.
struct Computed {
  MeasureValue value;
  int64_t known = 0;            // Financial assessments looked at.
  std::vector<CaseWait> waits;  // In the order of their cases.
  std::vector<uint32_t> cases;  // Beside the waits.
  std::vector<int64_t> days;    // Beside the waits; none where missing.
};

// Which waits are asked about; an empty field asks about all.
struct Selection {
  std::optional<uint16_t> kind;
  std::optional<measures::WaitingBand> band;  // Of calendar days.
};

absl::StatusOr<Selection> Select(const MeasureQuery& query) {
  Selection selection;
  CR_ASSIGN_OR_RETURN(selection.kind, KindOf(query));
  CR_ASSIGN_OR_RETURN(selection.band, measures::BandAsked(query));
  return selection;
}

// Finds who waited. The order of the cases, unlike that of the rows, is the
// same after a restart: an explanation names the same records again.
void FindWaits(const CouncilFacts& facts, const MeasureDefinition& definition,
               const MeasureQuery& query, const Selection& selection,
               Computed& computed) {
  const std::optional<uint16_t>& kind = selection.kind;
  facts.With(
      [&](absl::Span<const WaitFact> rows, absl::Span<const uint32_t> cases) {
        computed.known = CountKnown(rows, query.revision, kind);
        computed.waits =
            definition.basis == measures::v1::FLOW
                ? DecidedIn(rows, *query.period, query.revision, kind)
                : AwaitingDecisionOn(rows, *query.as_of, query.revision, kind);
        std::erase_if(computed.waits, [&](const CaseWait& wait) {
          return selection.band.has_value() &&
                 !selection.band->Holds(wait.to - wait.from);
        });
        std::sort(computed.waits.begin(), computed.waits.end(),
                  [&](const CaseWait& a, const CaseWait& b) {
                    return cases[a.row] < cases[b.row];
                  });
        for (const CaseWait& wait : computed.waits) {
          computed.cases.push_back(cases[wait.row]);
        }
      });
}

MeasureValue ValueOf(Statistic statistic, const std::vector<int64_t>& days) {
  switch (statistic) {
    case Statistic::kMedian:
      return measures::MedianOf(days);
    case Statistic::kMaximum:
      return measures::MaximumOf(days);
    case Statistic::kCount:
      break;
  }
  return measures::CountOf(static_cast<int64_t>(days.size()));
}

void Cover(int64_t covered, size_t total, MeasureValue& value) {
  value.mutable_coverage()->set_covered(covered);
  value.mutable_coverage()->set_total(static_cast<int64_t>(total));
}

// How many of `waits` lie within the years of which bank holidays are held.
int64_t CountWithinYearsHeld(absl::Span<const CaseWait> waits,
                             const BankHolidays& holidays) {
  return std::count_if(waits.begin(), waits.end(), [&](const CaseWait& wait) {
    return WorkingDays(absl::MakeConstSpan(&wait, 1), holidays).ok();
  });
}

absl::StatusOr<Computed> ComputeOne(const CouncilFacts& facts,
                                    const MeasureDefinition& definition,
                                    const MeasureQuery& query,
                                    const BankHolidays& holidays) {
  Computed computed;
  CR_ASSIGN_OR_RETURN(const Selection selection, Select(query));
  FindWaits(facts, definition, query, selection, computed);
  if (computed.known == 0) {
    computed.value = measures::Missing(
        "no financial assessment is held, so nobody can say how many wait");
    return computed;
  }
  absl::StatusOr<std::vector<int64_t>> days =
      definition.day_count == DayCount::kCalendar
          ? CalendarDays(computed.waits)
          : WorkingDays(computed.waits, holidays);
  if (absl::IsOutOfRange(days.status())) {
    computed.value = measures::Missing(days.status().message());
    Cover(CountWithinYearsHeld(computed.waits, holidays), computed.waits.size(),
          computed.value);
    return computed;
  }
  CR_RETURN_IF_ERROR(days.status());
  computed.days = *std::move(days);
  computed.value = ValueOf(definition.statistic, computed.days);
  Cover(static_cast<int64_t>(computed.days.size()), computed.waits.size(),
        computed.value);
  return computed;
}

void AddLine(const char* text, int64_t n, MeasureExplanation& explanation) {
  auto* line = explanation.add_lines();
  line->set_text(text);
  line->set_n(n);
}

// Adds how many waits stand to either side of the value; nothing for a count,
// which has no sides.
void AddSides(const Computed& computed, MeasureExplanation& explanation) {
  const MeasureValue& value = computed.value;
  if (!value.has_quantile() && !value.has_maximum()) return;
  const int64_t twice = value.has_quantile()
                            ? value.quantile().value_times_two()
                            : 2 * value.maximum().value();
  int64_t below = 0;
  int64_t at = 0;
  for (const int64_t wait : computed.days) {
    if (2 * wait < twice) ++below;
    if (2 * wait == twice) ++at;
  }
  AddLine("waits below the value", below, explanation);
  AddLine("waits at the value", at, explanation);
  AddLine("waits above the value",
          static_cast<int64_t>(computed.days.size()) - below - at, explanation);
}

}  // namespace

absl::StatusOr<std::vector<measures::v1::Measure>>
FinancialAssessmentMeasures::List(const store::Reader& reader) const {
  std::vector<measures::v1::Measure> all;
  for (const MeasureDefinition& definition : MeasureDefinitions()) {
    all.push_back(Describe(definition, reader.council()));
  }
  return all;
}

absl::StatusOr<ComputeMeasureResponse> FinancialAssessmentMeasures::Compute(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  const CouncilFacts& facts = records_.FactsOf(reader.council());
  const MeasureDefinition& definition = DefinitionOf(measure.name());
  ComputeMeasureResponse response;
  CR_ASSIGN_OR_RETURN(const Computed whole,
                      ComputeOne(facts, definition, query, holidays_));
  *response.mutable_value() = whole.value;
  if (query.group_by.empty() || whole.known == 0) return response;
  const bool by_band = query.group_by == measures::kWaitingBand;
  for (const std::string& word :
       by_band ? measures::BandWords(query) : Words(KindWords())) {
    MeasureQuery part = query;
    const auto asked = part.filters.emplace(query.group_by, word);
    if (asked.first->second != word) continue;
    CR_ASSIGN_OR_RETURN(const Computed computed,
                        ComputeOne(facts, definition, part, holidays_));
    if (computed.waits.empty() && !by_band) continue;
    auto* group = response.add_groups();
    group->set_group(word);
    *group->mutable_value() = computed.value;
  }
  return response;
}

absl::StatusOr<MeasureExplanation> FinancialAssessmentMeasures::Explain(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  const CouncilFacts& facts = records_.FactsOf(reader.council());
  CR_ASSIGN_OR_RETURN(
      const Computed computed,
      ComputeOne(facts, DefinitionOf(measure.name()), query, holidays_));
  MeasureExplanation explanation;
  *explanation.mutable_value() = computed.value;
  AddLine("financial assessments looked at", computed.known, explanation);
  measures::AddWaitBands(CalendarDays(computed.waits),
                         measures::BandsFor(query), explanation);
  AddSides(computed, explanation);
  std::vector<std::string> names;
  for (const size_t at :
       measures::DecidingPositions(computed.value, computed.days)) {
    CR_ASSIGN_OR_RETURN(std::string name,
                        facts.NameOf(reader, computed.cases[at]));
    names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  for (std::string& name : names) explanation.add_records(std::move(name));
  return explanation;
}

}  // namespace carereform::financial_assessments

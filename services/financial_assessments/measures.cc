#include "services/financial_assessments/measures.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/measures/waiting_bands.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/domain/waiting_times.h"
#include "services/financial_assessments/measure_definitions.h"
#include "services/financial_assessments/measure_dimensions.h"

namespace carereform::financial_assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;

// A value with the waits that it is of.
struct Computed {
  MeasureValue value;
  int64_t known = 0;            // Financial assessments looked at.
  int64_t uncovered = 0;        // Whose wait is not known.
  std::vector<CaseWait> waits;  // In the order of their cases.
  std::vector<uint32_t> cases;  // Beside the waits.
  std::vector<int64_t> days;    // Beside the waits; none where missing.

  int64_t people() const {
    return static_cast<int64_t>(waits.size()) + uncovered;
  }
};

// Which waits are asked about; an empty field asks about all.
struct Selection {
  CaseFilter filter;
  std::optional<measures::WaitingBand> band;  // Of calendar days.
};

absl::StatusOr<Selection> Select(const MeasureQuery& query) {
  Selection selection;
  CR_ASSIGN_OR_RETURN(selection.filter, CaseFilterOf(query));
  CR_ASSIGN_OR_RETURN(selection.band, measures::BandAsked(query));
  return selection;
}

// Finds who waited.
void FindWaits(const std::vector<CaseFacts>& all,
               const MeasureDefinition& definition, const MeasureQuery& query,
               const Selection& selection, Computed& computed) {
  std::vector<CaseFacts> asked;
  for (const CaseFacts& facts : all) {
    // A kind is a register of its own: an empty one has no news of anybody.
    computed.known += Fits(facts, {.kind = selection.filter.kind}) ? 1 : 0;
    if (Fits(facts, selection.filter)) asked.push_back(facts);
  }
  if (definition.basis == measures::v1::FLOW) {
    StageWaits reached =
        ReachedIn(asked, *query.period, definition.from, definition.to);
    computed.waits = std::move(reached.counted);
    // What is not known is in no band.
    computed.uncovered = selection.band.has_value()
                             ? 0
                             : static_cast<int64_t>(reached.uncovered.size());
  } else {
    computed.waits = AwaitingOn(asked, *query.as_of, definition.queue);
  }
  std::erase_if(computed.waits, [&](const CaseWait& wait) {
    return selection.band.has_value() &&
           !selection.band->Holds(wait.to - wait.from);
  });
  for (const CaseWait& wait : computed.waits) {
    computed.cases.push_back(asked[wait.row].number);
  }
}

MeasureValue ValueOf(Statistic statistic, const Computed& computed) {
  switch (statistic) {
    case Statistic::kMean:
      return measures::MeanOf(computed.days);
    case Statistic::kMedian:
      return measures::MedianOf(computed.days);
    case Statistic::kMaximum:
      return measures::MaximumOf(computed.days);
    case Statistic::kCount:
      break;
  }
  return measures::CountOf(computed.people());
}

void Cover(int64_t covered, int64_t total, MeasureValue& value) {
  value.mutable_coverage()->set_covered(covered);
  value.mutable_coverage()->set_total(total);
}

// How many of `waits` lie within the years of which bank holidays are held.
int64_t CountWithinYearsHeld(absl::Span<const CaseWait> waits,
                             const BankHolidays& holidays) {
  return std::count_if(waits.begin(), waits.end(), [&](const CaseWait& wait) {
    return WorkingDays(absl::MakeConstSpan(&wait, 1), holidays).ok();
  });
}

absl::StatusOr<Computed> ComputeOne(const std::vector<CaseFacts>& cases,
                                    const MeasureDefinition& definition,
                                    const MeasureQuery& query,
                                    const BankHolidays& holidays) {
  Computed computed;
  CR_ASSIGN_OR_RETURN(const Selection selection, Select(query));
  FindWaits(cases, definition, query, selection, computed);
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
    Cover(CountWithinYearsHeld(computed.waits, holidays), computed.people(),
          computed.value);
    return computed;
  }
  CR_RETURN_IF_ERROR(days.status());
  computed.days = *std::move(days);
  computed.value = ValueOf(definition.statistic, computed);
  Cover(definition.statistic == Statistic::kCount
            ? computed.people()
            : static_cast<int64_t>(computed.days.size()),
        computed.people(), computed.value);
  return computed;
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
  measures::AddLine("waits below the value", below, explanation);
  measures::AddLine("waits at the value", at, explanation);
  measures::AddLine("waits above the value",
                    static_cast<int64_t>(computed.days.size()) - below - at,
                    explanation);
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
  const std::vector<CaseFacts> cases =
      records_.FactsOf(reader.council()).CasesAt(query.revision);
  const MeasureDefinition& definition = DefinitionOf(measure.name());
  ComputeMeasureResponse response;
  CR_ASSIGN_OR_RETURN(const Computed whole,
                      ComputeOne(cases, definition, query, holidays_));
  *response.mutable_value() = whole.value;
  if (query.group_by.empty() || whole.known == 0) return response;
  const bool by_band = query.group_by == measures::kWaitingBand;
  for (const std::string& word :
       by_band ? measures::BandWords(query) : CaseWordsOf(query.group_by)) {
    MeasureQuery part = query;
    const auto asked = part.filters.emplace(query.group_by, word);
    if (asked.first->second != word) continue;
    CR_ASSIGN_OR_RETURN(const Computed computed,
                        ComputeOne(cases, definition, part, holidays_));
    if (computed.people() == 0 && !by_band) continue;
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
      ComputeOne(facts.CasesAt(query.revision), DefinitionOf(measure.name()),
                 query, holidays_));
  MeasureExplanation explanation;
  *explanation.mutable_value() = computed.value;
  measures::AddLine("financial assessments looked at", computed.known,
                    explanation);
  measures::AddWaitBands(CalendarDays(computed.waits),
                         measures::BandsFor(query), explanation);
  if (computed.uncovered > 0) {
    measures::AddLine("whose wait is not known", computed.uncovered,
                      explanation);
  }
  AddSides(computed, explanation);
  std::vector<std::string> names;
  for (const size_t at :
       measures::DecidingPositions(computed.value, computed.days)) {
    CR_ASSIGN_OR_RETURN(std::string name,
                        facts.waits.NameOf(reader, computed.cases[at]));
    names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  for (std::string& name : names) explanation.add_records(std::move(name));
  return explanation;
}

}  // namespace carereform::financial_assessments

#include "services/assessments/measures.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_query.h"
#include "common/measures/waiting_bands.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/assessments/breach_limits.h"
#include "services/assessments/domain/breaches.h"
#include "services/assessments/domain/case_counts.h"
#include "services/assessments/domain/wait_groups.h"
#include "services/assessments/domain/waiting_times.h"
#include "services/assessments/measure_definitions.h"
#include "services/assessments/measure_dimensions.h"
#include "services/assessments/type_stages.h"
#include "services/assessments/types_file.h"
#include "services/assessments/wait_values.h"

namespace carereform::assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;

// The filters of `query`, with the one type that the measure is of.
absl::StatusOr<Filter> FilterFor(const MeasureDefinition& definition,
                                 const CouncilFacts& facts,
                                 const MeasureQuery& query) {
  CR_ASSIGN_OR_RETURN(Filter filter, FilterOf(facts, query));
  if (*definition.subject->type != '\0') {
    filter.push_back({Dimension::kType, {TypeCode(definition.subject->type)}});
  }
  return filter;
}

// Returns everyone whom the measure is of.
Waits Find(const MeasureDefinition& definition, const MeasureQuery& query,
           absl::Span<const Limit> limits, const FactView& view) {
  const Subject& subject = *definition.subject;
  switch (subject.counted) {
    case Counted::kWaiting:
      return AwaitingOn(view, *query.as_of, subject.segment);
    case Counted::kEnded:
      return WaitsEndedIn(view, *query.period, subject.segment);
    case Counted::kTold:
      return OutcomesToldIn(view, *query.period);
    case Counted::kStartedBy:
      return StartedByIn(view, *query.period);
    case Counted::kCaseload:
      return AllocatedOn(view, *query.as_of);
    case Counted::kBreaching:
      break;
  }
  return subject.horizon_days == 0 ? InBreachOn(view, *query.as_of, limits)
                                   : SoonInBreachOn(view, *query.as_of, limits);
}

// Leaves the waits of one band. Who lacks a day is in none.
void KeepBand(const measures::WaitingBand& band, Waits& waits) {
  waits.uncovered.clear();
  std::erase_if(waits.counted,
                [&](const CaseWait& wait) { return !band.Holds(wait.days); });
}

// Everyone of each group, by its word.
using Groups = std::vector<std::pair<std::string, Waits>>;

// Returns a group for each band, in their order, those with nobody among them.
Groups GroupsByBand(const MeasureQuery& query, const Waits& waits) {
  Groups groups;
  const auto asked = query.filters.find(measures::kWaitingBand);
  for (const measures::WaitingBand& band : measures::BandsFor(query)) {
    if (asked != query.filters.end() && asked->second != band.Word()) continue;
    groups.emplace_back(band.Word(), waits);
    KeepBand(band, groups.back().second);
  }
  return groups;
}

// Returns a group for each word that anyone has, in the order of the words.
Groups GroupsByWord(const CouncilFacts& facts, absl::Span<const WaitFact> rows,
                    const Waits& waits, Dimension dimension) {
  std::map<std::string, Waits> groups;
  for (auto& [code, part] : Split(rows, waits, dimension)) {
    Waits& group = groups[WordOf(facts, dimension, code)];
    group.any_known = true;
    group.counted.insert(group.counted.end(), part.counted.begin(),
                         part.counted.end());
    group.uncovered.insert(group.uncovered.end(), part.uncovered.begin(),
                           part.uncovered.end());
  }
  return Groups(groups.begin(), groups.end());
}

Groups GroupsOf(const CouncilFacts& facts, absl::Span<const WaitFact> rows,
                const MeasureQuery& query, const Waits& waits) {
  if (query.group_by.empty() || !waits.any_known) return {};
  if (query.group_by == measures::kWaitingBand) {
    return GroupsByBand(query, waits);
  }
  return GroupsByWord(facts, rows, waits, DimensionOf(query.group_by));
}

// Everyone whom `query` asks about.
struct Asked {
  Filter filter;
  std::optional<measures::WaitingBand> band;
  std::vector<Limit> limits;  // Of a measure of breaches.
  UnusedStages unused;        // On the day, or the last day of the period.
};

absl::StatusOr<Asked> CheckAsked(const MeasureDefinition& definition,
                                 const CouncilFacts& facts,
                                 const MeasureQuery& query,
                                 absl::Span<const Standard> standards) {
  Asked asked;
  CR_ASSIGN_OR_RETURN(asked.filter, FilterFor(definition, facts, query));
  CR_ASSIGN_OR_RETURN(asked.band, measures::BandAsked(query));
  asked.unused = UnusedStagesOn(HeldTypes(), measures::LastDayOf(query));
  if (definition.subject->counted == Counted::kBreaching) {
    CR_ASSIGN_OR_RETURN(
        asked.limits,
        LimitsOn(standards, *query.as_of, definition.subject->horizon_days));
  }
  return asked;
}

// Returns what the waits of `query` are kept by.
std::string KeyOf(const MeasureDefinition& definition,
                  const std::string& council, const MeasureQuery& query) {
  std::string key =
      absl::StrCat(council, "|", query.revision, "|", definition.subject->id);
  if (query.as_of.has_value()) {
    absl::StrAppend(&key, "|", FormatDate(*query.as_of));
  }
  if (query.period.has_value()) {
    absl::StrAppend(&key, "|", FormatDate(query.period->start), "|",
                    FormatDate(query.period->end));
  }
  for (const auto& [dimension, word] : query.filters) {
    if (dimension == measures::kWaitingBand) continue;
    absl::StrAppend(&key, "|", dimension, "=", word.size(), ":", word);
  }
  return key;
}

Waits FindAsked(const MeasureDefinition& definition, const Asked& asked,
                const std::string& council, const MeasureQuery& query,
                absl::Span<const WaitFact> rows, const FoundWaits& found) {
  Waits waits = *found.Get(KeyOf(definition, council, query), [&] {
    return Find(definition, query, asked.limits,
                {rows, query.revision, asked.filter, asked.unused});
  });
  if (asked.band.has_value()) KeepBand(*asked.band, waits);
  return waits;
}

// Returns the numbers of the cases that decide the value, in their order: that
// of the rows in memory changes when the server starts again. `measured` is
// what the value was made from, of each of `waits`.
std::vector<uint32_t> DecidingCases(const MeasureValue& value,
                                    absl::Span<const CaseWait> waits,
                                    absl::Span<const int64_t> measured,
                                    absl::Span<const uint32_t> cases) {
  std::vector<std::pair<uint32_t, int64_t>> by_case;
  by_case.reserve(waits.size());
  for (size_t at = 0; at < waits.size(); ++at) {
    by_case.emplace_back(cases[waits[at].row], measured[at]);
  }
  std::sort(by_case.begin(), by_case.end());
  std::vector<int64_t> days;
  days.reserve(by_case.size());
  for (const auto& [number, wait] : by_case) days.push_back(wait);
  std::vector<uint32_t> numbers;
  for (const size_t at : measures::DecidingPositions(value, days)) {
    numbers.push_back(by_case[at].first);
  }
  return numbers;
}

void AddStandardLine(const Standard& standard,
                     MeasureExplanation& explanation) {
  measures::AddLine(
      absl::StrCat("days the standard allows (", standard.source, ")"),
      DaysAllowed(standard), explanation);
}

}  // namespace

absl::StatusOr<std::vector<measures::v1::Measure>> AssessmentMeasures::List(
    const store::Reader& reader) const {
  std::vector<measures::v1::Measure> all;
  for (const MeasureDefinition& definition : MeasureDefinitions()) {
    all.push_back(Describe(definition, reader.council()));
  }
  return all;
}

absl::StatusOr<ComputeMeasureResponse> AssessmentMeasures::Compute(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  const CouncilFacts& facts = records_.FactsOf(reader.council());
  const MeasureDefinition& definition = DefinitionOf(measure.name());
  CR_ASSIGN_OR_RETURN(const Asked asked,
                      CheckAsked(definition, facts, query, standards_));
  CR_ASSIGN_OR_RETURN(const ValueMaker maker,
                      ValueMaker::For(definition, query, standards_));
  return facts.waits.With(
      [&](absl::Span<const WaitFact> rows, absl::Span<const uint32_t>) {
        const Waits waits =
            FindAsked(definition, asked, reader.council(), query, rows, found_);
        ComputeMeasureResponse response;
        *response.mutable_value() = maker.ValueOf(rows, waits);
        for (const auto& [word, part] : GroupsOf(facts, rows, query, waits)) {
          auto* group = response.add_groups();
          group->set_group(word);
          *group->mutable_value() = maker.ValueOf(rows, part);
        }
        return response;
      });
}

absl::StatusOr<MeasureExplanation> AssessmentMeasures::Explain(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  const CouncilFacts& facts = records_.FactsOf(reader.council());
  const MeasureDefinition& definition = DefinitionOf(measure.name());
  CR_ASSIGN_OR_RETURN(const Asked asked,
                      CheckAsked(definition, facts, query, standards_));
  CR_ASSIGN_OR_RETURN(const ValueMaker maker,
                      ValueMaker::For(definition, query, standards_));
  MeasureExplanation explanation;
  if (maker.standard().has_value()) {
    AddStandardLine(*maker.standard(), explanation);
  }
  const std::vector<uint32_t> numbers = facts.waits.With(
      [&](absl::Span<const WaitFact> rows, absl::Span<const uint32_t> cases) {
        Waits waits =
            FindAsked(definition, asked, reader.council(), query, rows, found_);
        *explanation.mutable_value() = maker.ValueOf(rows, waits);
        if (definition.adjusted) LeaveOutExcluded(rows, waits);
        if (!IsOfWaits(*definition.subject)) return std::vector<uint32_t>();
        const std::vector<int64_t> measured = maker.ValuesOf(rows, waits);
        measures::AddWaitBands(DaysOf(waits.counted), measures::BandsFor(query),
                               explanation);
        return DecidingCases(explanation.value(), waits.counted, measured,
                             cases);
      });
  for (const uint32_t number : numbers) {
    CR_ASSIGN_OR_RETURN(std::string name, facts.waits.NameOf(reader, number));
    explanation.add_records(std::move(name));
  }
  return explanation;
}

}  // namespace carereform::assessments

#include "services/assessments/measures.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_query.h"
#include "common/measures/measure_values.h"
#include "common/measures/waiting_bands.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "common/types/statistics.h"
#include "services/assessments/domain/waiting_times.h"
#include "services/assessments/measure_definitions.h"

namespace carereform::assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;
using v1::Referral;

constexpr char kAllocationStandard[] = "allocation";

// Types by the words that filters have for them, such as care_act.
std::vector<std::pair<std::string, uint16_t>> TypeWords() {
  std::vector<std::pair<std::string, uint16_t>> words;
  const auto* types = Referral::Type_descriptor();
  for (int i = 0; i < types->value_count(); ++i) {
    if (types->value(i)->number() == Referral::TYPE_UNSPECIFIED) continue;
    words.emplace_back(absl::AsciiStrToLower(types->value(i)->name()),
                       static_cast<uint16_t>(types->value(i)->number()));
  }
  return words;
}

// What the filters of a query come to. A word that no referral has leaves
// nobody.
struct Selection {
  Filter filter;
  std::optional<measures::WaitingBand> band;
  bool nobody = false;
};

absl::Status SelectWord(const CouncilFacts& facts, absl::string_view dimension,
                        const std::string& word, Selection& selection) {
  if (dimension == measures::kWaitingBand) return absl::OkStatus();
  if (dimension == "type") {
    for (const auto& [name, code] : TypeWords()) {
      if (name == word) {
        selection.filter.type = code;
        return absl::OkStatus();
      }
    }
    return InvalidField("filters.type",
                        "is not a type of assessment, such as care_act");
  }
  const std::optional<uint16_t> code = dimension == "team"
                                           ? facts.teams.Find(word)
                                           : facts.localities.Find(word);
  selection.nobody = selection.nobody || !code.has_value();
  if (dimension == "team") selection.filter.team = code;
  if (dimension == "locality") selection.filter.locality = code;
  return absl::OkStatus();
}

absl::StatusOr<Selection> Select(const CouncilFacts& facts,
                                 const MeasureQuery& query) {
  Selection selection;
  CR_ASSIGN_OR_RETURN(selection.band, measures::BandAsked(query));
  for (const auto& [dimension, word] : query.filters) {
    CR_RETURN_IF_ERROR(SelectWord(facts, dimension, word, selection));
  }
  return selection;
}

std::vector<CaseWait> WaitsOf(const MeasureDefinition& definition,
                              const MeasureQuery& query,
                              const Selection& selection,
                              absl::Span<const WaitFact> facts) {
  if (selection.nobody) return {};
  std::vector<CaseWait> waits =
      definition.basis == measures::v1::FLOW
          ? WaitsEndedIn(facts, *query.period, query.revision,
                         definition.waiting, selection.filter)
          : AwaitingOn(facts, *query.as_of, query.revision, definition.waiting,
                       selection.filter);
  if (selection.band.has_value()) {
    std::erase_if(waits, [&](const CaseWait& wait) {
      return !selection.band->Holds(wait.days);
    });
  }
  return waits;
}

// The standard that a share is taken by: of the type that is asked for.
absl::StatusOr<std::optional<Standard>> StandardFor(
    const MeasureDefinition& definition, const MeasureQuery& query,
    const std::vector<Standard>& standards) {
  if (definition.statistic != Statistic::kOverStandard &&
      definition.statistic != Statistic::kWithinStandard) {
    return std::nullopt;
  }
  const auto type = query.filters.find("type");
  if (type == query.filters.end()) {
    return InvalidField("filters.type",
                        "is required: each type has a standard of its own");
  }
  return StandardOn(standards, kAllocationStandard, type->second,
                    measures::LastDayOf(query));
}

MeasureValue ValueOf(const MeasureDefinition& definition,
                     const MeasureQuery& query,
                     const std::optional<Standard>& standard,
                     std::vector<int64_t> days) {
  const auto count = static_cast<int64_t>(days.size());
  switch (definition.statistic) {
    case Statistic::kCount:
      return measures::CountOf(count);
    case Statistic::kMedian:
      return measures::MedianOf(std::move(days));
    case Statistic::kMaximum:
      return measures::MaximumOf(days);
    case Statistic::kOverStandard:
    case Statistic::kWithinStandard:
      break;
  }
  if (!standard.has_value()) {
    return measures::Missing(absl::StrCat(
        "no standard is held for ", PrintDate(measures::LastDayOf(query))));
  }
  const int64_t over = CountOver(days, standard->days);
  MeasureValue value = measures::PercentOf(
      definition.statistic == Statistic::kOverStandard ? over : count - over,
      count);
  value.set_note(absl::StrCat("standard of ", standard->days, " days, ",
                              standard->status));
  return value;
}

// Every received date is known, so the waits are of everyone.
void Cover(int64_t count, MeasureValue& value) {
  value.mutable_coverage()->set_covered(count);
  value.mutable_coverage()->set_total(count);
}

// The words that a query can be grouped by: those that have ever been used, or
// the bands, which keep their order.
std::vector<std::string> WordsOf(const CouncilFacts& facts,
                                 const MeasureQuery& query) {
  const std::string& dimension = query.group_by;
  if (dimension == measures::kWaitingBand) return measures::BandWords(query);
  std::vector<std::string> words;
  if (dimension == "type") {
    for (const auto& [word, code] : TypeWords()) words.push_back(word);
  } else {
    words =
        dimension == "team" ? facts.teams.Words() : facts.localities.Words();
  }
  std::sort(words.begin(), words.end());
  return words;
}

// The value for the filters of `query`, with the waits that it is of.
struct Computed {
  MeasureValue value;
  std::vector<CaseWait> waits;
  std::optional<Standard> standard;
};

absl::StatusOr<Computed> ComputeOne(const CouncilFacts& facts,
                                    const MeasureDefinition& definition,
                                    const MeasureQuery& query,
                                    const std::vector<Standard>& standards) {
  Computed computed;
  CR_ASSIGN_OR_RETURN(const Selection selection, Select(facts, query));
  CR_ASSIGN_OR_RETURN(computed.standard,
                      StandardFor(definition, query, standards));
  bool held = false;
  computed.waits = facts.waits.With(
      [&](absl::Span<const WaitFact> rows, absl::Span<const uint32_t>) {
        held = HoldsAny(rows, query.revision, selection.filter.type);
        return WaitsOf(definition, query, selection, rows);
      });
  if (!held) {
    computed.value = measures::Missing(
        "no such referral is held, so nobody can say how many wait");
    return computed;
  }
  computed.value =
      ValueOf(definition, query, computed.standard, DaysOf(computed.waits));
  Cover(static_cast<int64_t>(computed.waits.size()), computed.value);
  return computed;
}

// Returns the numbers of the cases that decide the value, in their order: that
// of the rows in memory changes when the server starts again.
std::vector<uint32_t> DecidingCases(const CouncilFacts& facts,
                                    const Computed& computed) {
  return facts.waits.With(
      [&](absl::Span<const WaitFact>, absl::Span<const uint32_t> cases) {
        std::vector<CaseWait> waits = computed.waits;
        std::sort(waits.begin(), waits.end(),
                  [&](const CaseWait& a, const CaseWait& b) {
                    return cases[a.row] < cases[b.row];
                  });
        std::vector<uint32_t> numbers;
        for (const size_t at :
             measures::DecidingPositions(computed.value, DaysOf(waits))) {
          numbers.push_back(cases[waits[at].row]);
        }
        return numbers;
      });
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
  ComputeMeasureResponse response;
  CR_ASSIGN_OR_RETURN(const Computed whole,
                      ComputeOne(facts, definition, query, standards_));
  *response.mutable_value() = whole.value;
  const bool held = whole.value.state() != MeasureValue::MISSING;
  if (query.group_by.empty() || !held) return response;
  const bool all = query.group_by == measures::kWaitingBand;
  for (const std::string& word : WordsOf(facts, query)) {
    MeasureQuery part = query;
    const auto asked = part.filters.emplace(query.group_by, word);
    if (asked.first->second != word) continue;
    CR_ASSIGN_OR_RETURN(const Computed computed,
                        ComputeOne(facts, definition, part, standards_));
    if (computed.waits.empty() && !all) continue;
    auto* group = response.add_groups();
    group->set_group(word);
    *group->mutable_value() = computed.value;
  }
  return response;
}

absl::StatusOr<MeasureExplanation> AssessmentMeasures::Explain(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  const CouncilFacts& facts = records_.FactsOf(reader.council());
  CR_ASSIGN_OR_RETURN(
      const Computed computed,
      ComputeOne(facts, DefinitionOf(measure.name()), query, standards_));
  MeasureExplanation explanation;
  *explanation.mutable_value() = computed.value;
  if (computed.standard.has_value()) {
    auto* line = explanation.add_lines();
    line->set_text(absl::StrCat("days the standard allows (",
                                computed.standard->source, ")"));
    line->set_n(computed.standard->days);
  }
  measures::AddWaitBands(DaysOf(computed.waits), measures::BandsFor(query),
                         explanation);
  const std::vector<uint32_t> numbers = DecidingCases(facts, computed);
  for (const uint32_t number : numbers) {
    CR_ASSIGN_OR_RETURN(std::string name, facts.waits.NameOf(reader, number));
    explanation.add_records(std::move(name));
  }
  return explanation;
}

}  // namespace carereform::assessments

#include "services/assessments/journey_measures.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/measures/listed_measure.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"

namespace carereform::assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;

constexpr char kNotRecorded[] = "unknown";

// The word of a code, as filters and groups have it.
std::string WordOf(const ColumnTable& table, const JourneyDimension& dimension,
                   uint16_t code) {
  if (dimension.is_mark) return code == 0 ? "no" : "yes";
  if (dimension.values == nullptr) return table.words.WordOf(code);
  const auto* value = dimension.values->FindValueByNumber(code);
  if (code == 0 || value == nullptr) return kNotRecorded;
  return absl::AsciiStrToLower(value->name());
}

// Refuses a word that the contract does not have.
absl::Status CheckWord(const JourneyDimension& dimension,
                       const std::string& word) {
  const bool known =
      dimension.is_mark ? word == "no" || word == "yes"
                        : dimension.values == nullptr || word == kNotRecorded ||
                              dimension.values->FindValueByName(
                                  absl::AsciiStrToUpper(word)) != nullptr;
  if (known) return absl::OkStatus();
  return InvalidField(absl::StrCat("filters.", dimension.name),
                      "is not a word of this dimension");
}

const JourneyDimension& DimensionOf(const JourneyMeasure& measure,
                                    const std::string& name) {
  return *std::find_if(measure.dimensions.begin(), measure.dimensions.end(),
                       [&](const JourneyDimension& dimension) {
                         return name == dimension.name;
                       });
}

std::string GroupOf(const ColumnTable& table, const JourneyDimension& dimension,
                    const JourneyRow& row) {
  return WordOf(table, dimension, row.fact.code(dimension.column));
}

// Takes away the rows that the filters of the query do not have.
absl::Status Filter(const JourneyMeasure& measure, const ColumnTable& table,
                    const MeasureQuery& query, std::vector<JourneyRow>& rows) {
  for (const auto& [name, word] : query.filters) {
    const JourneyDimension& dimension = DimensionOf(measure, name);
    CR_RETURN_IF_ERROR(CheckWord(dimension, word));
    std::erase_if(rows, [&, &wanted = word](const JourneyRow& row) {
      return GroupOf(table, dimension, row) != wanted;
    });
  }
  return absl::OkStatus();
}

bool HoldsAny(const ColumnTable& table, uint64_t revision) {
  return table.facts.With([&](absl::Span<const ColumnFact> facts,
                              absl::Span<const uint32_t>) {
    return std::any_of(facts.begin(), facts.end(), [&](const ColumnFact& fact) {
      return IsKnownAt(fact, revision);
    });
  });
}

std::vector<int64_t> DaysOfRows(const std::vector<JourneyRow>& rows) {
  std::vector<int64_t> days;
  for (const JourneyRow& row : rows) {
    if (row.known) days.push_back(row.days);
  }
  return days;
}

MeasureValue ShapeOf(const JourneyMeasure& measure,
                     const std::vector<JourneyRow>& rows, int64_t known) {
  switch (measure.statistic) {
    case JourneyStatistic::kCount:
      return measures::CountOf(known);
    case JourneyStatistic::kShare:
      return measures::PercentOf(
          std::count_if(
              rows.begin(), rows.end(),
              [](const JourneyRow& row) { return row.known && row.in_part; }),
          known);
    case JourneyStatistic::kMedian:
      return measures::MedianOf(DaysOfRows(rows));
    case JourneyStatistic::kMaximum:
      return measures::MaximumOf(DaysOfRows(rows));
  }
  std::abort();
}

// The value of the rows, with how much of the population it rests on.
MeasureValue ValueOf(const JourneyMeasure& measure,
                     const JourneyEvidence& evidence,
                     const std::vector<JourneyRow>& rows) {
  const auto total = static_cast<int64_t>(rows.size());
  const int64_t known =
      std::count_if(rows.begin(), rows.end(),
                    [](const JourneyRow& row) { return row.known; });
  MeasureValue value = ShapeOf(measure, rows, known);
  value.mutable_coverage()->set_covered(known);
  value.mutable_coverage()->set_total(total);
  if (known < total) {
    auto* exclusion = value.add_exclusions();
    exclusion->set_reason(measure.unknown);
    exclusion->set_n(total - known);
  }
  if (measure.note) {
    const std::string note = measure.note(evidence, value);
    if (!note.empty()) value.set_note(note);
  }
  return value;
}

// The rows of a query; nothing where nothing is held to make them of.
absl::StatusOr<std::optional<std::vector<JourneyRow>>> RowsOf(
    const JourneyMeasure& measure, const JourneyEvidence& evidence) {
  const ColumnTable& table = evidence.facts.*measure.table;
  CR_ASSIGN_OR_RETURN(std::vector<JourneyRow> rows, measure.rows(evidence));
  CR_RETURN_IF_ERROR(Filter(measure, table, evidence.query, rows));
  if (!HoldsAny(table, evidence.query.revision)) return std::nullopt;
  return rows;
}

MeasureValue NothingHeld() {
  return measures::Missing(
      "no such record is held, so nobody can say how many there are");
}

}  // namespace

absl::StatusOr<std::vector<measures::v1::Measure>> JourneyMeasures::List(
    const store::Reader& reader) const {
  return measures::ListedMeasures(reader.council(), kSourceId, measures_);
}

absl::StatusOr<ComputeMeasureResponse> JourneyMeasures::Compute(
    const store::Reader& reader, const measures::v1::Measure& named,
    const MeasureQuery& query) const {
  const JourneyMeasure& measure =
      measures::DefinitionNamed(measures_, named.name());
  const JourneyEvidence evidence{records_.journey().FactsOf(reader.council()),
                                 records_.journey().rules(), query};
  ComputeMeasureResponse response;
  CR_ASSIGN_OR_RETURN(const auto rows, RowsOf(measure, evidence));
  *response.mutable_value() =
      rows.has_value() ? ValueOf(measure, evidence, *rows) : NothingHeld();
  if (query.group_by.empty() || !rows.has_value()) return response;
  const JourneyDimension& dimension = DimensionOf(measure, query.group_by);
  std::map<std::string, std::vector<JourneyRow>> groups;
  for (const JourneyRow& row : *rows) {
    groups[GroupOf(evidence.facts.*measure.table, dimension, row)].push_back(
        row);
  }
  for (const auto& [word, of_group] : groups) {
    auto* group = response.add_groups();
    group->set_group(word);
    *group->mutable_value() = ValueOf(measure, evidence, of_group);
  }
  return response;
}

absl::StatusOr<MeasureExplanation> JourneyMeasures::Explain(
    const store::Reader& reader, const measures::v1::Measure& named,
    const MeasureQuery& query) const {
  const JourneyMeasure& measure =
      measures::DefinitionNamed(measures_, named.name());
  const JourneyEvidence evidence{records_.journey().FactsOf(reader.council()),
                                 records_.journey().rules(), query};
  MeasureExplanation explanation;
  CR_ASSIGN_OR_RETURN(auto rows, RowsOf(measure, evidence));
  if (!rows.has_value()) {
    *explanation.mutable_value() = NothingHeld();
    return explanation;
  }
  *explanation.mutable_value() = ValueOf(measure, evidence, *rows);
  const auto add = [&](const std::string& text, int64_t n) {
    measures::AddLine(text, n, explanation);
  };
  add(measure.population, static_cast<int64_t>(rows->size()));
  for (const auto& exclusion : explanation.value().exclusions()) {
    add(absl::StrCat("left out: ", exclusion.reason()), exclusion.n());
  }
  if (measure.statistic == JourneyStatistic::kShare) {
    add("of the others, in the share", explanation.value().ratio().numerator());
  }
  std::erase_if(*rows, [](const JourneyRow& row) { return !row.known; });
  const ColumnTable& table = evidence.facts.*measure.table;
  for (const size_t at :
       measures::DecidingPositions(explanation.value(), DaysOfRows(*rows))) {
    if ((*rows)[at].number == kNoOwner) continue;
    CR_ASSIGN_OR_RETURN(std::string name,
                        table.facts.NameOf(reader, (*rows)[at].number));
    explanation.add_records(std::move(name));
  }
  return explanation;
}

std::vector<JourneyMeasure> AllJourneyMeasures() {
  std::vector<JourneyMeasure> all;
  for (auto* part : {&ContactMeasures, &WaitingWellMeasures, &ReviewMeasures}) {
    for (JourneyMeasure& measure : part()) all.push_back(std::move(measure));
  }
  return all;
}

}  // namespace carereform::assessments

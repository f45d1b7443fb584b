#include "services/financial_assessments/amounts/amount_measures.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/measures/listed_measure.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/pence.h"
#include "services/financial_assessments/keys.h"

namespace carereform::financial_assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;

constexpr char kNotRecorded[] = "unknown";
constexpr size_t kMostRecords = 20;  // Of an explanation; see the contract.

size_t PlaceOf(const AmountMeasure& measure, const std::string& dimension) {
  const auto found = std::find_if(
      measure.dimensions.begin(), measure.dimensions.end(),
      [&](const AmountDimension& one) { return one.name == dimension; });
  return static_cast<size_t>(found - measure.dimensions.begin());
}

// The place among the words of a dimension of the one that a filter gives.
absl::StatusOr<uint16_t> WordPlace(const AmountDimension& dimension,
                                   const MeasureQuery& query,
                                   const std::string& word) {
  const std::vector<std::string> words = dimension.words(query);
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) {
    return InvalidField(absl::StrCat("filters.", dimension.name),
                        absl::StrCat("is not a word of this dimension: give ",
                                     absl::StrJoin(words, " or ")));
  }
  return static_cast<uint16_t>(found - words.begin());
}

// Has the rows that a filter or group does not have taken away, or out of the
// part where the measure is a share by that dimension.
void Narrow(const AmountMeasure& measure, size_t dimension, uint16_t wanted,
            std::vector<AmountRow>& rows) {
  if (measure.dimensions[dimension].name == measure.part_dimension) {
    for (AmountRow& row : rows) {
      row.in_part = row.in_part && row.groups[dimension] == wanted;
    }
    return;
  }
  std::erase_if(rows, [&](const AmountRow& row) {
    return row.groups[dimension] != wanted;
  });
}

absl::Status Filter(const AmountMeasure& measure, const MeasureQuery& query,
                    std::vector<AmountRow>& rows) {
  for (const auto& [name, word] : query.filters) {
    const size_t at = PlaceOf(measure, name);
    CR_ASSIGN_OR_RETURN(const uint16_t wanted,
                        WordPlace(measure.dimensions[at], query, word));
    Narrow(measure, at, wanted, rows);
  }
  return absl::OkStatus();
}

bool HoldsAny(const AmountTable& table, uint64_t revision) {
  return table.With([&](absl::Span<const AmountFact> facts,
                        absl::Span<const uint32_t>) {
    return std::any_of(facts.begin(), facts.end(), [&](const AmountFact& fact) {
      return IsKnownAt(fact, revision);
    });
  });
}

std::vector<int64_t> AmountsOf(const std::vector<AmountRow>& rows) {
  std::vector<int64_t> amounts;
  for (const AmountRow& row : rows) {
    if (row.known) amounts.push_back(row.amount);
  }
  return amounts;
}

int64_t SumOf(const std::vector<AmountRow>& rows) {
  Pence sum;
  for (const int64_t amount : AmountsOf(rows)) {
    sum = sum + Pence::FromPence(amount);
  }
  return sum.value();
}

int64_t PayersOf(const std::vector<AmountRow>& rows) {
  std::set<uint64_t> payers;
  for (const AmountRow& row : rows) {
    if (row.known) payers.insert(row.payer);
  }
  return static_cast<int64_t>(payers.size());
}

int64_t PartOf(const std::vector<AmountRow>& rows) {
  return std::count_if(rows.begin(), rows.end(), [](const AmountRow& row) {
    return row.known && row.in_part;
  });
}

MeasureValue ShapeOf(const AmountMeasure& measure,
                     const std::vector<AmountRow>& rows, int64_t known) {
  switch (measure.statistic) {
    case AmountStatistic::kCount:
      return measures::CountOf(known);
    case AmountStatistic::kPayers:
      return measures::CountOf(PayersOf(rows));
    case AmountStatistic::kSum:
      return measures::CountOf(SumOf(rows));
    case AmountStatistic::kShare:
      return measures::PercentOf(PartOf(rows), known);
    case AmountStatistic::kMedian:
      return measures::MedianOf(AmountsOf(rows));
    case AmountStatistic::kMaximum:
      return measures::MaximumOf(AmountsOf(rows));
  }
  std::abort();
}

// The value of the rows, with how much of the population it rests on.
MeasureValue ValueOf(const AmountMeasure& measure,
                     const std::vector<AmountRow>& rows) {
  const auto total = static_cast<int64_t>(rows.size());
  const int64_t known = std::count_if(
      rows.begin(), rows.end(), [](const AmountRow& row) { return row.known; });
  MeasureValue value = ShapeOf(measure, rows, known);
  value.mutable_coverage()->set_covered(known);
  value.mutable_coverage()->set_total(total);
  if (known < total) {
    auto* exclusion = value.add_exclusions();
    exclusion->set_reason(measure.unknown);
    exclusion->set_n(total - known);
  }
  return value;
}

// The rows of a query; nothing where nothing is held to make them of.
absl::StatusOr<std::optional<std::vector<AmountRow>>> RowsOf(
    const AmountMeasure& measure, const std::string& council,
    const MeasureQuery& query) {
  CR_ASSIGN_OR_RETURN(std::vector<AmountRow> rows,
                      measure.rows(council, query));
  CR_RETURN_IF_ERROR(Filter(measure, query, rows));
  if (!HoldsAny(measure.table(council), query.revision)) return std::nullopt;
  return rows;
}

MeasureValue NothingHeld() {
  return measures::Missing(
      "no such record is held, so nobody can say how many there are");
}

// Adds the value of each group that has anyone, or is shown without.
void AddGroups(const AmountMeasure& measure, const MeasureQuery& query,
               const std::vector<AmountRow>& rows,
               ComputeMeasureResponse& response) {
  const size_t at = PlaceOf(measure, query.group_by);
  const AmountDimension& dimension = measure.dimensions[at];
  const std::vector<std::string> words = dimension.words(query);
  const auto asked = query.filters.find(query.group_by);
  for (size_t place = 0; place < words.size(); ++place) {
    if (asked != query.filters.end() && asked->second != words[place]) continue;
    const bool has_any = std::any_of(
        rows.begin(), rows.end(),
        [&](const AmountRow& row) { return row.groups[at] == place; });
    if (!has_any && !dimension.shows_empty) continue;
    std::vector<AmountRow> of_group = rows;
    Narrow(measure, at, static_cast<uint16_t>(place), of_group);
    auto* group = response.add_groups();
    group->set_group(words[place]);
    *group->mutable_value() = ValueOf(measure, of_group);
  }
}

// Where in `rows` those stand that decide the value: of a sum, the greatest.
std::vector<size_t> Deciding(const AmountMeasure& measure,
                             const MeasureValue& value,
                             const std::vector<AmountRow>& rows) {
  if (measure.statistic != AmountStatistic::kSum) {
    return measures::DecidingPositions(value, AmountsOf(rows));
  }
  std::vector<size_t> places(rows.size());
  for (size_t i = 0; i < places.size(); ++i) places[i] = i;
  std::stable_sort(places.begin(), places.end(), [&](size_t a, size_t b) {
    return rows[a].amount > rows[b].amount;
  });
  if (places.size() > kMostRecords) places.resize(kMostRecords);
  return places;
}

}  // namespace

AmountDimension EnumDimension(std::string name,
                              const google::protobuf::EnumDescriptor& values) {
  return {.name = std::move(name), .words = [&values](const MeasureQuery&) {
            std::vector<std::string> words;
            // The numbers of the enums that are measured leave none out.
            for (int number = 0; number < values.value_count(); ++number) {
              words.push_back(
                  number == 0 ? kNotRecorded
                              : absl::AsciiStrToLower(
                                    values.FindValueByNumber(number)->name()));
            }
            return words;
          }};
}

AmountDimension MarkDimension(std::string name) {
  return {.name = std::move(name), .words = [](const MeasureQuery&) {
            return std::vector<std::string>{"no", "yes"};
          }};
}

absl::StatusOr<std::vector<measures::v1::Measure>> AmountMeasures::List(
    const store::Reader& reader) const {
  return measures::ListedMeasures(reader.council(), kSourceId, measures_);
}

absl::StatusOr<ComputeMeasureResponse> AmountMeasures::Compute(
    const store::Reader& reader, const measures::v1::Measure& named,
    const MeasureQuery& query) const {
  const AmountMeasure& measure =
      measures::DefinitionNamed(measures_, named.name());
  ComputeMeasureResponse response;
  CR_ASSIGN_OR_RETURN(const auto rows,
                      RowsOf(measure, reader.council(), query));
  *response.mutable_value() =
      rows.has_value() ? ValueOf(measure, *rows) : NothingHeld();
  if (!query.group_by.empty() && rows.has_value()) {
    AddGroups(measure, query, *rows, response);
  }
  return response;
}

absl::StatusOr<MeasureExplanation> AmountMeasures::Explain(
    const store::Reader& reader, const measures::v1::Measure& named,
    const MeasureQuery& query) const {
  const AmountMeasure& measure =
      measures::DefinitionNamed(measures_, named.name());
  MeasureExplanation explanation;
  CR_ASSIGN_OR_RETURN(auto rows, RowsOf(measure, reader.council(), query));
  if (!rows.has_value()) {
    *explanation.mutable_value() = NothingHeld();
    return explanation;
  }
  *explanation.mutable_value() = ValueOf(measure, *rows);
  measures::AddLine(measure.population, static_cast<int64_t>(rows->size()),
                    explanation);
  for (const auto& exclusion : explanation.value().exclusions()) {
    measures::AddLine(absl::StrCat("left out: ", exclusion.reason()),
                      exclusion.n(), explanation);
  }
  if (measure.statistic == AmountStatistic::kShare) {
    measures::AddLine("of the others, in the share",
                      explanation.value().ratio().numerator(), explanation);
  }
  std::erase_if(*rows, [](const AmountRow& row) { return !row.known; });
  if (measure.statistic == AmountStatistic::kSum) {
    measures::AddLine("pence in all; the records named are those of most",
                      SumOf(*rows), explanation);
  }
  for (const size_t at : Deciding(measure, explanation.value(), *rows)) {
    CR_ASSIGN_OR_RETURN(
        std::string name,
        measure.table(reader.council()).NameOf(reader, (*rows)[at].number));
    explanation.add_records(std::move(name));
  }
  return explanation;
}

}  // namespace carereform::financial_assessments

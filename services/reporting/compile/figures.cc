#include "services/reporting/compile/figures.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "common/measures/measure_values.h"
#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "common/types/period.h"
#include "services/reporting/compile/cell_breaks.h"
#include "services/reporting/compile/judgement.h"
#include "services/reporting/compile/observed.h"
#include "services/reporting/documents/cell_text.h"

namespace carereform::reporting {
namespace {

using measures::v1::ComputeMeasureRequest;
using measures::v1::MeasureValue;
using v1::Cell;
using v1::Target;

absl::CivilDay DayOf(const Target::Figure& figure, absl::CivilDay as_of) {
  if (figure.has_fixed_date()) return *rpc::StoredDay(figure.fixed_date());
  return as_of - figure.days_before();
}

void SetDates(const Target::Figure& figure, absl::CivilDay day,
              ComputeMeasureRequest& request) {
  if (figure.window_months() == 0) {
    *request.mutable_as_of_date() = rpc::ToDate(day);
    return;
  }
  const auto period = TrailingMonths(day, figure.window_months());
  *request.mutable_period()->mutable_first_date() = rpc::ToDate(period->start);
  *request.mutable_period()->mutable_last_date() = rpc::ToDate(period->end - 1);
}

// What every cell of a target has.
Cell StartCell(const Target& target, const Target::Figure& figure) {
  Cell cell;
  cell.set_id(figure.cell());
  cell.set_code(target.code());
  cell.set_display_name(target.display_name());
  cell.set_target(TargetInWords(target));
  if (target.has_due_date()) *cell.mutable_due_date() = target.due_date();
  cell.set_action_group_number(target.action_group_number());
  cell.set_owner(target.owner());
  cell.set_note(figure.note());
  const auto& provenance = target.provenance();
  if (provenance.standing() != common::v1::Provenance::PUBLISHED &&
      !provenance.note().empty()) {
    cell.set_note(absl::StrCat(cell.note(), cell.note().empty() ? "" : " ",
                               provenance.note()));
  }
  *cell.mutable_filters() = figure.filters();
  return cell;
}

void SetPublished(const Gathered& gathered, Cell& cell) {
  const v1::Observation* published = PublishedFor(gathered.observations, cell);
  if (published == nullptr) return;
  Cell printed;
  *printed.mutable_value() = published->value();
  cell.set_published(documents::PrintValue(printed));
}

void SetEarlier(const Gathered& gathered, Cell& cell) {
  for (const v1::Observation* observation :
       EarlierThan(gathered.observations, cell)) {
    v1::EarlierFigure& earlier = *cell.add_earlier();
    *earlier.mutable_value() = observation->value();
    earlier.set_month_precision(observation->month_precision());
    earlier.set_source(observation->evidence());
  }
}

void SetSeriesBreaks(const Gathered& gathered, Cell& cell) {
  const auto measure = gathered.broken_measures.find(cell.value().measure());
  if (measure == gathered.broken_measures.end()) return;
  for (auto& at : BreaksAmongFigures(measure->second, cell)) {
    *cell.add_series_breaks() = std::move(at);
  }
}

// A cell with a computed value; a group of a figure is shown and never judged.
Cell ComputedCell(const Gathered& gathered, const Target& target,
                  const Target::Figure& figure, const std::string& group,
                  const MeasureValue& value) {
  Cell cell = StartCell(target, figure);
  *cell.mutable_value() = value;
  if (!group.empty()) {
    cell.set_id(absl::StrCat(figure.cell(), "-",
                             absl::StrReplaceAll(group, {{"_", "-"}})));
    cell.set_group(group);
    (*cell.mutable_filters())[figure.group_by()] = group;
  }
  cell.mutable_value()->set_population(
      absl::StrCat(value.population(), FilterWords(cell.filters())));
  SetPublished(gathered, cell);
  SetEarlier(gathered, cell);
  SetSeriesBreaks(gathered, cell);
  Judge(target, gathered.subject.as_of, figure.judged() && group.empty(), cell);
  return cell;
}

Cell MissingCell(const Gathered& gathered, const Target& target,
                 const Target::Figure& figure, const std::string& reason) {
  Cell cell = StartCell(target, figure);
  *cell.mutable_value() = measures::Missing(reason);
  cell.mutable_value()->set_unit(target.unit());
  cell.mutable_value()->set_population(target.population());
  Judge(target, gathered.subject.as_of, figure.judged(), cell);
  return cell;
}

Cell ObservedCell(const Gathered& gathered, const Target& target,
                  const Target::Figure& figure) {
  const v1::Observation* observation = LatestObserved(
      gathered.observations, target.code(), gathered.subject.as_of);
  if (observation == nullptr) {
    return MissingCell(
        gathered, target, figure,
        "no source computes it and no figure has been published");
  }
  Cell cell = StartCell(target, figure);
  *cell.mutable_value() = observation->value();
  cell.mutable_value()->set_question(observation->question());
  cell.set_month_precision(observation->month_precision());
  cell.set_source(observation->evidence());
  cell.set_owner(observation->owner());
  const std::string& note = observation->provenance().note();
  if (!note.empty()) {
    cell.set_note(cell.note().empty() ? note
                                      : absl::StrCat(cell.note(), " ", note));
  }
  SetEarlier(gathered, cell);
  Judge(target, gathered.subject.as_of, figure.judged(), cell);
  return cell;
}

ComputeMeasureRequest Question(const Gathered& gathered,
                               const Target::Figure& figure, int64_t revision) {
  ComputeMeasureRequest request;
  request.set_name(absl::StrCat("councils/", gathered.subject.council, "/",
                                figure.measure()));
  SetDates(figure, DayOf(figure, gathered.subject.as_of), request);
  *request.mutable_filters() = figure.filters();
  request.set_group_by(figure.group_by());
  request.set_read_revision(revision);
  return request;
}

void AddComputed(const SourceClient& client, const Target& target,
                 const Target::Figure& figure, Gathered& gathered,
                 std::vector<Cell>& cells) {
  const std::string source = SourceOfMeasure(figure.measure());
  SourceStanding& standing = gathered.sources[source];
  if (!standing.answered) {
    cells.push_back(MissingCell(gathered, target, figure, standing.reason));
    return;
  }
  const auto response =
      client.Compute(source, Question(gathered, figure, standing.revision));
  if (!response.ok()) {
    const std::string reason(response.status().message());
    // A measure that is not there is a gap; a source that is not is one too,
    // and leaves the return incomplete.
    if (response.status().code() == absl::StatusCode::kUnavailable) {
      standing.answered = false;
      standing.reason = reason;
    }
    cells.push_back(MissingCell(gathered, target, figure, reason));
    return;
  }
  cells.push_back(
      ComputedCell(gathered, target, figure, "", response->value()));
  for (const measures::v1::GroupValue& group : response->groups()) {
    cells.push_back(
        ComputedCell(gathered, target, figure, group.group(), group.value()));
  }
}

std::set<std::string> SourcesThatCompute(
    const std::vector<v1::Target>& targets) {
  std::set<std::string> sources;
  for (const v1::Target& target : targets) {
    for (const v1::Target::Figure& figure : target.figures()) {
      if (figure.measure().empty()) continue;
      sources.insert(SourceOfMeasure(figure.measure()));
    }
  }
  return sources;
}

// A measure that is not there is told when it is computed.
void AskForBreaks(const SourceClient& client, const std::string& source,
                  Gathered& gathered) {
  SourceStanding& standing = gathered.sources[source];
  if (!standing.answered) return;
  const auto measures = client.Measures(source, gathered.subject.council);
  if (absl::IsUnavailable(measures.status())) {
    standing.answered = false;
    standing.reason = std::string(measures.status().message());
  }
  if (!measures.ok()) return;
  for (const measures::v1::Measure& measure : *measures) {
    if (measure.series_breaks().empty()) continue;
    gathered.broken_measures[measure.name()] = measure;
  }
}

}  // namespace

std::string SourceOfMeasure(const std::string& measure) {
  const std::vector<std::string> parts = absl::StrSplit(measure, '/');
  for (size_t i = 0; i + 1 < parts.size(); ++i) {
    if (parts[i] == "sources") return parts[i + 1];
  }
  return "";
}

std::string FilterWords(
    const google::protobuf::Map<std::string, std::string>& filters) {
  const std::map<std::string, std::string> sorted(filters.begin(),
                                                  filters.end());
  std::string words;
  for (const auto& [dimension, value] : sorted) {
    absl::StrAppend(&words, words.empty() ? " (" : "; ", dimension, ": ",
                    absl::StrReplaceAll(value, {{"_", " "}}));
  }
  return words.empty() ? words : absl::StrCat(words, ")");
}

std::vector<Cell> MakeCells(const SourceClient& client, Gathered& gathered) {
  for (const std::string& source : SourcesThatCompute(gathered.targets)) {
    AskForBreaks(client, source, gathered);
  }
  std::vector<Cell> cells;
  for (const Target& target : gathered.targets) {
    for (const Target::Figure& figure : target.figures()) {
      if (figure.measure().empty()) {
        cells.push_back(ObservedCell(gathered, target, figure));
      } else {
        AddComputed(client, target, figure, gathered, cells);
      }
    }
  }
  return cells;
}

ComputeMeasureRequest QuestionOf(const Cell& cell) {
  ComputeMeasureRequest request;
  request.set_name(cell.value().measure());
  if (cell.value().has_as_of_date()) {
    *request.mutable_as_of_date() = cell.value().as_of_date();
  }
  if (cell.value().has_period()) {
    *request.mutable_period() = cell.value().period();
  }
  *request.mutable_filters() = cell.filters();
  request.set_read_revision(cell.value().revision());
  return request;
}

}  // namespace carereform::reporting

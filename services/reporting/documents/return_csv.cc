#include "services/reporting/documents/return_csv.h"

#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/types/safe_text.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/cell_value.h"
#include "services/reporting/documents/date_text.h"

namespace carereform::reporting::documents {
namespace {

using measures::v1::MeasureValue;
using v1::Cell;

// The shorthand of the Government Statistical Service.
constexpr absl::string_view kNotAvailable = "[x]";
constexpr absl::string_view kNotApplicable = "[z]";
constexpr absl::string_view kSuppressed = "[c]";

std::string TextOr(absl::string_view text, absl::string_view shorthand) {
  return text.empty() ? std::string(shorthand) : CsvText(text);
}

std::string NumberOrNone(bool held, int64_t number) {
  return held ? absl::StrCat(number) : std::string(kNotApplicable);
}

absl::string_view Truth(bool value) { return value ? "true" : "false"; }

std::string ValueField(const MeasureValue& value) {
  switch (StateOf(value)) {
    case MeasureValue::NOT_APPLICABLE:
      return std::string(kNotApplicable);
    case MeasureValue::SUPPRESSED:
      return std::string(kSuppressed);
    case MeasureValue::VALUE:
    case MeasureValue::CONFIRMED_ZERO:
      break;
    default:
      return std::string(kNotAvailable);
  }
  if (IsYesOrNo(value)) return std::string(Truth(value.achieved().achieved()));
  return *DecimalOf(value);
}

absl::string_view ShapeName(const MeasureValue& value) {
  switch (value.shape_case()) {
    case MeasureValue::kCount:
      return "count";
    case MeasureValue::kRatio:
      return "ratio";
    case MeasureValue::kQuantile:
      return "quantile";
    case MeasureValue::kMaximum:
      return "maximum";
    case MeasureValue::kMean:
      return "mean";
    case MeasureValue::kAchieved:
      return "achieved";
    case MeasureValue::kPrinted:
      return "printed";
    case MeasureValue::SHAPE_NOT_SET:
      break;
  }
  return "";
}

// How many values or parts the shape rests on.
std::optional<int64_t> NumberBehind(const MeasureValue& value) {
  switch (value.shape_case()) {
    case MeasureValue::kCount:
      return value.count().n();
    case MeasureValue::kQuantile:
      return value.quantile().n();
    case MeasureValue::kMaximum:
      return value.maximum().n();
    case MeasureValue::kMean:
      return value.mean().n();
    case MeasureValue::kAchieved:
      return value.achieved().parts();
    default:
      return std::nullopt;
  }
}

std::string ExclusionsField(const MeasureValue& value) {
  std::vector<std::string> parts;
  for (const MeasureValue::Exclusion& exclusion : value.exclusions()) {
    parts.push_back(absl::StrCat(exclusion.reason(), ": ", exclusion.n()));
  }
  return TextOr(absl::StrJoin(parts, "; "), kNotApplicable);
}

using Row = std::vector<std::string>;

void AddValue(const Cell& cell, Row* row) {
  const MeasureValue& value = cell.value();
  row->push_back(ValueField(value));
  row->push_back(CsvText(PrintValue(cell)));
  row->push_back(TextOr(ExactOf(value), kNotApplicable));
  row->push_back(TextOr(value.unit(), kNotApplicable));
  row->push_back(std::string(StateName(value)));
  row->push_back(TextOr(OriginName(value), kNotApplicable));
}

// The evidence of a value that is not shown would give it away.
void AddEvidence(const MeasureValue& value, Row* row) {
  const bool shown = HasValue(value);
  const bool ratio = shown && value.has_ratio();
  const std::optional<int64_t> n =
      shown ? NumberBehind(value) : std::optional<int64_t>();
  row->push_back(TextOr(shown ? ShapeName(value) : "", kNotApplicable));
  row->push_back(NumberOrNone(ratio, value.ratio().numerator()));
  row->push_back(NumberOrNone(ratio, value.ratio().denominator()));
  row->push_back(NumberOrNone(ratio, value.ratio().per()));
  row->push_back(NumberOrNone(n.has_value(), n.value_or(0)));
  row->push_back(TextOr(PrintEvidence(value), kNotApplicable));
}

void AddDates(const Cell& cell, Row* row) {
  const MeasureValue& value = cell.value();
  const bool flow = value.has_period();
  row->push_back(TextOr(IsoDateOf(value.as_of_date()),
                        flow ? kNotApplicable : kNotAvailable));
  row->push_back(TextOr(IsoDateOf(value.period().first_date()),
                        flow ? kNotAvailable : kNotApplicable));
  row->push_back(TextOr(IsoDateOf(value.period().last_date()),
                        flow ? kNotAvailable : kNotApplicable));
  row->push_back(CsvText(PrintAsOf(cell)));
  row->push_back(std::string(Truth(cell.month_precision())));
}

void AddMeaning(const MeasureValue& value, Row* row) {
  const bool suppressed = StateOf(value) == MeasureValue::SUPPRESSED;
  const bool coverage = value.has_coverage();
  row->push_back(TextOr(value.population(), kNotAvailable));
  row->push_back(TextOr(BasisName(value), kNotAvailable));
  row->push_back(TextOr(value.question(), kNotAvailable));
  row->push_back(TextOr(value.method_version(), kNotApplicable));
  row->push_back(NumberOrNone(value.revision() > 0, value.revision()));
  if (suppressed) {
    row->insert(row->end(), 3, std::string(kSuppressed));
    return;
  }
  row->push_back(NumberOrNone(coverage, value.coverage().covered()));
  row->push_back(NumberOrNone(coverage, value.coverage().total()));
  row->push_back(ExclusionsField(value));
}

void AddJudgement(const Cell& cell, Row* row) {
  row->push_back(TextOr(cell.target(), kNotApplicable));
  row->push_back(TextOr(IsoDateOf(cell.due_date()), kNotAvailable));
  row->push_back(std::string(OutcomeName(cell)));
  row->push_back(TextOr(cell.outcome_reason(), kNotApplicable));
  row->push_back(std::string(Truth(cell.unit_differs())));
  row->push_back(TextOr(cell.action_group_number(), kNotApplicable));
}

// "29 December 2024: 45 days; June 2025: 39 days".
std::string EarlierInWords(const Cell& cell) {
  return absl::StrJoin(cell.earlier(), "; ",
                       [](std::string* text, const v1::EarlierFigure& figure) {
                         const Cell earlier = CellOf(figure);
                         absl::StrAppend(text, PrintAsOf(earlier), ": ",
                                         PrintValue(earlier));
                       });
}

// "1 April 2023: told apart by two routes".
std::string SeriesBreaksInWords(const Cell& cell) {
  return absl::StrJoin(
      cell.series_breaks(), "; ", [](std::string* text, const auto& at) {
        absl::StrAppend(text, DateInWords(at.from_date()), ": ", at.reason());
      });
}

void AddProvenance(const Cell& cell, Row* row) {
  row->push_back(TextOr(cell.owner(), kNotAvailable));
  row->push_back(TextOr(cell.source(), kNotApplicable));
  row->push_back(TextOr(cell.note(), kNotApplicable));
  row->push_back(TextOr(cell.value().note(), kNotApplicable));
  row->push_back(TextOr(cell.published(), kNotApplicable));
  row->push_back(TextOr(EarlierInWords(cell), kNotApplicable));
  row->push_back(TextOr(SeriesBreaksInWords(cell), kNotApplicable));
}

Row RowOf(const v1::Cover& cover, const Imprint& imprint, const Cell& cell) {
  Row row = {CsvText(cell.id()), CsvText(cell.code()),
             TextOr(cell.group(), kNotApplicable),
             TextOr(cell.display_name(), kNotAvailable)};
  AddValue(cell, &row);
  AddEvidence(cell.value(), &row);
  AddDates(cell, &row);
  AddMeaning(cell.value(), &row);
  AddJudgement(cell, &row);
  AddProvenance(cell, &row);
  row.push_back(TextOr(cover.progress_return(), kNotAvailable));
  row.push_back(std::string(EditionName(imprint)));
  row.push_back(TextOr(IsoFreezeTime(imprint), kNotApplicable));
  row.push_back(TextOr(imprint.model_sha256, kNotAvailable));
  row.push_back(
      TextOr(absl::StrJoin(cover.data_notes(), "; "), kNotApplicable));
  return row;
}

// The columns, in the order in which RowOf fills them.
constexpr absl::string_view kHeader =
    "cell,measure,group,name,"
    "value,value_text,value_exact,unit,state,origin,"
    "shape,numerator,denominator,per,n,evidence,"
    "as_of,period_first,period_last,as_of_text,month_precision,"
    "population,basis,question,method,revision,covered,coverage_total,"
    "exclusions,"
    "target,due,outcome,outcome_reason,unit_differs,action_group,"
    "owner,source,note,value_note,published,earlier,"
    "series_breaks,"
    "progress_return,return_state,freeze_time,model_sha256,data_notes";

}  // namespace

std::string CsvText(absl::string_view text) {
  std::string field = SafeText(text);
  if (!field.empty() && absl::string_view("=+-@\t\r\n").find(field[0]) !=
                            absl::string_view::npos) {
    field.insert(field.begin(), '\'');
  }
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  return quoted;
}

std::string RenderCsv(const v1::ReturnModel& model, const Imprint& imprint) {
  std::string csv = absl::StrCat(kHeader, "\r\n");
  for (const Cell& cell : model.cells()) {
    absl::StrAppend(
        &csv, absl::StrJoin(RowOf(model.cover(), imprint, cell), ","), "\r\n");
  }
  return csv;
}

}  // namespace carereform::reporting::documents

#include "services/reporting/documents/cell_json.h"

#include <optional>
#include <string>

#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/cell_value.h"
#include "services/reporting/documents/date_text.h"

namespace carereform::reporting::documents {
namespace {

using measures::v1::MeasureValue;

void WriteValue(const MeasureValue& value, JsonWriter& json) {
  if (!HasValue(value)) {
    json.Null("value");
  } else if (IsYesOrNo(value)) {
    json.Boolean("value", value.achieved().achieved());
  } else {
    json.Decimal("value", *DecimalOf(value));
  }
}

void WriteQuantile(const MeasureValue::Quantile& quantile, JsonWriter& json) {
  json.BeginObject("quantile");
  json.Integer("value_times_two", quantile.value_times_two());
  json.Integer("n", quantile.n());
  if (quantile.denominator() > 0) {
    json.Integer("numerator", quantile.numerator());
    json.Integer("denominator", quantile.denominator());
  }
  json.String("method", quantile.method());
  json.EndObject();
}

void WriteRatio(const MeasureValue::Ratio& ratio, JsonWriter& json) {
  json.BeginObject("ratio");
  json.Integer("numerator", ratio.numerator());
  json.Integer("denominator", ratio.denominator());
  json.Integer("per", ratio.per());
  json.EndObject();
}

void WriteAchieved(const MeasureValue::Achieved& achieved, JsonWriter& json) {
  json.BeginObject("achieved");
  json.Boolean("achieved", achieved.achieved());
  json.Integer("done", achieved.done());
  json.Integer("parts", achieved.parts());
  json.EndObject();
}

void WriteShapeKind(const MeasureValue& value, JsonWriter& json) {
  switch (value.shape_case()) {
    case MeasureValue::kCount:
      json.BeginObject("count");
      json.Integer("n", value.count().n());
      json.EndObject();
      return;
    case MeasureValue::kRatio:
      return WriteRatio(value.ratio(), json);
    case MeasureValue::kQuantile:
      return WriteQuantile(value.quantile(), json);
    case MeasureValue::kMaximum:
      json.BeginObject("maximum");
      json.Integer("value", value.maximum().value());
      json.Integer("n", value.maximum().n());
      json.EndObject();
      return;
    case MeasureValue::kMean:
      json.BeginObject("mean");
      json.Integer("sum", value.mean().sum());
      json.Integer("n", value.mean().n());
      json.EndObject();
      return;
    case MeasureValue::kAchieved:
      return WriteAchieved(value.achieved(), json);
    case MeasureValue::kPrinted:
      json.BeginObject("printed");
      json.String("decimal", value.printed().decimal());
      json.EndObject();
      return;
    case MeasureValue::SHAPE_NOT_SET:
      return;
  }
}

void WriteShape(const MeasureValue& value, JsonWriter& json) {
  if (!HasValue(value) || value.shape_case() == MeasureValue::SHAPE_NOT_SET) {
    json.Null("shape");
    return;
  }
  json.BeginObject("shape");
  WriteShapeKind(value, json);
  json.EndObject();
}

void WriteDates(const v1::Cell& cell, JsonWriter& json) {
  const MeasureValue& value = cell.value();
  json.StringOrNull("as_of", IsoDateOf(value.as_of_date()));
  if (value.has_period()) {
    json.BeginObject("period");
    json.StringOrNull("first", IsoDateOf(value.period().first_date()));
    json.StringOrNull("last", IsoDateOf(value.period().last_date()));
    json.EndObject();
  } else {
    json.Null("period");
  }
  json.String("as_of_text", PrintAsOf(cell));
  json.Boolean("month_precision", cell.month_precision());
}

// The whole and the parts left out would give a suppressed value away.
void WriteCoverage(const MeasureValue& value, JsonWriter& json) {
  const bool shown = StateOf(value) != MeasureValue::SUPPRESSED;
  if (shown && value.has_coverage()) {
    json.BeginObject("coverage");
    json.Integer("covered", value.coverage().covered());
    json.Integer("total", value.coverage().total());
    json.EndObject();
  } else {
    json.Null("coverage");
  }
  json.BeginArray("exclusions");
  if (shown) {
    for (const MeasureValue::Exclusion& exclusion : value.exclusions()) {
      json.BeginObject();
      json.String("reason", exclusion.reason());
      json.Integer("n", exclusion.n());
      json.EndObject();
    }
  }
  json.EndArray();
}

void WriteEarlier(const v1::Cell& cell, JsonWriter& json) {
  json.BeginArray("earlier");
  for (const v1::EarlierFigure& figure : cell.earlier()) {
    const v1::Cell earlier = CellOf(figure);
    json.BeginObject();
    WriteValue(earlier.value(), json);
    json.String("value_text", PrintValue(earlier));
    WriteDates(earlier, json);
    json.StringOrNull("source", figure.source());
    json.EndObject();
  }
  json.EndArray();
}

void WriteSeriesBreaks(const v1::Cell& cell, JsonWriter& json) {
  json.BeginArray("series_breaks");
  for (const auto& at : cell.series_breaks()) {
    json.BeginObject();
    json.StringOrNull("from", IsoDateOf(at.from_date()));
    json.String("reason", at.reason());
    json.StringOrNull("source", at.source());
    json.EndObject();
  }
  json.EndArray();
}

void WriteJudgement(const v1::Cell& cell, JsonWriter& json) {
  json.StringOrNull("target", cell.target());
  json.StringOrNull("due", IsoDateOf(cell.due_date()));
  json.String("outcome", OutcomeName(cell));
  json.StringOrNull("outcome_reason", cell.outcome_reason());
  json.Boolean("unit_differs", cell.unit_differs());
  json.StringOrNull("action_group", cell.action_group_number());
}

}  // namespace

void WriteCell(const v1::Cell& cell, JsonWriter& json) {
  const MeasureValue& value = cell.value();
  json.BeginObject();
  json.String("cell", cell.id());
  json.String("measure", cell.code());
  json.StringOrNull("group", cell.group());
  json.String("name", cell.display_name());
  WriteValue(value, json);
  json.String("value_text", PrintValue(cell));
  json.StringOrNull("value_exact", ExactOf(value));
  json.String("state", StateName(value));
  json.StringOrNull("origin", OriginName(value));
  WriteShape(value, json);
  json.StringOrNull("unit", value.unit());
  WriteDates(cell, json);
  json.StringOrNull("population", value.population());
  json.StringOrNull("basis", BasisName(value));
  json.StringOrNull("question", value.question());
  json.StringOrNull("method", value.method_version());
  if (value.revision() > 0) {
    json.Integer("revision", value.revision());
  } else {
    json.Null("revision");
  }
  json.StringOrNull("computed_by", value.measure());
  WriteCoverage(value, json);
  WriteJudgement(cell, json);
  json.StringOrNull("owner", cell.owner());
  json.StringOrNull("source", cell.source());
  json.StringOrNull("note", cell.note());
  json.StringOrNull("value_note", value.note());
  json.StringOrNull("published", cell.published());
  WriteEarlier(cell, json);
  WriteSeriesBreaks(cell, json);
  json.EndObject();
}

}  // namespace carereform::reporting::documents

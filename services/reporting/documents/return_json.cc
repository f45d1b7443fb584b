#include "services/reporting/documents/return_json.h"

#include <utility>

#include "absl/strings/string_view.h"
#include "services/reporting/documents/amount_text.h"
#include "services/reporting/documents/cell_json.h"
#include "services/reporting/documents/date_text.h"
#include "services/reporting/documents/json_writer.h"

namespace carereform::reporting::documents {
namespace {

template <typename Strings>
void WriteStrings(absl::string_view key, const Strings& texts,
                  JsonWriter& json) {
  json.BeginArray(key);
  for (const std::string& text : texts) json.StringItem(text);
  json.EndArray();
}

void WriteSources(const v1::Cover& cover, JsonWriter& json) {
  json.BeginArray("source_revisions");
  for (const v1::SourceRevision& source : cover.source_revisions()) {
    json.BeginObject();
    json.String("source", source.source());
    json.Boolean("answered", source.answered());
    if (source.answered()) {
      json.Integer("revision", source.revision());
    } else {
      json.Null("revision");
    }
    json.StringOrNull("reason", source.reason());
    json.EndObject();
  }
  json.EndArray();
}

void WriteCover(const v1::Cover& cover, const Imprint& imprint,
                JsonWriter& json) {
  json.BeginObject("cover");
  json.String("progress_return", cover.progress_return());
  json.String("state", EditionName(imprint));
  json.StringOrNull("freeze_time", IsoFreezeTime(imprint));
  json.StringOrNull("model_sha256", imprint.model_sha256);
  json.String("council", cover.council());
  json.String("quarter", cover.quarter());
  json.BeginObject("quarter_days");
  json.StringOrNull("first", IsoDateOf(cover.quarter_days().first_date()));
  json.StringOrNull("last", IsoDateOf(cover.quarter_days().last_date()));
  json.EndObject();
  json.StringOrNull("as_of_date", IsoDateOf(cover.as_of_date()));
  json.Boolean("interim", cover.interim());
  json.Integer("version", cover.version());
  WriteStrings("data_notes", cover.data_notes(), json);
  WriteSources(cover, json);
  json.Boolean("complete", cover.complete());
  json.BeginArray("upcoming_dates");
  for (const v1::UpcomingDate& date : cover.upcoming_dates()) {
    json.BeginObject();
    json.StringOrNull("date", IsoDateOf(date.date()));
    json.String("text", date.text());
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

void WriteScores(const v1::CqcPosition& cqc, JsonWriter& json) {
  json.BeginArray("statements");
  for (const v1::CqcPosition::Statement& statement : cqc.statements()) {
    json.BeginObject();
    json.String("theme", statement.theme());
    json.String("statement", statement.statement());
    json.Integer("score", statement.score());
    json.EndObject();
  }
  json.EndArray();
}

void WriteCqc(const v1::CqcPosition& cqc, JsonWriter& json) {
  json.BeginObject("cqc");
  json.StringOrNull("published_date", IsoDateOf(cqc.published_date()));
  json.StringOrNull("rating", cqc.rating());
  json.Integer("score_percent", cqc.score_percent());
  json.Integer("score_sum", cqc.score_sum());
  json.Boolean("printed_agrees", cqc.printed_agrees());
  WriteScores(cqc, json);
  json.BeginArray("areas_for_improvement");
  for (const auto& area : cqc.areas_for_improvement()) {
    json.BeginObject();
    json.String("code", area.code());
    json.String("text", area.text());
    WriteStrings("action_groups", area.action_groups(), json);
    json.EndObject();
  }
  json.EndArray();
  WriteStrings("not_covered_by_plan", cqc.not_covered_by_plan(), json);
  json.StringOrNull("source", cqc.source());
  json.EndObject();
}

void WriteMilestones(const v1::PlanGroup& group, JsonWriter& json) {
  json.BeginArray("milestones");
  for (const v1::PlanMilestone& milestone : group.milestones()) {
    json.BeginObject();
    json.String("name", milestone.display_name());
    json.StringOrNull("due", IsoDateOf(milestone.due_date()));
    json.StringOrNull("achieved", IsoDateOf(milestone.achieved_date()));
    json.Boolean("overdue", milestone.overdue());
    json.EndObject();
  }
  json.EndArray();
}

void WriteGroup(const v1::PlanGroup& group, JsonWriter& json) {
  json.BeginObject();
  json.String("number", group.number());
  json.String("name", group.display_name());
  WriteStrings("actions", group.actions(), json);
  WriteStrings("outcomes", group.outcomes(), json);
  json.StringOrNull("delivery_date", IsoDateOf(group.delivery_date()));
  json.Boolean("delivery_date_passed", group.delivery_date_passed());
  json.StringOrNull("progress", group.progress());
  json.StringOrNull("progress_date", IsoDateOf(group.progress_date()));
  WriteStrings("cells", group.cells(), json);
  WriteMilestones(group, json);
  json.StringOrNull("note", group.note());
  json.EndObject();
}

void WriteAreas(const v1::ReturnModel& model, JsonWriter& json) {
  json.BeginArray("areas");
  for (const v1::PlanArea& area : model.areas()) {
    json.BeginObject();
    json.Integer("number", area.number());
    json.String("name", area.display_name());
    json.BeginArray("groups");
    for (const v1::PlanGroup& group : area.groups()) WriteGroup(group, json);
    json.EndArray();
    json.EndObject();
  }
  json.EndArray();
}

void WriteRange(absl::string_view key, bool stated,
                const common::v1::AmountRange& range, JsonWriter& json) {
  if (!stated) {
    json.Null(key);
    return;
  }
  json.BeginObject(key);
  json.Integer("low_pence", range.low_pence());
  json.Integer("high_pence", range.high_pence());
  json.String("text", RangeInWords(range));
  json.EndObject();
}

void WriteMoney(const v1::Money& money, JsonWriter& json) {
  json.BeginObject("money");
  json.BeginArray("funds");
  for (const v1::Money::FundLine& fund : money.funds()) {
    json.BeginObject();
    json.String("name", fund.display_name());
    WriteRange("amount", fund.has_amount(), fund.amount(), json);
    json.StringOrNull("recurrence", fund.recurrence());
    json.StringOrNull("firmness", fund.firmness());
    WriteStrings("origins", fund.origins(), json);
    WriteRange("allocated", fund.has_allocated(), fund.allocated(), json);
    json.StringOrNull("source", fund.source());
    json.StringOrNull("note", fund.note());
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

absl::string_view GapKindName(v1::Gap::Kind kind) {
  switch (kind) {
    case v1::Gap::STALE:
      return "stale";
    case v1::Gap::UNANSWERED:
      return "unanswered";
    case v1::Gap::NOT_STATED:
      return "not stated";
    default:
      return "absent";
  }
}

void WriteGaps(const v1::ReturnModel& model, JsonWriter& json) {
  json.BeginArray("gaps");
  for (const v1::Gap& gap : model.gaps()) {
    json.BeginObject();
    json.String("kind", GapKindName(gap.kind()));
    json.String("subject", gap.subject());
    json.String("text", gap.text());
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace

std::string RenderJson(const v1::ReturnModel& model, const Imprint& imprint) {
  JsonWriter json;
  json.BeginObject();
  WriteCover(model.cover(), imprint, json);
  if (model.has_cqc()) {
    WriteCqc(model.cqc(), json);
  } else {
    json.Null("cqc");
  }
  WriteAreas(model, json);
  json.BeginArray("cells");
  for (const v1::Cell& cell : model.cells()) WriteCell(cell, json);
  json.EndArray();
  WriteMoney(model.money(), json);
  WriteGaps(model, json);
  WriteStrings("notes", model.notes(), json);
  json.EndObject();
  return std::move(json).Finish();
}

}  // namespace carereform::reporting::documents

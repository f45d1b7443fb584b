#include "common/rpc/convert.h"
#include "services/reporting/compile/sections.h"

namespace carereform::reporting {

v1::CqcPosition MakeCqcPosition(const Gathered& gathered) {
  const improvement::v1::CqcAssessment* latest = nullptr;
  for (const auto& assessment : gathered.plan.cqc_assessments) {
    const absl::CivilDay day = *rpc::StoredDay(assessment.published_date());
    if (day > gathered.subject.as_of) continue;
    if (latest == nullptr || day > *rpc::StoredDay(latest->published_date())) {
      latest = &assessment;
    }
  }
  v1::CqcPosition position;
  if (latest == nullptr) return position;
  *position.mutable_published_date() = latest->published_date();
  position.set_rating(latest->rating());
  position.set_score_percent(latest->score_percent());
  position.set_score_sum(latest->score_sum());
  position.set_printed_agrees(latest->printed_agrees());
  for (const auto& score : latest->scores()) {
    v1::CqcPosition::Statement& statement = *position.add_statements();
    statement.set_theme(score.theme());
    statement.set_statement(score.statement());
    statement.set_score(score.score());
  }
  for (const auto& area : latest->areas_for_improvement()) {
    auto& added = *position.add_areas_for_improvement();
    added.set_code(area.code());
    added.set_text(area.text());
    for (const auto& group : gathered.plan.groups) {
      for (const std::string& code : group.areas_for_improvement()) {
        if (code == area.code()) added.add_action_groups(group.number());
      }
    }
  }
  for (const std::string& text : latest->not_covered_by_plan()) {
    position.add_not_covered_by_plan(text);
  }
  position.set_source(latest->provenance().source());
  return position;
}

}  // namespace carereform::reporting

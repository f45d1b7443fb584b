#include "services/improvement/cqc_results/framework_trial.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/improvement/framework_headings.h"

namespace carereform::improvement {
namespace {

using v1::CqcAssessment;
using v1::CqcFrameworkTrial;
using v1::TryCqcFrameworkRequest;
using Outcome = CqcFrameworkTrial::Outcome;

// A way of scoring with the statements that it scores.
struct Tried {
  std::string id;
  std::string field;  // Of the request, for what is wrong with it.
  std::vector<QualityStatement> statements;
  ScoringFramework scoring;
};

Tried StoredOne(const CqcFramework& framework) {
  return {.id = framework.id,
          .field = "framework",
          .statements = framework.statements,
          .scoring = framework.scoring};
}

absl::StatusOr<Tried> Proposed(
    const CqcFramework& own, const TryCqcFrameworkRequest::Proposal& proposal) {
  Tried tried{.id = "", .field = "proposal", .statements = {}, .scoring = {}};
  std::vector<bool> left_out(own.statements.size(), false);
  rpc::Validation validation;
  for (int i = 0; i < proposal.statements_left_out_size(); ++i) {
    const auto at = FindStatement(own, proposal.statements_left_out(i));
    validation.Require(at.has_value(),
                       absl::StrCat("proposal.statements_left_out[", i, "]"),
                       absl::StrCat("is not a quality statement of ", own.id));
    if (at.has_value()) left_out[*at] = true;
  }
  CR_RETURN_IF_ERROR(validation.Finish());
  for (size_t i = 0; i < own.statements.size(); ++i) {
    if (!left_out[i]) tried.statements.push_back(own.statements[i]);
  }
  tried.scoring = {.statement_count = static_cast<int>(tried.statements.size()),
                   .min_score = proposal.min_score(),
                   .max_score = proposal.max_score(),
                   .rounding_addend = proposal.rounding_addend(),
                   .bands = {}};
  for (const auto& band : proposal.bands()) {
    tried.scoring.bands.push_back({band.rating(), band.lowest_percent()});
  }
  return tried;
}

absl::StatusOr<Outcome> OutcomeOf(const CqcAssessment& assessment,
                                  const Tried& tried) {
  std::vector<int> scores;
  for (const QualityStatement& statement : tried.statements) {
    for (const auto& score : assessment.scores()) {
      if (!IsHeading(statement.statement, score.statement())) continue;
      scores.push_back(score.score());
      break;
    }
  }
  const absl::StatusOr<CqcScore> score = Score(scores, tried.scoring);
  if (!score.ok()) return InvalidField(tried.field, score.status().message());
  Outcome outcome;
  outcome.set_framework(tried.id);
  outcome.set_statement_count(tried.scoring.statement_count);
  outcome.set_score_sum(score->sum);
  outcome.set_greatest_sum(tried.scoring.statement_count *
                           tried.scoring.max_score);
  outcome.set_score_percent(score->percent);
  outcome.set_rating(score->rating);
  return outcome;
}

std::string EffectOf(const Outcome& own, const Outcome& tried) {
  const std::string percent =
      own.score_percent() == tried.score_percent()
          ? absl::StrCat("The percentage stays ", own.score_percent(), "%")
          : absl::StrCat("The percentage goes from ", own.score_percent(),
                         "% to ", tried.score_percent(), "%");
  return own.rating() == tried.rating()
             ? absl::StrCat(percent, " and the rating stays ", own.rating(),
                            ".")
             : absl::StrCat(percent, " and the rating from ", own.rating(),
                            " to ", tried.rating(), ".");
}

}  // namespace

absl::StatusOr<CqcFrameworkTrial> TryFramework(
    const std::vector<CqcFramework>& frameworks,
    const CqcAssessment& assessment, const TryCqcFrameworkRequest& request) {
  const CqcFramework& own = *FindFramework(frameworks, assessment.framework());
  Tried tried;
  if (request.has_proposal()) {
    CR_ASSIGN_OR_RETURN(tried, Proposed(own, request.proposal()));
  } else {
    rpc::Validation validation;
    const CqcFramework* stored = CheckFramework(
        frameworks, "framework", request.framework(), validation);
    CR_RETURN_IF_ERROR(validation.Finish());
    tried = StoredOne(*stored);
  }
  CqcFrameworkTrial trial;
  CR_ASSIGN_OR_RETURN(*trial.mutable_own(),
                      OutcomeOf(assessment, StoredOne(own)));
  CR_ASSIGN_OR_RETURN(*trial.mutable_tried(), OutcomeOf(assessment, tried));
  trial.set_effect(EffectOf(trial.own(), trial.tried()));
  return trial;
}

}  // namespace carereform::improvement

#include "services/improvement/cqc_assessments.h"

#include <optional>
#include <set>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/provenance.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "common/types/limits.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/framework_headings.h"
#include "services/improvement/plan.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using rpc::Validation;
using v1::CqcAssessment;

constexpr int kReportingStages = 3;

void CheckScore(const CqcFramework& framework,
                const CqcAssessment::StatementScore& score,
                const std::string& path, std::set<size_t>& scored,
                Validation& validation) {
  const std::optional<size_t> at = FindStatement(framework, score.statement());
  const ScoringFramework& scoring = framework.scoring;
  validation.Require(
      score.score() >= scoring.min_score && score.score() <= scoring.max_score,
      absl::StrCat(path, ".score"),
      absl::StrCat("has to be from ", scoring.min_score, " to ",
                   scoring.max_score));
  if (!at.has_value()) {
    validation.Refuse(
        absl::StrCat(path, ".statement"),
        absl::StrCat("is not a quality statement of ", framework.id));
    return;
  }
  const Heading& theme = framework.statements[*at].theme;
  validation.Require(
      score.theme().empty() || IsHeading(theme, score.theme()),
      absl::StrCat(path, ".theme"),
      absl::StrCat("is not the theme of the statement: it is ", theme.name));
  validation.Require(scored.insert(*at).second,
                     absl::StrCat(path, ".statement"),
                     "has a score already: give each statement one");
}

void CheckScores(const CqcFramework& framework, const CqcAssessment& assessment,
                 Validation& validation) {
  std::set<size_t> scored;
  for (int i = 0; i < assessment.scores_size(); ++i) {
    CheckScore(framework, assessment.scores(i),
               absl::StrCat("cqc_assessment.scores[", i, "]"), scored,
               validation);
  }
  for (size_t i = 0; i < framework.statements.size(); ++i) {
    validation.Require(scored.count(i) > 0, "cqc_assessment.scores",
                       absl::StrCat("has no score of '",
                                    framework.statements[i].statement.name,
                                    "': give each statement one"));
  }
}

void CheckByFramework(const std::vector<CqcFramework>& frameworks,
                      const CqcAssessment& assessment,
                      std::optional<absl::CivilDay> published,
                      Validation& validation) {
  const CqcFramework* framework =
      CheckFramework(frameworks, "cqc_assessment.framework",
                     assessment.framework(), validation);
  if (framework == nullptr) return;
  validation.Require(
      !published.has_value() || *published >= framework->from,
      "cqc_assessment.framework",
      absl::StrCat("is of reports from ", PrintDate(framework->from), " on"));
  CheckScores(*framework, assessment, validation);
}

void CheckFindings(const CqcAssessment& assessment, Validation& validation) {
  for (int i = 0; i < assessment.areas_for_improvement_size(); ++i) {
    const auto path =
        absl::StrCat("cqc_assessment.areas_for_improvement[", i, "]");
    const auto& area = assessment.areas_for_improvement(i);
    validation.Text(absl::StrCat(path, ".code"), area.code(),
                    kMaxCodeCharacters);
    validation.Text(absl::StrCat(path, ".text"), area.text(),
                    kMaxPassageCharacters);
  }
  CheckTexts("cqc_assessment.not_covered_by_plan",
             assessment.not_covered_by_plan(), kMaxPassageCharacters,
             validation);
}

void CheckCourse(const CqcAssessment& assessment, Validation& validation) {
  for (int i = 0; i < assessment.steps_size(); ++i) {
    const auto path = absl::StrCat("cqc_assessment.steps[", i, "]");
    const CqcAssessment::Step& step = assessment.steps(i);
    validation.Text(absl::StrCat(path, ".text"), step.text(),
                    kMaxPassageCharacters);
    validation.DateOrMonth(absl::StrCat(path, ".date"), step.has_date(),
                           step.date());
  }
  for (int i = 0; i < assessment.reporting_stages_size(); ++i) {
    const auto path = absl::StrCat("cqc_assessment.reporting_stages[", i, "]");
    const auto& stage = assessment.reporting_stages(i);
    CheckFromOne(absl::StrCat(path, ".stage"), stage.stage(), kReportingStages,
                 validation);
    validation.Text(absl::StrCat(path, ".what"), stage.what(),
                    kMaxPassageCharacters);
    validation.Text(absl::StrCat(path, ".due"), stage.due(),
                    kMaxPassageCharacters);
    validation.Text(absl::StrCat(path, ".status"), stage.status(),
                    kMaxPassageCharacters, Presence::kOptional);
  }
}

// What is printed is the same as what the scores make; nothing printed is not.
bool PrintedAgrees(const CqcAssessment& assessment) {
  const bool has_percent = assessment.published_percent() != 0;
  const bool has_rating = !assessment.published_rating().empty();
  return (has_percent || has_rating) &&
         (!has_percent ||
          assessment.published_percent() == assessment.score_percent()) &&
         (!has_rating || absl::EqualsIgnoreCase(assessment.published_rating(),
                                                assessment.rating()));
}

}  // namespace

void CheckCqcAssessment(const std::vector<CqcFramework>& frameworks,
                        const CqcAssessment& assessment,
                        Validation& validation) {
  const auto published = validation.Date("cqc_assessment.published_date",
                                         assessment.has_published_date(),
                                         assessment.published_date());
  CheckByFramework(frameworks, assessment, published, validation);
  validation.Require(assessment.published_percent() >= 0 &&
                         assessment.published_percent() <= 100,
                     "cqc_assessment.published_percent",
                     "has to be from 0 to 100");
  validation.Text("cqc_assessment.published_rating",
                  assessment.published_rating(), kMaxDisplayNameCharacters,
                  Presence::kOptional);
  CheckFindings(assessment, validation);
  CheckCourse(assessment, validation);
  rpc::CheckProvenance(assessment, "cqc_assessment", validation);
}

absl::Status CompleteCqcAssessment(const std::vector<CqcFramework>& frameworks,
                                   const rpc::Call& call,
                                   CqcAssessment& assessment) {
  CR_RETURN_IF_ERROR(CheckNotInFuture("cqc_assessment.published_date",
                                      assessment.published_date(), call));
  const CqcFramework& framework =
      *FindFramework(frameworks, assessment.framework());
  std::vector<int> scores;
  for (CqcAssessment::StatementScore& score : *assessment.mutable_scores()) {
    const QualityStatement& known =
        framework.statements[*FindStatement(framework, score.statement())];
    score.set_theme(known.theme.name);
    score.set_statement(known.statement.name);
    scores.push_back(score.score());
  }
  const auto outcome = Score(scores, framework.scoring);
  if (!outcome.ok()) {
    return InvalidField("cqc_assessment.scores", outcome.status().message());
  }
  assessment.set_score_sum(outcome->sum);
  assessment.set_score_percent(outcome->percent);
  assessment.set_rating(outcome->rating);
  assessment.set_printed_agrees(PrintedAgrees(assessment));
  return absl::OkStatus();
}

}  // namespace carereform::improvement

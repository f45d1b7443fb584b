#include "services/improvement/cqc_results/cqc_result_handlers.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "common/types/working_days.h"
#include "services/improvement/cqc_results/comparison.h"
#include "services/improvement/cqc_results/framework_trial.h"
#include "services/improvement/domain/assessment_timeline.h"
#include "services/improvement/domain/next_rating.h"

namespace carereform::improvement {
namespace {

using v1::CqcAssessment;
using v1::CqcTimeline;

template <typename Request>
absl::Status CheckNamesAssessment(const Request& request) {
  return rpc::CheckGetRequest(
      request, "councils/{council}/cqcAssessments/{cqc_assessment}");
}

void AddEvidence(const CqcFramework& known, v1::CqcFramework& framework) {
  for (const EvidenceCategory& category : known.evidence_categories) {
    auto& added = *framework.add_evidence_categories();
    added.set_category(category.heading.name);
    added.set_used(category.used);
  }
  for (const std::string& source : known.evidence_sources) {
    framework.add_evidence_sources(source);
  }
  framework.set_evidence_months(known.evidence_limit.months);
  framework.set_evidence_months_status(known.evidence_limit.status);
  framework.set_evidence_months_source(known.evidence_limit.source);
}

void AddScoring(const CqcFramework& known, v1::CqcFramework& framework) {
  for (const auto& [score, words] : known.score_words) {
    auto& added = *framework.add_score_words();
    added.set_score(score);
    added.set_words(words);
  }
  for (const RatingBand& band : known.scoring.bands) {
    auto& added = *framework.add_bands();
    added.set_rating(band.name);
    added.set_lowest_percent(band.lowest_percent);
  }
  framework.set_rounding_addend(known.scoring.rounding_addend);
  framework.set_rounding_status(known.rounding_status);
  framework.set_rounding_source(known.rounding_source);
  for (const ScoringMethod& method : known.methods) {
    auto& added = *framework.add_methods();
    added.set_id(method.id);
    added.set_description(method.description);
    added.set_period(method.period);
    added.set_status(method.status);
    added.set_source(method.source);
  }
}

v1::CqcFramework Print(const CqcFramework& known) {
  v1::CqcFramework framework;
  framework.set_id(known.id);
  framework.set_status(known.status);
  framework.set_source(known.source);
  *framework.mutable_from_date() = rpc::ToDate(known.from);
  for (const QualityStatement& statement : known.statements) {
    auto& added = *framework.add_statements();
    added.set_theme(statement.theme.name);
    added.set_statement(statement.statement.name);
    for (const std::string& alias : statement.statement.aliases) {
      added.add_aliases(alias);
    }
  }
  AddScoring(known, framework);
  AddEvidence(known, framework);
  return framework;
}

std::optional<absl::CivilDay> DayOf(const CqcAssessment::Step& step) {
  const auto date = rpc::ToDayOrMonth(step.date());
  if (!date.ok() || date->month_precision) return std::nullopt;
  return date->day;
}

// The statements that can be raised, lowest scores first.
void AddRaises(const CqcFramework& framework, const CqcAssessment& assessment,
               v1::NextRating& next) {
  std::vector<CqcAssessment::StatementScore> scores(assessment.scores().begin(),
                                                    assessment.scores().end());
  std::stable_sort(
      scores.begin(), scores.end(),
      [](const auto& a, const auto& b) { return a.score() < b.score(); });
  for (const CqcAssessment::StatementScore& score : scores) {
    if (score.score() >= framework.scoring.max_score) continue;
    auto& raise = *next.add_raises();
    raise.set_theme(score.theme());
    raise.set_statement(score.statement());
    raise.set_score(score.score());
    raise.set_score_words(framework.score_words.at(score.score()));
    raise.set_most_points(framework.scoring.max_score - score.score());
  }
}

}  // namespace

absl::Status CheckListCqcFrameworks(
    const v1::ListCqcFrameworksRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  return validation.Finish();
}

absl::StatusOr<v1::ListCqcFrameworksResponse> ListCqcFrameworks(
    const CqcResultRecords& records, const store::Reader&,
    const v1::ListCqcFrameworksRequest&) {
  v1::ListCqcFrameworksResponse response;
  for (const CqcFramework& framework : records.frameworks()) {
    *response.add_cqc_frameworks() = Print(framework);
  }
  return response;
}

absl::Status CheckGetCqcTimeline(const v1::GetCqcTimelineRequest& request) {
  return CheckNamesAssessment(request);
}

absl::StatusOr<CqcTimeline> GetCqcTimeline(
    const CqcResultRecords& records, const store::Reader& reader,
    const v1::GetCqcTimelineRequest& request) {
  CR_ASSIGN_OR_RETURN(const CqcAssessment assessment,
                      records.own().table().Get(reader, request.name()));
  std::vector<std::optional<absl::CivilDay>> days;
  for (const auto& step : assessment.steps()) days.push_back(DayOf(step));
  const std::vector<StepDuration> durations =
      DurationsOf(days, BankHolidays::England());
  CqcTimeline timeline;
  timeline.set_cqc_assessment(assessment.name());
  for (int i = 0; i < assessment.steps_size(); ++i) {
    CqcTimeline::Step& step = *timeline.add_steps();
    step.set_text(assessment.steps(i).text());
    *step.mutable_date() = assessment.steps(i).date();
    const StepDuration& duration = durations[static_cast<size_t>(i)];
    const auto set = [&](const std::optional<int64_t>& from, auto setter) {
      if (from.has_value()) (step.*setter)(static_cast<int32_t>(*from));
    };
    set(duration.calendar_days, &CqcTimeline::Step::set_calendar_days);
    set(duration.working_days, &CqcTimeline::Step::set_working_days);
    set(duration.in_all, &CqcTimeline::Step::set_calendar_days_in_all);
  }
  return timeline;
}

absl::Status CheckGetNextRating(const v1::GetNextRatingRequest& request) {
  return CheckNamesAssessment(request);
}

absl::StatusOr<v1::NextRating> GetNextRating(
    const CqcResultRecords& records, const store::Reader& reader,
    const v1::GetNextRatingRequest& request) {
  CR_ASSIGN_OR_RETURN(const CqcAssessment assessment,
                      records.own().table().Get(reader, request.name()));
  const CqcFramework& framework =
      *FindFramework(records.frameworks(), assessment.framework());
  std::vector<int> scores;
  for (const auto& score : assessment.scores()) scores.push_back(score.score());
  CR_ASSIGN_OR_RETURN(const std::optional<NextRating> found,
                      FindNextRating(scores, framework.scoring));
  v1::NextRating next;
  next.set_cqc_assessment(assessment.name());
  next.set_score_sum(assessment.score_sum());
  next.set_score_percent(assessment.score_percent());
  next.set_rating(assessment.rating());
  if (!found.has_value()) return next;
  next.set_next_rating(found->rating);
  next.set_sum_needed(found->sum);
  next.set_percent_needed(found->percent);
  next.set_points_needed(found->points);
  next.set_fewest_statements(found->fewest_statements);
  AddRaises(framework, assessment, next);
  return next;
}

absl::Status CheckCompareCqcAssessments(
    const v1::CompareCqcAssessmentsRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(),
                  "councils/{council}/cqcAssessments/{cqc_assessment}");
  validation.Require(request.peer_assessments_size() <= kMostPeers,
                     "peer_assessments",
                     absl::StrCat("are too many: name at most ", kMostPeers,
                                  ", or none for all"));
  for (int i = 0; i < request.peer_assessments_size(); ++i) {
    validation.Name(absl::StrCat("peer_assessments[", i, "]"),
                    request.peer_assessments(i),
                    "councils/{council}/peerAssessments/{peer_assessment}");
  }
  return validation.Finish();
}

absl::StatusOr<v1::CqcComparison> CompareCqcAssessments(
    const CqcResultRecords& records, const store::Reader& reader,
    const v1::CompareCqcAssessmentsRequest& request) {
  CR_ASSIGN_OR_RETURN(const CqcAssessment own,
                      records.own().table().Get(reader, request.name()));
  CR_ASSIGN_OR_RETURN(const std::vector<CqcAssessment> all,
                      records.own().table().All(reader));
  std::vector<v1::PeerAssessment> peers;
  for (const std::string& name : request.peer_assessments()) {
    CR_ASSIGN_OR_RETURN(v1::PeerAssessment peer,
                        records.peers().table().Get(reader, name));
    peers.push_back(std::move(peer));
  }
  if (peers.empty()) {
    CR_ASSIGN_OR_RETURN(peers, records.peers().table().All(reader));
  }
  return CompareAssessments(
      *FindFramework(records.frameworks(), own.framework()), own,
      PreviousOf(own, all), peers);
}

absl::Status CheckTryCqcFramework(const v1::TryCqcFrameworkRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(),
                  "councils/{council}/cqcAssessments/{cqc_assessment}");
  validation.Require(
      request.tried_case() != v1::TryCqcFrameworkRequest::TRIED_NOT_SET,
      "framework", "is required, or a proposal: say what to try");
  for (int i = 0; i < request.proposal().bands_size(); ++i) {
    validation.Text(absl::StrCat("proposal.bands[", i, "].rating"),
                    request.proposal().bands(i).rating(),
                    kMaxDisplayNameCharacters);
  }
  return validation.Finish();
}

absl::StatusOr<v1::CqcFrameworkTrial> TryCqcFramework(
    const CqcResultRecords& records, const store::Reader& reader,
    const v1::TryCqcFrameworkRequest& request) {
  CR_ASSIGN_OR_RETURN(const CqcAssessment assessment,
                      records.own().table().Get(reader, request.name()));
  return TryFramework(records.frameworks(), assessment, request);
}

}  // namespace carereform::improvement

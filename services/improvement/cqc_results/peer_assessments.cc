#include "services/improvement/cqc_results/peer_assessments.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/rpc/convert.h"
#include "common/rpc/provenance.h"
#include "common/status/error.h"
#include "common/types/civil_date.h"
#include "common/types/limits.h"
#include "services/improvement/domain/printed_result.h"
#include "services/improvement/framework_headings.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using rpc::Validation;
using v1::PeerAssessment;

void CheckScores(const CqcFramework& framework, const PeerAssessment& peer,
                 Validation& validation) {
  const ScoringFramework& scoring = framework.scoring;
  std::set<size_t> scored;
  for (int i = 0; i < peer.scores_size(); ++i) {
    const auto path = absl::StrCat("peer_assessment.scores[", i, "]");
    const PeerAssessment::Score& score = peer.scores(i);
    validation.Require(score.score() >= scoring.min_score &&
                           score.score() <= scoring.max_score,
                       absl::StrCat(path, ".score"),
                       absl::StrCat("has to be from ", scoring.min_score,
                                    " to ", scoring.max_score));
    const auto at = FindStatement(framework, score.statement());
    validation.Require(
        at.has_value(), absl::StrCat(path, ".statement"),
        absl::StrCat("is not a quality statement of ", framework.id));
    validation.Require(!at.has_value() || scored.insert(*at).second,
                       absl::StrCat(path, ".statement"),
                       "has a score already: give each statement one");
  }
  validation.Require(
      scored.empty() || scored.size() == framework.statements.size(),
      "peer_assessment.scores",
      absl::StrCat("has to have a score of each of the ",
                   framework.statements.size(),
                   " statements, or none: give published_sum where only the "
                   "sum is known"));
}

void CheckPrinted(const CqcFramework& framework, const PeerAssessment& peer,
                  Validation& validation) {
  const ScoringFramework& scoring = framework.scoring;
  const int lowest = scoring.statement_count * scoring.min_score;
  const int greatest = scoring.statement_count * scoring.max_score;
  validation.Require(
      peer.published_sum() == 0 ||
          (peer.published_sum() >= lowest && peer.published_sum() <= greatest),
      "peer_assessment.published_sum",
      absl::StrCat("has to be from ", lowest, " to ", greatest,
                   ", or 0 where it is not known"));
  std::vector<std::string> ratings;
  for (const RatingBand& band : scoring.bands) ratings.push_back(band.name);
  validation.Require(
      peer.published_rating().empty() ||
          std::any_of(ratings.begin(), ratings.end(),
                      [&](const std::string& rating) {
                        return absl::EqualsIgnoreCase(rating,
                                                      peer.published_rating());
                      }),
      "peer_assessment.published_rating",
      absl::StrCat("is not a rating of ", framework.id, ": give one of ",
                   absl::StrJoin(ratings, ", ")));
}

std::optional<int> KnownFrom(int number) {
  return number == 0 ? std::nullopt : std::make_optional(number);
}

}  // namespace

void CheckPeerAssessment(const std::vector<CqcFramework>& frameworks,
                         const PeerAssessment& peer, Validation& validation) {
  validation.Text("peer_assessment.council_name", peer.council_name(),
                  kMaxDisplayNameCharacters);
  validation.DateOrMonth("peer_assessment.published_date",
                         peer.has_published_date(), peer.published_date(),
                         Presence::kOptional);
  const CqcFramework* framework = CheckFramework(
      frameworks, "peer_assessment.framework", peer.framework(), validation);
  if (framework != nullptr) {
    CheckScores(*framework, peer, validation);
    CheckPrinted(*framework, peer, validation);
  }
  validation.Require(
      peer.published_percent() >= 0 && peer.published_percent() <= 100,
      "peer_assessment.published_percent", "has to be from 0 to 100");
  validation.Require(peer.scores_size() > 0 || peer.published_sum() != 0 ||
                         peer.published_percent() != 0 ||
                         !peer.published_rating().empty(),
                     "peer_assessment.published_rating",
                     "is required where nothing else of the result is known");
  validation.Require(peer.has_provenance(), "peer_assessment.provenance",
                     "is required: say where the result was published");
  rpc::CheckProvenance(peer, "peer_assessment", validation);
}

absl::Status CompletePeerAssessment(const std::vector<CqcFramework>& frameworks,
                                    const rpc::Call& call,
                                    PeerAssessment& peer) {
  const auto day = rpc::ToDayOrMonth(peer.published_date());
  if (peer.has_published_date() && day.ok() && day->day > call.today) {
    return InvalidField("peer_assessment.published_date",
                        "is in the future: give the day of a report that is "
                        "published");
  }
  const CqcFramework& framework = *FindFramework(frameworks, peer.framework());
  PrintedResult printed{.printed_sum = KnownFrom(peer.published_sum()),
                        .percent = KnownFrom(peer.published_percent()),
                        .rating = peer.published_rating()};
  int sum = 0;
  for (PeerAssessment::Score& score : *peer.mutable_scores()) {
    score.set_statement(
        framework.statements[*FindStatement(framework, score.statement())]
            .statement.name);
    sum += score.score();
  }
  printed.score_sum = KnownFrom(sum);
  const CheckedResult checked = CheckResult(printed, framework.scoring);
  if (checked.outcome.has_value()) {
    peer.set_score_sum(checked.outcome->sum);
    peer.set_score_percent(checked.outcome->percent);
  }
  peer.set_rating(checked.rating);
  peer.set_contradiction(checked.contradiction);
  peer.set_printed_check(checked.compared == 0 ? PeerAssessment::NOT_COMPARED
                         : checked.contradiction.empty()
                             ? PeerAssessment::AGREES
                             : PeerAssessment::CONTRADICTS);
  return absl::OkStatus();
}

}  // namespace carereform::improvement

#include "services/improvement/cqc_results/comparison.h"

#include <map>
#include <utility>

#include "common/rpc/convert.h"

namespace carereform::improvement {
namespace {

using v1::CqcAssessment;
using v1::CqcComparison;
using v1::PeerAssessment;
using Compared = CqcComparison::Compared;

// An assessment of either kind, with its scores by their place in the
// framework.
struct Column {
  Compared compared;
  std::map<size_t, int> scores;
};

template <typename Assessment>
std::map<size_t, int> ScoresOf(const CqcFramework& framework,
                               const Assessment& assessment) {
  std::map<size_t, int> scores;
  for (const auto& score : assessment.scores()) {
    const auto at = FindStatement(framework, score.statement());
    if (at.has_value()) scores[*at] = score.score();
  }
  return scores;
}

Column ColumnOf(const CqcFramework& framework, const CqcAssessment& assessment,
                Compared::Kind kind) {
  Column column{.compared = {}, .scores = ScoresOf(framework, assessment)};
  column.compared.set_name(assessment.name());
  column.compared.set_kind(kind);
  *column.compared.mutable_published_date() = assessment.published_date();
  column.compared.set_score_sum(assessment.score_sum());
  column.compared.set_score_percent(assessment.score_percent());
  column.compared.set_rating(assessment.rating());
  column.compared.set_contradicts(!assessment.printed_agrees() &&
                                  (assessment.published_percent() != 0 ||
                                   !assessment.published_rating().empty()));
  return column;
}

Column ColumnOf(const CqcFramework& framework, const PeerAssessment& peer) {
  Column column{.compared = {}, .scores = ScoresOf(framework, peer)};
  column.compared.set_name(peer.name());
  column.compared.set_kind(Compared::PEER);
  column.compared.set_council_name(peer.council_name());
  if (peer.has_published_date()) {
    *column.compared.mutable_published_date() = peer.published_date();
  }
  if (peer.score_sum() != 0) column.compared.set_score_sum(peer.score_sum());
  const int percent = peer.score_percent() != 0 ? peer.score_percent()
                                                : peer.published_percent();
  if (percent != 0) column.compared.set_score_percent(percent);
  column.compared.set_rating(peer.rating().empty() ? peer.published_rating()
                                                   : peer.rating());
  column.compared.set_contradicts(peer.printed_check() ==
                                  PeerAssessment::CONTRADICTS);
  return column;
}

void SetDifferences(const Compared& own, Compared& other) {
  if (other.has_score_sum()) {
    other.set_sum_difference(own.score_sum() - other.score_sum());
  }
  if (other.has_score_percent()) {
    other.set_percent_difference(own.score_percent() - other.score_percent());
  }
}

CqcComparison::Cell CellOf(const Column& own, const Column& column, size_t at) {
  CqcComparison::Cell cell;
  const auto score = column.scores.find(at);
  if (score == column.scores.end()) return cell;
  cell.set_score(score->second);
  const auto mine = own.scores.find(at);
  if (mine != own.scores.end()) {
    cell.set_difference(mine->second - score->second);
  }
  return cell;
}

}  // namespace

std::optional<CqcAssessment> PreviousOf(
    const CqcAssessment& own, const std::vector<CqcAssessment>& assessments) {
  const auto day = rpc::StoredDay(own.published_date());
  std::optional<CqcAssessment> latest;
  for (const CqcAssessment& assessment : assessments) {
    const auto published = rpc::StoredDay(assessment.published_date());
    if (published >= day) continue;
    if (!latest.has_value() ||
        published > rpc::StoredDay(latest->published_date())) {
      latest = assessment;
    }
  }
  return latest;
}

CqcComparison CompareAssessments(const CqcFramework& framework,
                                 const CqcAssessment& own,
                                 const std::optional<CqcAssessment>& previous,
                                 const std::vector<PeerAssessment>& peers) {
  std::vector<Column> columns;
  columns.push_back(ColumnOf(framework, own, Compared::OWN));
  if (previous.has_value()) {
    columns.push_back(ColumnOf(framework, *previous, Compared::PREVIOUS));
  }
  for (const PeerAssessment& peer : peers) {
    columns.push_back(ColumnOf(framework, peer));
  }
  CqcComparison comparison;
  for (Column& column : columns) {
    SetDifferences(columns.front().compared, column.compared);
    *comparison.add_assessments() = column.compared;
  }
  for (size_t at = 0; at < framework.statements.size(); ++at) {
    CqcComparison::Row& row = *comparison.add_rows();
    row.set_theme(framework.statements[at].theme.name);
    row.set_statement(framework.statements[at].statement.name);
    for (const Column& column : columns) {
      *row.add_cells() = CellOf(columns.front(), column, at);
    }
  }
  return comparison;
}

}  // namespace carereform::improvement

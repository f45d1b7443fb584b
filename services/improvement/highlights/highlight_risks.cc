#include "services/improvement/highlights/highlight_risks.h"

#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "services/improvement/domain/risk_moves.h"
#include "services/improvement/risks/risk_register.h"
#include "services/improvement/risks/risk_standing.h"

namespace carereform::improvement {
namespace {

using v1::HighlightReport;
using v1::Risk;
using RiskLine = HighlightReport::RiskLine;

std::string ScoreOf(const Risk& risk) {
  if (!risk.has_residual_score()) return "";
  return absl::StrCat(risk.residual_score().value(), " (",
                      risk.residual_score().band(), ")");
}

RiskLine LineOf(const Risk& risk, absl::CivilDay day) {
  const Risk::Standing standing = RiskStanding(risk, day);
  RiskLine line;
  line.set_risk(risk.name());
  line.set_title(risk.display_name());
  line.set_residual(ScoreOf(risk));
  line.set_standing(standing.sentence());
  line.set_stale(standing.state() == Risk::Standing::STALE);
  line.set_not_reviewed(standing.state() == Risk::Standing::NOT_REVIEWED);
  line.set_open(IsOpenOn(risk, day));
  return line;
}

// What a report says of a risk that is in none of the workstream's any more.
RiskLine GoneLine(const RiskLine& before) {
  RiskLine line;
  line.set_risk(before.risk());
  line.set_title(before.title());
  line.set_standing("no longer in the register of this workstream");
  return line;
}

template <typename Lines>
std::vector<RiskMark> MarksOf(const Lines& lines) {
  std::vector<RiskMark> marks;
  for (const RiskLine& line : lines) {
    marks.push_back({line.risk(), line.residual(), line.open()});
  }
  return marks;
}

}  // namespace

absl::Status AddRisks(const RiskRecords& records, const store::Reader& reader,
                      absl::string_view workstream, absl::CivilDay day,
                      const std::optional<HighlightReport>& before,
                      HighlightReport::Figures& figures) {
  CR_ASSIGN_OR_RETURN(const std::vector<Risk> risks,
                      RisksAt(records, reader, 0));
  std::map<std::string, RiskLine> lines;
  for (const Risk& risk : risks) {
    if (risk.workstream() != workstream) continue;
    lines[risk.name()] = LineOf(risk, day);
  }
  std::vector<RiskMark> now;
  for (const auto& [name, line] : lines) {
    now.push_back({name, line.residual(), line.open()});
  }
  std::optional<std::vector<RiskMark>> earlier;
  if (before.has_value()) {
    earlier = MarksOf(before->figures().risks());
    for (const RiskLine& line : before->figures().risks()) {
      lines.emplace(line.risk(), GoneLine(line));
    }
  }
  for (const RiskMove& move : RisksMoved(earlier, now)) {
    RiskLine& line = *figures.add_risks();
    line = lines.at(move.risk);
    line.set_residual_before(move.residual_before);
    line.set_movement(move.movement);
    line.set_moved(!move.movement.empty());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<RiskLine>> RisksOfNoWorkstream(
    const RiskRecords& records, const store::Reader& reader, absl::CivilDay day,
    int64_t revision) {
  CR_ASSIGN_OR_RETURN(const std::vector<Risk> risks,
                      RisksAt(records, reader, revision));
  std::vector<RiskLine> lines;
  for (const Risk& risk : risks) {
    if (!risk.workstream().empty() || !IsOpenOn(risk, day)) continue;
    lines.push_back(LineOf(risk, day));
  }
  return lines;
}

}  // namespace carereform::improvement

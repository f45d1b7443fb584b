#include "services/improvement/highlights/board_pack.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/improvement/highlights/board_pack_html.h"
#include "services/improvement/highlights/highlight_checks.h"
#include "services/improvement/highlights/highlight_risks.h"
#include "services/improvement/plan_state.h"

namespace carereform::improvement {
namespace {

using v1::BoardPack;
using v1::HighlightReport;

// A pack with the titles that its sentences need.
struct TitledPack {
  BoardPack pack;
  WorkstreamTitles titles;
};

template <typename Request>
absl::StatusOr<TitledPack> PackFor(const HighlightRecords& records,
                                   const store::Reader& reader,
                                   const rpc::Call& call,
                                   const Request& request) {
  CR_ASSIGN_OR_RETURN(const absl::CivilDay day,
                      LastKnownDay(request.month(), call.today));
  const int64_t revision = request.read_revision();
  CR_ASSIGN_OR_RETURN(const auto workstreams,
                      AllAt(records.plan().workstreams(), reader, revision));
  CR_ASSIGN_OR_RETURN(std::vector<HighlightReport> reports,
                      records.ReportsOf(reader, day, revision));
  CR_ASSIGN_OR_RETURN(
      const std::vector<HighlightReport::RiskLine> risks,
      RisksOfNoWorkstream(records.risks(), reader, day, revision));
  TitledPack found;
  *found.pack.mutable_month() = request.month();
  std::set<std::string> reported;
  for (HighlightReport& report : reports) {
    reported.insert(report.workstream());
    if (report.state() == HighlightReport::DRAFT) {
      found.pack.set_not_reviewed_count(found.pack.not_reviewed_count() + 1);
    }
    *found.pack.add_reports() = std::move(report);
  }
  for (const v1::Workstream& workstream : workstreams) {
    found.titles[workstream.name()] = workstream.display_name();
    if (reported.count(workstream.name()) > 0) continue;
    BoardPack::Missing& missing = *found.pack.add_missing();
    missing.set_workstream(workstream.name());
    missing.set_display_name(workstream.display_name());
  }
  found.pack.mutable_programme_risks()->Assign(risks.begin(), risks.end());
  for (std::string& warning : WarningsOf(found.pack, found.titles)) {
    found.pack.add_warnings(std::move(warning));
  }
  return found;
}

// Adds a sentence for each risk that cannot be relied on.
template <typename Lines>
void AddRiskWarnings(absl::string_view of, const Lines& risks,
                     std::vector<std::string>& warnings) {
  for (const HighlightReport::RiskLine& risk : risks) {
    if (!risk.open() || (!risk.stale() && !risk.not_reviewed())) continue;
    warnings.push_back(
        absl::StrCat(of, ": the risk \"", risk.title(), "\" is ",
                     risk.stale() ? "stale" : "not known to have been reviewed",
                     " (", risk.standing(), ")."));
  }
}

void AddReportWarnings(const HighlightReport& report, absl::string_view title,
                       std::vector<std::string>& warnings) {
  const auto warn = [&](absl::string_view sentence) {
    warnings.push_back(absl::StrCat(title, ": ", sentence));
  };
  const absl::CivilDay last = LastDayOf(report);
  const absl::CivilDay day = *rpc::StoredDay(report.figures().as_of_date());
  if (report.state() == HighlightReport::DRAFT) {
    warn("the report is a draft that the accountable director has not agreed.");
  }
  if (report.narrative().carried_forward()) {
    warn("the words are those of the month before; nobody has looked at them.");
  }
  if (report.narrative().progress().empty()) warn("nothing is written.");
  if (day < last) {
    warn(absl::StrCat("the figures are of ", PrintDate(day),
                      ", before the end of the month."));
  }
  if (report.money().empty()) warn("no money position is stated.");
  for (const HighlightReport::MoneyPosition& money : report.money()) {
    const absl::CivilDay of = *rpc::StoredDay(money.as_of_date());
    if (absl::CivilMonth(of) >= absl::CivilMonth(last)) continue;
    warn(absl::StrCat("a money position is of ", PrintDate(of),
                      ", before the month."));
  }
  AddRiskWarnings(title, report.figures().risks(), warnings);
}

}  // namespace

std::vector<std::string> WarningsOf(const BoardPack& pack,
                                    const WorkstreamTitles& titles) {
  std::vector<std::string> warnings;
  for (const BoardPack::Missing& missing : pack.missing()) {
    warnings.push_back(
        absl::StrCat(missing.display_name(), ": there is no report."));
  }
  for (const HighlightReport& report : pack.reports()) {
    AddReportWarnings(report, TitleOf(titles, report.workstream()), warnings);
  }
  AddRiskWarnings("Programme", pack.programme_risks(), warnings);
  return warnings;
}

absl::StatusOr<BoardPack> GetBoardPack(const HighlightRecords& records,
                                       const store::Reader& reader,
                                       const rpc::Call& call,
                                       const v1::GetBoardPackRequest& request) {
  CR_ASSIGN_OR_RETURN(TitledPack found,
                      PackFor(records, reader, call, request));
  return std::move(found.pack);
}

absl::StatusOr<v1::RenderBoardPackResponse> RenderBoardPack(
    const HighlightRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::RenderBoardPackRequest& request) {
  CR_ASSIGN_OR_RETURN(const TitledPack found,
                      PackFor(records, reader, call, request));
  v1::RenderBoardPackResponse response;
  response.set_page(BoardPackHtml(found.pack, found.titles));
  response.set_media_type("text/html; charset=utf-8");
  return response;
}

}  // namespace carereform::improvement

#include "tools/carereform/return_text.h"

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "google/protobuf/util/time_util.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/cell_value.h"
#include "services/reporting/documents/date_text.h"
#include "tools/carereform/measure_text.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

namespace documents = reporting::documents;
using google::protobuf::util::TimeUtil;
using measures::v1::MeasureValue;
using reporting::v1::Cell;
using reporting::v1::Certification;
using reporting::v1::Gap;
using reporting::v1::ProgressReturn;
using reporting::v1::Publication;
using reporting::v1::ReturnModel;
using reporting::v1::SourceRevision;
using reporting::v1::Submission;

std::string QuarterText(const ProgressReturn& progress_return) {
  return absl::StrCat(progress_return.quarter(),
                      progress_return.interim() ? ", interim" : "");
}

std::string StateText(const ProgressReturn& progress_return) {
  return absl::StrCat(
      absl::AsciiStrToLower(
          ProgressReturn::State_Name(progress_return.state())),
      progress_return.superseded_by().empty() ? "" : " and superseded",
      ", version ", progress_return.version());
}

std::string CellsText(const ProgressReturn& progress_return) {
  return absl::StrCat(progress_return.cell_count(), ", of which ",
                      progress_return.missing_count(), " missing",
                      progress_return.complete()
                          ? ""
                          : "; incomplete: not every source answered");
}

std::string SourcesText(const ProgressReturn& progress_return) {
  return absl::StrJoin(progress_return.source_revisions(), "; ",
                       [](std::string* text, const SourceRevision& source) {
                         if (source.answered()) {
                           absl::StrAppend(text, source.source(),
                                           " at revision ", source.revision());
                         } else {
                           absl::StrAppend(
                               text, source.source(),
                               " did not answer: ", source.reason());
                         }
                       });
}

bool IsMissing(const Cell& cell) {
  return documents::StateOf(cell.value()) == MeasureValue::MISSING;
}

std::string WhatText(const Cell& cell) {
  return cell.group().empty()
             ? cell.display_name()
             : absl::StrCat(cell.display_name(), ": ", cell.group());
}

std::string OriginText(const Cell& cell) {
  const std::string origin =
      absl::AsciiStrToLower(documents::OriginName(cell.value()));
  return origin.empty() ? "no value" : origin;
}

void PrintCellTable(const ReturnModel& model, CellRows rows,
                    std::ostream& out) {
  Table table({{"CELL"},
               {"CODE"},
               {"WHAT", Alignment::kLeft, 34},
               {"VALUE", Alignment::kRight, 18},
               {"TARGET", Alignment::kLeft, 18},
               {"OUTCOME"},
               {"AS OF", Alignment::kLeft, 18},
               {"ORIGIN"}});
  for (const Cell& cell : model.cells()) {
    if (rows == CellRows::kWhole && !cell.group().empty()) continue;
    table.AddRow({cell.id(), cell.code(), WhatText(cell),
                  documents::PrintValue(cell), documents::PrintTarget(cell),
                  documents::PrintOutcome(cell), documents::PrintAsOf(cell),
                  OriginText(cell)});
  }
  table.Print(out);
}

struct Tally {
  int cells = 0;
  int met = 0;
  int missed = 0;
  int not_judged = 0;
  int context = 0;
  int missing = 0;
  int computed = 0;
  int imported = 0;
};

Tally TallyOf(const ReturnModel& model) {
  Tally tally;
  for (const Cell& cell : model.cells()) {
    ++tally.cells;
    tally.met += cell.outcome() == Cell::MET;
    tally.missed += cell.outcome() == Cell::MISSED;
    tally.context += cell.outcome() == Cell::CONTEXT;
    tally.missing += IsMissing(cell);
    tally.computed += cell.value().origin() == MeasureValue::COMPUTED;
    tally.imported += cell.value().origin() == MeasureValue::IMPORTED;
  }
  tally.not_judged = tally.cells - tally.met - tally.missed - tally.context;
  return tally;
}

std::string GapsText(const ReturnModel& model, Gap::Kind kind) {
  int count = 0;
  for (const Gap& gap : model.gaps()) count += gap.kind() == kind;
  return count == 0 ? "" : absl::StrCat(count);
}

Facts ObservationFacts(const reporting::v1::Observation& observation) {
  return {{"observation", observation.name()},
          {"owner", observation.owner()},
          {"evidence", observation.evidence()},
          {"approver", observation.approver()},
          {"published in", observation.provenance().source()}};
}

std::string CertificationText(const Certification& one) {
  return absl::StrCat(
      one.role(), " by ", one.caller(),
      one.capacity() == Certification::DEPUTY ? ", as deputy" : "", " at ",
      TimeUtil::ToString(one.certify_time()));
}

std::string SubmissionText(const Submission& submission) {
  return absl::StrCat(
      "to ", submission.recipient(), " by ", submission.sent_by(), ", ",
      absl::AsciiStrToLower(absl::StrReplaceAll(
          Submission::Channel_Name(submission.channel()), {{"_", " "}})),
      ", on ", documents::DateInWords(submission.sent_date()),
      submission.reference().empty() ? "" : ", reference ",
      submission.reference());
}

std::string PublicationText(const Publication& publication) {
  return absl::StrCat(
      publication.place(), "; ",
      publication.disclosure() == Publication::SHOW_ALL
          ? std::string("every figure shown")
          : absl::StrCat(publication.suppressed_count(),
                         " cells suppressed by rule ", publication.rule()));
}

// What was done with a return after it was prepared; each once it was.
Facts SignOffFacts(const ProgressReturn& progress_return) {
  Facts facts;
  for (const Certification& one : progress_return.certifications()) {
    facts.emplace_back("certified as", CertificationText(one));
  }
  if (progress_return.has_submission()) {
    facts.emplace_back("sent", SubmissionText(progress_return.submission()));
  }
  if (progress_return.has_publication()) {
    facts.emplace_back("published",
                       PublicationText(progress_return.publication()));
  }
  for (const reporting::v1::Noting& noting : progress_return.notings()) {
    facts.emplace_back(
        "noted by", absl::StrCat(noting.committee(), " on ",
                                 documents::DateInWords(noting.meeting_date()),
                                 noting.minute().empty() ? "" : ", minute ",
                                 noting.minute()));
  }
  facts.emplace_back("reverted from", progress_return.reverted_from());
  facts.emplace_back("because", progress_return.revert_reason());
  facts.emplace_back("superseded by", progress_return.superseded_by());
  return facts;
}

}  // namespace

void PrintReturn(const ProgressReturn& progress_return, std::ostream& out) {
  Facts facts = {
      {"return", progress_return.name()},
      {"quarter", QuarterText(progress_return)},
      {"as of", documents::DateInWords(progress_return.as_of_date())},
      {"state", StateText(progress_return)},
      {"cells", CellsText(progress_return)},
      {"sources", SourcesText(progress_return)},
      {"prepared by", progress_return.prepared_by()},
      {"frozen by", progress_return.frozen_by()}};
  for (const auto& fact : SignOffFacts(progress_return)) facts.push_back(fact);
  facts.insert(facts.end(), {{"sha-256", progress_return.model_sha256()},
                             {"etag", progress_return.etag()}});
  PrintFacts(facts, out);
}

void PrintReturns(const reporting::v1::ListProgressReturnsResponse& returns,
                  std::ostream& out) {
  Table table({{"ID"},
               {"QUARTER"},
               {"AS OF"},
               {"STATE"},
               {"CELLS", Alignment::kRight},
               {"MISSING", Alignment::kRight}});
  for (const ProgressReturn& progress_return : returns.progress_returns()) {
    table.AddRow({std::string(LastSegment(progress_return.name())),
                  QuarterText(progress_return),
                  documents::IsoDateOf(progress_return.as_of_date()),
                  StateText(progress_return),
                  absl::StrCat(progress_return.cell_count()),
                  absl::StrCat(progress_return.missing_count())});
  }
  table.Print(out);
}

void PrintFigures(const ReturnModel& model, CellRows rows, std::ostream& out) {
  for (const std::string& note : model.cover().data_notes()) {
    for (const std::string& line : WrapWords(note, 78)) out << line << '\n';
  }
  if (!model.cover().data_notes().empty()) out << '\n';
  PrintCellTable(model, rows, out);
  const Tally tally = TallyOf(model);
  out << '\n';
  PrintFacts(
      {{"cells",
        absl::StrCat(tally.cells, ": ", tally.computed, " computed, ",
                     tally.imported, " imported, ", tally.missing, " missing")},
       {"outcomes", absl::StrCat(tally.met, " met, ", tally.missed, " missed, ",
                                 tally.not_judged, " not judged, ",
                                 tally.context, " for context")},
       {"absent", GapsText(model, Gap::ABSENT)},
       {"stale", GapsText(model, Gap::STALE)},
       {"not answered", GapsText(model, Gap::UNANSWERED)},
       {"not stated", GapsText(model, Gap::NOT_STATED)}},
      out);
}

void PrintCellExplanation(const reporting::v1::CellExplanation& explanation,
                          std::ostream& out) {
  const Cell& cell = explanation.cell();
  Facts facts = {
      {"cell", cell.id()}, {"code", cell.code()}, {"what", WhatText(cell)}};
  for (const auto& fact : CellFacts(cell)) facts.push_back(fact);
  facts.insert(
      facts.end(),
      {{"assumed", cell.note()},
       {"published", cell.published()},
       {"target", documents::PrintTarget(cell)},
       {"due", documents::PrintDue(cell)},
       {"outcome", absl::StrCat(documents::PrintOutcome(cell),
                                cell.outcome_reason().empty() ? "" : ": ",
                                cell.outcome_reason())},
       {"judgement", explanation.judgement()}});
  PrintFacts(facts, out);
  if (explanation.has_observation()) {
    PrintFacts(ObservationFacts(explanation.observation()), out);
  }
  if (explanation.has_explanation()) PrintSteps(explanation.explanation(), out);
}

}  // namespace carereform::command_line

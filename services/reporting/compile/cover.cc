#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "services/reporting/compile/sections.h"

namespace carereform::reporting {
namespace {

// What a calendar date is, where it has no words of its own.
std::string KindInWords(v1::CalendarDate::Kind kind) {
  return kind == v1::CalendarDate::COMMITTEE_MEETING
             ? "Scrutiny committee meets"
             : "Due to the Department of Health and Social Care";
}

}  // namespace

v1::Cover MakeCover(const Gathered& gathered, bool complete) {
  const ReturnSubject& subject = gathered.subject;
  v1::Cover cover;
  cover.set_council(gathered.council_name);
  cover.set_quarter(FormatQuarter(subject.quarter));
  const Period days = QuarterPeriod(subject.quarter);
  *cover.mutable_quarter_days()->mutable_first_date() = rpc::ToDate(days.start);
  *cover.mutable_quarter_days()->mutable_last_date() =
      rpc::ToDate(days.end - 1);
  *cover.mutable_as_of_date() = rpc::ToDate(subject.as_of);
  cover.set_interim(subject.interim);
  cover.set_complete(complete);
  for (const auto& [id, standing] : gathered.sources) {
    v1::SourceRevision& revision = *cover.add_source_revisions();
    revision.set_source(id);
    revision.set_answered(standing.answered);
    revision.set_reason(standing.reason);
    if (standing.answered) revision.set_revision(standing.revision);
    if (id != "assessments" && id != "financial-assessments") continue;
    for (const std::string& note : standing.notes) {
      const auto& notes = cover.data_notes();
      if (std::find(notes.begin(), notes.end(), note) == notes.end()) {
        cover.add_data_notes(note);
      }
    }
  }
  for (const v1::CalendarDate& date : gathered.calendar_dates) {
    if (*rpc::StoredDay(date.date()) < subject.as_of) continue;
    v1::UpcomingDate& upcoming = *cover.add_upcoming_dates();
    *upcoming.mutable_date() = date.date();
    upcoming.set_text(date.text().empty() ? KindInWords(date.kind())
                                          : date.text());
  }
  return cover;
}

}  // namespace carereform::reporting

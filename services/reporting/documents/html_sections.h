// The sections of a return's page, one file each.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_HTML_SECTIONS_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_HTML_SECTIONS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/documents/html_markup.h"
#include "services/reporting/documents/imprint.h"
#include "services/reporting/documents/return_index.h"

namespace carereform::reporting::documents {

// Returns "interim, as of 20 October 2025", or "as of 31 December 2025".
std::string PrintStanding(const v1::Cover& cover);

// Returns the style sheet. `cover` and `imprint` give the lines at the head and
// foot of every printed page, the data notes among them.
std::string StyleSheet(const v1::Cover& cover, const Imprint& imprint);

// Returns a section with its heading, and the data notes above its content.
Markup Section(absl::string_view id, absl::string_view heading,
               const v1::Cover& cover, const Markup& content);

// Returns the data notes as a banner; nothing where there are none.
Markup DataNotesBanner(const v1::Cover& cover);

// Returns the first page: whose return it is, of when, how its sources stood,
// whether it is frozen, and the dates ahead.
Markup CoverSection(const v1::Cover& cover, const Imprint& imprint);

// Returns the figure each target is judged by, with how many are met.
Markup HeadlineSection(const ReturnIndex& index);

// Returns the rating, the scores, and which groups of the plan answer each area
// for improvement.
Markup CqcSection(const v1::ReturnModel& model);

// Returns each wait with all its figures side by side and which one judges it.
Markup TimelinessSection(const ReturnIndex& index);

// Returns the plan by area and group.
Markup PlanSection(const ReturnIndex& index);

// Returns the funds.
Markup MoneySection(const v1::ReturnModel& model);

// Returns what is missing or stale.
Markup GapsSection(const v1::ReturnModel& model);

// Returns the notes, and how to read the page.
Markup NotesSection(const v1::ReturnModel& model);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_HTML_SECTIONS_H_

// The sources of the suite and the kinds of file that they take.
#ifndef CR_TOOLS_CAREREFORM_SOURCES_H_
#define CR_TOOLS_CAREREFORM_SOURCES_H_

namespace carereform::command_line {

// The sources that measure something, in the order of a return.
inline constexpr const char* kSources[] = {
    "assessments", "financial-assessments", "improvement", "funding",
    "reporting"};

// A kind of file, as it is named on the command line and to the source.
struct FileKind {
  const char* kind;
  const char* source;
  const char* description;
  // Whether what it would change is shown, and asked about, before it is
  // applied.
  bool previewed = false;
};

inline constexpr FileKind kFileKinds[] = {
    {"referrals", "assessments", "Referrals that wait or have waited, in CSV"},
    {"contacts", "assessments", "First contacts and what came of them, in CSV"},
    {"supports", "assessments",
     "Support that people draw on and its last review, in CSV"},
    {"case-extract", "assessments",
     "The nightly extract of a council's case system, in CSV", true},
    {"client-level-data", "assessments",
     "A submission of Client Level Data, release 2, in CSV"},
    {"financial-assessments", "financial-assessments",
     "Financial assessments, in CSV"},
    {"charges", "financial-assessments",
     "A caseload's charges and first circumstances, in JSON lines"},
    {"rate-tables", "financial-assessments",
     "Rate tables of the means test, in CSV"},
    {"charging-policies", "financial-assessments",
     "The council's charging policies, in CSV"},
    {"financial-assessment-extract", "financial-assessments",
     "The nightly extract of a council's charging system, in CSV", true},
    {"invoices", "financial-assessments",
     "Invoices for care and what was paid of them, in CSV"},
    {"plan", "improvement", "The CQC result and the improvement plan, in JSON"},
    {"recommendations", "improvement",
     "What others recommended or asked for, in JSON"},
    {"risks", "improvement", "Registers of risks and decisions, in JSON"},
    {"peer-assessments", "improvement",
     "CQC results of other councils, in JSON"},
    {"meetings", "improvement", "Meetings that work falls due before, in JSON"},
    {"funds", "funding", "Funds and what they are allocated to, in JSON"},
    {"targets", "reporting",
     "The catalogue of targets and the calendar, in JSON"},
    {"observations", "reporting",
     "Figures taken over from outside the suite, in CSV"},
};

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_SOURCES_H_

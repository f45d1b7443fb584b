#include "services/reporting/documents/html_sections.h"

namespace carereform::reporting::documents {
namespace {

Markup HowToRead() {
  return SummaryList({
      {"COMPUTED", Text("Worked out by the suite from the records that it "
                        "holds, at the revision shown.")},
      {"IMPORTED", Text("Taken over from a publication, with its source.")},
      {"Met, Missed", Text("What the figure makes of the target as it stands "
                           "on its own day.")},
      {"Not judged",
       Text("There is no figure, the plan sets no number, the units differ, "
            "the target is a proxy, or a deliverable is not due yet.")},
      {"Context", Text("Given beside the figure that the target is judged "
                       "by.")},
      {"Not available", Text("There should be a figure and there is none. It "
                             "is not nought. In the CSV file, [x].")},
      {"Not applicable", Text("The question does not arise, such as the median "
                              "of nobody. In the CSV file, [z].")},
      {"[c]", Text("Confidential: there is a figure, and it may not be shown. "
                   "It is not nought.")},
      {"Rounding", Text("Percentages are printed as whole numbers, halves up. "
                        "The numbers behind them are given and are exact.")},
  });
}

}  // namespace

Markup NotesSection(const v1::ReturnModel& model) {
  return Section("notes", "Notes", model.cover(),
                 BulletList(model.notes()) +
                     Element("h3", "How to read this return") + HowToRead());
}

}  // namespace carereform::reporting::documents

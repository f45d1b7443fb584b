// Makes the cells of a return.

#ifndef CR_SERVICES_REPORTING_COMPILE_FIGURES_H_
#define CR_SERVICES_REPORTING_COMPILE_FIGURES_H_

#include <vector>

#include "services/reporting/compile/gathered.h"
#include "services/reporting/compile/source_client.h"

namespace carereform::reporting {

// Returns the cells of every target, in the order of the catalogue: computed
// where a source computes the figure, taken from the latest observation where
// none does, and MISSING with a reason where there is neither. A source that
// does not answer is noted in `gathered`.
std::vector<v1::Cell> MakeCells(const SourceClient& client, Gathered& gathered);

// Returns the question that computes `cell` again, at its own revision.
measures::v1::ComputeMeasureRequest QuestionOf(const v1::Cell& cell);

// Returns what filters leave of a population, in words that follow it in a
// cell: " (type: care act)". Empty where there is none.
std::string FilterWords(
    const google::protobuf::Map<std::string, std::string>& filters);

// Returns the source in a measure's name: the segment after `sources/`.
std::string SourceOfMeasure(const std::string& measure);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_COMPILE_FIGURES_H_

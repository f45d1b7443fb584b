// Makes the sections of a return besides its cells.

#ifndef CR_SERVICES_REPORTING_COMPILE_SECTIONS_H_
#define CR_SERVICES_REPORTING_COMPILE_SECTIONS_H_

#include <vector>

#include "services/reporting/compile/gathered.h"

namespace carereform::reporting {

// The first page, but for the name and version of the return.
v1::Cover MakeCover(const Gathered& gathered, bool complete);

// The CQC's latest result on or before the return's day; empty where none is
// held.
v1::CqcPosition MakeCqcPosition(const Gathered& gathered);

// The plan, by area and group.
std::vector<v1::PlanArea> MakePlan(const Gathered& gathered,
                                   const std::vector<v1::Cell>& cells);

// The money.
v1::Money MakeMoney(const Gathered& gathered);

// What is missing or stale.
std::vector<v1::Gap> MakeGaps(const Gathered& gathered,
                              const std::vector<v1::Cell>& cells,
                              const std::vector<v1::PlanArea>& plan);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_COMPILE_SECTIONS_H_

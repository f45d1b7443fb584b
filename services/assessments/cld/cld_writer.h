// Writes events as the flat file of Client Level Data.

#ifndef CR_SERVICES_ASSESSMENTS_CLD_CLD_WRITER_H_
#define CR_SERVICES_ASSESSMENTS_CLD_CLD_WRITER_H_

#include <string>

#include "common/types/period.h"
#include "services/assessments/domain/care_events.h"
#include "services/assessments/domain/cld_specification.h"

namespace carereform::assessments {

// What stands beside an event in its row. Empty ones are left blank, as are all
// columns that an event does not hold.
struct CldContext {
  std::string la_code = {};
  Period period = {};           // That the file is of.
  std::string reference = {};   // Of the event, in the council's own system.
  std::string person = {};      // The council's own id of the person.
  std::string birth = {};       // The day, such as 1949-05-17.
  std::string nhs_number = {};  // Ten digits.
  std::string postcode = {};
};

// Returns the line of headings, with its end.
std::string CldHeadings(const CldSpecification& specification);

// Returns the line of an event, with its end. The reason of a review is its
// `component`.
std::string CldLine(const CldSpecification& specification,
                    const CareEvent& event, const CldContext& context);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLD_CLD_WRITER_H_

// Everything that a return is made of, gathered before any of it is put
// together.

#ifndef CR_SERVICES_REPORTING_COMPILE_GATHERED_H_
#define CR_SERVICES_REPORTING_COMPILE_GATHERED_H_

#include <map>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "carereform/reporting/v1/reporting.pb.h"
#include "common/types/quarter.h"
#include "services/reporting/compile/source_client.h"

namespace carereform::reporting {

// What the return is of.
struct ReturnSubject {
  std::string council;  // Its id.
  FinancialQuarter quarter;
  absl::CivilDay as_of;
  bool interim = false;
};

// What a source said of itself.
struct SourceStanding {
  int64_t revision = 0;
  bool answered = false;
  std::string reason;              // Why it did not answer.
  std::vector<std::string> notes;  // Of the files that were applied to it.
  bool taking_in_a_file = false;
};

struct Gathered {
  ReturnSubject subject;
  std::string council_name;
  std::map<std::string, SourceStanding> sources;  // By id.
  std::vector<v1::Target> targets;                // By code.
  std::vector<v1::Observation> observations;      // By name.
  std::vector<v1::CalendarDate> calendar_dates;   // By date.
  // Those whose series break somewhere, by name; asked for by MakeCells.
  std::map<std::string, measures::v1::Measure> broken_measures;
  PlanParts plan;
  FundParts money;
};

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_COMPILE_GATHERED_H_

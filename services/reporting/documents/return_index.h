// Where each cell of a return stands in its page: every cell in exactly one
// place, whatever sources answered.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_RETURN_INDEX_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_RETURN_INDEX_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/reporting/v1/return_model.pb.h"

namespace carereform::reporting::documents {

// The figures of one target.
struct TargetFigures {
  const v1::Cell* head;                   // The one it is judged by, if any is.
  std::vector<const v1::Cell*> whole;     // Of all, such as stock and flow.
  std::vector<const v1::Cell*> by_group;  // Of one group each, such as a team.
};

// What a page asks of a model beyond its order. Keeps pointers into the model,
// which must outlive it.
class ReturnIndex {
 public:
  explicit ReturnIndex(const v1::ReturnModel& model);

  // The model.
  const v1::ReturnModel& model() const { return model_; }

  // Returns whether the plan's section is where `cell` stands: a deliverable,
  // or a figure of an area most of whose targets are not waits. All else stands
  // in the section on timeliness.
  bool StandsInPlan(const v1::Cell& cell) const;

  // Returns the cells that measure `group`, in the order of the model: those
  // that name it and those that it names.
  std::vector<const v1::Cell*> CellsOf(const v1::PlanGroup& group) const;

  // Returns the targets of the section on timeliness, in the order of the
  // model.
  std::vector<TargetFigures> TimelinessTargets() const;

  // Returns the figure that each target is judged by, in the order of the
  // model, whether or not there is a value.
  std::vector<const v1::Cell*> JudgedCells() const;

 private:
  const v1::ReturnModel& model_;
  std::set<std::string> plan_groups_;
  std::set<std::string> timeliness_groups_;
};

// Returns the id of the element where `cell` stands: "cell-m02-stock".
std::string CellAnchor(const v1::Cell& cell);

// Returns whether `cell` is measured in time, such as days.
bool IsWait(const v1::Cell& cell);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_RETURN_INDEX_H_

// What rests on what in a programme, as a graph that can be walked both ways.
//
// Every link leads from what is wanted to what it rests on: a finding is
// answered by a group, a group has actions, an action is paid for by an
// allocation. Which kinds may be linked is data, and no kind rests on itself
// through others, so that every walk ends. An action answers the findings of
// its group as well as its own, because both are ways from the finding to it.

#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_COVERAGE_GRAPH_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_COVERAGE_GRAPH_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace carereform::improvement {

enum class CoverageKind {
  kFinding,
  kActionGroup,
  kAction,
  kArea,
  kTarget,
  kMilestone,
  kMeasure,
  kReading,
  kAllocation,
  kOwner,
  kWorkstream,
  kRisk,
  kRecommendation,
};
inline constexpr CoverageKind kCoverageKinds[] = {
    CoverageKind::kFinding,        CoverageKind::kActionGroup,
    CoverageKind::kAction,         CoverageKind::kArea,
    CoverageKind::kTarget,         CoverageKind::kMilestone,
    CoverageKind::kMeasure,        CoverageKind::kReading,
    CoverageKind::kAllocation,     CoverageKind::kOwner,
    CoverageKind::kWorkstream,     CoverageKind::kRisk,
    CoverageKind::kRecommendation,
};

struct CoverageNode {
  CoverageKind kind;
  std::string name;
  std::string title;
  // False for what needs nothing and helps nobody: a strength, a cancelled
  // action, a post that is gone, a target that needs no measure.
  bool counts = true;
};

// Which way a walk goes.
enum class CoverageWay { kToWhatItRestsOn, kToWhatRestsOnIt };

// A step of a path: how its node belongs to the one before, and the node.
struct CoverageStep {
  std::string link;
  const CoverageNode* node;
};
using CoveragePath = std::vector<CoverageStep>;

class CoverageGraph {
 public:
  // Adds a node; one of that name that is there already stays.
  void AddNode(CoverageNode node);

  // Adds a link. One with an end that is not there, or between kinds that do
  // not belong together, is left out.
  void AddLink(const std::string& from, const std::string& to);

  // Returns the node of that name, or null. Stays until a node is added.
  const CoverageNode* Find(const std::string& name) const;

  // Returns all nodes of a kind, by name.
  std::vector<const CoverageNode*> OfKind(CoverageKind kind) const;

  // Returns the nodes of a kind that count and that ways through nodes that
  // count lead to, by name. Nothing leads on from a node that does not count,
  // the first one aside. Requires that `name` is there.
  std::vector<const CoverageNode*> Reached(const std::string& name,
                                           CoverageWay way,
                                           CoverageKind kind) const;

  // Returns every path of at most `max_steps` steps from a node, by the names
  // on the way, whatever counts. With `ends`, those that end at one of these
  // kinds; without, those that cannot go on. Requires that `name` is there.
  std::vector<CoveragePath> Paths(const std::string& name, CoverageWay way,
                                  const std::set<CoverageKind>& ends,
                                  size_t max_steps) const;

 private:
  using Links = std::map<std::string, std::set<std::string>>;

  // Returns the names one step from a node.
  const std::set<std::string>& Beside(const std::string& name,
                                      CoverageWay way) const;

  // Adds the paths that go on from the last step of `path`, or from `name`.
  void Extend(const std::string& name, CoverageWay way,
              const std::set<CoverageKind>& ends, size_t max_steps,
              CoveragePath& path, std::vector<CoveragePath>& found) const;

  std::map<std::string, CoverageNode> nodes_;
  Links below_;  // What each rests on.
  Links above_;  // What rests on each.
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_COVERAGE_GRAPH_H_

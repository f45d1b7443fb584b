#include "services/improvement/coverage/coverage_handlers.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "common/rpc/convert.h"
#include "common/rpc/page_token.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "services/improvement/coverage/coverage_errors.h"
#include "services/improvement/domain/coverage_gaps.h"
#include "services/improvement/target_rag/rag_status.h"

namespace carereform::improvement {
namespace {

constexpr char kCouncil[] = "councils/{council}";
constexpr int kFirstGaps = 20;
constexpr int kMaxSteps = 10;

v1::CoverageNode::Kind KindOf(CoverageKind kind) {
  switch (kind) {
    case CoverageKind::kFinding:
      return v1::CoverageNode::FINDING;
    case CoverageKind::kActionGroup:
      return v1::CoverageNode::ACTION_GROUP;
    case CoverageKind::kAction:
      return v1::CoverageNode::ACTION;
    case CoverageKind::kArea:
      return v1::CoverageNode::AREA;
    case CoverageKind::kTarget:
      return v1::CoverageNode::TARGET;
    case CoverageKind::kMilestone:
      return v1::CoverageNode::MILESTONE;
    case CoverageKind::kMeasure:
      return v1::CoverageNode::MEASURE;
    case CoverageKind::kReading:
      return v1::CoverageNode::READING;
    case CoverageKind::kAllocation:
      return v1::CoverageNode::ALLOCATION;
    case CoverageKind::kOwner:
      return v1::CoverageNode::OWNER;
    case CoverageKind::kWorkstream:
      return v1::CoverageNode::WORKSTREAM;
    case CoverageKind::kRisk:
      return v1::CoverageNode::RISK;
    case CoverageKind::kRecommendation:
      return v1::CoverageNode::RECOMMENDATION;
  }
  return v1::CoverageNode::KIND_UNSPECIFIED;
}

v1::CoverageGapKind GapKindOf(CoverageGap gap) {
  switch (gap) {
    case CoverageGap::kFindingWithoutAction:
      return v1::FINDING_WITHOUT_ACTION;
    case CoverageGap::kActionWithoutFinding:
      return v1::ACTION_WITHOUT_FINDING;
    case CoverageGap::kTargetWithoutMeasure:
      return v1::TARGET_WITHOUT_MEASURE;
    case CoverageGap::kMeasureWithoutData:
      return v1::MEASURE_WITHOUT_DATA;
    case CoverageGap::kActionWithoutOwner:
      return v1::ACTION_WITHOUT_OWNER;
    case CoverageGap::kActionWithoutMilestone:
      return v1::ACTION_WITHOUT_MILESTONE;
    case CoverageGap::kActionWithoutMoney:
      return v1::ACTION_WITHOUT_MONEY;
  }
  return v1::COVERAGE_GAP_KIND_UNSPECIFIED;
}

// Requires a kind that the contract names.
CoverageGap GapOf(v1::CoverageGapKind kind) {
  return *std::find_if(std::begin(kCoverageGaps), std::end(kCoverageGaps),
                       [&](CoverageGap gap) { return GapKindOf(gap) == kind; });
}

v1::CoverageNode ToProto(const CoverageNode& node) {
  v1::CoverageNode proto;
  proto.set_kind(KindOf(node.kind));
  proto.set_name(node.name);
  proto.set_title(node.title);
  proto.set_counts(node.counts);
  return proto;
}

// Sets how a target stood, as a walk shows it.
absl::Status SetRag(const CoverageSources& sources, const store::Reader& reader,
                    absl::CivilDay day, int64_t revision,
                    v1::CoverageNode& node) {
  if (node.kind() != v1::CoverageNode::TARGET) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(
      const v1::RagStatus status,
      RagStatusOn(sources.ratings, reader, node.name(), day, revision));
  node.set_computed_rag(status.computed().colour());
  node.set_agreed_rag(status.agreed().colour());
  return absl::OkStatus();
}

v1::CoveragePath ToProto(const CoveragePath& path) {
  v1::CoveragePath proto;
  for (const CoverageStep& step : path) {
    auto& added = *proto.add_steps();
    added.set_link(step.link);
    *added.mutable_node() = ToProto(*step.node);
  }
  return proto;
}

v1::CoverageCount CountOf(const CoverageGraph& graph, CoverageGap gap) {
  const CoverageResult result = CoverageOf(graph, gap);
  v1::CoverageCount count;
  count.set_gap_kind(GapKindOf(gap));
  count.set_covered_count(static_cast<int32_t>(result.covered.size()));
  count.set_total_count(
      static_cast<int32_t>(result.covered.size() + result.gaps.size()));
  for (const CoverageNode* node : result.gaps) {
    if (count.first_gaps_size() == kFirstGaps) break;
    *count.add_first_gaps() = ToProto(*node);
  }
  return count;
}

// The names on the way, which tell a path from every other of the same walk.
std::string PositionOf(const CoveragePath& path) {
  std::string position;
  for (const CoverageStep& step : path) {
    position += step.node->name;
    position += '\n';  // Sorts before whatever a name may hold.
  }
  return position;
}

// Moves on to what follows the page before: `position_of` each of `all`, which
// is in that order.
template <typename Item, typename PositionOf>
typename std::vector<Item>::const_iterator FirstAfter(
    const std::vector<Item>& all, const std::string& after,
    PositionOf position_of) {
  return std::partition_point(all.begin(), all.end(), [&](const Item& item) {
    return !after.empty() && position_of(item) <= after;
  });
}

template <typename Request>
absl::StatusOr<CoverageGraph> GraphFor(const CoverageSources& sources,
                                       const store::Reader& reader,
                                       const Request& request) {
  return ReadCoverage(sources, reader, *rpc::StoredDay(request.as_of_date()),
                      request.read_revision());
}

template <typename Request>
int64_t RevisionRead(const store::Reader& reader, const Request& request) {
  return request.read_revision() == 0
             ? static_cast<int64_t>(reader.head().revision)
             : request.read_revision();
}

}  // namespace

absl::Status CheckGetCoverage(const v1::GetCoverageRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncil);
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date());
  return validation.Finish();
}

absl::StatusOr<v1::Coverage> GetCoverage(
    const CoverageSources& sources, const store::Reader& reader,
    const v1::GetCoverageRequest& request) {
  CR_ASSIGN_OR_RETURN(const CoverageGraph graph,
                      GraphFor(sources, reader, request));
  v1::Coverage coverage;
  *coverage.mutable_as_of_date() = request.as_of_date();
  coverage.set_revision(RevisionRead(reader, request));
  for (const CoverageGap gap : kCoverageGaps) {
    *coverage.add_counts() = CountOf(graph, gap);
  }
  return coverage;
}

absl::Status CheckListCoverageGaps(const v1::ListCoverageGapsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncil);
  validation.EnumValue("gap_kind", request.gap_kind(),
                       &v1::CoverageGapKind_IsValid);
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date());
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListCoverageGapsResponse> ListCoverageGaps(
    const CoverageSources& sources, const store::Reader& reader,
    const v1::ListCoverageGapsRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(const CoverageGraph graph,
                      GraphFor(sources, reader, request));
  const CoverageResult result = CoverageOf(graph, GapOf(request.gap_kind()));
  const auto name_of = [](const CoverageNode* node) { return node->name; };
  v1::ListCoverageGapsResponse response;
  response.set_revision(RevisionRead(reader, request));
  auto next = FirstAfter(result.gaps, wanted.after, name_of);
  for (; next != result.gaps.end() && response.gaps_size() < wanted.size;
       ++next) {
    *response.add_gaps() = ToProto(**next);
  }
  if (next != result.gaps.end()) {
    response.set_next_page_token(
        rpc::MakePageToken(name_of(*std::prev(next)), arguments));
  }
  return response;
}

absl::Status CheckWalkCoverage(const v1::WalkCoverageRequest& request) {
  rpc::Validation validation;
  validation.Text("name", request.name(), 500);
  validation.EnumValue("way", request.way(),
                       &v1::WalkCoverageRequest::Way_IsValid);
  for (const int kind : request.kinds()) {
    validation.Require(kind != 0 && v1::CoverageNode::Kind_IsValid(kind),
                       "kinds", "must be kinds that this version knows");
  }
  validation.Require(
      request.max_steps() >= 0 && request.max_steps() <= kMaxSteps, "max_steps",
      "must be from 0 to 10");
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date());
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::WalkCoverageResponse> WalkCoverage(
    const CoverageSources& sources, const store::Reader& reader,
    const v1::WalkCoverageRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(const CoverageGraph graph,
                      GraphFor(sources, reader, request));
  const CoverageNode* start = graph.Find(request.name());
  if (start == nullptr) return errors::NotInCoverage();
  std::set<CoverageKind> ends;
  for (const CoverageKind kind : kCoverageKinds) {
    const auto& asked = request.kinds();
    if (std::find(asked.begin(), asked.end(), KindOf(kind)) != asked.end()) {
      ends.insert(kind);
    }
  }
  const CoverageWay way =
      request.way() == v1::WalkCoverageRequest::TO_WHAT_IT_RESTS_ON
          ? CoverageWay::kToWhatItRestsOn
          : CoverageWay::kToWhatRestsOnIt;
  const int steps = request.max_steps() == 0 ? kMaxSteps : request.max_steps();
  const std::vector<CoveragePath> paths =
      graph.Paths(start->name, way, ends, static_cast<size_t>(steps));
  v1::WalkCoverageResponse response;
  *response.mutable_start() = ToProto(*start);
  response.set_revision(RevisionRead(reader, request));
  auto next = FirstAfter(paths, wanted.after, &PositionOf);
  for (; next != paths.end() && response.paths_size() < wanted.size; ++next) {
    *response.add_paths() = ToProto(*next);
  }
  if (next != paths.end()) {
    response.set_next_page_token(
        rpc::MakePageToken(PositionOf(*std::prev(next)), arguments));
  }
  const absl::CivilDay day = *rpc::StoredDay(request.as_of_date());
  CR_RETURN_IF_ERROR(SetRag(sources, reader, day, request.read_revision(),
                            *response.mutable_start()));
  for (v1::CoveragePath& path : *response.mutable_paths()) {
    for (auto& step : *path.mutable_steps()) {
      CR_RETURN_IF_ERROR(SetRag(sources, reader, day, request.read_revision(),
                                *step.mutable_node()));
    }
  }
  return response;
}

}  // namespace carereform::improvement

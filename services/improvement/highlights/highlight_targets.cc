#include "services/improvement/highlights/highlight_targets.h"

#include <algorithm>
#include <map>
#include <string>

#include "common/status/status_macros.h"
#include "services/improvement/target_rag/rag_status.h"

namespace carereform::improvement {
namespace {

using v1::HighlightReport;

const char* WordOf(v1::Rag::Colour colour) {
  switch (colour) {
    case v1::Rag::RED:
      return "red";
    case v1::Rag::AMBER:
      return "amber";
    case v1::Rag::GREEN:
      return "green";
    default:
      return "not rated";
  }
}

const char* WordOf(v1::Trend::Value trend) {
  switch (trend) {
    case v1::Trend::IMPROVING:
      return "improving";
    case v1::Trend::STEADY:
      return "steady";
    case v1::Trend::WORSENING:
      return "worsening";
    default:
      return "not known";
  }
}

HighlightReport::TargetLine LineOf(const v1::RagStatus& status) {
  HighlightReport::TargetLine line;
  line.set_outcome_target(status.outcome_target());
  line.set_code(status.code());
  line.set_computed(WordOf(status.computed().colour()));
  line.set_computed_reason(status.computed().reason());
  if (status.has_agreed()) {
    line.set_agreed(WordOf(status.agreed().colour()));
    line.set_agreed_reason(status.agreed().reason());
  }
  line.set_trend(WordOf(status.trend().value()));
  return line;
}

}  // namespace

absl::Status AddTargets(const TargetRagRecords& records,
                        const store::Reader& reader,
                        const std::vector<v1::OutcomeTarget>& targets,
                        absl::CivilDay day,
                        const std::optional<HighlightReport>& before,
                        HighlightReport::Figures& figures) {
  std::map<std::string, std::string> colours_before;
  if (before.has_value()) {
    for (const auto& line : before->figures().targets()) {
      colours_before[line.outcome_target()] = line.computed();
    }
  }
  for (const v1::OutcomeTarget& target : targets) {
    CR_ASSIGN_OR_RETURN(const v1::RagStatus status,
                        RagStatusOn(records, reader, target.name(), day));
    HighlightReport::TargetLine& line = *figures.add_targets();
    line = LineOf(status);
    const auto found = colours_before.find(target.name());
    if (found != colours_before.end()) {
      line.set_computed_before(found->second);
    }
  }
  std::sort(figures.mutable_targets()->begin(),
            figures.mutable_targets()->end(),
            [](const auto& a, const auto& b) { return a.code() < b.code(); });
  return absl::OkStatus();
}

}  // namespace carereform::improvement

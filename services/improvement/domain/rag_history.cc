#include "services/improvement/domain/rag_history.h"

#include <algorithm>
#include <map>
#include <utility>

namespace carereform::improvement {
namespace {

template <typename Record>
void AddKnown(const std::vector<Record>& records, RagEventKind kind,
              std::vector<RagEvent>& events) {
  for (const Record& record : records) {
    events.push_back({record.known, kind, record.name});
  }
}

// A milestone passes a margin the day after the last day that is within it.
void AddMilestone(const DatedMilestone& milestone,
                  const std::vector<RatingRule>& rules,
                  std::vector<RagEvent>& events) {
  if (milestone.achieved.has_value()) {
    events.push_back({*milestone.achieved, RagEventKind::kMilestoneAchieved,
                      milestone.name});
  }
  if (!milestone.due.has_value()) return;
  events.push_back(
      {*milestone.due + 1, RagEventKind::kMilestoneDuePassed, milestone.name});
  for (const RatingRule& rule : rules) {
    const Thousandths days = rule.narrow_margin / 1000;
    if (days == 0) continue;  // Passed together with the due date.
    events.push_back({*milestone.due + days + 1,
                      RagEventKind::kMilestoneMarginPassed, milestone.name});
  }
}

}  // namespace

bool Differs(const ComputedRag& a, const ComputedRag& b) {
  return a.colour != b.colour || a.not_rated != b.not_rated;
}

std::vector<RagEvent> EventsOf(const RagInputs& inputs) {
  std::vector<RagEvent> events;
  AddKnown(inputs.rules, RagEventKind::kRule, events);
  AddKnown(inputs.forecasts, RagEventKind::kForecast, events);
  AddKnown(inputs.judgements, RagEventKind::kConfidence, events);
  for (const TargetReading& reading : inputs.readings) {
    events.push_back({reading.known,
                      reading.supersedes.empty() ? RagEventKind::kReading
                                                 : RagEventKind::kCorrection,
                      reading.name});
  }
  if (inputs.target.due.has_value()) {
    events.push_back({*inputs.target.due + 1, RagEventKind::kTargetDuePassed,
                      inputs.target.name});
  }
  for (const DatedMilestone& milestone : inputs.target.milestones) {
    AddMilestone(milestone, inputs.rules, events);
  }
  std::stable_sort(
      events.begin(), events.end(),
      [](const RagEvent& a, const RagEvent& b) { return a.day < b.day; });
  return events;
}

std::vector<RagChange> RagChanges(const RagInputs& inputs,
                                  absl::CivilDay last) {
  std::map<absl::CivilDay, std::vector<RagEvent>> by_day;
  for (RagEvent& event : EventsOf(inputs)) {
    if (event.day <= last) by_day[event.day].push_back(std::move(event));
  }
  std::vector<RagChange> changes;
  ComputedRag before;
  before.not_rated = NotRated::kNoRule;
  for (auto& [day, events] : by_day) {
    const ComputedRag after = RagOn(inputs, day);
    if (Differs(before, after)) {
      changes.push_back({day, before, after, std::move(events)});
    }
    before = after;
  }
  return changes;
}

}  // namespace carereform::improvement

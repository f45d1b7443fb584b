#include "services/assessments/domain/cld_unique_events.h"

#include <algorithm>
#include <tuple>

#include "common/types/civil_date.h"
#include "common/types/quarter.h"

namespace carereform::assessments {
namespace {

// A quarter and the submission that it is taken from.
struct Reference {
  Period quarter;
  const Submission* submission = nullptr;
};

// An event as it stands in one quarter.
struct Record {
  CareEvent event;
  uint32_t quarter = 0;  // Where its reference stands.
};

Period NextQuarter(const Period& quarter) {
  return QuarterPeriod(QuarterOf(quarter.end));
}

bool IsLater(const Submission& a, const Submission& b) {
  return std::tie(a.received, a.import_order) >
         std::tie(b.received, b.import_order);
}

const Submission* LatestFor(const Period& quarter,
                            absl::Span<const Submission> submissions) {
  const Submission* latest = nullptr;
  for (const Submission& submission : submissions) {
    if (submission.period.start > quarter.start ||
        submission.period.end < quarter.end) {
      continue;
    }
    if (latest == nullptr || IsLater(submission, *latest)) {
      latest = &submission;
    }
  }
  return latest;
}

// Every quarter from the first that is covered to the last.
std::vector<Reference> References(absl::Span<const Submission> submissions) {
  std::vector<Reference> references;
  if (submissions.empty()) return references;
  absl::CivilDay first = submissions[0].period.start;
  absl::CivilDay end = submissions[0].period.end;
  for (const Submission& submission : submissions) {
    first = std::min(first, submission.period.start);
    end = std::max(end, submission.period.end);
  }
  for (Period quarter = QuarterPeriod(QuarterOf(first)); quarter.start < end;
       quarter = NextQuarter(quarter)) {
    const Submission* latest = LatestFor(quarter, submissions);
    if (latest == nullptr && references.empty()) continue;
    references.push_back({quarter, latest});
  }
  while (!references.empty() && references.back().submission == nullptr) {
    references.pop_back();
  }
  return references;
}

// What makes two records one event.
auto KeyOf(const CareEvent& event) {
  const bool service = event.kind == EventKind::kService;
  const bool request = event.kind == EventKind::kRequest;
  const bool assessment = event.kind == EventKind::kAssessment;
  return std::make_tuple(
      event.person, event.start, event.kind, event.client,
      service ? 0 : event.end, request ? event.route : uint8_t{0},
      assessment ? event.assessment : AssessmentType::kUnknown,
      service ? event.service : ServiceType::kUnknown,
      service ? event.component : uint8_t{0});
}

// The place in the hierarchy; the last for no outcome, and for one of no list.
uint8_t RankOf(EventOutcome outcome) {
  const bool ranked =
      outcome != EventOutcome::kNone && outcome != EventOutcome::kNotMapped;
  return ranked ? static_cast<uint8_t>(outcome) : UINT8_MAX;
}

// Says whether `a` is kept rather than `b`. An open end is the latest of all.
bool IsPreferred(const Record& a, const Record& b) {
  const CareEvent& x = a.event;
  const CareEvent& y = b.event;
  return std::make_tuple(b.quarter, y.end, RankOf(x.outcome), y.conversation,
                         y.record) < std::make_tuple(a.quarter, x.end,
                                                     RankOf(y.outcome),
                                                     x.conversation, x.record);
}

// Ends the services of one event that are not in the quarter after theirs.
void Crop(absl::Span<Record> group, const std::vector<Reference>& references) {
  for (Record& record : group) {
    const size_t next = record.quarter + size_t{1};
    if (record.event.kind != EventKind::kService || next >= references.size()) {
      continue;
    }
    const int32_t last = DayNumber(references[record.quarter].quarter.end) - 1;
    const bool found =
        std::any_of(group.begin(), group.end(),
                    [&](const Record& other) { return other.quarter == next; });
    if (record.event.end > last && !found) record.event.end = last;
  }
}

std::vector<CareEvent> KeepOne(std::vector<Record> records,
                               const std::vector<Reference>& references) {
  std::sort(records.begin(), records.end(),
            [](const Record& a, const Record& b) {
              return KeyOf(a.event) < KeyOf(b.event);
            });
  std::vector<CareEvent> kept;
  size_t begin = 0;
  while (begin < records.size()) {
    size_t end = begin + 1;
    while (end < records.size() &&
           KeyOf(records[end].event) == KeyOf(records[begin].event)) {
      ++end;
    }
    const auto group = absl::MakeSpan(records).subspan(begin, end - begin);
    Crop(group, references);
    kept.push_back(
        std::min_element(group.begin(), group.end(), IsPreferred)->event);
    begin = end;
  }
  return kept;
}

}  // namespace

bool IsInPeriod(const CareEvent& event, const Period& period) {
  const int32_t first = DayNumber(period.start);
  const int32_t last = DayNumber(period.end) - 1;
  if (event.start > last || event.end < first) return false;
  return event.kind == EventKind::kService || event.end <= last;
}

JoinedEvents JoinSubmissions(absl::Span<const Submission> submissions) {
  JoinedEvents joined;
  const std::vector<Reference> references = References(submissions);
  if (references.empty()) return joined;
  joined.period = {references.front().quarter.start,
                   references.back().quarter.end};
  std::vector<Record> records;
  for (uint32_t at = 0; at < references.size(); ++at) {
    const Reference& reference = references[at];
    if (reference.submission == nullptr) {
      joined.uncovered.push_back(reference.quarter.start);
      continue;
    }
    for (const CareEvent& event : reference.submission->events) {
      if (!IsInPeriod(event, reference.quarter)) continue;
      records.push_back({event, at});
      CareEvent& record = records.back().event;
      record.import_order = reference.submission->import_order;
      record.record |= uint64_t{record.import_order} << 32U;
    }
  }
  const size_t before = records.size();
  joined.events = KeepOne(std::move(records), references);
  joined.duplicates = static_cast<int64_t>(before - joined.events.size());
  return joined;
}

}  // namespace carereform::assessments

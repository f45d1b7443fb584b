// Asks the sources of a return, over gRPC wherever they are.

#ifndef CR_SERVICES_REPORTING_COMPILE_SOURCE_CLIENT_H_
#define CR_SERVICES_REPORTING_COMPILE_SOURCE_CLIENT_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "carereform/changes/v1/changes.pb.h"
#include "carereform/common/v1/councils.pb.h"
#include "carereform/common/v1/imports.pb.h"
#include "carereform/funding/v1/funding.pb.h"
#include "carereform/improvement/v1/improvement.pb.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/server/source.h"

namespace carereform::reporting {

// The plan, as improvement has it.
struct PlanParts {
  std::vector<improvement::v1::CqcAssessment> cqc_assessments;
  std::vector<improvement::v1::Area> areas;
  std::vector<improvement::v1::ActionGroup> groups;
  std::vector<improvement::v1::Action> actions;
  std::vector<improvement::v1::OutcomeTarget> outcome_targets;
  std::vector<improvement::v1::Milestone> milestones;
};

// The money, as funding has it.
struct FundParts {
  std::vector<funding::v1::Fund> funds;
  std::vector<funding::v1::Allocation> allocations;
};

// Waits for answers: only for threads that may. Every function returns the
// source's own error, or UNAVAILABLE, reason SOURCE_UNAVAILABLE, where it does
// not answer. Thread-safe.
class SourceClient {
 public:
  explicit SourceClient(server::ChannelTo channel_to)
      : channel_to_(std::move(channel_to)) {}

  // Returns the latest revision of the council's records in a source.
  absl::StatusOr<int64_t> HeadRevision(const std::string& source,
                                       const std::string& council) const;

  // Returns at most `count` change records after a revision, oldest first.
  absl::StatusOr<std::vector<changes::v1::ChangeRecord>> Changes(
      const std::string& source, const std::string& council,
      int64_t after_revision, int32_t count) const;

  absl::StatusOr<common::v1::Council> Council(const std::string& source,
                                              const std::string& council) const;

  // Returns what was there at a revision that HeadRevision returned, and so do
  // Plan and Funds.
  absl::StatusOr<std::vector<common::v1::Import>> Imports(
      const std::string& source, const std::string& council,
      int64_t revision) const;

  absl::StatusOr<PlanParts> Plan(const std::string& council,
                                 int64_t revision) const;

  absl::StatusOr<FundParts> Funds(const std::string& council,
                                  int64_t revision) const;

  // Returns what a source can measure; the definitions are of no revision.
  absl::StatusOr<std::vector<measures::v1::Measure>> Measures(
      const std::string& source, const std::string& council) const;

  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const std::string& source,
      const measures::v1::ComputeMeasureRequest& request) const;

  absl::StatusOr<measures::v1::MeasureExplanation> Explain(
      const std::string& source,
      const measures::v1::ComputeMeasureRequest& request) const;

 private:
  server::ChannelTo channel_to_;
};

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_COMPILE_SOURCE_CLIENT_H_

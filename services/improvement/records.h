// The service's records: a collection for each kind of resource.

#ifndef CR_SERVICES_IMPROVEMENT_RECORDS_H_
#define CR_SERVICES_IMPROVEMENT_RECORDS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/improvement/v1/finding.pb.h"
#include "carereform/improvement/v1/improvement.pb.h"
#include "common/rpc/collection.h"
#include "common/store/transaction.h"
#include "services/improvement/cqc_frameworks.h"

namespace carereform::improvement {

// Immutable after construction; thread-safe.
class Records {
 public:
  explicit Records(std::vector<CqcFramework> frameworks);
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  const rpc::Collection<v1::CqcAssessment>& cqc_assessments() const {
    return cqc_assessments_;
  }
  const rpc::Collection<v1::Finding>& findings() const { return findings_; }
  const rpc::Collection<v1::Owner>& owners() const { return owners_; }
  const rpc::Collection<v1::Workstream>& workstreams() const {
    return workstreams_;
  }
  const rpc::Collection<v1::Area>& areas() const { return areas_; }
  const rpc::Collection<v1::ActionGroup>& action_groups() const {
    return action_groups_;
  }
  const rpc::Collection<v1::Action>& actions() const { return actions_; }
  const rpc::Collection<v1::OutcomeTarget>& outcome_targets() const {
    return outcome_targets_;
  }
  const rpc::Collection<v1::Milestone>& milestones() const {
    return milestones_;
  }

  // Returns all of them, each after those that it refers to.
  std::vector<const rpc::AnyCollection*> all() const {
    return {&cqc_assessments_, &findings_,        &owners_,
            &areas_,           &workstreams_,     &action_groups_,
            &actions_,         &outcome_targets_, &milestones_};
  }

  // Returns the outcome target of that code, capitals aside. Errors: NOT_FOUND,
  // with no reason.
  absl::StatusOr<v1::OutcomeTarget> TargetOfCode(const store::Reader& reader,
                                                 absl::string_view code) const;

  // Returns the milestones of an outcome target, by name.
  absl::StatusOr<std::vector<v1::Milestone>> MilestonesOf(
      const store::Reader& reader, absl::string_view outcome_target) const;

  // Returns the milestones of an action, by name.
  absl::StatusOr<std::vector<v1::Milestone>> MilestonesOfAction(
      const store::Reader& reader, absl::string_view action) const;

 private:
  rpc::CollectionOptions<v1::Workstream> Workstreams() const;
  rpc::CollectionOptions<v1::Area> Areas() const;
  rpc::CollectionOptions<v1::Action> Actions() const;
  rpc::CollectionOptions<v1::OutcomeTarget> OutcomeTargets() const;
  rpc::CollectionOptions<v1::Milestone> Milestones() const;

  // Has the collection refuse a new owner that was given up; `owner_of` returns
  // the one that `field` names.
  template <typename Resource>
  void CheckOwners(
      absl::string_view field,
      std::function<std::string(const Resource& resource)> owner_of,
      rpc::CollectionOptions<Resource>& options) const;

  // Returns INVALID_ARGUMENT, reason FIELD_INVALID, where the number of an area
  // that groups are in changes.
  absl::Status CheckRenumbered(const store::Reader& reader,
                               const v1::Area& before,
                               const v1::Area& after) const;

  const std::vector<CqcFramework> frameworks_;  // Before what checks by them.
  const rpc::Collection<v1::CqcAssessment> cqc_assessments_;
  const rpc::Collection<v1::Finding> findings_;
  const rpc::Collection<v1::Owner> owners_;
  const rpc::Collection<v1::Workstream> workstreams_;
  const rpc::Collection<v1::Area> areas_;
  const rpc::Collection<v1::ActionGroup> action_groups_;
  const rpc::Collection<v1::Action> actions_;
  const rpc::Collection<v1::OutcomeTarget> outcome_targets_;
  const rpc::Collection<v1::Milestone> milestones_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RECORDS_H_

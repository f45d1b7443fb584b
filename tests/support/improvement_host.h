// The source `improvement` with a small plan to build on.

#ifndef CR_TESTS_SUPPORT_IMPROVEMENT_HOST_H_
#define CR_TESTS_SUPPORT_IMPROVEMENT_HOST_H_

#include <map>
#include <string>

#include "carereform/improvement/v1/improvement.grpc.pb.h"
#include "google/rpc/error_details.pb.h"
#include "services/improvement/improvement.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::tests {

// Returns the metadata of an error.
inline std::map<std::string, std::string> MetadataOf(
    const absl::Status& status) {
  google::rpc::ErrorInfo info;
  const auto payload =
      status.GetPayload("type.googleapis.com/google.rpc.ErrorInfo");
  EXPECT_TRUE(payload.has_value() &&
              info.ParseFromString(std::string(*payload)));
  return {info.metadata().begin(), info.metadata().end()};
}

}  // namespace carereform::tests

namespace carereform::improvement {

class ImprovementTest : public tests::ServiceTest<v1::ImprovementService> {
 protected:
  ImprovementTest() : ServiceTest(ImprovementSource()) {}

  absl::Status AddArea(int number) {
    const std::string text = std::to_string(number);
    return Call(&Stub::CreateArea, "parent: 'councils/x' area_id: 'area-" +
                                       text + "' area { number: " + text +
                                       " display_name: 'Area' }")
        .status();
  }

  // Adds group 1.1 in area 1.
  void AddGroup() {
    ASSERT_THAT(AddArea(1), tests::IsOk());
    ASSERT_THAT(Call(&Stub::CreateActionGroup, kGroup).status(), tests::IsOk());
  }

  // Adds the outcome target m26 to group 1.1.
  void AddTarget() {
    AddGroup();
    ASSERT_THAT(Call(&Stub::CreateOutcomeTarget, kTarget).status(),
                tests::IsOk());
  }

  absl::StatusOr<v1::Milestone> AddMilestone(const std::string& id,
                                             const std::string& fields) {
    return Call(&Stub::CreateMilestone, "parent: 'councils/x' milestone_id: '" +
                                            id +
                                            "' milestone { outcome_target: "
                                            "'councils/x/outcomeTargets/m26' " +
                                            fields + "}");
  }

  static constexpr char kGroup[] =
      "parent: 'councils/x' action_group_id: 'g' action_group {"
      " area: 'councils/x/areas/area-1' number: '1.1' display_name: 'Group'"
      " outcomes: 'one' }";
  static constexpr char kTarget[] =
      "parent: 'councils/x' outcome_target_id: 'm26' outcome_target {"
      " action_group: 'councils/x/actionGroups/g' code: 'M26'"
      " text: 'Milestones reached' }";
};

}  // namespace carereform::improvement

#endif  // CR_TESTS_SUPPORT_IMPROVEMENT_HOST_H_

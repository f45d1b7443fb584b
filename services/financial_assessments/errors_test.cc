#include "services/financial_assessments/errors.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {
namespace {

using testing::HasSubstr;
using tests::HasReason;

TEST(ErrorsTest, AStateThatCannotFollowNamesBothStates) {
  const absl::Status status = errors::State(
      FinancialAssessmentState::kDecided, FinancialAssessmentState::kAllocated);
  EXPECT_THAT(status, HasReason(absl::StatusCode::kFailedPrecondition,
                                "FINANCIAL_ASSESSMENT_STATE"));
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("is decided and cannot become allocated"));
}

TEST(ErrorsTest, AnAppealIsDecidedOnce) {
  EXPECT_THAT(
      errors::AppealDecided(),
      HasReason(absl::StatusCode::kFailedPrecondition, "APPEAL_DECIDED"));
}

}  // namespace
}  // namespace carereform::financial_assessments

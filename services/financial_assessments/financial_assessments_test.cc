// The source as a server hosts it.

#include "services/financial_assessments/financial_assessments.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "carereform/financial_assessments/v1/financial_assessments.grpc.pb.h"
#include "carereform/measures/v1/measures.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/measure_definitions.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {
namespace {

using common::v1::Import;
using measures::v1::MeasureService;
using tests::IsOk;

constexpr char kKind[] = "financial-assessments";
constexpr char kHeader[] = "external_id,kind,referred_date,decided_date\n";

class FinancialAssessmentsSourceTest : public testing::Test {
 protected:
  FinancialAssessmentsSourceTest() : host_(FinancialAssessmentsSource()) {}

  int CountStored() {
    const auto stub = host_.StubOf<v1::FinancialAssessmentService>();
    v1::ListFinancialAssessmentsRequest request;
    request.set_parent("councils/x");
    const auto listed = tests::Call(
        *stub, &v1::FinancialAssessmentService::Stub::ListFinancialAssessments,
        request);
    EXPECT_THAT(listed.status(), IsOk());
    return listed.ok() ? listed->financial_assessments_size() : -1;
  }

  tests::MemoryHost host_;
};

TEST_F(FinancialAssessmentsSourceTest, AFileIsAppliedOnceAndThenRefused) {
  const std::string file =
      absl::StrCat(kHeader, "f-1,residential,2025-09-01,\n",
                   "f-2,residential,2025-09-01,2025-10-01\n");
  const Import applied = host_.Import(kKind, file);
  EXPECT_EQ(applied.state(), Import::APPLIED) << applied.DebugString();
  EXPECT_EQ(applied.applied_count(), 2);
  EXPECT_EQ(CountStored(), 2);

  const Import again = host_.Import(kKind, file);
  EXPECT_EQ(again.state(), Import::REFUSED);
  ASSERT_EQ(again.issues_size(), 2);
  EXPECT_EQ(again.issues(0).line(), 2);
  EXPECT_EQ(again.issues(0).column(), "external_id");
  EXPECT_EQ(again.issues(1).line(), 3);
  EXPECT_EQ(CountStored(), 2);
}

TEST_F(FinancialAssessmentsSourceTest, NothingOfARefusedFileIsApplied) {
  const Import refused =
      host_.Import(kKind, absl::StrCat(kHeader, "f-1,residential,2025-09-01,\n",
                                       "f-2,residential,2025-02-30,\n"));
  EXPECT_EQ(refused.state(), Import::REFUSED);
  ASSERT_EQ(refused.issues_size(), 1);
  EXPECT_EQ(refused.issues(0).line(), 3);
  EXPECT_EQ(refused.issues(0).column(), "referred_date");
  EXPECT_EQ(CountStored(), 0);
}

TEST_F(FinancialAssessmentsSourceTest, WhatIsImportedIsMeasured) {
  const Import applied = host_.Import(
      kKind, absl::StrCat(kHeader, "f-1,residential,2025-10-01,\n"));
  ASSERT_EQ(applied.state(), Import::APPLIED) << applied.DebugString();
  const auto stub = host_.StubOf<MeasureService>();
  measures::v1::ListMeasuresRequest list;
  list.set_parent("councils/x/sources/financial-assessments");
  const auto listed =
      tests::Call(*stub, &MeasureService::Stub::ListMeasures, list);
  ASSERT_THAT(listed.status(), IsOk());
  // Those of waits, and of the other parts of the service.
  EXPECT_GT(listed->measures_size(),
            static_cast<int>(MeasureDefinitions().size()));

  measures::v1::ComputeMeasureRequest compute;
  compute.set_name(
      absl::StrCat(list.parent(), "/measures/awaiting-decision-maximum"));
  compute.mutable_as_of_date()->set_year(2025);
  compute.mutable_as_of_date()->set_month(10);
  compute.mutable_as_of_date()->set_day(20);
  const auto computed =
      tests::Call(*stub, &MeasureService::Stub::ComputeMeasure, compute);
  ASSERT_THAT(computed.status(), IsOk());
  EXPECT_EQ(computed->value().maximum().value(), 19);
}

}  // namespace
}  // namespace carereform::financial_assessments

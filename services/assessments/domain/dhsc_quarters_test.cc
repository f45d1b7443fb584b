#include "services/assessments/domain/dhsc_quarters.h"

#include <vector>

#include "gtest/gtest.h"
#include "services/assessments/domain/dhsc_test_events.h"

namespace carereform::assessments {
namespace {

using dhsc_tests::AssessmentOn;
using dhsc_tests::Day;
using dhsc_tests::RequestOn;
using dhsc_tests::ServiceOn;
using dhsc_tests::Version11;

const int32_t kPeriodEnd = Day(2026, 3, 31);

QuarterTable TableOf(const std::vector<CareEvent>& events) {
  const DhscWaits waits = FindDhscWaits(events, kPeriodEnd, Version11());
  return TabulateQuarters(events, waits, kPeriodEnd, Version11());
}

CareEvent Of(uint64_t person, CareEvent event) {
  event.person = person;
  return event;
}

TEST(DhscQuarters, AreThoseOfTheResponseAndOfTheService) {
  const QuarterTable table =
      TableOf({RequestOn(Day(2025, 6, 30)), AssessmentOn(Day(2025, 7, 1)),
               ServiceOn(Day(2025, 10, 1), Day(2025, 10, 2))});
  ASSERT_EQ(table.cells.size(), 3);
  EXPECT_EQ(table.cells[0].quarter, (FinancialQuarter{2025, 1}));
  EXPECT_TRUE(table.cells[0].response.days.empty());
  EXPECT_EQ(table.cells[0].events_by_kind[0], 1);
  EXPECT_EQ(table.cells[1].quarter, (FinancialQuarter{2025, 2}));
  EXPECT_EQ(table.cells[1].response.days, (std::vector<int64_t>{1}));
  EXPECT_EQ(table.cells[1].responses_by_kind[1], 1);
  EXPECT_EQ(table.cells[1].responses_by_assessment[2], 1);
  EXPECT_EQ(table.cells[2].quarter, (FinancialQuarter{2025, 3}));
  EXPECT_EQ(table.cells[2].service.days, (std::vector<int64_t>{93}));
  EXPECT_EQ(table.cells[2].services_by_type[3], 1);
  EXPECT_EQ(table.requests_by_standing[static_cast<size_t>(
                Standing::kResponseAndService)],
            1);
}

TEST(DhscQuarters, InterpolateTheMedian) {
  const int32_t asked = Day(2025, 8, 1);
  const QuarterTable table =
      TableOf({Of(1, RequestOn(asked)), Of(1, AssessmentOn(asked + 3)),
               Of(2, RequestOn(asked)), Of(2, AssessmentOn(asked + 10))});
  ASSERT_EQ(table.cells.size(), 1);
  EXPECT_EQ(table.cells[0].response.MedianTimesTwo(), 13);
  EXPECT_EQ(table.cells[0].service.MedianTimesTwo(), std::nullopt);
}

// Beside the waits stand all events of histories, whoever has no request.
TEST(DhscQuarters, CountEventsOfPeopleWithoutARequest) {
  const QuarterTable table = TableOf({Of(7, AssessmentOn(Day(2025, 8, 1))),
                                      Of(8, ServiceOn(Day(2023, 3, 31))),
                                      Of(9, ServiceOn(Day(2023, 4, 1)))});
  ASSERT_EQ(table.cells.size(), 2);
  EXPECT_EQ(table.cells[0].quarter, (FinancialQuarter{2023, 1}));
  EXPECT_EQ(table.cells[0].events_by_kind[2], 1);
  EXPECT_EQ(table.cells[1].events_by_kind[1], 1);
  EXPECT_TRUE(table.cells[1].response.days.empty());
}

TEST(DhscQuarters, HaveNoCellForAnUnknownBand) {
  CareEvent assessment = AssessmentOn(Day(2025, 8, 4));
  assessment.birth_month = kNoEventDay;
  CareEvent request = RequestOn(Day(2025, 8, 1));
  request.birth_month = kNoEventDay;
  EXPECT_TRUE(TableOf({request, assessment}).cells.empty());
}

}  // namespace
}  // namespace carereform::assessments

#include "services/assessments/cld/cld_writer.h"

#include <string>
#include <utility>
#include <vector>

#include "common/types/civil_date.h"
#include "gtest/gtest.h"
#include "services/assessments/cld/cld_columns.h"
#include "services/assessments/cld/cld_file_check.h"
#include "services/assessments/cld/cld_mapping_file.h"
#include "services/assessments/cld/cld_rows.h"
#include "services/assessments/cld/cld_specification_file.h"
#include "services/assessments/cld/dhsc_method_file.h"
#include "services/assessments/domain/dhsc_waiting_times.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;

const Period kYear{CivilDay(2025, 1, 1), CivilDay(2026, 1, 1)};
const CivilDay kToday(2026, 1, 15);

// Cases of this service, each of a person of its own.
std::vector<MappedCase> Cases() {
  std::vector<MappedCase> cases;
  for (int i = 0; i < 20; ++i) {
    MappedCase mapped;
    mapped.type = i % 5 == 4 ? "carer" : "care_act";
    mapped.received = CivilDay(2025, 8, 1) + i;
    if (i % 4 == 3) {
      mapped.closed = *mapped.received + 2;
      mapped.closure = "advice_given";
    } else {
      mapped.looked_at = *mapped.received + 1;
      mapped.started = *mapped.received + 10 + i;
      mapped.completed = *mapped.started + 5;
      mapped.decision = i % 2 == 0 ? "reablement" : "nothing_wanted";
    }
    cases.push_back(mapped);
  }
  return cases;
}

std::vector<CareEvent> EventsOfCases() {
  std::vector<CareEvent> events;
  uint64_t person = 0;
  for (const MappedCase& mapped : Cases()) {
    ++person;
    for (CareEvent event : EventsOfCase(mapped, BuiltInCldMapping())) {
      event.person = person;
      event.record = events.size() + 1;
      event.age_at_start = 75;
      event.birth_month = DayNumber(CivilDay(1950, 1, 1));
      events.push_back(event);
    }
  }
  return events;
}

std::string FileOf(const std::vector<CareEvent>& events) {
  std::string file = CldHeadings(BuiltInCldSpecification());
  for (const CareEvent& event : events) {
    file += CldLine(BuiltInCldSpecification(), event,
                    {.la_code = "508",
                     .period = kYear,
                     .person = "case-" + std::to_string(event.person),
                     .birth = "1950-01-01"});
  }
  return file;
}

std::vector<CareEvent> EventsIn(std::string file) {
  imports::CsvReader reader([&] { return std::exchange(file, ""); });
  imports::Issues issues;
  EXPECT_TRUE(*reader.ReadHead(issues));
  CldColumns columns(BuiltInCldSpecification(), *reader.header());
  imports::CsvRow row;
  std::vector<CareEvent> events;
  while (*reader.ReadRow(row, issues)) {
    std::vector<CldRowIssue> problems;
    CldReading reading = ReadCldRow(BuiltInCldSpecification(),
                                    columns.Values(row), kToday, problems);
    EXPECT_TRUE(problems.empty());
    reading.event.person = std::stoull(reading.person.substr(9));  // 508_case-
    reading.event.record = events.size() + 1;
    events.push_back(reading.event);
  }
  EXPECT_TRUE(issues.empty());
  return events;
}

TEST(CldWriter, WritesTheFieldsThatAnEventHas) {
  const std::string file = FileOf(EventsOfCases());
  std::string rest = file;
  const auto report =
      CheckCldFile([&] { return std::exchange(rest, ""); }, kToday, 1000);
  ASSERT_TRUE(report.ok());
  EXPECT_TRUE(report->unusable.empty());
  EXPECT_EQ(report->counts.rows(),
            static_cast<int64_t>(EventsOfCases().size()));
  // Of what an event holds nothing fails; what the suite does not hold does.
  for (const CldFailure& failure : report->failures) {
    EXPECT_EQ(failure.state, "Failed: Blank (Mandatory)") << failure.field;
  }
  const auto& specification = BuiltInCldSpecification();
  for (const char* field :
       {"LA_Code", "Client_Type", "Event_Type", "Event_Start_Date",
        "Event_End_Date", "Event_Outcome", "Assessment_Type"}) {
    EXPECT_EQ(report->counts.Of(specification.IndexOf(field),
                                FieldState::kMandatoryBlank),
              0)
        << field;
  }
}

TEST(CldWriter, WhatIsWrittenHasTheSameWaitsWhenReadBack) {
  const std::vector<CareEvent> events = EventsOfCases();
  const std::vector<CareEvent> back = EventsIn(FileOf(events));
  ASSERT_EQ(back.size(), events.size());
  const int32_t period_end = DayNumber(kYear.end - 1);
  const auto waits = FindDhscWaits(events, period_end, LatestDhscMethod());
  const auto again = FindDhscWaits(back, period_end, LatestDhscMethod());
  ASSERT_EQ(waits.requests.size(), again.requests.size());
  int counted = 0;
  for (size_t i = 0; i < waits.requests.size(); ++i) {
    const RequestWait& a = waits.requests[i];
    const RequestWait& b = again.requests[i];
    EXPECT_EQ(a.standing, b.standing);
    ASSERT_EQ(a.response.has_value(), b.response.has_value());
    if (!a.response.has_value()) continue;
    ++counted;
    EXPECT_EQ(a.response->days, b.response->days);
    EXPECT_EQ(a.response->band, b.response->band);
  }
  EXPECT_GT(counted, 5);
}

}  // namespace
}  // namespace carereform::assessments

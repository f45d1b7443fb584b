#include "services/assessments/cld/cld_rows.h"

#include <map>
#include <ostream>
#include <string>

#include "common/types/civil_date.h"
#include "gtest/gtest.h"
#include "services/assessments/cld/cld_shapes.h"
#include "services/assessments/cld/cld_specification_file.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using Values = std::map<std::string, std::string>;

const CivilDay kToday(2026, 1, 15);

// A request without a fault, with `changes`.
Values RowWith(const Values& changes) {
  Values values = {
      {"LA_Code", "508"},
      {"Reporting_Period_Start_Date", "01/01/2025"},
      {"Reporting_Period_End_Date", "31/12/2025"},
      {"LA_Person_Unique_Identifier", "synthetic-1"},
      {"Date_of_Birth", "1950-06-15"},
      {"Client_Type", "Service user"},
      {"Event_Type", "Request"},
      {"Event_Start_Date", "2025-06-14"},
      {"Event_End_Date", "2025-06-20"},
      {"Event_Outcome", "Progress to support planning or services"},
      {"Request_Route_of_Access", "Discharge from hospital"}};
  for (const auto& [field, value] : changes) values[field] = value;
  return values;
}

CldReading Read(const Values& values, std::vector<CldRowIssue>& issues) {
  const CldSpecification& specification = BuiltInCldSpecification();
  std::vector<absl::string_view> row;
  for (const CldField& field : specification.fields) {
    const auto found = values.find(field.name);
    row.push_back(found == values.end() ? absl::string_view() : found->second);
  }
  return ReadCldRow(specification, row, kToday, issues);
}

CldReading ReadGood(const Values& changes) {
  std::vector<CldRowIssue> issues;
  const CldReading reading = Read(RowWith(changes), issues);
  for (const CldRowIssue& issue : issues) {
    ADD_FAILURE() << issue.field << " " << issue.rule;
  }
  return reading;
}

TEST(ReadCldRow, MakesAnEvent) {
  const CldReading reading = ReadGood({});
  const CareEvent& event = reading.event;
  EXPECT_EQ(event.kind, EventKind::kRequest);
  EXPECT_EQ(event.client, ClientType::kServiceUser);
  EXPECT_EQ(event.start, DayNumber(CivilDay(2025, 6, 14)));
  EXPECT_EQ(event.end, DayNumber(CivilDay(2025, 6, 20)));
  EXPECT_EQ(event.outcome, EventOutcome::kSupportPlanning);
  EXPECT_EQ(event.route, 2);
  EXPECT_EQ(event.age_at_start, 74);  // A day short of 75.
  EXPECT_EQ(event.birth_month, DayNumber(CivilDay(1950, 6, 1)));
  EXPECT_FALSE(event.conversation);
  EXPECT_EQ(reading.person, "508_synthetic-1");
  EXPECT_EQ(reading.first, CivilDay(2025, 1, 1));
  EXPECT_EQ(reading.last, CivilDay(2025, 12, 31));
}

TEST(ReadCldRow, CountsAgeInWholeYears) {
  EXPECT_EQ(ReadGood({{"Event_Start_Date", "2025-06-15"}}).event.age_at_start,
            75);
  EXPECT_EQ(ReadGood({{"Date_of_Birth", ""}}).event.age_at_start, kNoAge);
  EXPECT_EQ(ReadGood({{"Date_of_Birth", ""}}).event.birth_month, kNoEventDay);
  EXPECT_EQ(ReadGood({{"Date_of_Birth", "1904-06-15"}}).event.age_at_start,
            120);
}

TEST(ReadCldRow, EndsAnEventWithDeath) {
  EXPECT_EQ(ReadGood({{"Date_of_Death", "2025-06-18"}}).event.end,
            DayNumber(CivilDay(2025, 6, 18)));
}

TEST(ReadCldRow, TakesAnNhsNumberFirstIfItIsOne) {
  // Its check digit would be another.
  EXPECT_EQ(ReadGood({{"NHS_Number", "999 000 0000"}}).person,
            "508_synthetic-1");
  EXPECT_EQ(ReadGood({{"NHS_Number", "943 476 5919"}}).person, "9434765919");
}

TEST(ReadCldRow, ReadsReleaseOnesWords) {
  const CldReading reading =
      ReadGood({{"Client_Type", "Carer"}, {"Event_Outcome", "NFA - Deceased"}});
  EXPECT_EQ(reading.event.client, ClientType::kUnpaidCarer);
  EXPECT_EQ(reading.event.outcome, EventOutcome::kDeceased);
}

TEST(ReadCldRow, TellsAnUnknownOutcomeFromNone) {
  EXPECT_EQ(ReadGood({{"Event_Outcome", "Nonsense"}}).event.outcome,
            EventOutcome::kNotMapped);
  EXPECT_EQ(ReadGood({{"Event_Outcome", ""}}).event.outcome,
            EventOutcome::kNone);
}

TEST(ReadCldRow, KnowsAConversationByItsDescription) {
  EXPECT_TRUE(ReadGood({{"Event_Description", "First Conversation"}})
                  .event.conversation);
  EXPECT_FALSE(ReadGood({{"Event_Type", "Assessment"},
                         {"Event_Description", "conversation"}})
                   .event.conversation);
}

TEST(ReadCldRow, TakesAllCarersAssessmentsAsOne) {
  for (const char* word :
       {"Unpaid carer assessment", "Joint unpaid carer assessment"}) {
    EXPECT_EQ(ReadGood({{"Assessment_Type", word}}).event.assessment,
              AssessmentType::kCarer);
  }
}

struct BadRow {
  const char* name;
  Values changes;
  const char* field;
};

std::ostream& operator<<(std::ostream& out, const BadRow& c) {
  return out << c.name;
}

class BadCldRowTest : public testing::TestWithParam<BadRow> {};

TEST_P(BadCldRowTest, IsOfNoUse) {
  std::vector<CldRowIssue> issues;
  Read(RowWith(GetParam().changes), issues);
  ASSERT_EQ(issues.size(), 1);
  EXPECT_EQ(issues[0].field, GetParam().field);
  EXPECT_NE(issues[0].rule, "");
  EXPECT_NE(issues[0].remedy, "");
}

INSTANTIATE_TEST_SUITE_P(
    Fields, BadCldRowTest,
    testing::Values(
        BadRow{"no kind", {{"Event_Type", ""}}, "Event_Type"},
        BadRow{"unknown kind", {{"Event_Type", "Contact"}}, "Event_Type"},
        BadRow{"no start", {{"Event_Start_Date", ""}}, "Event_Start_Date"},
        BadRow{"start that is no day",
               {{"Event_Start_Date", "2025-06-31"}},
               "Event_Start_Date"},
        BadRow{"start tomorrow",
               {{"Event_Start_Date", "2026-01-16"}, {"Event_End_Date", ""}},
               "Event_Start_Date"},
        BadRow{"end that is no day",
               {{"Event_End_Date", "31/02/2025"}},
               "Event_End_Date"},
        BadRow{"end tomorrow",
               {{"Event_End_Date", "2026-01-16"}},
               "Event_End_Date"},
        BadRow{"end before the start",
               {{"Event_End_Date", "2025-06-13"}},
               "Event_End_Date"},
        BadRow{"nobody",
               {{"LA_Person_Unique_Identifier", ""}},
               "LA_Person_Unique_Identifier"},
        BadRow{"a birth that is no day",
               {{"Date_of_Birth", "unknown"}},
               "Date_of_Birth"},
        BadRow{"somebody of 121",
               {{"Date_of_Birth", "1904-06-14"}},
               "Date_of_Birth"},
        BadRow{"born after the event",
               {{"Date_of_Birth", "2025-06-15"}},
               "Date_of_Birth"},
        BadRow{"a death that is no day",
               {{"Date_of_Death", "2025"}},
               "Date_of_Death"}));

TEST(ReadCldRow, TakesWhatIsOnTheEdge) {
  ReadGood({{"Event_Start_Date", "2026-01-15"}, {"Event_End_Date", ""}});
  ReadGood({{"Event_End_Date", "2026-01-15"}});
  ReadGood({{"Event_End_Date", "2025-06-14"}});
  ReadGood({{"Event_Type", "Service"}, {"Event_End_Date", "2027-01-01"}});
  ReadGood({{"Date_of_Birth", "2025-06-14"}});
}

TEST(CldDay, IsWrittenInTwoWays) {
  EXPECT_EQ(CldDay("2025-10-20"), CivilDay(2025, 10, 20));
  EXPECT_EQ(CldDay("20/10/2025"), CivilDay(2025, 10, 20));
  for (const char* text : {"", "2025-10", "10/20/2025", "31/02/2025",
                           "20-10-2025", "20/10/25", "20/10/1899"}) {
    EXPECT_EQ(CldDay(text), std::nullopt) << text;
  }
}

TEST(CldHundredths, AreExact) {
  EXPECT_EQ(CldHundredths("12"), 1200);
  EXPECT_EQ(CldHundredths("12.5"), 1250);
  EXPECT_EQ(CldHundredths("-12.05"), -1205);
  EXPECT_EQ(CldHundredths("0"), 0);
  for (const char* text : {"", "-", ".5", "12.", "1.234", "1,000", "1e3", "--1",
                           "1234567890123"}) {
    EXPECT_EQ(CldHundredths(text), std::nullopt) << text;
  }
}

TEST(CldShapes, FitWhatTheyNameAndNoMore) {
  const auto fits = [](const char* shape, const char* value) {
    return CldShapeOf(shape)->fits(value);
  };
  EXPECT_TRUE(fits("la_code", "508"));
  EXPECT_FALSE(fits("la_code", "50"));
  EXPECT_FALSE(fits("la_code", "5080"));
  EXPECT_TRUE(fits("nhs_number", "943 476 5919"));
  EXPECT_FALSE(fits("nhs_number", "943 476 5918"));
  EXPECT_TRUE(fits("postcode", "le3 8ra"));
  EXPECT_FALSE(fits("postcode", "LE38RAA"));
  EXPECT_TRUE(fits("gp_practice", "C82001"));
  EXPECT_FALSE(fits("gp_practice", "C8200"));
  EXPECT_FALSE(fits("gp_practice", "C820011"));
  EXPECT_TRUE(fits("cqc_location", "1-123456789"));
  EXPECT_FALSE(fits("cqc_location", "1-12345678"));
  EXPECT_TRUE(fits("number", "7"));
  EXPECT_FALSE(fits("number", "7.5"));
  EXPECT_TRUE(fits("money", "7.50"));
  EXPECT_FALSE(fits("decimal", "seven"));
  EXPECT_EQ(CldShapeOf("text")->fits, nullptr);
  EXPECT_EQ(CldShapeOf("colour"), nullptr);
}

}  // namespace
}  // namespace carereform::assessments

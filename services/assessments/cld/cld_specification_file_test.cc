#include "services/assessments/cld/cld_specification_file.h"

#include <ostream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/assessments/domain/care_events.h"

namespace carereform::assessments {
namespace {

TEST(CldSpecificationFile, HasTheFieldsOfTheFlatFileInOrder) {
  const CldSpecification& specification = BuiltInCldSpecification();
  EXPECT_EQ(specification.fields.size(), 46);
  EXPECT_EQ(specification.fields.front().name, "LA_Code");
  EXPECT_EQ(specification.fields.back().name, "Planned_units_per_week");
  const CldField& end =
      specification.fields[specification.IndexOf("Event_End_Date")];
  ASSERT_EQ(end.rules.size(), 2);
  EXPECT_TRUE(end.rules[0].mandatory);
  EXPECT_EQ(end.rules[0].events, 0b10110);
  EXPECT_FALSE(end.rules[1].mandatory);
  EXPECT_EQ(end.rules[1].events, 0b01000);
  EXPECT_EQ(end.module, "Events (all)");
}

// The numbers that are stored: of the lists that events are read by.
TEST(CldSpecificationFile, NumbersValuesAsEventsHaveThem) {
  const CldSpecification& specification = BuiltInCldSpecification();
  const auto number = [&](const char* list, const char* word) {
    return int{specification.List(list).Find(word)->number};
  };
  EXPECT_EQ(number("event_type", "Review"),
            static_cast<int>(EventKind::kReview));
  EXPECT_EQ(number("client_type", "Unpaid carer"),
            static_cast<int>(ClientType::kUnpaidCarer));
  EXPECT_EQ(number("assessment_type", "Long term assessment"),
            static_cast<int>(AssessmentType::kLongTerm));
  EXPECT_EQ(number("service_type", "Short term support: Other short term"),
            static_cast<int>(ServiceType::kOtherShortTerm));
  EXPECT_EQ(
      number("service_type",
             "Unpaid carer support: Support involving the person cared-for"),
      static_cast<int>(ServiceType::kInvolvingPersonCaredFor));
  EXPECT_EQ(number("event_outcome", "Admitted to hospital"),
            static_cast<int>(EventOutcome::kAdmittedToHospital));
  EXPECT_EQ(number("event_outcome", "NFA: Other"),
            static_cast<int>(EventOutcome::kOtherNoFurtherAction));
  EXPECT_EQ(number("event_outcome", "Progress to End of Life Care"),
            static_cast<int>(EventOutcome::kReleaseOneOnly));
  EXPECT_EQ(number("cost_frequency", "One-off"), 10);
}

struct BadFiles {
  const char* name;
  const char* field;
  const char* value;
  const char* words;
};

std::ostream& operator<<(std::ostream& out, const BadFiles& c) {
  return out << c.name;
}

class BadCldSpecificationTest : public testing::TestWithParam<BadFiles> {};

TEST_P(BadCldSpecificationTest, IsRefusedWithItsLine) {
  const auto parsed = ParseCldSpecification(
      std::string("field,module,events,clients,presence,check,values,release,"
                  "standing,source\n") +
          GetParam().field,
      std::string("list,value,release,maps_to,standing,source\n") +
          GetParam().value);
  ASSERT_FALSE(parsed.ok());
  EXPECT_THAT(std::string(parsed.status().message()),
              testing::HasSubstr(GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BadCldSpecificationTest,
    testing::Values(
        BadFiles{"an event not known", "a,m,cat,all,optional,text,,2,assumed,s",
                 "", "cld_fields, line 2 has events"},
        BadFiles{"presence", "a,m,all,all,often,text,,2,assumed,s", "",
                 "neither mandatory nor optional"},
        BadFiles{"check", "a,m,all,all,optional,colour,,2,assumed,s", "",
                 "check that is not known"},
        BadFiles{"list", "a,m,all,all,optional,list,colours,2,assumed,s", "",
                 "a list that is not there"},
        BadFiles{"standing", "a,m,all,all,optional,text,,2,rumoured,s", "",
                 "standing and a source"},
        BadFiles{"no source of a value", "", "l,v,2,,published,",
                 "cld_values, line 2 needs a standing"},
        BadFiles{"release", "", "l,v,3,,published,s", "no known release"},
        BadFiles{"maps to nothing", "", "l,v,1,w,published,s",
                 "maps to no value"}));

}  // namespace
}  // namespace carereform::assessments

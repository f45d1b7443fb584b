#include "services/financial_assessments/measure_definitions.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::financial_assessments {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::UnorderedElementsAreArray;

// Programmes name measures by these ids: they never change.
TEST(MeasureDefinitionsTest, AreTheseByName) {
  std::vector<std::string> ids;
  for (const MeasureDefinition& definition : MeasureDefinitions()) {
    ids.push_back(definition.id);
  }
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  EXPECT_THAT(ids, IsSupersetOf(
                       {"awaiting-decision-count", "awaiting-decision-maximum",
                        "awaiting-decision-median", "decided-count",
                        "decided-maximum-days", "decided-maximum-working-days",
                        "decided-median-days", "decided-median-working-days"}));
  std::vector<std::string> stages;
  for (const char* queue :
       {"decision", "allocation", "completion", "telling"}) {
    const std::string id = std::string("awaiting-") + queue;
    stages.push_back(id + "-count");
    for (const char* statistic : {"-mean", "-median", "-maximum"}) {
      stages.push_back(id + statistic);
      stages.push_back(id + statistic + "-working-days");
    }
  }
  for (const std::string id :
       {"decided", "referral-to-allocation", "allocation-to-completion",
        "allocation-to-decision", "completion-to-decision"}) {
    for (const char* statistic : {"-mean", "-median", "-maximum"}) {
      stages.push_back(id + statistic + "-days");
      stages.push_back(id + statistic + "-working-days");
    }
  }
  stages.insert(stages.end(), {"decided-count", "referral-to-allocation-count",
                               "allocation-to-completion-count"});
  EXPECT_THAT(ids, UnorderedElementsAreArray(stages));
}

TEST(MeasureDefinitionsTest, EachIsFoundByItsWholeNameAndAsksAQuestion) {
  for (const MeasureDefinition& definition : MeasureDefinitions()) {
    const measures::v1::Measure measure = Describe(definition, "x");
    EXPECT_EQ(&DefinitionOf(measure.name()), &definition) << measure.name();
    EXPECT_EQ(
        measure.name(),
        "councils/x/sources/financial-assessments/measures/" + definition.id);
    EXPECT_THAT(measure.question(), EndsWith("?"));
    EXPECT_THAT(measure.dimensions(),
                ElementsAre("kind", "trigger", "documentation_taken_on_visit",
                            "disability_related_expenditure", "waiting_band"));
    EXPECT_EQ(measure.method_version(), definition.method_version);
    EXPECT_FALSE(measure.display_name().empty());
    EXPECT_FALSE(measure.population().empty());
  }
}

TEST(MeasureDefinitionsTest, NoTwoAskTheSameQuestion) {
  std::set<std::string> questions;
  for (const MeasureDefinition& definition : MeasureDefinitions()) {
    EXPECT_TRUE(questions.insert(definition.question).second)
        << definition.question;
  }
}

// The words of a measure that was published never change.
TEST(MeasureDefinitionsTest, TheFirstMethodStandsAsItWas) {
  const measures::v1::Measure median =
      Describe(DefinitionOf("/measures/decided-median-working-days"), "x");
  EXPECT_EQ(median.method_version(), "financial-waiting-1");
  EXPECT_EQ(median.method(),
            "Each financial assessment decided on a day of the period, both "
            "ends included; the wait is the day it was decided less the day it "
            "was referred. Waits are working days, Monday to Friday less the "
            "bank holidays of England: those after the day of referral, up to "
            "and including the day of the decision. The bands of an "
            "explanation are calendar days. The median is the mean of the two "
            "middle waits.");
  EXPECT_EQ(
      Describe(DefinitionOf("/measures/awaiting-decision-count"), "x").method(),
      "Each financial assessment referred on or before the day and neither "
      "decided nor withdrawn by the end of it; the wait is the day less the "
      "day it was referred. Waits are calendar days.");
}

struct Unit {
  const char* id;
  measures::v1::Basis basis;
  const char* unit;
  const char* method_says;
};

TEST(MeasureDefinitionsTest, SayTheirDaysInUnitAndMethod) {
  using measures::v1::FLOW;
  using measures::v1::STOCK;
  for (const Unit& c : {
           Unit{"awaiting-decision-count", STOCK, "people", "calendar days"},
           Unit{"awaiting-decision-median", STOCK, "days", "calendar days"},
           Unit{"awaiting-telling-median-working-days", STOCK, "working days",
                "after the day of completion, up to and including the day "
                "asked about"},
           Unit{"allocation-to-completion-mean-days", FLOW, "days",
                "leaves it out"},
           Unit{"decided-count", FLOW, "people", "both ends included"},
           Unit{"decided-maximum-days", FLOW, "days", "calendar days"},
           Unit{"decided-median-working-days", FLOW, "working days",
                "bank holidays of England"},
       }) {
    const measures::v1::Measure measure =
        Describe(DefinitionOf(std::string("/measures/") + c.id), "x");
    EXPECT_EQ(measure.basis(), c.basis) << c.id;
    EXPECT_EQ(measure.unit(), c.unit) << c.id;
    EXPECT_THAT(measure.method(), HasSubstr(c.method_says)) << c.id;
  }
}

}  // namespace
}  // namespace carereform::financial_assessments

#include "services/financial_assessments/measure_definitions.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::financial_assessments {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

// Programmes name measures by these ids: they never change.
TEST(MeasureDefinitionsTest, AreTheseByName) {
  std::vector<std::string> ids;
  for (const MeasureDefinition& definition : MeasureDefinitions()) {
    ids.push_back(definition.id);
  }
  EXPECT_THAT(
      ids, ElementsAre("awaiting-decision-count", "awaiting-decision-maximum",
                       "awaiting-decision-median", "decided-count",
                       "decided-maximum-days", "decided-maximum-working-days",
                       "decided-median-days", "decided-median-working-days"));
}

TEST(MeasureDefinitionsTest, EachIsFoundByItsWholeNameAndAsksAQuestion) {
  for (const MeasureDefinition& definition : MeasureDefinitions()) {
    const measures::v1::Measure measure = Describe(definition, "x");
    EXPECT_EQ(&DefinitionOf(measure.name()), &definition) << measure.name();
    EXPECT_EQ(
        measure.name(),
        std::string("councils/x/sources/financial-assessments/measures/") +
            definition.id);
    EXPECT_THAT(measure.question(), EndsWith("?"));
    EXPECT_THAT(measure.dimensions(), ElementsAre("kind", "waiting_band"));
    EXPECT_EQ(measure.method_version(), "financial-waiting-1");
    EXPECT_FALSE(measure.display_name().empty());
    EXPECT_FALSE(measure.population().empty());
  }
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

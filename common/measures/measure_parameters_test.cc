#include "common/measures/measure_parameters.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::measures {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

v1::Measure Percentiles() {
  v1::Measure measure;
  *measure.add_parameters() = PercentileParameter();
  *measure.add_parameters() = PercentileMethodParameter();
  return measure;
}

// What is chosen, and what is wrong with it, if anything.
struct Checked {
  std::map<std::string, std::string> values;
  std::vector<std::string> fields;
  std::string rules;
};

Checked Check(const std::map<std::string, std::string>& chosen) {
  google::protobuf::Map<std::string, std::string> given;
  given.insert(chosen.begin(), chosen.end());
  rpc::Validation validation;
  Checked checked;
  checked.values = CheckParameters(Percentiles(), given, validation);
  for (const FieldViolation& violation : ViolationsOf(validation.Finish())) {
    checked.fields.push_back(violation.field);
    checked.rules += violation.description;
  }
  return checked;
}

TEST(MeasureParametersTest, WhatIsNotChosenHasItsDefault) {
  EXPECT_THAT(Check({}).values,
              ElementsAre(Pair("percentile", "90"),
                          Pair("percentile_method", "interpolated")));
  EXPECT_THAT(Check({{"percentile", "75"}}).values,
              ElementsAre(Pair("percentile", "75"),
                          Pair("percentile_method", "interpolated")));
}

TEST(MeasureParametersTest, TakesTheEndsAndRefusesOneMore) {
  for (const char* value : {"1", "99"}) {
    EXPECT_THAT(Check({{"percentile", value}}).fields, ElementsAre()) << value;
  }
  for (const char* value : {"0", "100", "", "9.5", "ninety"}) {
    const Checked checked = Check({{"percentile", value}});
    EXPECT_THAT(checked.fields, ElementsAre("parameters.percentile")) << value;
    EXPECT_THAT(checked.rules, HasSubstr("from 1 to 99"));
  }
}

TEST(MeasureParametersTest, RefusesAWordThatIsNone) {
  const Checked checked = Check({{"percentile_method", "linear"}});
  EXPECT_THAT(checked.fields, ElementsAre("parameters.percentile_method"));
  EXPECT_THAT(checked.rules, HasSubstr("interpolated, nearest_rank"));
}

TEST(MeasureParametersTest, RefusesAParameterOfAnotherMeasure) {
  const Checked checked = Check({{"days", "84"}, {"a b", "1"}});
  EXPECT_THAT(checked.fields, ElementsAre("parameters", "parameters.days"));
  EXPECT_THAT(checked.rules, HasSubstr("percentile, percentile_method"));
}

}  // namespace
}  // namespace carereform::measures

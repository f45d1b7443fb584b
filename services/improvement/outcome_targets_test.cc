#include "services/improvement/outcome_targets.h"

#include <ostream>
#include <string>
#include <vector>

#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/proto_text.h"
#include "tests/support/status_matchers.h"

namespace carereform::improvement {
namespace {

using testing::ElementsAreArray;

// The fields, without the resource's name, that are wrong.
std::vector<std::string> Wrong(const std::string& fields) {
  rpc::Validation validation;
  CheckOutcomeTarget(
      tests::FromText<v1::OutcomeTarget>("code: 'M01' text: 'T' " + fields),
      validation);
  std::vector<std::string> wrong;
  for (const FieldViolation& violation : ViolationsOf(validation.Finish())) {
    wrong.push_back(violation.field.substr(sizeof("outcome_target.") - 1));
  }
  return wrong;
}

struct Case {
  std::string name;
  std::string fields;
  std::vector<std::string> wrong;

  friend std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.name;
  }
};

class TargetKindsTest : public testing::TestWithParam<Case> {};

TEST_P(TargetKindsTest, NeedWhatTheyNeedAndNoMore) {
  EXPECT_THAT(Wrong(GetParam().fields), ElementsAreArray(GetParam().wrong));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, TargetKindsTest,
    testing::ValuesIn(std::vector<Case>{
        {"Unsaid", "", {}},
        {"UnsaidWithANumber", "target_value: '14'", {"target_value"}},
        {"UnsaidWithAnAim", "aim: LOW", {"aim"}},
        {"Number", "kind: NUMBER aim: LOW target_value: '14' unit: 'days'", {}},
        {"NumberAlone", "kind: NUMBER", {"aim", "target_value", "unit"}},
        {"NumberWithin",
         "kind: NUMBER aim: WITHIN_BAND target_value: '1' unit: 'u'",
         {"aim"}},
        {"NumberInWords",
         "kind: NUMBER aim: LOW target_value: '14 days' unit: 'days'",
         {"target_value"}},
        {"ThreeDecimals",
         "kind: NUMBER aim: HIGH target_value: '-0.125' unit: 'u'",
         {}},
        {"FourDecimals",
         "kind: NUMBER aim: HIGH target_value: '0.1250' unit: 'u'",
         {"target_value"}},
        {"TwelveDigits",
         "kind: NUMBER aim: HIGH target_value: '999999999999' unit: 'u'",
         {}},
        {"ThirteenDigits",
         "kind: NUMBER aim: HIGH target_value: '1000000000000' unit: 'u'",
         {"target_value"}},
        {"NumberWithABand",
         "kind: NUMBER aim: LOW target_value: '1' unit: 'u' band_low: '1'",
         {"band_low"}},
        {"NumberWithCriteria",
         "kind: NUMBER aim: LOW target_value: '1' unit: 'u' criteria: 'c'",
         {"criteria"}},
        {"Deliverable", "kind: DELIVERABLE", {}},
        {"DeliverableWithAim", "kind: DELIVERABLE aim: HIGH", {"aim"}},
        {"Direction", "kind: DIRECTION aim: HIGH", {}},
        {"DirectionWithoutAim", "kind: DIRECTION", {"aim"}},
        {"DirectionWithNumber",
         "kind: DIRECTION aim: LOW target_value: '3'",
         {"target_value"}},
        {"Qualitative", "kind: QUALITATIVE criteria: 'c'", {}},
        {"QualitativeAlone", "kind: QUALITATIVE", {"criteria"}},
        {"QualitativeEmpty", "kind: QUALITATIVE criteria: ''", {"criteria[0]"}},
        {"Band",
         "kind: BAND aim: WITHIN_BAND band_low: '18' band_high: '23' unit: 'u'",
         {}},
        {"BandOfOne",
         "kind: BAND aim: WITHIN_BAND band_low: '18.5' band_high: '18.500'"
         " unit: 'u'",
         {}},
        {"BandTurned",
         "kind: BAND aim: WITHIN_BAND band_low: '18.501' band_high: '18.5'"
         " unit: 'u'",
         {"band_high"}},
        {"BandWithOneEnd",
         "kind: BAND aim: WITHIN_BAND band_low: '18' unit: 'u'",
         {"band_high"}},
        {"BandHigh",
         "kind: BAND aim: HIGH band_low: '1' band_high: '2' unit: 'u'",
         {"aim"}},
        {"UnknownKind", "kind: 9", {"kind"}},
        {"Baseline",
         "unit: 'days' baseline { value: '45' as_of_date { year: 2024 month: "
         "12 } }",
         {}},
        {"BaselineWithoutUnit",
         "baseline { value: '45' as_of_date { year: 2024 month: 12 } }",
         {"unit"}},
        {"BaselineAlone",
         "unit: 'days' baseline { }",
         {"baseline.value", "baseline.as_of_date"}},
        {"BaselineOfNoMonth",
         "unit: 'u' baseline { value: '1' as_of_date { year: 2024 month: 13 } "
         "}",
         {"baseline.as_of_date"}},
        {"Measure", "measure: 'sources/assessments/measures/m'", {}},
        {"MeasureOfACouncil",
         "measure: 'councils/x/sources/assessments/measures/m'",
         {"measure"}},
    }),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace carereform::improvement

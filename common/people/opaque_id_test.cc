#include "common/people/opaque_id.h"

#include <string>

#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::people {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// What is wrong with `value`; nothing where it may be used.
std::string RefusalOf(const std::string& value,
                      rpc::Presence presence = rpc::Presence::kOptional) {
  rpc::Validation validation;
  CheckOpaqueId("record", value, validation, presence);
  const auto violations = ViolationsOf(validation.Finish());
  return violations.empty() ? "" : violations[0].description;
}

TEST(OpaqueIdTest, TakesIdsThatIdentifyNobody) {
  for (const char* value :
       {"", "c1", "case-2025-17", "9434765910", "943476591", "94347659190",
        "qq12345c", "qq1234567c", "qq123456e", "q1123456c"}) {
    EXPECT_THAT(RefusalOf(value), IsEmpty()) << value;
  }
  EXPECT_THAT(RefusalOf("", rpc::Presence::kRequired), Not(IsEmpty()));
}

TEST(OpaqueIdTest, RefusesNumbersOfPeople) {
  for (const char* value : {"9434765919", "943-476-5919"}) {
    EXPECT_THAT(RefusalOf(value), HasSubstr("could be an NHS number"));
  }
  for (const char* value : {"qq123456c", "qq-12-34-56-a", "ab123456d"}) {
    EXPECT_THAT(RefusalOf(value), HasSubstr("a National Insurance number"));
  }
}

TEST(OpaqueIdTest, ANationalInsuranceNumberIsInAnyCase) {
  EXPECT_TRUE(IsNationalInsuranceNumber("QQ123456A"));
  EXPECT_TRUE(IsNationalInsuranceNumber("qq123456D"));
  EXPECT_FALSE(IsNationalInsuranceNumber("QQ123456"));
  EXPECT_FALSE(IsNationalInsuranceNumber("QQ 12345A"));
}

}  // namespace
}  // namespace carereform::people

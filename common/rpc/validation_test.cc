#include "common/rpc/validation.h"

#include "carereform/assessments/v1/assessments.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::rpc {
namespace {

using assessments::v1::Referral;

// The field refused by one check, or "" when it passes.
template <typename Check>
std::string Refused(Check check) {
  Validation validation;
  check(validation);
  const auto violations = ViolationsOf(validation.Finish());
  return violations.empty() ? "" : violations[0].description;
}

TEST(ValidationTest, TellsEverythingAtOnce) {
  Validation validation;
  validation.Word("referral.team", "Home First");
  validation.EnumValue("referral.type", Referral::TYPE_UNSPECIFIED,
                       &Referral::Type_IsValid);
  validation.Date("referral.received_date", false, {});
  EXPECT_THAT(
      validation.Finish(),
      tests::HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  const auto violations = ViolationsOf(validation.Finish());
  ASSERT_EQ(violations.size(), 3);
  EXPECT_EQ(violations[0].field, "referral.team");
  EXPECT_EQ(violations[1].field, "referral.type");
  EXPECT_EQ(violations[2].field, "referral.received_date");
}

TEST(ValidationTest, NothingWrongIsOk) {
  EXPECT_TRUE(Validation().Finish().ok());
}

TEST(ValidationTest, RefusesAnUnknownEnumValue) {
  const auto check = [](int value) {
    return Refused([&](Validation& validation) {
      validation.EnumValue("type", static_cast<Referral::Type>(value),
                           &Referral::Type_IsValid);
    });
  };
  EXPECT_EQ(check(1), "");
  EXPECT_EQ(check(3), "");
  EXPECT_THAT(check(999), testing::HasSubstr("not a value"));
  EXPECT_THAT(check(0), testing::HasSubstr("required"));
}

TEST(ValidationTest, SaysWhichValuesThereAre) {
  const std::string told = Refused([](Validation& validation) {
    validation.EnumValue("type", Referral::TYPE_UNSPECIFIED,
                         &Referral::Type_IsValid);
  });
  EXPECT_THAT(told, testing::HasSubstr(Referral::Type_Name(1)));
  EXPECT_THAT(told, testing::HasSubstr(Referral::Type_Name(2)));
  EXPECT_THAT(told, testing::Not(testing::HasSubstr("UNSPECIFIED")));
}

TEST(ValidationTest, CountsCharactersNotBytes) {
  const auto check = [](const std::string& text) {
    return Refused([&](Validation& v) { v.Text("t", text, 3); });
  };
  EXPECT_EQ(check("abc"), "");
  EXPECT_EQ(check("\xc3\xa9\xe2\x82\xac\xf0\x9f\x99\x82"), "");
  EXPECT_THAT(check("abcd"), testing::HasSubstr("4 characters"));
  EXPECT_THAT(check("\xc3"), testing::HasSubstr("UTF-8"));
  EXPECT_THAT(check("\xff"), testing::HasSubstr("UTF-8"));
  EXPECT_THAT(check("\xc3z"), testing::HasSubstr("UTF-8"));
  EXPECT_EQ(check(""), "is required");
}

TEST(ValidationTest, ANameHasItsPattern) {
  const auto check = [](const std::string& name) {
    return Refused([&](Validation& v) {
      v.Name("name", name, "councils/{council}/referrals/{referral}");
    });
  };
  EXPECT_EQ(check("councils/x/referrals/y"), "");
  EXPECT_NE(check("councils/x/referral/y"), "");
  EXPECT_NE(check("councils/X/referrals/y"), "");
  EXPECT_THAT(check(""), testing::HasSubstr("councils/{council}"));
}

TEST(ValidationTest, ARequestIdIsAUuidOrAbsent) {
  const auto check = [](const std::string& id) {
    return Refused([&](Validation& v) { v.RequestId(id); });
  };
  EXPECT_EQ(check(""), "");
  EXPECT_EQ(check("6f1c2a1e-0d2f-4c55-9d0a-3f1f5a1b2c3d"), "");
  EXPECT_NE(check("6f1c2a1e-0d2f-4c55-9d0a-3f1f5a1b2c3"), "");
  EXPECT_NE(check("6f1c2a1e+0d2f-4c55-9d0a-3f1f5a1b2c3d"), "");
  EXPECT_NE(check("6f1c2a1e-0d2f-4c55-9d0a-3f1f5a1b2c3g"), "");
}

TEST(ValidationTest, APageSizeIsNotNegative) {
  EXPECT_EQ(Refused([](Validation& v) { v.PageSize(0); }), "");
  EXPECT_NE(Refused([](Validation& v) { v.PageSize(-1); }), "");
}

}  // namespace
}  // namespace carereform::rpc

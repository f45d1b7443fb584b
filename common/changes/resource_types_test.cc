#include "common/changes/resource_types.h"

#include "carereform/assessments/v1/assessments.pb.h"
#include "carereform/common/v1/people.pb.h"
#include "gtest/gtest.h"

namespace carereform::changes {
namespace {

const google::protobuf::DescriptorPool& Pool() {
  // To name a message is to have the file of its contract linked in.
  EXPECT_EQ(assessments::v1::GetReferralRequest::descriptor()->file()->pool(),
            common::v1::PersonIdentity::descriptor()->file()->pool());
  return *assessments::v1::GetReferralRequest::descriptor()->file()->pool();
}

TEST(ResourceTypesTest, KnowsWhatTheContractsOfTheServicesTell) {
  const ResourceTypes types(
      Pool(), {"carereform.assessments.v1.AssessmentService",
               "carereform.common.v1.PersonService", "grpc.health.v1.Health"});
  const ResourceType* referral = types.Find("councils/x/referrals/r-1");
  ASSERT_NE(referral, nullptr);
  EXPECT_EQ(referral->message, "carereform.assessments.v1.Referral");
  EXPECT_EQ(referral->data_class, common::v1::CASE);
  EXPECT_EQ(referral->type, "carereform.local/Referral");
  EXPECT_TRUE(types.Has("carereform.local/Referral"));
  EXPECT_FALSE(types.Has("carereform.local/Referra"));
  EXPECT_FALSE(types.Has(""));
  const ResourceType* person =
      types.Find("councils/x/sources/assessments/people/p-1");
  ASSERT_NE(person, nullptr);
  EXPECT_EQ(person->data_class, common::v1::CASE);
  const ResourceType* identity =
      types.Find("councils/x/sources/assessments/people/p-1/identity");
  ASSERT_NE(identity, nullptr);
  EXPECT_EQ(identity->message, "carereform.common.v1.PersonIdentity");
  EXPECT_EQ(identity->data_class, common::v1::PERSONAL);
}

TEST(ResourceTypesTest, KnowsNothingElse) {
  const ResourceTypes types(Pool(),
                            {"carereform.assessments.v1.AssessmentService"});
  for (const char* name :
       {"", "councils", "councils/x/referrals", "councils/x/referrals/r/x",
        "councils/x/referrals/r/notes/n", "councils/x/targets/t", "referrals/r",
        "/councils/x/referrals/r"}) {
    EXPECT_EQ(types.Find(name), nullptr) << name;
  }
  EXPECT_EQ(ResourceTypes().Find("councils/x/referrals/r"), nullptr);
}

}  // namespace
}  // namespace carereform::changes

#include "services/assessments/handlers/allocation_lookup.h"

#include <string>

#include "services/assessments/handlers/referral_corrections.h"
#include "services/assessments/referral_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::Referral;

class AllocationLookupTest : public ReferralFixture {
 protected:
  absl::StatusOr<v1::LookUpAllocationResponse> LookUp(
      const std::string& referral, const std::string& external_id = "") {
    v1::LookUpAllocationRequest request;
    request.set_parent("councils/x");
    request.set_referral(referral);
    request.set_external_id(external_id);
    EXPECT_THAT(CheckLookUp(request), IsOk());
    return assessments::LookUpAllocation(records_, *Read(), call_, request);
  }

  Referral Waiting() {
    Referral referral = ReferralWith({.received = kToday - 9});
    referral.set_external_id("case-1");
    return referral;
  }
};

TEST_F(AllocationLookupTest, WhileNobodyHasItDutyAnswers) {
  Referral referral = Waiting();
  const std::string alone = Create(Waiting())->name();
  EXPECT_EQ(LookUp(alone)->worker(), "");
  EXPECT_EQ(LookUp(alone)->duty_team(), "north") << "no duty team is recorded";
  referral.set_external_id("case-2");
  referral.set_duty_team("north_duty");
  const std::string name = Create(referral)->name();
  const auto found = LookUp(name);
  ASSERT_THAT(found.status(), IsOk());
  EXPECT_EQ(found->referral(), name);
  EXPECT_EQ(found->state(), Referral::RECEIVED);
  EXPECT_EQ(found->team(), "north");
  EXPECT_EQ(found->duty_team(), "north_duty");
  EXPECT_FALSE(found->has_allocated_date());
}

TEST_F(AllocationLookupTest, TheWorkerAnswersFromAllocationToClosing) {
  Referral referral = Waiting();
  referral.set_duty_team("north_duty");
  const std::string name = Create(referral)->name();
  v1::AllocateReferralRequest allocate;
  allocate.set_name(name);
  *allocate.mutable_allocated_date() = rpc::ToDate(kToday - 2);
  allocate.set_worker("w-17");
  ASSERT_THAT(Run(&AllocateReferral, allocate).status(), IsOk());
  const auto found = LookUp("", "case-1");
  ASSERT_THAT(found.status(), IsOk());
  EXPECT_EQ(found->worker(), "w-17");
  EXPECT_EQ(found->duty_team(), "");
  EXPECT_EQ(*rpc::StoredDay(found->allocated_date()), kToday - 2);
  ASSERT_THAT(Close(name, kToday).status(), IsOk());
  EXPECT_EQ(LookUp(name)->worker(), "");
  EXPECT_EQ(LookUp(name)->duty_team(), "north_duty");
  EXPECT_EQ(LookUp(name)->state(), Referral::CLOSED);
}

TEST_F(AllocationLookupTest, AMergedCaseIsAnsweredByTheOneItWentInto) {
  const std::string first = Create(Waiting())->name();
  const std::string second = Create({.received = kToday})->name();
  const std::string third = Create({.received = kToday})->name();
  for (const auto& [name, into] : {std::pair(first, second), {second, third}}) {
    v1::MergeReferralRequest merge;
    merge.set_name(name);
    merge.set_into(into);
    merge.set_reason(v1::MergeReferralRequest::SAME_REQUEST);
    ASSERT_THAT(Run(&MergeReferral, merge).status(), IsOk());
  }
  EXPECT_EQ(LookUp("", "case-1")->referral(), third);
  EXPECT_EQ(LookUp(second)->referral(), third);
}

TEST_F(AllocationLookupTest, WhatIsNotThereOrNotOnesOwnIsRefused) {
  const auto not_found =
      HasReason(absl::StatusCode::kNotFound, "REFERRAL_NOT_FOUND");
  EXPECT_THAT(LookUp("councils/x/referrals/none").status(), not_found);
  EXPECT_THAT(LookUp("", "none").status(), not_found);
  const std::string name = Create(Waiting())->name();
  EXPECT_THAT(LookUp("", "case").status(), not_found) << "no beginning of one";
  call_.teams = {{"south"}};
  EXPECT_THAT(
      LookUp(name).status(),
      HasReason(absl::StatusCode::kPermissionDenied, "RECORD_NOT_YOURS"));
}

TEST(CheckLookUpTest, WantsOneOfNameAndExternalId) {
  v1::LookUpAllocationRequest request;
  request.set_parent("councils/x");
  EXPECT_THAT(FieldsOf(CheckLookUp(request)), ElementsAre("referral"));
  request.set_external_id("case-1");
  EXPECT_THAT(CheckLookUp(request), IsOk());
  request.set_referral("councils/x/referrals/a");
  EXPECT_THAT(FieldsOf(CheckLookUp(request)), ElementsAre("referral"));
  request.clear_external_id();
  EXPECT_THAT(CheckLookUp(request), IsOk());
  request.set_referral("councils/y/referrals/a");
  EXPECT_THAT(FieldsOf(CheckLookUp(request)), ElementsAre("referral"));
}

}  // namespace
}  // namespace carereform::assessments

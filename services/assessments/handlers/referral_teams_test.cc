// What a caller who is limited to teams can do with the referrals of others.

#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/assessments/handlers/referral_moves.h"
#include "services/assessments/handlers/referrals.h"
#include "services/assessments/referral_fixture.h"
#include "tests/support/status_matchers.h"

namespace carereform::assessments {
namespace {

using tests::HasReason;
using tests::IsOk;
using v1::Referral;

class ReferralTeamsTest : public ReferralFixture {
 protected:
  ReferralTeamsTest() : mine_(Made("north")), others_(Made("south")) {
    call_.teams = {{"north", "east"}};
  }

  static Referral Of(const std::string& team) {
    Referral referral = ReferralWith({.received = kToday});
    referral.set_team(team);
    return referral;
  }

  // Makes a referral before anyone is limited; returns its name.
  std::string Made(const std::string& team) {
    const auto created = Create(Of(team));
    EXPECT_THAT(created.status(), IsOk());
    return created.ok() ? created->name() : "";
  }

  const std::string mine_;
  const std::string others_;
};

auto NotYours() {
  return HasReason(absl::StatusCode::kPermissionDenied, "RECORD_NOT_YOURS");
}

TEST_F(ReferralTeamsTest, OnlyReferralsOfTheTeamsAreReadAtAnyRevision) {
  EXPECT_THAT(Get(mine_).status(), IsOk());
  EXPECT_THAT(Get(others_).status(), NotYours());
  EXPECT_THAT(Get(others_, Revision()).status(), NotYours());
}

TEST_F(ReferralTeamsTest, OnlyReferralsOfTheTeamsAreListed) {
  v1::ListReferralsRequest request;
  request.set_parent("councils/x");
  request.set_page_size(1);
  std::set<std::string> listed;
  do {
    const auto page = ListReferrals(records_, *Read(), call_, request);
    ASSERT_THAT(page.status(), IsOk());
    for (const Referral& referral : page->referrals()) {
      listed.insert(referral.name());
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(listed, testing::ElementsAre(mine_));
}

TEST_F(ReferralTeamsTest, AReferralOfAnotherTeamIsNotCreated) {
  const int64_t before = Revision();
  EXPECT_THAT(Create(Of("west")).status(), NotYours());
  EXPECT_EQ(Revision(), before);
  EXPECT_THAT(Create(Of("east")).status(), IsOk());
}

// Before the etag and the state are looked at, which would tell about it.
TEST_F(ReferralTeamsTest, AReferralOfAnotherTeamIsNotMoved) {
  const int64_t before = Revision();
  for (const auto& moved :
       {Triage(others_, kToday, "stale"), Allocate(others_, kToday),
        Start(others_, kToday), Close(others_, kToday)}) {
    EXPECT_THAT(moved.status(), NotYours());
  }
  EXPECT_EQ(Revision(), before);
  EXPECT_THAT(Close(mine_, kToday).status(), IsOk());
}

}  // namespace
}  // namespace carereform::assessments

#include "services/assessments/handlers/flags.h"

#include <string>
#include <vector>

#include "services/assessments/handlers/referral_corrections.h"
#include "services/assessments/referral_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::Flag;
using v1::Referral;

class FlagsTest : public ReferralFixture {
 protected:
  std::string Made(const std::string& team = "north") {
    Referral referral = ReferralWith({.received = kToday - 498});
    referral.set_team(team);
    return Create(referral)->name();
  }

  template <typename Request>
  absl::StatusOr<Flag> RunFlag(
      absl::StatusOr<Flag> (*handler)(const Records&, store::Txn&,
                                      const rpc::Call&, const Request&),
      const Request& request, const std::string& caller) {
    call_.caller = caller;
    Flag result;
    const absl::Status status = Write([&](store::Txn& txn) -> absl::Status {
      CR_ASSIGN_OR_RETURN(result, handler(records_, txn, call_, request));
      return absl::OkStatus();
    });
    if (!status.ok()) return status;
    return result;
  }

  absl::StatusOr<Flag> Propose(const std::string& referral,
                               const std::string& caller = "one") {
    v1::ProposeFlagRequest request;
    request.set_parent(referral);
    request.mutable_flag()->set_exclusion(Referral::RECORDING_ERROR);
    request.mutable_flag()->set_reason(Flag::FOUND_IN_FIGURES);
    EXPECT_THAT(CheckProposeFlag(request), IsOk());
    return RunFlag(&ProposeFlag, request, caller);
  }
  template <typename Request>
  absl::StatusOr<Flag> Change(
      absl::StatusOr<Flag> (*handler)(const Records&, store::Txn&,
                                      const rpc::Call&, const Request&),
      absl::Status (*check)(const Request&), const std::string& name,
      const std::string& caller, const std::string& etag = "") {
    Request request;
    request.set_name(name);
    request.set_etag(etag);
    EXPECT_THAT(check(request), IsOk());
    return RunFlag(handler, request, caller);
  }
  absl::StatusOr<Flag> Approve(const std::string& name,
                               const std::string& caller = "two") {
    return Change(&ApproveFlag, &CheckApproveFlag, name, caller);
  }
  absl::StatusOr<Flag> Reject(const std::string& name) {
    return Change(&RejectFlag, &CheckRejectFlag, name, "two");
  }
  absl::StatusOr<Flag> Withdraw(const std::string& name) {
    return Change(&WithdrawFlag, &CheckWithdrawFlag, name, "three");
  }

  absl::StatusOr<Flag> GetOne(const std::string& name,
                              int64_t read_revision = 0) {
    v1::GetFlagRequest request;
    request.set_name(name);
    request.set_read_revision(read_revision);
    EXPECT_THAT(CheckGetFlag(request), IsOk());
    return GetFlag(records_, *Read(), call_, request);
  }

  std::vector<std::string> List(const std::string& parent,
                                Flag::State state = Flag::STATE_UNSPECIFIED,
                                int64_t read_revision = 0) {
    v1::ListFlagsRequest request;
    request.set_parent(parent);
    request.set_state(state);
    request.set_read_revision(read_revision);
    EXPECT_THAT(CheckListFlags(request), IsOk());
    const auto listed = ListFlags(records_, *Read(), call_, request);
    EXPECT_THAT(listed.status(), IsOk());
    std::vector<std::string> names;
    for (const Flag& flag : listed->flags()) names.push_back(flag.name());
    return names;
  }
};

TEST_F(FlagsTest, TwoCallersLeaveACaseOut) {
  const std::string referral = Made();
  const auto proposed = Propose(referral);
  ASSERT_THAT(proposed.status(), IsOk());
  EXPECT_EQ(proposed->state(), Flag::PROPOSED);
  EXPECT_EQ(proposed->proposed_by(), "one");
  EXPECT_TRUE(proposed->has_propose_time());
  EXPECT_EQ(Get(referral)->exclusion(), Referral::EXCLUSION_UNSPECIFIED)
      << "not yet";
  const int64_t then = Revision();
  const auto approved = Approve(proposed->name());
  ASSERT_THAT(approved.status(), IsOk());
  EXPECT_EQ(approved->state(), Flag::APPROVED);
  EXPECT_EQ(approved->proposed_by(), "one");
  EXPECT_EQ(approved->decided_by(), "two");
  EXPECT_EQ(Revision(), then + 1) << "one transaction";
  EXPECT_EQ(Get(referral)->exclusion(), Referral::RECORDING_ERROR);
  EXPECT_EQ(Get(referral, then)->exclusion(), Referral::EXCLUSION_UNSPECIFIED);
  EXPECT_EQ(GetOne(proposed->name(), then)->state(), Flag::PROPOSED);
}

TEST_F(FlagsTest, WhoeverProposedAFlagCannotApproveIt) {
  const std::string referral = Made();
  const std::string flag = Propose(referral, "one")->name();
  const int64_t before = Revision();
  EXPECT_THAT(
      Approve(flag, "one").status(),
      HasReason(absl::StatusCode::kPermissionDenied, "SECOND_PERSON_REQUIRED"));
  EXPECT_EQ(Revision(), before);
  EXPECT_EQ(Get(referral)->exclusion(), Referral::EXCLUSION_UNSPECIFIED);
  EXPECT_THAT(Approve(flag, "two").status(), IsOk());
}

TEST_F(FlagsTest, TakingBackPutsTheCaseInAgain) {
  const std::string referral = Made();
  const std::string flag = Propose(referral)->name();
  ASSERT_THAT(Approve(flag).status(), IsOk());
  const int64_t then = Revision();
  const auto withdrawn = Withdraw(flag);
  ASSERT_THAT(withdrawn.status(), IsOk());
  EXPECT_EQ(withdrawn->state(), Flag::WITHDRAWN);
  EXPECT_EQ(withdrawn->withdrawn_by(), "three");
  EXPECT_EQ(withdrawn->decided_by(), "two");
  EXPECT_EQ(Get(referral)->exclusion(), Referral::EXCLUSION_UNSPECIFIED);
  EXPECT_EQ(Get(referral, then)->exclusion(), Referral::RECORDING_ERROR);
}

// Every change from every state.
TEST_F(FlagsTest, AChangeFollowsOnlyTheStateThatAllowsIt) {
  const auto flag_state =
      HasReason(absl::StatusCode::kFailedPrecondition, "FLAG_STATE");
  const std::string proposed = Propose(Made())->name();
  EXPECT_THAT(Withdraw(proposed).status(), flag_state);
  ASSERT_THAT(Reject(proposed).status(), IsOk());
  EXPECT_THAT(Approve(proposed).status(), flag_state);
  EXPECT_THAT(Reject(proposed).status(), flag_state);
  EXPECT_THAT(Withdraw(proposed).status(), flag_state);
  const std::string approved = Propose(Made())->name();
  ASSERT_THAT(Approve(approved).status(), IsOk());
  EXPECT_THAT(Approve(approved).status(), flag_state);
  EXPECT_THAT(Reject(approved).status(), flag_state);
  ASSERT_THAT(Withdraw(approved).status(), IsOk());
  EXPECT_THAT(Approve(approved).status(), flag_state);
  EXPECT_THAT(Reject(approved).status(), flag_state);
  EXPECT_THAT(Withdraw(approved).status(), flag_state);
}

TEST_F(FlagsTest, ACaseHasOneOpenFlag) {
  const std::string referral = Made();
  const std::string first = Propose(referral)->name();
  const auto open = HasReason(absl::StatusCode::kAlreadyExists, "FLAG_OPEN");
  EXPECT_THAT(Propose(referral).status(), open);
  EXPECT_THAT(Propose(Made()).status(), IsOk()) << "of another case";
  ASSERT_THAT(Approve(first).status(), IsOk());
  EXPECT_THAT(Propose(referral).status(), open);
  ASSERT_THAT(Withdraw(first).status(), IsOk());
  const auto second = Propose(referral);
  ASSERT_THAT(second.status(), IsOk());
  ASSERT_THAT(Reject(second->name()).status(), IsOk());
  EXPECT_THAT(Propose(referral).status(), IsOk());
  EXPECT_EQ(List(referral).size(), 3) << "all are kept";
}

TEST_F(FlagsTest, ACaseThatIsMergedIsNotFlagged) {
  const std::string referral = Made();
  const std::string flag = Propose(referral)->name();
  v1::MergeReferralRequest merge;
  merge.set_name(referral);
  merge.set_into(Made());
  merge.set_reason(v1::MergeReferralRequest::SAME_REQUEST);
  ASSERT_THAT(Run(&MergeReferral, merge).status(), IsOk());
  const auto wrong_state =
      HasReason(absl::StatusCode::kFailedPrecondition, "REFERRAL_STATE");
  EXPECT_THAT(Approve(flag).status(), wrong_state);
  EXPECT_THAT(Reject(flag).status(), IsOk());
  EXPECT_THAT(Propose(referral).status(), wrong_state);
}

TEST_F(FlagsTest, WhatIsNotThereIsNotFound) {
  EXPECT_THAT(Propose("councils/x/referrals/none").status(),
              HasReason(absl::StatusCode::kNotFound, "REFERRAL_NOT_FOUND"));
  const auto not_found =
      HasReason(absl::StatusCode::kNotFound, "FLAG_NOT_FOUND");
  const std::string none = Made() + "/flags/none";
  EXPECT_THAT(Approve(none).status(), not_found);
  EXPECT_THAT(GetOne(none).status(), not_found);
}

TEST_F(FlagsTest, AStaleEtagChangesNothing) {
  const std::string flag = Propose(Made())->name();
  EXPECT_THAT(
      Change(&ApproveFlag, &CheckApproveFlag, flag, "two", "\"old\"").status(),
      HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_EQ(GetOne(flag)->state(), Flag::PROPOSED);
}

TEST_F(FlagsTest, AreListedByReferralAndByState) {
  const std::string referral = Made();
  const std::string first = Propose(referral)->name();
  const int64_t then = Revision();
  ASSERT_THAT(Reject(first).status(), IsOk());
  const std::string second = Propose(referral)->name();
  const std::string other = Propose(Made())->name();
  ASSERT_THAT(Approve(other).status(), IsOk());
  EXPECT_THAT(List(referral), UnorderedElementsAre(first, second));
  EXPECT_THAT(List(referral, Flag::STATE_UNSPECIFIED, then),
              ElementsAre(first));
  const std::string all = "councils/x/referrals/-";
  EXPECT_THAT(List(all, Flag::PROPOSED), ElementsAre(second));
  EXPECT_THAT(List(all, Flag::APPROVED), ElementsAre(other));
  EXPECT_THAT(List(all, Flag::WITHDRAWN), IsEmpty());
  EXPECT_THAT(List(all), ElementsAre(second, other, first)) << "by state";
}

TEST_F(FlagsTest, WhoIsLimitedToTeamsHasTheFlagsOfTheirs) {
  const std::string mine = Propose(Made("north"))->name();
  const std::string others_case = Made("south");
  const std::string others = Propose(others_case)->name();
  call_.teams = {{"north"}};
  const auto denied =
      HasReason(absl::StatusCode::kPermissionDenied, "RECORD_NOT_YOURS");
  EXPECT_THAT(Propose(others_case).status(), denied);
  EXPECT_THAT(Approve(others).status(), denied);
  EXPECT_THAT(GetOne(others).status(), denied);
  EXPECT_THAT(List("councils/x/referrals/-"), ElementsAre(mine));
  EXPECT_THAT(Approve(mine).status(), IsOk());
}

TEST(CheckFlagsTest, EachNamesItsOwnFields) {
  EXPECT_THAT(FieldsOf(CheckProposeFlag({})),
              ElementsAre("parent", "flag.exclusion", "flag.reason"));
  EXPECT_THAT(FieldsOf(CheckApproveFlag({})), ElementsAre("name"));
  EXPECT_THAT(FieldsOf(CheckRejectFlag({})), ElementsAre("name"));
  EXPECT_THAT(FieldsOf(CheckWithdrawFlag({})), ElementsAre("name"));
  EXPECT_THAT(FieldsOf(CheckGetFlag({})), ElementsAre("name"));
  EXPECT_THAT(FieldsOf(CheckListFlags({})), ElementsAre("parent"));
  v1::ListFlagsRequest list;
  list.set_parent("councils/x/referrals/-");
  list.set_read_revision(3);
  EXPECT_THAT(FieldsOf(CheckListFlags(list)), ElementsAre("read_revision"));
  list.set_parent("councils/x/referrals/a");
  EXPECT_THAT(CheckListFlags(list), IsOk());
  list.set_state(Flag::PROPOSED);
  EXPECT_THAT(FieldsOf(CheckListFlags(list)), ElementsAre("state"));
  list.set_parent("councils/X/referrals/-");
  list.clear_read_revision();
  EXPECT_THAT(FieldsOf(CheckListFlags(list)), ElementsAre("parent"));
}

}  // namespace
}  // namespace carereform::assessments

// Correcting, reopening, merging and reassigning: the record is put right, and
// what was known before stays known at its revision.

#include "services/assessments/handlers/referral_corrections.h"

#include <string>
#include <vector>

#include "common/people/people_tables.h"
#include "services/assessments/referral_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::HasReason;
using tests::IsOk;
using v1::Referral;
using Decision = v1::Referral::Decision;

google::type::Date DaysAgo(int days) { return rpc::ToDate(kToday - days); }

class ReferralCorrectionsTest : public ReferralFixture {
 protected:
  std::string Started() {
    return Create({.received = kToday - 20,
                   .allocated = kToday - 15,
                   .started = kToday - 10})
        ->name();
  }
  std::string Closed() {
    return Create({.received = kToday - 20, .closed = kToday - 1})->name();
  }

  absl::StatusOr<Referral> Correct(
      const std::string& name, const Referral& right,
      const std::vector<std::string>& fields,
      v1::CorrectReferralRequest::Reason reason =
          v1::CorrectReferralRequest::RECORDED_WRONGLY) {
    v1::CorrectReferralRequest request;
    request.set_name(name);
    *request.mutable_referral() = right;
    for (const std::string& field : fields) {
      request.mutable_update_mask()->add_paths(field);
    }
    request.set_reason(reason);
    const absl::Status shape = CheckCorrect(request);
    if (!shape.ok()) return shape;
    return Run(&CorrectReferral, request);
  }

  absl::StatusOr<Referral> Reopen(
      const std::string& name, v1::ReopenReferralRequest::Reason reason =
                                   v1::ReopenReferralRequest::CLOSED_BY_ERROR) {
    v1::ReopenReferralRequest request;
    request.set_name(name);
    request.set_reason(reason);
    EXPECT_THAT(CheckReopen(request), IsOk());
    return Run(&ReopenReferral, request);
  }

  absl::StatusOr<Referral> Merge(const std::string& name,
                                 const std::string& into) {
    v1::MergeReferralRequest request;
    request.set_name(name);
    request.set_into(into);
    request.set_reason(v1::MergeReferralRequest::SAME_PERSON);
    const absl::Status shape = CheckMerge(request);
    if (!shape.ok()) return shape;
    return Run(&MergeReferral, request);
  }

  absl::StatusOr<Referral> Unmerge(const std::string& name) {
    v1::UnmergeReferralRequest request;
    request.set_name(name);
    request.set_reason(v1::UnmergeReferralRequest::MERGED_BY_ERROR);
    EXPECT_THAT(CheckUnmerge(request), IsOk());
    return Run(&UnmergeReferral, request);
  }

  absl::StatusOr<Referral> Reassign(const std::string& name,
                                    const std::string& person) {
    v1::ReassignReferralRequest request;
    request.set_name(name);
    request.set_person(person);
    request.set_reason(v1::ReassignReferralRequest::SAME_PERSON);
    const absl::Status shape = CheckReassign(request);
    if (!shape.ok()) return shape;
    return Run(&ReassignReferral, request);
  }

  std::string Person(const std::string& id) {
    common::v1::Person person;
    person.set_name("councils/x/sources/assessments/people/" + id);
    person.set_state(common::v1::Person::KEPT);
    EXPECT_THAT(Write([&](store::Txn& txn) {
                  return people::People().Create(txn, person);
                }),
                IsOk());
    return person.name();
  }
};

TEST_F(ReferralCorrectionsTest, ALateDayIsRecordedAndItsStageNoLongerMissing) {
  const std::string name =
      Create({.received = kToday - 20, .started = kToday - 10})->name();
  const int64_t then = Revision();
  Referral right;
  *right.mutable_allocated_date() = DaysAgo(15);
  const auto corrected = Correct(name, right, {"allocated_date"},
                                 v1::CorrectReferralRequest::RECORDED_LATE);
  ASSERT_THAT(corrected.status(), IsOk());
  EXPECT_EQ(*rpc::StoredDay(corrected->allocated_date()), kToday - 15);
  EXPECT_EQ(corrected->state(), Referral::STARTED);
  EXPECT_EQ(corrected->last_change_reason(), "recorded_late");
  EXPECT_FALSE(Get(name, then)->has_allocated_date());
  EXPECT_EQ(FactsAt(then)[0].allocated, kNoDay);
  EXPECT_NE(FactsAt(Revision())[0].allocated, kNoDay);
}

TEST_F(ReferralCorrectionsTest, TheStateFollowsFromTheOutcome) {
  const std::string name = Started();
  const auto corrected = Correct(name, {}, {"started_date"});
  ASSERT_THAT(corrected.status(), IsOk());
  EXPECT_FALSE(corrected->has_started_date()) << "an absent day is cleared";
  EXPECT_EQ(corrected->state(), Referral::ALLOCATED);
  EXPECT_THAT(Start(name, kToday).status(), IsOk());
}

TEST_F(ReferralCorrectionsTest, TheOrderIsCheckedOnTheOutcome) {
  const std::string name = Started();
  const int64_t before = Revision();
  Referral right;
  *right.mutable_received_date() = DaysAgo(14);
  EXPECT_THAT(FieldsOf(Correct(name, right, {"received_date"}).status()),
              ElementsAre("referral.allocated_date"));
  EXPECT_EQ(Revision(), before);
  *right.mutable_allocated_date() = DaysAgo(12);
  EXPECT_THAT(
      Correct(name, right, {"received_date", "allocated_date"}).status(),
      IsOk());
  *right.mutable_received_date() = DaysAgo(-1);
  EXPECT_THAT(FieldsOf(Correct(name, right, {"received_date"}).status()),
              ElementsAre("referral.received_date", "referral.allocated_date",
                          "referral.started_date"));
}

TEST_F(ReferralCorrectionsTest, ReceiptMayBeMovedButNotTakenAway) {
  EXPECT_THAT(FieldsOf(Correct(Started(), {}, {"received_date"}).status()),
              ElementsAre("referral.received_date"));
}

TEST_F(ReferralCorrectionsTest, CoarseFactsAreCorrected) {
  const std::string name = Started();
  Referral right;
  right.set_type(Referral::CARER);
  right.set_locality("village");
  right.set_ethnic_group(v1::NOT_STATED);
  const auto corrected =
      Correct(name, right, {"type", "locality", "ethnic_group"});
  ASSERT_THAT(corrected.status(), IsOk());
  EXPECT_EQ(corrected->type(), Referral::CARER);
  EXPECT_EQ(corrected->locality(), "village");
  EXPECT_EQ(corrected->ethnic_group(), v1::NOT_STATED);
  EXPECT_EQ(corrected->team(), "north");
  EXPECT_EQ(FactsAt(Revision())[0].type, Referral::CARER);
}

TEST_F(ReferralCorrectionsTest, TheDatesHaveToSuitTheCorrectedType) {
  Referral right;
  right.set_type(Referral::SAFEGUARDING_CONCERN);
  EXPECT_THAT(FieldsOf(Correct(Started(), right, {"type"}).status()),
              ElementsAre("referral.started_date"));
}

TEST_F(ReferralCorrectionsTest, WhatHasAMethodOfItsOwnIsNotCorrected) {
  const std::string name = Started();
  Referral right;
  right.set_team("south");
  for (const char* field :
       {"team", "person", "external_id", "contact", "risk", "hold",
        "escalation", "state", "exclusion", "merged_into", "name", "nothing",
        "risk.rating", "*"}) {
    EXPECT_THAT(FieldsOf(Correct(name, right, {field}).status()),
                ElementsAre("update_mask"))
        << field;
  }
  EXPECT_THAT(FieldsOf(Correct(name, right, {}).status()),
              ElementsAre("update_mask"));
  EXPECT_THAT(FieldsOf(Correct(name, right, {"locality"},
                               v1::CorrectReferralRequest::REASON_UNSPECIFIED)
                           .status()),
              ElementsAre("reason"));
}

TEST_F(ReferralCorrectionsTest, ShapesAreCheckedAsOnCreation) {
  Referral right;
  right.set_worker("9434765919");
  right.set_district("North West");
  EXPECT_THAT(
      FieldsOf(Correct(Started(), right, {"worker", "district"}).status()),
      ElementsAre("referral.worker", "referral.district"));
}

TEST_F(ReferralCorrectionsTest, AClosingIsMovedButNeitherMadeNorTakenBack) {
  Referral right;
  *right.mutable_closed_date() = DaysAgo(3);
  EXPECT_THAT(FieldsOf(Correct(Started(), right, {"closed_date"}).status()),
              ElementsAre("referral.closed_date"));
  const std::string closed = Closed();
  EXPECT_THAT(FieldsOf(Correct(closed, {}, {"closed_date"}).status()),
              ElementsAre("referral.closed_date"));
  const auto corrected = Correct(closed, right, {"closed_date"});
  ASSERT_THAT(corrected.status(), IsOk());
  EXPECT_EQ(corrected->state(), Referral::CLOSED);
  EXPECT_EQ(*rpc::StoredDay(corrected->closed_date()), kToday - 3);
}

TEST_F(ReferralCorrectionsTest, WhatWasClosedByErrorGoesOnWhereItWas) {
  const std::string name = Started();
  v1::CloseReferralRequest close;
  close.set_name(name);
  *close.mutable_closed_date() = DaysAgo(2);
  close.set_closure_reason(Referral::WITHDRAWN);
  ASSERT_THAT(Run(&CloseReferral, close).status(), IsOk());
  const int64_t closed = Revision();
  const auto reopened =
      Reopen(name, v1::ReopenReferralRequest::WITHDRAWN_BY_ERROR);
  ASSERT_THAT(reopened.status(), IsOk());
  EXPECT_EQ(reopened->state(), Referral::STARTED);
  EXPECT_FALSE(reopened->has_closed_date());
  EXPECT_EQ(reopened->closure_reason(), Referral::CLOSURE_REASON_UNSPECIFIED);
  EXPECT_EQ(reopened->reopened_count(), 1);
  EXPECT_EQ(reopened->last_change_reason(), "withdrawn_by_error");
  EXPECT_EQ(Get(name, closed)->state(), Referral::CLOSED);
  EXPECT_EQ(Get(name, closed)->closure_reason(), Referral::WITHDRAWN);
  EXPECT_NE(FactsAt(closed)[0].left, kNoDay);
  EXPECT_EQ(FactsAt(Revision())[0].left, kNoDay);
  ASSERT_THAT(Run(&CloseReferral, close).status(), IsOk());
  EXPECT_EQ(Reopen(name)->reopened_count(), 2);
}

TEST_F(ReferralCorrectionsTest, OnlyWhatIsClosedIsReopened) {
  const std::string name = Started();
  EXPECT_THAT(
      Reopen(name).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "REFERRAL_STATE"));
}

TEST_F(ReferralCorrectionsTest, ReopeningTakesBackThatSomebodyWasTold) {
  Referral referral =
      ReferralWith({.received = kToday - 9, .closed = kToday - 2});
  *referral.mutable_referrer_informed_date() = DaysAgo(1);
  EXPECT_FALSE(Reopen(Create(referral)->name())->has_referrer_informed_date());
}

TEST_F(ReferralCorrectionsTest, AMergedCaseIsClosedToEveryMove) {
  const std::string name = Started();
  const std::string into = Started();
  const int64_t then = Revision();
  const auto merged = Merge(name, into);
  ASSERT_THAT(merged.status(), IsOk());
  EXPECT_EQ(merged->state(), Referral::MERGED);
  EXPECT_EQ(merged->merged_into(), into);
  EXPECT_EQ(merged->last_change_reason(), "same_person");
  EXPECT_EQ(Get(into)->state(), Referral::STARTED) << "left as it was";
  EXPECT_EQ(Get(name, then)->state(), Referral::STARTED);
  Referral right;
  right.set_locality("village");
  for (const absl::Status& refused :
       {Close(name, kToday).status(), Start(name, kToday).status(),
        Reopen(name).status(), Merge(name, into).status(),
        Correct(name, right, {"locality"}).status(),
        Reassign(name, Person("p")).status()}) {
    EXPECT_THAT(refused, HasReason(absl::StatusCode::kFailedPrecondition,
                                   "REFERRAL_STATE"));
  }
  const auto unmerged = Unmerge(name);
  ASSERT_THAT(unmerged.status(), IsOk());
  EXPECT_EQ(unmerged->state(), Referral::STARTED);
  EXPECT_EQ(unmerged->merged_into(), "");
  EXPECT_EQ(unmerged->last_change_reason(), "merged_by_error");
  EXPECT_THAT(
      Unmerge(name).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "REFERRAL_STATE"));
}

TEST_F(ReferralCorrectionsTest, AClosedCaseIsMergedAndIsClosedAgainAfterwards) {
  const std::string name = Closed();
  ASSERT_THAT(Merge(name, Started()).status(), IsOk());
  EXPECT_EQ(Unmerge(name)->state(), Referral::CLOSED);
}

TEST_F(ReferralCorrectionsTest, ACaseIsMergedIntoAnotherThatIsNotMerged) {
  const std::string name = Started();
  EXPECT_THAT(FieldsOf(Merge(name, name).status()), ElementsAre("into"));
  EXPECT_THAT(FieldsOf(Merge(name, "councils/y/referrals/a").status()),
              ElementsAre("into"));
  EXPECT_THAT(Merge(name, "councils/x/referrals/none").status(),
              HasReason(absl::StatusCode::kNotFound, "REFERRAL_NOT_FOUND"));
  const std::string into = Started();
  ASSERT_THAT(Merge(into, Started()).status(), IsOk());
  EXPECT_THAT(
      Merge(name, into).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "MERGE_INTO_MERGED"));
  EXPECT_EQ(Get(name)->state(), Referral::STARTED);
}

TEST_F(ReferralCorrectionsTest, BothCasesOfAMergerAreTheCallers) {
  const std::string name = Started();
  Referral other = ReferralWith({});
  other.set_team("south");
  const std::string into = Create(other)->name();
  call_.teams = {{"north"}};
  EXPECT_THAT(
      Merge(name, into).status(),
      HasReason(absl::StatusCode::kPermissionDenied, "RECORD_NOT_YOURS"));
  EXPECT_THAT(
      Merge(into, name).status(),
      HasReason(absl::StatusCode::kPermissionDenied, "RECORD_NOT_YOURS"));
}

TEST_F(ReferralCorrectionsTest, ACaseIsGivenToTheOtherRecordOfThePerson) {
  const std::string first = Person("a");
  const std::string second = Person("b");
  Referral referral = ReferralWith({});
  referral.set_person(first);
  const std::string name = Create(referral)->name();
  const int64_t then = Revision();
  const auto reassigned = Reassign(name, second);
  ASSERT_THAT(reassigned.status(), IsOk());
  EXPECT_EQ(reassigned->person(), second);
  EXPECT_EQ(reassigned->last_change_reason(), "same_person");
  EXPECT_EQ(Get(name, then)->person(), first);
  EXPECT_THAT(
      Reassign(name, "councils/x/sources/assessments/people/none").status(),
      HasReason(absl::StatusCode::kNotFound, "PERSON_NOT_FOUND"));
  EXPECT_THAT(FieldsOf(Reassign(name, "").status()), ElementsAre("person"));
  EXPECT_THAT(
      FieldsOf(
          Reassign(name, "councils/y/sources/assessments/people/a").status()),
      ElementsAre("person"));
}

TEST(CheckCorrectionsTest, EachNamesItsOwnFields) {
  EXPECT_THAT(FieldsOf(CheckCorrect({})),
              ElementsAre("name", "update_mask", "reason"));
  EXPECT_THAT(FieldsOf(CheckReopen({})), ElementsAre("name", "reason"));
  EXPECT_THAT(FieldsOf(CheckMerge({})), ElementsAre("name", "into", "reason"));
  EXPECT_THAT(FieldsOf(CheckUnmerge({})), ElementsAre("name", "reason"));
  EXPECT_THAT(FieldsOf(CheckReassign({})),
              ElementsAre("name", "person", "reason"));
}

}  // namespace
}  // namespace carereform::assessments

// Who may have whom erased, when, by states and reasons.

#include "common/people/erasure_handlers.h"

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/people/person_reference.h"
#include "common/types/limits.h"
#include "tests/support/people_fixture.h"

namespace carereform::people {
namespace {

using common::v1::Erasure;
using common::v1::Person;
using common::v1::ProposeExpiredErasuresResponse;
using tests::HasReason;
using tests::IsOk;

constexpr auto kNotFound = absl::StatusCode::kNotFound;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

// Six years and a day before the day of the tests.
constexpr char kEndedToday[] =
    "service_end_date { year: 2019 month: 11 day: 2 }";
constexpr char kEndsTomorrow[] =
    "service_end_date { year: 2019 month: 11 day: 3 }";

class ErasureHandlersTest : public PeopleFixture {
 protected:
  ProposeExpiredErasuresResponse Propose(bool validate_only = false) {
    common::v1::ProposeExpiredErasuresRequest request;
    request.set_parent(kSource);
    request.set_validate_only(validate_only);
    const auto proposed =
        Change(request, &CheckProposeExpired, WithRecords(&ProposeExpired));
    EXPECT_THAT(proposed.status(), IsOk());
    return proposed.ok() ? *proposed : ProposeExpiredErasuresResponse();
  }
  std::vector<Erasure> List() {
    common::v1::ListErasuresRequest request;
    request.set_parent(kSource);
    request.set_page_size(kMaxPageSize);
    const auto page = Read(request, &CheckListErasures, &ListErasures);
    EXPECT_THAT(page.status(), IsOk());
    return {page->erasures().begin(), page->erasures().end()};
  }
};

TEST_F(ErasureHandlersTest, OneAsksAndAnotherApproves) {
  const std::string person = NewPerson("full_name: 'Ada Test'");
  const auto asked = Request(person, "reference: 'ig-2025-17'");
  ASSERT_THAT(asked.status(), IsOk());
  EXPECT_EQ(asked->state(), Erasure::REQUESTED);
  EXPECT_EQ(asked->requested_by(), "officer");
  EXPECT_EQ(asked->reference(), "ig-2025-17");
  EXPECT_EQ(Get(person)->state(), Person::KEPT);
  EXPECT_THAT(Identity(person).status(), IsOk()) << "until it is approved";

  EXPECT_THAT(
      Approve(asked->name(), "officer").status(),
      HasReason(absl::StatusCode::kPermissionDenied, "SECOND_PERSON_REQUIRED"));
  EXPECT_EQ(Erasing(asked->name())->state(), Erasure::REQUESTED);

  const auto approved = Approve(asked->name(), "manager", asked->etag());
  ASSERT_THAT(approved.status(), IsOk());
  EXPECT_EQ(approved->state(), Erasure::ERASING);
  EXPECT_EQ(approved->decided_by(), "manager");
  EXPECT_TRUE(approved->has_decide_time());
  EXPECT_EQ(Get(person)->state(), Person::ERASING);
}

// From the moment of approval, before anything was deleted.
TEST_F(ErasureHandlersTest, AnApprovedErasureHidesAtOnce) {
  const std::string person = NewPerson("full_name: 'Ada Test'");
  ASSERT_THAT(Note(person, "text").status(), IsOk());
  const auto then = static_cast<int64_t>((*store_.Read("x"))->head().revision);
  ASSERT_THAT(Approve(Request(person)->name()).status(), IsOk());
  const auto erased = HasReason(kPrecondition, "PERSON_ERASED");
  EXPECT_THAT(Identity(person).status(), erased);
  EXPECT_THAT(Identity(person, then).status(), erased);
  EXPECT_THAT(Update(person, "identity {}").status(), erased);
  EXPECT_THAT(Note(person, "more").status(), erased);
  EXPECT_THAT(Notes(person).status(), erased);
  EXPECT_THAT(Retain(person, "").status(), erased);
  EXPECT_THAT(Request(person).status(), erased);
  EXPECT_THAT(CheckPersonKept(**store_.Read("x"), person), erased);
  EXPECT_EQ(Get(person, then)->state(), Person::KEPT);
}

TEST_F(ErasureHandlersTest, ADecisionIsMadeOnce) {
  const auto asked = Request(NewPerson());
  ASSERT_THAT(Reject(asked->name(), "officer").status(), IsOk());
  EXPECT_EQ(Erasing(asked->name())->state(), Erasure::REJECTED);
  EXPECT_EQ(Erasing(asked->name())->decided_by(), "officer");
  const auto decided = HasReason(kPrecondition, "ERASURE_STATE");
  EXPECT_THAT(Approve(asked->name()).status(), decided);
  EXPECT_THAT(Reject(asked->name()).status(), decided);
  EXPECT_EQ(Get(asked->person())->state(), Person::KEPT);
  // What was turned down may be asked for again.
  const auto again = Request(asked->person());
  ASSERT_THAT(again.status(), IsOk());
  ASSERT_THAT(Approve(again->name()).status(), IsOk());
  EXPECT_THAT(Reject(again->name()).status(), decided);
}

TEST_F(ErasureHandlersTest, AStaleEtagDecidesNothing) {
  const auto asked = Request(NewPerson());
  const auto stale = HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH");
  EXPECT_THAT(Approve(asked->name(), "manager", "\"old\"").status(), stale);
  EXPECT_THAT(Reject(asked->name(), "manager", "\"old\"").status(), stale);
  EXPECT_EQ(Erasing(asked->name())->state(), Erasure::REQUESTED);
}

TEST_F(ErasureHandlersTest, OneErasureOfAPersonIsOpen) {
  const std::string person = NewPerson();
  ASSERT_THAT(Request(person).status(), IsOk());
  EXPECT_THAT(Request(person).status(),
              HasReason(absl::StatusCode::kAlreadyExists, "ERASURE_OPEN"));
  EXPECT_THAT(Request(NewPerson()).status(), IsOk());
}

TEST_F(ErasureHandlersTest, ALegalHoldRefusesBothSteps) {
  const std::string person = NewPerson("", "legal_hold: LITIGATION");
  const auto held = HasReason(kPrecondition, "PERSON_HELD");
  EXPECT_THAT(Request(person).status(), held);
  ASSERT_THAT(Retain(person, "").status(), IsOk());
  const auto asked = Request(person);
  ASSERT_THAT(asked.status(), IsOk());
  ASSERT_THAT(Retain(person, "legal_hold: PUBLIC_INQUIRY").status(), IsOk());
  EXPECT_THAT(Approve(asked->name()).status(), held);
  EXPECT_EQ(Get(person)->state(), Person::KEPT);
}

// Of a source that keeps a record that is open.
class OpenRecords final : public PersonRecords {
 public:
  absl::StatusOr<std::string> OpenRecord(const store::Reader&,
                                         const std::string&) const override {
    return std::string("councils/x/charges/c-1");
  }
  absl::StatusOr<std::vector<std::string>> PrefixesOf(const store::Reader&,
                                                      const std::string&,
                                                      size_t) const override {
    return std::vector<std::string>();
  }
  absl::Status RemoveErased(store::Txn&, absl::string_view) const override {
    return absl::OkStatus();
  }
};

TEST_F(ErasureHandlersTest, AnOpenRecordRefusesBothSteps) {
  const OpenRecords open;
  const auto refused = HasReason(kPrecondition, "PERSON_RECORD_OPEN");
  const std::string person = NewPerson("", kEndedToday);
  const auto asked = Request(person);
  ASSERT_THAT(asked.status(), IsOk());
  records_ = &open;
  const std::string other = NewPerson("", kEndedToday);
  EXPECT_THAT(Request(other).status(), refused);
  EXPECT_THAT(Propose().erasures(), testing::IsEmpty());
  EXPECT_THAT(Approve(asked->name()).status(), refused);
  EXPECT_EQ(Erasing(asked->name())->state(), Erasure::REQUESTED);
  EXPECT_EQ(Get(person)->state(), Person::KEPT);
  records_ = &none_;
  EXPECT_THAT(Approve(asked->name()).status(), IsOk());
}

TEST_F(ErasureHandlersTest, RetentionHasToHaveEndedWhereItIsTheReason) {
  const std::string ended = "reason: RETENTION_ENDED";
  const auto runs = HasReason(kPrecondition, "RETENTION_RUNS");
  EXPECT_THAT(Request(NewPerson(), ended).status(), runs)
      << "there is a service";
  const std::string tomorrow = NewPerson("", kEndsTomorrow);
  EXPECT_THAT(Request(tomorrow, ended).status(), runs);
  EXPECT_THAT(Request(tomorrow).status(), IsOk()) << "the person asked";
  const auto asked = Request(NewPerson("", kEndedToday), ended);
  ASSERT_THAT(asked.status(), IsOk());
  // A service began again before it was decided.
  ASSERT_THAT(Retain(asked->person(), "").status(), IsOk());
  EXPECT_THAT(Approve(asked->name()).status(), runs);
}

TEST_F(ErasureHandlersTest, WhatIsAskedForHasAShape) {
  EXPECT_THAT(Request(absl::StrCat(kSource, "/people/nobody")).status(),
              HasReason(kNotFound, "PERSON_NOT_FOUND"));
  EXPECT_THAT(Erasing(absl::StrCat(kSource, "/erasures/none")).status(),
              HasReason(kNotFound, "ERASURE_NOT_FOUND"));
  EXPECT_THAT(Approve(absl::StrCat(kSource, "/erasures/none")).status(),
              HasReason(kNotFound, "ERASURE_NOT_FOUND"));
  const auto invalid =
      HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID");
  EXPECT_THAT(Request("councils/x/sources/funding/people/p").status(), invalid);
  EXPECT_THAT(Request(NewPerson(), "reference: 'No 17'").status(), invalid);
  EXPECT_THAT(Request(NewPerson(), "reason: REASON_UNSPECIFIED").status(),
              invalid);
  EXPECT_THAT(Approve("e").status(), invalid);
  EXPECT_THAT(Reject("e").status(), invalid);
}

TEST_F(ErasureHandlersTest, ProposesThoseWhoseRetentionHasEnded) {
  NewPerson();
  NewPerson("", kEndsTomorrow);
  NewPerson("", absl::StrCat(kEndedToday, " legal_hold: COMPLAINT"));
  const std::string today = NewPerson("", kEndedToday);
  const std::string long_ago =
      NewPerson("", "service_end_date { year: 1999 month: 1 day: 1 }");
  const std::string asked_for = NewPerson("", kEndedToday);
  ASSERT_THAT(Request(asked_for).status(), IsOk());

  const ProposeExpiredErasuresResponse proposed = Propose();
  ASSERT_EQ(proposed.erasures_size(), 2);
  EXPECT_FALSE(proposed.more());
  EXPECT_EQ(proposed.erasures(0).person(), long_ago);
  EXPECT_EQ(proposed.erasures(1).person(), today);
  for (const Erasure& erasure : proposed.erasures()) {
    EXPECT_EQ(erasure.state(), Erasure::REQUESTED);
    EXPECT_EQ(erasure.reason(), Erasure::RETENTION_ENDED);
    EXPECT_EQ(erasure.requested_by(), "officer");
    EXPECT_EQ(Erasing(erasure.name())->etag(), erasure.etag());
  }
  EXPECT_EQ(List().size(), 3);
  EXPECT_EQ(Propose().erasures_size(), 0) << "all were asked for";
  today_ = absl::CivilDay(2025, 11, 4);
  EXPECT_EQ(Propose().erasures_size(), 1);
  // Whoever proposed may not approve.
  EXPECT_THAT(
      Approve(proposed.erasures(0).name(), "officer").status(),
      HasReason(absl::StatusCode::kPermissionDenied, "SECOND_PERSON_REQUIRED"));
}

TEST_F(ErasureHandlersTest, ProposesAHundredAtATime) {
  for (int i = 0; i <= kMaxProposedErasures; ++i) {
    NewPerson("", kEndedToday);
  }
  const ProposeExpiredErasuresResponse first = Propose();
  EXPECT_EQ(first.erasures_size(), kMaxProposedErasures);
  EXPECT_TRUE(first.more());
  const ProposeExpiredErasuresResponse second = Propose();
  EXPECT_EQ(second.erasures_size(), 1);
  EXPECT_FALSE(second.more());
  std::set<std::string> people;
  for (const Erasure& erasure : List()) people.insert(erasure.person());
  EXPECT_EQ(people.size(), kMaxProposedErasures + 1);
}

}  // namespace
}  // namespace carereform::people

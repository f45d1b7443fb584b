// Creating, getting and listing referrals.

#include "services/assessments/handlers/referrals.h"

#include <functional>
#include <ostream>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/people/people_tables.h"
#include "common/types/civil_date.h"
#include "services/assessments/referral_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::HasReason;
using tests::IsOk;
using v1::Referral;

// A change to a good request that makes it a bad one.
struct ShapeCase {
  std::string name;
  std::function<void(v1::CreateReferralRequest&)> spoil;
  std::vector<std::string> fields;
};
std::ostream& operator<<(std::ostream& out, const ShapeCase& c) {
  return out << c.name;
}

v1::CreateReferralRequest GoodRequest() {
  v1::CreateReferralRequest request;
  request.set_parent("councils/x");
  *request.mutable_referral() = ReferralWith({});
  request.mutable_referral()->set_external_id("case-1");
  request.set_request_id("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  return request;
}

void SetDate(google::type::Date& date, int year, int month, int day) {
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
}

class CheckCreateTest : public testing::TestWithParam<ShapeCase> {};

TEST_P(CheckCreateTest, NamesEveryFieldThatIsWrong) {
  v1::CreateReferralRequest request = GoodRequest();
  EXPECT_THAT(CheckCreate(request), IsOk());
  GetParam().spoil(request);
  const absl::Status refused = CheckCreate(request);
  EXPECT_THAT(refused,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_EQ(FieldsOf(refused), GetParam().fields);
}

using Request = v1::CreateReferralRequest;

INSTANTIATE_TEST_SUITE_P(
    Shapes, CheckCreateTest,
    testing::ValuesIn(std::vector<ShapeCase>{
        {"NoSuchDay",
         [](Request& request) {
           SetDate(*request.mutable_referral()->mutable_received_date(), 2025,
                   2, 30);
         },
         {"referral.received_date"}},
        {"NoReceivedDate",
         [](Request& request) {
           request.mutable_referral()->clear_received_date();
         },
         {"referral.received_date"}},
        {"APersonOfAnotherSource",
         [](Request& request) {
           request.mutable_referral()->set_person(
               "councils/x/sources/financial-assessments/people/p");
         },
         {"referral.person"}},
        {"APersonOfAnotherCouncil",
         [](Request& request) {
           request.mutable_referral()->set_person(
               "councils/y/sources/assessments/people/p");
         },
         {"referral.person"}},
        {"AMonthIsNoDay",
         [](Request& request) {
           SetDate(*request.mutable_referral()->mutable_allocated_date(), 2025,
                   2, 0);
         },
         {"referral.allocated_date"}},
        {"UnknownType",
         [](Request& request) {
           request.mutable_referral()->set_type(
               static_cast<Referral::Type>(99));
         },
         {"referral.type"}},
        {"NoType",
         [](Request& request) { request.mutable_referral()->clear_type(); },
         {"referral.type"}},
        {"NoTeam",
         [](Request& request) { request.mutable_referral()->clear_team(); },
         {"referral.team"}},
        {"TeamWithASpace",
         [](Request& request) {
           request.mutable_referral()->set_team("home first");
         },
         {"referral.team"}},
        {"LocalityInCapitals",
         [](Request& request) {
           request.mutable_referral()->set_locality("Town");
         },
         {"referral.locality"}},
        {"ExternalIdThatIsNoId",
         [](Request& request) {
           request.mutable_referral()->set_external_id("Case 1");
         },
         {"referral.external_id"}},
        {"ParentThatIsNoCouncil",
         [](Request& request) { request.set_parent("councils/x/teams/y"); },
         {"parent"}},
        {"NoParent",
         [](Request& request) { request.clear_parent(); },
         {"parent"}},
        {"RequestIdThatIsNoUuid",
         [](Request& request) { request.set_request_id("again"); },
         {"request_id"}},
        {"Everything",
         [](Request& request) {
           request = {};
           request.set_request_id("again");
         },
         {"parent", "referral.type", "referral.team", "referral.received_date",
          "request_id"}},
    }),
    [](const testing::TestParamInfo<ShapeCase>& shape) {
      return shape.param.name;
    });

TEST(CheckGetTest, WantsTheNameOfAReferral) {
  v1::GetReferralRequest request;
  for (const char* wrong :
       {"", "councils/x", "councils/x/referrals/", "councils/x/people/a",
        "councils/X/referrals/a", "councils/x/referrals/a/b"}) {
    request.set_name(wrong);
    EXPECT_THAT(FieldsOf(CheckGet(request)), ElementsAre("name")) << wrong;
  }
  request.set_name("councils/x/referrals/a");
  EXPECT_THAT(CheckGet(request), IsOk());
}

TEST(CheckListTest, RefusesAStateThatIsNotKnownAndANegativeSize) {
  v1::ListReferralsRequest request;
  request.set_parent("councils/x");
  EXPECT_THAT(CheckList(request), IsOk());
  request.set_state(static_cast<Referral::State>(17));
  request.set_page_size(-1);
  EXPECT_THAT(FieldsOf(CheckList(request)),
              testing::UnorderedElementsAre("page_size", "state"));
}

class ReferralsTest : public ReferralFixture {};

TEST_F(ReferralsTest, WhatIsCreatedIsFoundAsItWasReturned) {
  Referral referral = ReferralWith({.received = kToday - 3});
  referral.set_external_id("case-1");
  const auto created = Create(referral);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_TRUE(absl::StartsWith(created->name(), "councils/x/referrals/"));
  EXPECT_EQ(created->state(), Referral::RECEIVED);
  EXPECT_EQ(created->external_id(), "case-1");
  EXPECT_NE(created->etag(), "");
  EXPECT_TRUE(created->has_create_time());
  const auto found = Get(created->name());
  ASSERT_THAT(found.status(), IsOk());
  EXPECT_EQ(found->SerializeAsString(), created->SerializeAsString());
}

TEST_F(ReferralsTest, WhatOnlyTheServerSetsIsNotTakenFromTheRequest) {
  Referral referral = ReferralWith({});
  referral.set_name("councils/x/referrals/mine");
  referral.set_state(Referral::CLOSED);
  referral.set_etag("\"mine\"");
  referral.mutable_create_time()->set_seconds(1);
  const auto created = Create(referral);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_NE(created->name(), "councils/x/referrals/mine");
  EXPECT_EQ(created->state(), Referral::RECEIVED);
  EXPECT_NE(created->etag(), "\"mine\"");
  EXPECT_GT(created->create_time().seconds(), 1);
}

TEST_F(ReferralsTest, AnUnknownLocalityIsSaidToBeUnknown) {
  Referral referral = ReferralWith({});
  referral.clear_locality();
  EXPECT_EQ(Create(referral)->locality(), "unknown");
}

TEST_F(ReferralsTest, AReferralThatIsNotThereIsNotFound) {
  EXPECT_THAT(Get("councils/x/referrals/none").status(),
              HasReason(absl::StatusCode::kNotFound, "REFERRAL_NOT_FOUND"));
}

// A person who is kept, who is being erased, and who never was.
TEST_F(ReferralsTest, IsAboutAPersonWhoIsKept) {
  const std::string person = "councils/x/sources/assessments/people/p";
  Referral about = ReferralWith({});
  about.set_person(person);
  EXPECT_THAT(Create(about).status(),
              HasReason(absl::StatusCode::kNotFound, "PERSON_NOT_FOUND"));
  common::v1::Person stored;
  stored.set_name(person);
  stored.set_state(common::v1::Person::KEPT);
  ASSERT_THAT(Write([&](store::Txn& txn) {
                return people::People().Create(txn, stored);
              }),
              IsOk());
  const auto created = Create(about);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->person(), person);
  EXPECT_EQ(Get(created->name())->person(), person);
  stored.set_state(common::v1::Person::ERASING);
  ASSERT_THAT(Write([&](store::Txn& txn) {
                return people::People().Update(txn, stored);
              }),
              IsOk());
  EXPECT_THAT(
      Create(about).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "PERSON_ERASED"));
  EXPECT_EQ(Get(created->name())->person(), person) << "the case stays";
}

TEST_F(ReferralsTest, TheStateFollowsFromTheLastDate) {
  const absl::CivilDay day = kToday - 9;
  EXPECT_EQ(Create({.received = day})->state(), Referral::RECEIVED);
  EXPECT_EQ(Create({.received = day, .triaged = day})->state(),
            Referral::TRIAGED);
  EXPECT_EQ(Create({.received = day, .allocated = day})->state(),
            Referral::ALLOCATED);
  EXPECT_EQ(Create({.received = day, .started = day})->state(),
            Referral::STARTED);
  EXPECT_EQ(Create({.received = day, .closed = day})->state(),
            Referral::CLOSED);
}

TEST_F(ReferralsTest, DatesOutOfOrderAreRefusedByName) {
  const absl::CivilDay day = kToday - 9;
  const auto refused =
      Create({.received = day, .allocated = day - 1, .closed = day - 2});
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(refused.status()),
              ElementsAre("referral.allocated_date", "referral.closed_date"));
  EXPECT_EQ(Revision(), 1) << "nothing was stored";
  EXPECT_THAT(FactsAt(1), IsEmpty());
  EXPECT_THAT(Create({.received = day, .allocated = day}).status(), IsOk());
}

TEST_F(ReferralsTest, ADateAfterTodayIsRefused) {
  const auto refused = Create({.received = kToday + 1});
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(refused.status()),
              ElementsAre("referral.received_date"));
  EXPECT_THAT(
      FieldsOf(Create({.received = kToday, .closed = kToday + 1}).status()),
      ElementsAre("referral.closed_date"));
  EXPECT_THAT(Create({.received = kToday}).status(), IsOk());
}

TEST_F(ReferralsTest, AnExternalIdIsTakenOnce) {
  Referral referral = ReferralWith({});
  referral.set_external_id("case-1");
  ASSERT_THAT(Create(referral).status(), IsOk());
  EXPECT_THAT(Create(referral).status(),
              HasReason(absl::StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN"));
  EXPECT_EQ(FactsAt(Revision()).size(), 1);
  referral.set_external_id("case-10");
  EXPECT_THAT(Create(referral).status(), IsOk());
  referral.clear_external_id();
  EXPECT_THAT(Create(referral).status(), IsOk());
  EXPECT_THAT(Create(referral).status(), IsOk());
}

TEST_F(ReferralsTest, IsReadAsItWasKnown) {
  const auto created = Create({.received = kToday - 5});
  ASSERT_THAT(created.status(), IsOk());
  const int64_t then = Revision();
  ASSERT_THAT(Allocate(created->name(), kToday).status(), IsOk());
  EXPECT_EQ(Get(created->name(), then)->SerializeAsString(),
            created->SerializeAsString());
  EXPECT_EQ(Get(created->name(), then + 1)->state(), Referral::ALLOCATED);
  EXPECT_THAT(Get(created->name(), then - 1).status(),
              HasReason(absl::StatusCode::kNotFound, "REFERRAL_NOT_FOUND"));
  EXPECT_THAT(Get(created->name(), then + 2).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

class ListReferralsTest : public ReferralFixture {
 protected:
  ListReferralsTest() {
    for (int i = 0; i < 7; ++i) {
      const auto created = Create({.received = kToday - i});
      if (i % 2 == 0) {
        EXPECT_THAT(Close(created->name(), kToday).status(), IsOk());
        closed_.insert(created->name());
      }
    }
  }

  absl::StatusOr<v1::ListReferralsResponse> List(
      Referral::State state, int page_size, const std::string& page_token) {
    v1::ListReferralsRequest request;
    request.set_parent("councils/x");
    request.set_state(state);
    request.set_page_size(page_size);
    request.set_page_token(page_token);
    return ListReferrals(records_, *Read(), call_, request);
  }

  // The names on all pages, each of which has its size or is the last.
  std::vector<std::string> ListAll(Referral::State state, int page_size) {
    std::vector<std::string> names;
    std::string token;
    do {
      const auto page = List(state, page_size, token);
      EXPECT_THAT(page.status(), IsOk());
      token = page->next_page_token();
      if (!token.empty()) {
        EXPECT_EQ(page->referrals_size(), page_size);
      }
      for (const Referral& referral : page->referrals()) {
        names.push_back(referral.name());
      }
    } while (!token.empty());
    return names;
  }

  std::set<std::string> closed_;
};

TEST_F(ListReferralsTest, PagesCoverEverythingOnceInOrderOfNames) {
  for (const int page_size : {1, 3, 7, 8}) {
    const auto names = ListAll(Referral::STATE_UNSPECIFIED, page_size);
    EXPECT_EQ(names.size(), 7) << page_size;
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), 7);
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  }
}

TEST_F(ListReferralsTest, AStateNarrowsTheListAndFollowsTheReferral) {
  const auto closed = ListAll(Referral::CLOSED, 3);
  EXPECT_EQ(std::set<std::string>(closed.begin(), closed.end()), closed_);
  EXPECT_EQ(closed.size(), 4);
  const auto received = ListAll(Referral::RECEIVED, 2);
  EXPECT_EQ(received.size(), 3);
  EXPECT_THAT(ListAll(Referral::STARTED, 2), IsEmpty());
  ASSERT_THAT(Close(received[0], kToday).status(), IsOk());
  EXPECT_EQ(ListAll(Referral::CLOSED, 3).size(), 5);
  EXPECT_EQ(ListAll(Referral::RECEIVED, 2).size(), 2);
}

TEST_F(ListReferralsTest, APageTokenIsForTheListingThatGaveIt) {
  const auto page = List(Referral::CLOSED, 2, "");
  ASSERT_THAT(page.status(), IsOk());
  EXPECT_THAT(
      List(Referral::RECEIVED, 2, page->next_page_token()).status(),
      HasReason(absl::StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID"));
  EXPECT_THAT(
      List(Referral::CLOSED, 2, "made up").status(),
      HasReason(absl::StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID"));
}

}  // namespace
}  // namespace carereform::assessments

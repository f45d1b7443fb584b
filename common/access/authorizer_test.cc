#include "common/access/authorizer.h"

#include "carereform/assessments/v1/assessments.pb.h"
#include "carereform/common/v1/councils.pb.h"
#include "carereform/common/v1/imports.pb.h"
#include "carereform/common/v1/people.pb.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/store/digest.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::access {
namespace {

using common::v1::DataClass;
using testing::ElementsAre;
using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;

constexpr absl::CivilDay kToday(2026, 2, 1);
constexpr absl::StatusCode kDenied = absl::StatusCode::kPermissionDenied;

const std::vector<std::string>& Services() {
  static const auto& services = *new std::vector<std::string>{
      "carereform.assessments.v1.AssessmentService",
      "carereform.common.v1.CouncilService",
      "carereform.common.v1.ImportService",
      "carereform.common.v1.PersonService",
      "carereform.measures.v1.MeasureService"};
  return services;
}

std::map<std::string, DataClass> Sources() {
  return {{"assessments", common::v1::CASE},
          {"financial-assessments", common::v1::FINANCIAL},
          {"reporting", common::v1::PROGRAMME}};
}

assessments::v1::GetReferralRequest GetReferral(const std::string& council) {
  assessments::v1::GetReferralRequest request;
  request.set_name("councils/" + council + "/referrals/r");
  return request;
}

common::v1::CreateImportRequest ImportInto(const std::string& source) {
  common::v1::CreateImportRequest request;
  request.set_parent("councils/x/sources/" + source);
  return request;
}

class AuthorizerTest : public testing::Test {
 protected:
  AuthorizerTest() {
    EXPECT_THAT(authorizer_.Cover(Services(), Sources()), IsOk());
  }

  // A token for a caller in `roles`, of council x.
  std::string TokenOf(const std::vector<std::string>& roles,
                      Limit teams = std::nullopt) {
    Caller caller;
    caller.id = "c";
    for (const std::string& role : roles) {
      caller.roles.push_back({.role = role, .from = {}, .to = {}});
    }
    caller.councils = {{"x"}};
    caller.teams = std::move(teams);
    caller.expires = kToday;
    return authorizer_.Issue(std::move(caller));
  }

  absl::Status Ask(const google::protobuf::Message& request,
                   const std::vector<std::string>& authorization,
                   const std::string& peer = "ipv4:127.0.0.1:4",
                   absl::CivilDay today = kToday) {
    Origin origin{.peer = peer, .authorization = {}, .today = today};
    for (const std::string& value : authorization) {
      origin.authorization.emplace_back(value);
    }
    admission_ = {};
    return authorizer_.Authorize(request, origin, admission_);
  }
  absl::Status AskAs(const std::vector<std::string>& roles,
                     const google::protobuf::Message& request) {
    return Ask(request, {"Bearer " + TokenOf(roles)});
  }

  Authorizer authorizer_{DefaultRoles(), Callers()};
  Admission admission_;
};

TEST_F(AuthorizerTest, TheSocketIsTheOperators) {
  EXPECT_THAT(Ask(GetReferral("anything"), {}, "unix:"), IsOk());
  EXPECT_EQ(admission_.caller, "local");
  ASSERT_EQ(admission_.roles.size(), 1);
  EXPECT_EQ(admission_.roles[0].role, "local-operator");
  EXPECT_FALSE(admission_.councils.has_value());
  EXPECT_EQ(admission_.council, "anything");
}

TEST_F(AuthorizerTest, AnythingElseNeedsAToken) {
  for (const char* peer : {"ipv4:127.0.0.1:4", "ipv6:[::1]:4", "unknown", "",
                           "unix-abstract:x", " unix:"}) {
    EXPECT_THAT(Ask(GetReferral("x"), {}, peer),
                HasReason(absl::StatusCode::kUnauthenticated, "TOKEN_MISSING"))
        << peer;
    EXPECT_EQ(admission_.caller, "");
  }
}

// Not even on the socket is a bad token overlooked.
TEST_F(AuthorizerTest, ATokenHasToBeKnown) {
  const std::string token = TokenOf({"assessor"});
  const std::vector<std::vector<std::string>> bad = {
      {"Bearer " + NewToken()},
      {"Bearer " + token + "0"},
      {"Bearer "},
      {"Bearer"},
      {""},
      {token},
      {"Basic " + token},
      {"Bearer " + token, "Bearer " + token},
      {"Bearer " + store::Sha256Hex(token)}};
  for (const auto& authorization : bad) {
    for (const char* peer : {"ipv4:127.0.0.1:4", "unix:"}) {
      const absl::Status status = Ask(GetReferral("x"), authorization, peer);
      EXPECT_THAT(status, HasReason(absl::StatusCode::kUnauthenticated,
                                    "TOKEN_UNKNOWN"))
          << authorization[0];
      EXPECT_THAT(std::string(status.message()),
                  testing::Not(HasSubstr(token.substr(0, 8))));
    }
  }
  EXPECT_THAT(Ask(GetReferral("x"), {"bearer  " + token}), IsOk());
}

TEST_F(AuthorizerTest, ATokenLastsToItsLastDay) {
  const std::string header = "Bearer " + TokenOf({"assessor"});
  EXPECT_THAT(Ask(GetReferral("x"), {header}, "", kToday), IsOk());
  EXPECT_THAT(Ask(GetReferral("x"), {header}, "", kToday + 1),
              HasReason(absl::StatusCode::kUnauthenticated, "TOKEN_EXPIRED"));
}

TEST_F(AuthorizerTest, ARoleIsNeededThatMayCall) {
  EXPECT_THAT(AskAs({"assessor"}, GetReferral("x")), IsOk());
  EXPECT_THAT(AskAs({"finance-officer", "assessor"}, GetReferral("x")), IsOk());
  const absl::Status status = AskAs({"finance-officer"}, GetReferral("x"));
  EXPECT_THAT(status, HasReason(kDenied, "PERMISSION_MISSING"));
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("assessments.referrals.read"));
  EXPECT_EQ(admission_.caller, "c");
}

TEST_F(AuthorizerTest, ARoleThatEndedGivesNothing) {
  Caller caller;
  caller.id = "deputy";
  caller.roles.push_back({.role = "assessor",
                          .from = kToday - 9,
                          .to = kToday - 1,
                          .deputy = true});
  const std::string header = "Bearer " + authorizer_.Issue(caller);
  EXPECT_THAT(Ask(GetReferral("x"), {header}, "", kToday - 1), IsOk());
  EXPECT_TRUE(admission_.roles.at(0).deputy);
  for (const absl::CivilDay day : {kToday, kToday - 10}) {
    EXPECT_THAT(Ask(GetReferral("x"), {header}, "", day),
                HasReason(kDenied, "PERMISSION_MISSING"));
  }
}

TEST_F(AuthorizerTest, AnotherCouncilsRecordsAreRefused) {
  EXPECT_THAT(AskAs({"assessor"}, GetReferral("y")),
              HasReason(kDenied, "COUNCIL_NOT_YOURS"));
  EXPECT_THAT(AskAs({"assessor"}, GetReferral("not a council")),
              HasReason(kDenied, "COUNCIL_NOT_YOURS"));
  common::v1::CreateCouncilRequest create;
  create.set_council_id("y");
  EXPECT_THAT(AskAs({"programme-officer"}, create),
              HasReason(kDenied, "COUNCIL_NOT_YOURS"));
  create.set_council_id("x");
  EXPECT_THAT(AskAs({"programme-officer"}, create), IsOk());
  EXPECT_THAT(AskAs({"assessor"}, common::v1::ListCouncilsRequest()), IsOk());
  EXPECT_THAT(*admission_.councils, ElementsAre("x"));
}

TEST_F(AuthorizerTest, TheSourceDecidesTheClassOfItsImports) {
  EXPECT_THAT(AskAs({"programme-officer"}, ImportInto("reporting")), IsOk());
  EXPECT_THAT(AskAs({"programme-officer"}, ImportInto("assessments")),
              HasReason(kDenied, "DATA_CLASS_MISSING"));
  EXPECT_THAT(AskAs({"integration"}, ImportInto("assessments")), IsOk());
  // That there is no such source is told to those who may see all there are.
  EXPECT_THAT(AskAs({"programme-officer"}, ImportInto("none")),
              HasReason(kDenied, "DATA_CLASS_MISSING"));
  EXPECT_THAT(AskAs({"integration"}, ImportInto("none")), IsOk());
}

// Two roles add up to no more than each of them allows.
TEST_F(AuthorizerTest, AClassCountsOnlyThroughARoleThatMayCall) {
  EXPECT_THAT(AskAs({"programme-officer", "performance-analyst"},
                    ImportInto("assessments")),
              HasReason(kDenied, "DATA_CLASS_MISSING"));
  EXPECT_THAT(admission_.data_classes, ElementsAre(common::v1::PROGRAMME));
}

TEST_F(AuthorizerTest, ACallerOfATeamMayCallWhatLooksAtTeams) {
  const std::string header = "Bearer " + TokenOf({"assessor"}, {{"north"}});
  EXPECT_THAT(Ask(GetReferral("x"), {header}), IsOk());
  EXPECT_THAT(*admission_.teams, ElementsAre("north"));
  common::v1::GetPersonRequest person;
  person.set_name("councils/x/people/p");
  measures::v1::ComputeMeasureRequest compute;
  compute.set_name("councils/x/sources/assessments/measures/m");
  for (const google::protobuf::Message* request :
       std::initializer_list<const google::protobuf::Message*>{&person,
                                                               &compute}) {
    EXPECT_THAT(AskAs({"assessor"}, *request), IsOk());
    EXPECT_THAT(Ask(*request, {header}), HasReason(kDenied, "TEAM_LIMITED"));
  }
}

TEST_F(AuthorizerTest, AReadThatIsLoggedNamesItsRecord) {
  common::v1::GetPersonIdentityRequest request;
  request.set_name("councils/x/people/p");
  EXPECT_THAT(AskAs({"assessor"}, request), IsOk());
  EXPECT_EQ(admission_.record, "councils/x/people/p");
  EXPECT_THAT(AskAs({"assessor"}, GetReferral("x")), IsOk());
  EXPECT_EQ(admission_.record, "");
}

TEST(CoverTest, UntilThenEveryCallIsRefused) {
  const Authorizer authorizer(DefaultRoles(), Callers());
  Admission admission;
  EXPECT_THAT(
      authorizer.Authorize(
          GetReferral("x"),
          {.peer = "unix:", .authorization = {}, .today = kToday}, admission),
      HasReason(absl::StatusCode::kFailedPrecondition, "POLICY_MISSING"));
}

// What comes of a server whose roles are `roles`.
absl::Status CoverWith(const Roles& roles) {
  return Authorizer(roles, Callers()).Cover(Services(), Sources());
}

TEST(CoverTest, EachMethodHasToBeAllowedToSomeRole) {
  Roles roles = DefaultRoles();
  for (auto& [id, role] : roles) role.permissions.erase("councils.create");
  const absl::Status status = CoverWith(roles);
  EXPECT_THAT(status, HasReason(absl::StatusCode::kInvalidArgument,
                                "ROLES_FILE_INVALID"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("councils.create"));
}

TEST(CoverTest, APermissionThatNoMethodNeedsIsRefused) {
  Roles roles = DefaultRoles();
  roles["auditor"].permissions.insert("councils.raed");
  const absl::Status status = CoverWith(roles);
  EXPECT_THAT(status, HasReason(absl::StatusCode::kInvalidArgument,
                                "ROLES_FILE_INVALID"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("councils.raed"));
}

TEST(CoverTest, TheServersOwnRolesHaveToBeThere) {
  for (const char* own : {"local-operator", "source"}) {
    Roles roles = DefaultRoles();
    roles.erase(own);
    EXPECT_THAT(CoverWith(roles), HasReason(absl::StatusCode::kInvalidArgument,
                                            "ROLES_FILE_INVALID"));
  }
}

}  // namespace
}  // namespace carereform::access

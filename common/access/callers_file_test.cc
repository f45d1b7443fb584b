#include "common/access/callers_file.h"

#include <sys/stat.h>

#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/store/digest.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::access {
namespace {

using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;

constexpr char kToken[] = "a-token";

// One caller; `changes` replace parts of it.
std::string OneCaller(
    const std::vector<std::pair<std::string, std::string>>& changes = {}) {
  std::string json = absl::StrCat(
      R"({"callers": [{"id": "c", "token_sha256": ")", store::Sha256Hex(kToken),
      R"(", "roles": [{"role": "assessor", "from": "2026-01-01",
            "to": "2026-03-31", "deputy": true}, {"role": "auditor"}],
          "councils": ["x", "y"], "teams": ["home_first"],
          "expires": "2026-12-31"}]})");
  for (const auto& [from, to] : changes) {
    EXPECT_THAT(json, HasSubstr(from));
    json = absl::StrReplaceAll(json, {{from, to}});
  }
  return json;
}

TEST(CallersFileTest, ACallerIsFoundByItsTokenAlone) {
  const auto callers = ParseCallers(OneCaller(), DefaultRoles());
  ASSERT_THAT(callers.status(), IsOk());
  const Caller* caller = callers->Find(kToken);
  ASSERT_NE(caller, nullptr);
  EXPECT_EQ(caller->id, "c");
  EXPECT_THAT(*caller->councils, testing::ElementsAre("x", "y"));
  EXPECT_THAT(*caller->teams, testing::ElementsAre("home_first"));
  EXPECT_EQ(caller->expires, absl::CivilDay(2026, 12, 31));
  EXPECT_EQ(callers->Find(""), nullptr);
  EXPECT_EQ(callers->Find("a-token "), nullptr);
  EXPECT_EQ(callers->Find(store::Sha256Hex(kToken)), nullptr);
}

TEST(CallersFileTest, ARoleIsHeldFromItsFirstDayToItsLast) {
  const auto callers = ParseCallers(OneCaller(), DefaultRoles());
  ASSERT_THAT(callers.status(), IsOk());
  const Caller& caller = *callers->Find(kToken);
  EXPECT_EQ(RolesOn(caller, absl::CivilDay(2025, 12, 31)).size(), 1);
  for (const absl::CivilDay day :
       {absl::CivilDay(2026, 1, 1), absl::CivilDay(2026, 3, 31)}) {
    const std::vector<HeldRole> held = RolesOn(caller, day);
    ASSERT_EQ(held.size(), 2);
    EXPECT_EQ(held[0].role, "assessor");
    EXPECT_TRUE(held[0].deputy);
    EXPECT_FALSE(held[1].deputy);
  }
  EXPECT_EQ(RolesOn(caller, absl::CivilDay(2026, 4, 1)).size(), 1);
}

TEST(CallersFileTest, EachErrorNamesTheEntryAndTheRule) {
  const std::string dated =
      R"("from": "2026-01-01",
            "to": "2026-03-31")";
  const struct {
    std::vector<std::pair<std::string, std::string>> changes;
    const char* rule;
  } wrongs[] = {
      {{{"{\"callers\"", "{\"caller\""}}, "the whole: `caller` is not known"},
      {{{"\"c\"", "\"C\""}}, "caller 1 'C': `id` has to be"},
      {{{"\"c\"", "\"local\""}}, "caller 1 'local': `id` is that of"},
      {{{"\"c\"", "7"}}, "caller 1 '': `id` has to be text"},
      {{{"token_sha256\": \"", "token_sha256\": \"0"}}, "64 hexadecimal"},
      {{{"\"token_sha256", "\"token"}}, "`token` is not known"},
      {{{"\"auditor\"", "\"king\""}}, "there is no role 'king'"},
      {{{"\"role\": \"auditor\"", "\"rule\": \"auditor\""}},
       "`rule` is not known"},
      {{{dated, R"("to": "2026-03-31")"}}, "a deputy needs"},
      {{{"2026-03-31", "2025-03-31"}}, "`to` has to be on or after"},
      {{{"2026-03-31", "31/03/2026"}}, "`to` has to be a day such as"},
      {{{"true", "\"yes\""}}, "`deputy` has to be true or false"},
      {{{"[\"x\", \"y\"]", "[]"}}, "`councils` has to name"},
      {{{"[\"x\", \"y\"]", "[\"*\"]"}}, "'*' is not the id of a council"},
      {{{"[\"x\", \"y\"]", "[\"x\", \"x\"]"}}, "'x' is there twice"},
      {{{"[\"home_first\"]", "[]"}}, "`teams` has to name"},
      {{{"\"2026-12-31\"", "\"soon\""}}, "`expires` has to be a day"},
      {{{",\n          \"expires\": \"2026-12-31\"", ""}},
       "`expires` has to be the last day"},
      {{{"\"teams\"", "\"councils\""}}, "`councils` is there twice"},
  };
  for (const auto& wrong : wrongs) {
    const absl::Status status =
        ParseCallers(OneCaller(wrong.changes), DefaultRoles()).status();
    EXPECT_THAT(status, HasReason(absl::StatusCode::kInvalidArgument,
                                  "CALLERS_FILE_INVALID"))
        << wrong.rule;
    EXPECT_THAT(std::string(status.message()), HasSubstr(wrong.rule));
  }
}

TEST(CallersFileTest, ACallerWithoutARoleIsRefused) {
  const std::string json = OneCaller();
  const size_t begin = json.find("[{\"role\"");
  const size_t end = json.find("}],", begin) + 2;
  const absl::Status status =
      ParseCallers(json.substr(0, begin) + "[]" + json.substr(end),
                   DefaultRoles())
          .status();
  EXPECT_THAT(std::string(status.message()), HasSubstr("name one role"));
}

TEST(CallersFileTest, NoTwoCallersShareAnIdOrAToken) {
  const std::string one = OneCaller();
  const std::string entry = one.substr(13, one.size() - 15);
  const auto both = [&](const std::string& other) {
    return ParseCallers(
        absl::StrCat(R"({"callers": [)", entry, ",", other, "]}"),
        DefaultRoles());
  };
  const std::string other_id = absl::StrReplaceAll(entry, {{"\"c\"", "\"d\""}});
  const std::string other_token = absl::StrReplaceAll(
      entry, {{store::Sha256Hex(kToken), store::Sha256Hex("another")}});
  for (const std::string& other : {other_id, other_token}) {
    const absl::Status status = both(other).status();
    EXPECT_THAT(std::string(status.message()), HasSubstr("the same id or"));
  }
  const auto two = both(absl::StrReplaceAll(
      other_id, {{store::Sha256Hex(kToken), store::Sha256Hex("another")}}));
  ASSERT_THAT(two.status(), IsOk());
  EXPECT_EQ(two->Find("another")->id, "d");
}

TEST(CallersFileTest, AFileThatOthersMayReadIsRefused) {
  const tests::TemporaryDirectory directory;
  const std::string path = directory.path() + "/callers.json";
  std::ofstream(path) << OneCaller();
  ASSERT_EQ(chmod(path.c_str(), 0644), 0);
  EXPECT_THAT(
      ReadCallersFile(path, DefaultRoles()).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "ACCESS_FILE_EXPOSED"));
  ASSERT_EQ(chmod(path.c_str(), 0600), 0);
  EXPECT_THAT(ReadCallersFile(path, DefaultRoles()).status(), IsOk());
}

TEST(TokenTest, IsNeverTheSame) {
  EXPECT_EQ(NewToken().size(), 64);
  EXPECT_NE(NewToken(), NewToken());
}

}  // namespace
}  // namespace carereform::access

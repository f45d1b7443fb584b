#include <string>

#include "common/access/callers_file.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using testing::HasSubstr;

const std::vector<std::string>& Arguments() {
  static const auto& arguments = *new std::vector<std::string>{
      "caller",  "new",       "--id", "nightly",   "--role",
      "auditor", "--council", "x",    "--expires", "2027-03-31"};
  return arguments;
}

TEST(CallerNewTest, TheEntryIsOfTheToken) {
  std::vector<std::string> arguments = Arguments();
  arguments.insert(arguments.end(), {"--team", "north", "--format", "json"});
  const Outcome outcome = RunProgram(arguments);
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto printed = nlohmann::json::parse(outcome.out);
  const std::string token = printed["token"];
  const nlohmann::json file = {{"callers", {printed["caller"]}}};
  const auto callers =
      access::ParseCallers(file.dump(), access::DefaultRoles());
  ASSERT_TRUE(callers.ok()) << callers.status();
  const access::Caller* caller = callers->Find(token);
  ASSERT_NE(caller, nullptr);
  EXPECT_EQ(caller->id, "nightly");
  EXPECT_EQ(caller->roles.at(0).role, "auditor");
  EXPECT_EQ(caller->teams->at(0), "north");
  EXPECT_EQ(printed["caller"].dump().find(token), std::string::npos);
}

TEST(CallerNewTest, NoTwoTokensAreTheSame) {
  const Outcome one = RunProgram(Arguments());
  const Outcome other = RunProgram(Arguments());
  EXPECT_THAT(one.out, HasSubstr("Token, shown this once:"));
  EXPECT_NE(one.out, other.out);
}

TEST(CallerNewTest, WhatAServerWouldRefuseIsRefused) {
  std::vector<std::string> arguments = Arguments();
  arguments[3] = "Jane Doe";
  const Outcome outcome = RunProgram(arguments);
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("caller 1 'Jane Doe'"));
}

}  // namespace
}  // namespace carereform::command_line

// Settings: one schema, four sources, and what is refused in each.

#include "common/server/settings.h"

#include <fstream>
#include <set>

#include "CLI/CLI.hpp"
#include "common/server/settings_flags.h"
#include "common/server/settings_output.h"
#include "common/server/settings_reading.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::server {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;

class SettingsTest : public testing::Test {
 protected:
  std::string Write(const std::string& content) {
    std::ofstream(file_) << content;
    return file_;
  }

  absl::StatusOr<EffectiveSettings> Read(
      std::map<std::string, std::string> flags, const std::string& file = "") {
    return ReadSettings(
        Settings(),
        {.flags = std::move(flags),
         .environment = [this](const char* name) -> const char* {
           const auto found = environment_.find(name);
           return found == environment_.end() ? nullptr : found->second.c_str();
         },
         .file = file});
  }

  std::string ProblemOf(const absl::StatusOr<EffectiveSettings>& settings) {
    EXPECT_THAT(settings.status(), HasReason(absl::StatusCode::kInvalidArgument,
                                             "SETTING_INVALID"));
    return std::string(settings.status().message());
  }

  tests::TemporaryDirectory directory_;
  const std::string file_ = directory_.path() + "/settings.json";
  std::map<std::string, std::string> environment_;
};

TEST_F(SettingsTest, FlagsComeBeforeTheEnvironmentBeforeTheFileBeforeDefaults) {
  Write(R"({"data": "/file", "drain-seconds": 1, "listen-tcp": 7070,
            // Comments are allowed.
            "peer": ["a=unix:/a"]})");
  environment_["CAREREFORM_DATA"] = "/environment";
  environment_["CAREREFORM_DRAIN_SECONDS"] = "2";
  const auto settings = Read({{"data", "/flag"}}, file_);
  ASSERT_THAT(settings.status(), IsOk());
  EXPECT_EQ(settings->values.data, "/flag");
  EXPECT_EQ(settings->origins.at("data"), "--data");
  EXPECT_EQ(settings->values.drain_seconds, 2);
  EXPECT_EQ(settings->origins.at("drain-seconds"), "CAREREFORM_DRAIN_SECONDS");
  EXPECT_EQ(settings->values.listen_tcp, 7070);
  EXPECT_EQ(settings->origins.at("listen-tcp"), file_);
  EXPECT_THAT(settings->values.peer, ElementsAre("a=unix:/a"));
  EXPECT_EQ(settings->values.log_level, "calls");
  EXPECT_FALSE(settings->origins.contains("log-level"));
}

TEST_F(SettingsTest, TextsBecomeTheirTypes) {
  environment_["CAREREFORM_MEMORY"] = "true";
  environment_["CAREREFORM_LOG_LEVEL"] = "";  // As if it were not set.
  const auto settings = Read({{"peer", "a=unix:/a,b=unix:/b"},
                              {"listen-tcp", "65535"},
                              {"metrics-address", "127.0.0.1:9464"}});
  ASSERT_THAT(settings.status(), IsOk());
  EXPECT_TRUE(settings->values.memory);
  EXPECT_EQ(settings->values.listen_tcp, 65535);
  EXPECT_THAT(settings->values.peer, ElementsAre("a=unix:/a", "b=unix:/b"));
  EXPECT_EQ(LogLevelOf(settings->values), common::v1::CALLS);
}

struct RefusedCase {
  const char* name;
  const char* file;
  const char* key;
  const char* rule;

  friend std::ostream& operator<<(std::ostream& out, const RefusedCase& c) {
    return out << c.name;
  }
};

class RefusedInFileTest : public SettingsTest,
                          public testing::WithParamInterface<RefusedCase> {};

TEST_P(RefusedInFileTest, NamesTheFileTheKeyAndTheRule) {
  const std::string problem = ProblemOf(Read({}, Write(GetParam().file)));
  EXPECT_THAT(problem, HasSubstr(file_ + ": " + GetParam().key + ": "));
  EXPECT_THAT(problem, HasSubstr(GetParam().rule));
}

INSTANTIATE_TEST_SUITE_P(
    Settings, RefusedInFileTest,
    testing::Values(
        RefusedCase{"UnknownKey", R"({"drain": 1})", "drain", "no such"},
        RefusedCase{"TextForNumber", R"({"drain-seconds": "1"})",
                    "drain-seconds", "a whole number from 0 to 3600"},
        RefusedCase{"Fraction", R"({"drain-seconds": 1.5})", "drain-seconds",
                    "a whole number"},
        RefusedCase{"PastTheEnd", R"({"drain-seconds": 3601})", "drain-seconds",
                    "from 0 to 3600"},
        RefusedCase{"Negative", R"({"drain-seconds": -1})", "drain-seconds",
                    "from 0 to 3600"},
        RefusedCase{"PastInt64", R"({"drain-seconds": 18446744073709551615})",
                    "drain-seconds", "from 0 to 3600"},
        RefusedCase{"NumberForText", R"({"data": 1})", "data", "a text"},
        RefusedCase{"TextForTruth", R"({"memory": "true"})", "memory",
                    "true or false"},
        RefusedCase{"TextForList", R"({"peer": "a=b"})", "peer", "a list"},
        RefusedCase{"NumberInList", R"({"peer": [1]})", "peer", "a list"},
        RefusedCase{"PeerWithoutAddress", R"({"peer": ["a="]})", "peer",
                    "SOURCE=ADDRESS"},
        RefusedCase{"UnknownLevel", R"({"log-level": "debug"})", "log-level",
                    "errors, refusals, calls"},
        RefusedCase{"OpenAddress", R"({"address": "0.0.0.0:1"})", "address",
                    "127.0.0.1:PORT"},
        RefusedCase{"OpenMetrics", R"({"metrics-address": "0.0.0.0:9464"})",
                    "metrics-address", "a port of this machine"},
        RefusedCase{"MetricsPortOfNought",
                    R"({"metrics-address": "127.0.0.1:65536"})",
                    "metrics-address", "a port of this machine"}),
    [](const auto& test) { return test.param.name; });

TEST_F(SettingsTest, AFileThatCannotBeReadIsRefused) {
  for (const char* content : {"", "[]", "{", R"({"data": "a", "data": "b"})"}) {
    const auto settings = Read({}, Write(content));
    EXPECT_THAT(settings.status(), HasReason(absl::StatusCode::kInvalidArgument,
                                             "SETTINGS_FILE_UNREADABLE"))
        << content;
    EXPECT_THAT(std::string(settings.status().message()), HasSubstr(file_));
  }
  EXPECT_THAT(Read({}, directory_.path() + "/none").status(),
              HasReason(absl::StatusCode::kInvalidArgument,
                        "SETTINGS_FILE_UNREADABLE"));
}

TEST_F(SettingsTest, FlagsAndVariablesAreRefusedByTheSameRules) {
  environment_["CAREREFORM_MEMORY"] = "yes";
  const std::string problem = ProblemOf(Read({{"listen-tcp", "70000"}}));
  EXPECT_THAT(problem, HasSubstr("CAREREFORM_MEMORY: has to be true or false"));
  EXPECT_THAT(problem, HasSubstr("--listen-tcp: has to be a whole number from "
                                 "0 to 65535"));
}

TEST_F(SettingsTest, AServerHasOnePlaceForItsRecordsAndAnAddress) {
  const auto complete = [&](std::map<std::string, std::string> flags) {
    return CheckComplete(*Read(std::move(flags)));
  };
  const auto invalid =
      HasReason(absl::StatusCode::kInvalidArgument, "SETTING_INVALID");
  EXPECT_THAT(complete({{"data", "/d"}, {"address", "unix:/a"}}), IsOk());
  EXPECT_THAT(complete({{"memory", "true"}, {"address", "unix:/a"}}), IsOk());
  EXPECT_THAT(complete({{"address", "unix:/a"}}), invalid);
  EXPECT_THAT(complete({{"data", "/d"}}), invalid);
  environment_["CAREREFORM_DATA"] = "/d";
  const absl::Status both =
      complete({{"memory", "true"}, {"address", "unix:/a"}});
  EXPECT_THAT(both, invalid);
  EXPECT_THAT(std::string(both.message()), HasSubstr("CAREREFORM_DATA"));
}

TEST_F(SettingsTest, EverySettingIsInTheSchemaWithItsTypeAndDefault) {
  const auto schema = nlohmann::json::parse(SettingsSchemaJson(Settings()));
  EXPECT_EQ(schema["additionalProperties"], false);
  std::set<std::string> names;
  for (const Setting& setting : AllSettings()) {
    names.insert(setting.name);
    const auto& property = schema["properties"][setting.name];
    for (const char* key :
         {"description", "type", "default", "x-flag", "x-environment"}) {
      EXPECT_TRUE(property.contains(key)) << setting.name << " " << key;
    }
  }
  EXPECT_EQ(names.size(), AllSettings().size());
  EXPECT_EQ(schema["properties"].size(), AllSettings().size());
  const auto& drain = schema["properties"]["drain-seconds"];
  EXPECT_EQ(drain["type"], "integer");
  EXPECT_EQ(drain["maximum"], 3600);
  EXPECT_EQ(drain["default"], 10);
  EXPECT_EQ(drain["x-environment"], "CAREREFORM_DRAIN_SECONDS");
  EXPECT_EQ(schema["properties"]["log-level"]["enum"].size(), 3);
}

// A file of every default, made from the schema, is one that is accepted.
TEST_F(SettingsTest, TheDefaultsOfTheSchemaAreAFile) {
  const auto schema = nlohmann::json::parse(SettingsSchemaJson(Settings()));
  nlohmann::json content;
  for (const auto& [name, property] : schema["properties"].items()) {
    content[name] = property["default"];
  }
  EXPECT_THAT(Read({}, Write(content.dump())).status(), IsOk());
}

TEST_F(SettingsTest, WhatIsInForceIsShownWithItsOrigin) {
  environment_["CAREREFORM_LOG_LEVEL"] = "errors";
  const auto shown =
      nlohmann::json::parse(SettingsJson(*Read({{"data", "/d"}})));
  EXPECT_EQ(shown["data"]["value"], "/d");
  EXPECT_EQ(shown["data"]["from"], "--data");
  EXPECT_EQ(shown["log-level"]["from"], "CAREREFORM_LOG_LEVEL");
  EXPECT_EQ(shown["drain-seconds"]["value"], 10);
  EXPECT_EQ(shown["drain-seconds"]["from"], "default");
  EXPECT_EQ(shown.size(), AllSettings().size());
}

TEST_F(SettingsTest, EverySettingIsAFlag) {
  CLI::App app;
  SettingFlags flags;
  AddSettingFlags(app, flags);
  app.parse(
      "--data /d --memory --listen-tcp=1 --peer a=b --config /c "
      "--print-config");
  EXPECT_EQ(flags.given,
            (std::map<std::string, std::string>{{"data", "/d"},
                                                {"memory", "true"},
                                                {"listen-tcp", "1"},
                                                {"peer", "a=b"}}));
  EXPECT_EQ(flags.file, "/c");
  EXPECT_TRUE(flags.print_config);
  EXPECT_FALSE(flags.print_schema);
  for (const Setting& setting : AllSettings()) {
    EXPECT_NE(app.get_option_no_throw(std::string("--") + setting.name),
              nullptr);
  }
}

}  // namespace
}  // namespace carereform::server

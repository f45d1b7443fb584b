#include "common/store/seen_version.h"

#include <functional>
#include <map>
#include <string>

#include "carereform/common/v1/councils.pb.h"
#include "common/store/resource_table.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::store {
namespace {

using common::v1::Council;
using testing::Contains;
using testing::HasSubstr;
using testing::Key;
using testing::Not;
using testing::Pair;
using testing::UnorderedElementsAre;
using tests::HasReason;
using tests::IsOk;

constexpr char kName[] = "councils/x/things/a";

class SeenVersionTest : public testing::Test {
 protected:
  SeenVersionTest() : store_(OpenMemoryEngine(), {}), things_(1, "THING") {
    Council thing;
    thing.set_name(kName);
    EXPECT_THAT(Write([&](Txn& txn) { return things_.Create(txn, thing); }),
                IsOk());
  }

  absl::Status Write(std::function<absl::Status(Txn&)> body) {
    return store_.Write({.council = "x",
                         .actor = "tester",
                         .method = "Service/Method",
                         .creates_council = true,
                         .body = std::move(body)});
  }
  void SetName(const std::string& display_name) {
    Council thing = Stored();
    thing.set_display_name(display_name);
    EXPECT_THAT(Write([&](Txn& txn) { return things_.Update(txn, thing); }),
                IsOk());
  }
  void AddCode(const std::string& code) {
    Council thing = Stored();
    thing.add_gss_codes()->set_code(code);
    EXPECT_THAT(Write([&](Txn& txn) { return things_.Update(txn, thing); }),
                IsOk());
  }
  Council Stored() { return *things_.Get(**store_.Read("x"), kName); }
  absl::Status Check(const std::string& etag) {
    return CheckSeen(**store_.Read("x"), etag, Stored());
  }
  static std::map<std::string, std::string> MetadataOf(
      const absl::Status& status) {
    google::rpc::ErrorInfo info;
    const auto payload =
        status.GetPayload("type.googleapis.com/google.rpc.ErrorInfo");
    EXPECT_TRUE(payload.has_value() &&
                info.ParseFromString(std::string(*payload)));
    return {info.metadata().begin(), info.metadata().end()};
  }

  Store store_;
  ResourceTable<Council> things_;
};

TEST_F(SeenVersionTest, NoEtagOrTheStoredOneIsTaken) {
  EXPECT_THAT(Check(""), IsOk());
  EXPECT_THAT(Check(Stored().etag()), IsOk());
}

TEST_F(SeenVersionTest, NamesEveryFieldThatChangedSinceAndNoValue) {
  const std::string first = Stored().etag();
  SetName("secret words");
  const std::string second = Stored().etag();
  AddCode("E10000018");
  const absl::Status since_first = Check(first);
  EXPECT_THAT(since_first,
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(since_first.ToString(), Not(HasSubstr("secret")));
  EXPECT_THAT(
      MetadataOf(since_first),
      UnorderedElementsAre(Pair("etag", Stored().etag()), Pair("revision", "3"),
                           Key("change_time"), Pair("seen_revision", "1"),
                           Pair("changed_fields", "display_name,gss_codes")));
  EXPECT_THAT(MetadataOf(Check(second)),
              Contains(Pair("changed_fields", "gss_codes")));
}

TEST_F(SeenVersionTest, WhatWasPutBackIsNoChange) {
  SetName("one");
  const std::string seen = Stored().etag();
  SetName("two");
  SetName("one");
  EXPECT_THAT(MetadataOf(Check(seen)), Contains(Pair("changed_fields", "")));
}

TEST_F(SeenVersionTest, OnlyTheLatestHundredAreSearched) {
  const std::string first = Stored().etag();
  for (int i = 2; i <= 100; ++i) SetName(std::to_string(i));
  EXPECT_THAT(MetadataOf(Check(first)), Contains(Key("changed_fields")));
  SetName("101");
  EXPECT_THAT(MetadataOf(Check(first)), Not(Contains(Key("changed_fields"))));
  EXPECT_THAT(MetadataOf(Check("\"0000000000000000\"")),
              Not(Contains(Key("seen_revision"))));
}

}  // namespace
}  // namespace carereform::store

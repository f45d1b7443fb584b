// Resource tables, indexes, etags, history and request ids, over the writer.

#include "common/store/resource_table.h"

#include <set>

#include "carereform/common/v1/councils.pb.h"
#include "common/store/blob.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::store {
namespace {

using common::v1::Council;
using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;

// Any message with a name and an etag will do: `display_name` is shared between
// resources, and the first GSS code belongs to one.
ResourceTable<Council> Things() {
  return ResourceTable<Council>(
      1, "THING",
      {{.id = 1,
        .value =
            [](const Council& thing) {
              return KeyWriter().String(thing.display_name()).key();
            }},
       {.id = 2,
        .value = [](const Council& thing) -> std::optional<std::string> {
          if (thing.gss_codes().empty()) return std::nullopt;
          return KeyWriter().String(thing.gss_codes(0).code()).key();
        },
        .taken_reason = "CODE_TAKEN",
        .taken_message = "that code is taken"}});
}

Council Thing(const std::string& id, const std::string& display_name,
              const std::string& code = "") {
  Council thing;
  thing.set_name("councils/x/things/" + id);
  thing.set_display_name(display_name);
  if (!code.empty()) thing.add_gss_codes()->set_code(code);
  return thing;
}

class ResourceTableTest : public testing::Test {
 protected:
  ResourceTableTest() : store_(OpenMemoryEngine(), {}), things_(Things()) {
    EXPECT_THAT(Write([&](Txn& txn) {
                  Council council = Thing("root", "root");
                  return things_.Create(txn, council);
                }),
                IsOk());
  }

  absl::Status Write(std::function<absl::Status(Txn&)> body,
                     const std::string& request_id = "",
                     const std::string& digest = "") {
    replayed_ = 0;
    return store_.Write({.council = "x",
                         .actor = "tester",
                         .method = "Service/Method",
                         .request_id = request_id,
                         .digest = digest,
                         .creates_council = true,
                         .body = std::move(body),
                         .replay = [this](const Reader&, uint64_t revision) {
                           replayed_ = revision;
                           return absl::OkStatus();
                         }});
  }
  absl::Status Create(Council thing) {
    return Write([&](Txn& txn) { return things_.Create(txn, thing); });
  }
  std::vector<std::string> NamesBy(const std::string& display_name) {
    const auto reader = store_.Read("x");
    const auto page =
        things_.ListBy(**reader, 1, KeyWriter().String(display_name).key(), {});
    std::vector<std::string> names;
    for (const Council& thing : page->items) names.push_back(thing.name());
    return names;
  }

  Store store_;
  ResourceTable<Council> things_;
  uint64_t replayed_ = 0;
};

TEST_F(ResourceTableTest, WhatIsCreatedIsFoundWithAnEtag) {
  ASSERT_THAT(Create(Thing("a", "one")), IsOk());
  const auto reader = store_.Read("x");
  const auto found = things_.Get(**reader, "councils/x/things/a");
  ASSERT_THAT(found.status(), IsOk());
  EXPECT_EQ(found->display_name(), "one");
  EXPECT_EQ(found->etag().size(), 18);
  EXPECT_THAT(things_.Get(**reader, "councils/x/things/b").status(),
              HasReason(absl::StatusCode::kNotFound, "THING_NOT_FOUND"));
}

TEST_F(ResourceTableTest, ANameIsTakenOnce) {
  ASSERT_THAT(Create(Thing("a", "one")), IsOk());
  EXPECT_THAT(Create(Thing("a", "two")),
              HasReason(absl::StatusCode::kAlreadyExists, "THING_EXISTS"));
}

TEST_F(ResourceTableTest, AnIndexFollowsTheResource) {
  ASSERT_THAT(Create(Thing("a", "one")), IsOk());
  ASSERT_THAT(Create(Thing("b", "one")), IsOk());
  EXPECT_THAT(NamesBy("one"),
              ElementsAre("councils/x/things/a", "councils/x/things/b"));
  ASSERT_THAT(Write([&](Txn& txn) {
                Council changed = Thing("a", "two");
                return things_.Update(txn, changed);
              }),
              IsOk());
  EXPECT_THAT(NamesBy("one"), ElementsAre("councils/x/things/b"));
  EXPECT_THAT(NamesBy("two"), ElementsAre("councils/x/things/a"));
}

TEST_F(ResourceTableTest, AUniqueValueBelongsToOneResource) {
  ASSERT_THAT(Create(Thing("a", "one", "E10")), IsOk());
  EXPECT_THAT(Create(Thing("b", "two", "E10")),
              HasReason(absl::StatusCode::kAlreadyExists, "CODE_TAKEN"));
  EXPECT_THAT(NamesBy("two"), ElementsAre());
  // Keeping one's own value is no clash.
  EXPECT_THAT(Write([&](Txn& txn) {
                Council changed = Thing("a", "three", "E10");
                return things_.Update(txn, changed);
              }),
              IsOk());
}

TEST_F(ResourceTableTest, AFailedTransactionLeavesNothing) {
  const uint64_t before = (*store_.Read("x"))->head().revision;
  EXPECT_THAT(Write([&](Txn& txn) -> absl::Status {
                Council thing = Thing("a", "one");
                CR_RETURN_IF_ERROR(things_.Create(txn, thing));
                return InvalidField("x", "is wrong");
              }),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  const auto reader = store_.Read("x");
  EXPECT_EQ((*reader)->head().revision, before);
  EXPECT_FALSE(things_.Find(**reader, "councils/x/things/a")->has_value());
  EXPECT_THAT(NamesBy("one"), ElementsAre());
}

TEST_F(ResourceTableTest, AResourceIsReadAsItWasKnown) {
  ASSERT_THAT(Create(Thing("a", "one")), IsOk());
  const int64_t then =
      static_cast<int64_t>((*store_.Read("x"))->head().revision);
  ASSERT_THAT(Write([&](Txn& txn) {
                Council changed = Thing("a", "two");
                return things_.Update(txn, changed);
              }),
              IsOk());
  const auto reader = store_.Read("x");
  const std::string name = "councils/x/things/a";
  EXPECT_EQ(things_.GetAt(**reader, name, then)->display_name(), "one");
  EXPECT_EQ(things_.GetAt(**reader, name, then + 1)->display_name(), "two");
  EXPECT_EQ(things_.GetAt(**reader, name, 0)->etag(),
            things_.Get(**reader, name)->etag());
  EXPECT_EQ(things_.GetAt(**reader, name, then + 1)->etag(),
            things_.Get(**reader, name)->etag());
  EXPECT_THAT(things_.GetAt(**reader, name, then - 1).status(),
              HasReason(absl::StatusCode::kNotFound, "THING_NOT_FOUND"));
  EXPECT_THAT(things_.GetAt(**reader, name, then + 2).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
  EXPECT_THAT(things_.GetAt(**reader, name, -1).status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(ResourceTableTest, PagesCoverEverythingOnce) {
  for (int i = 0; i < 9; ++i) {
    ASSERT_THAT(Create(Thing(absl::StrCat("a", i), "one")), IsOk());
  }
  const auto reader = store_.Read("x");
  std::vector<std::string> names;
  PageRequest request{.after = "", .size = 4};
  do {
    const auto page = things_.List(**reader, request);
    ASSERT_THAT(page.status(), IsOk());
    EXPECT_LE(page->items.size(), 4);
    for (const Council& thing : page->items) names.push_back(thing.name());
    request.after = page->next_after;
  } while (!request.after.empty());
  EXPECT_EQ(names.size(), 10);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), 10);
}

TEST_F(ResourceTableTest, AnEtagRefusesAChangeThatMetAnother) {
  EXPECT_THAT(CheckEtag("", "\"a\""), IsOk());
  EXPECT_THAT(CheckEtag("\"a\"", "\"a\""), IsOk());
  EXPECT_THAT(CheckEtag("\"b\"", "\"a\""),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST_F(ResourceTableTest, ARetryMakesNoSecondChange) {
  const auto create = [&](Txn& txn) {
    Council thing = Thing("a", "one");
    return things_.Create(txn, thing);
  };
  ASSERT_THAT(Write(create, "id-1", "digest-1"), IsOk());
  EXPECT_EQ(replayed_, 0);
  const uint64_t revision = (*store_.Read("x"))->head().revision;
  ASSERT_THAT(Write(create, "id-1", "digest-1"), IsOk());
  EXPECT_EQ(replayed_, revision);
  EXPECT_EQ((*store_.Read("x"))->head().revision, revision);
  EXPECT_THAT(
      Write(create, "id-1", "digest-2"),
      HasReason(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
}

TEST_F(ResourceTableTest, ChangeRecordsAreChained) {
  ASSERT_THAT(Create(Thing("a", "one")), IsOk());
  ASSERT_THAT(Create(Thing("b", "two")), IsOk());
  const auto reader = store_.Read("x");
  const auto headers = HeadersAfter(**reader, 0, 100);
  ASSERT_THAT(headers.status(), IsOk());
  ASSERT_EQ(headers->size(), 3);
  EXPECT_EQ((*headers)[0].header.previous_hash, std::string(32, '\0'));
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ((*headers)[i].header.revision, i + 1);
    EXPECT_EQ((*headers)[i].header.actor, "tester");
    if (i > 0) {
      EXPECT_EQ((*headers)[i].header.previous_hash, (*headers)[i - 1].hash);
    }
    const auto body = ReadBody(**reader, i + 1, 0);
    EXPECT_EQ(body->hash, (*headers)[i].header.entries[0].body_hash);
  }
  EXPECT_EQ((*reader)->head().hash, headers->back().hash);
}

TEST_F(ResourceTableTest, ARecordHasALimit) {
  EXPECT_THAT(Create(Thing("a", std::string(100'001, 'x'))),
              HasReason(absl::StatusCode::kInvalidArgument, "VALUE_TOO_LARGE"));
  EXPECT_THAT(
      Write([&](Txn& txn) -> absl::Status {
        for (int i = 0; i <= 500; ++i) {
          Council thing = Thing(absl::StrCat("a", i), "one");
          CR_RETURN_IF_ERROR(things_.Create(txn, thing));
        }
        return absl::OkStatus();
      }),
      HasReason(absl::StatusCode::kInvalidArgument, "TRANSACTION_TOO_LARGE"));
}

TEST_F(ResourceTableTest, ABlobComesBackWholeAndGoesWhole) {
  for (const size_t size : {0U, 1U, 65'536U, 65'537U, 200'000U}) {
    std::string bytes(size, 'x');
    if (size > 0) bytes.back() = 'y';
    ASSERT_THAT(Write([&](Txn& txn) {
                  PutBlob(txn, 9, "b", bytes);
                  Council thing = Thing(absl::StrCat("t", size), "one");
                  return things_.Create(txn, thing);
                }),
                IsOk());
    EXPECT_EQ(*GetBlob(**store_.Read("x"), 9, "b"), bytes);
    EXPECT_EQ(*GetBlobPart(**store_.Read("x"), 9, "b", 0),
              bytes.substr(0, kBlobPartBytes));
    EXPECT_EQ(*GetBlobPart(**store_.Read("x"), 9, "b", 1000), "");
    ASSERT_THAT(Write([&](Txn& txn) -> absl::Status {
                  DeleteBlob(txn, 9, "b", static_cast<int64_t>(bytes.size()));
                  Council thing = Thing(absl::StrCat("d", size), "one");
                  return things_.Create(txn, thing);
                }),
                IsOk());
    EXPECT_EQ(*GetBlob(**store_.Read("x"), 9, "b"), "");
  }
}

TEST_F(ResourceTableTest, OneCouncilDoesNotSeeAnother) {
  ASSERT_THAT(Create(Thing("a", "one")), IsOk());
  EXPECT_THAT(store_.Read("y").status(),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
  EXPECT_THAT(*store_.Councils(), ElementsAre("x"));
}

}  // namespace
}  // namespace carereform::store

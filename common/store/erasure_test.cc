// Erasing over the writer: nothing of a body stays in any key or value, reads
// tell that it was erased, and the chain verifies.

#include "common/store/erasure.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "carereform/common/v1/councils.pb.h"
#include "common/store/digest.h"
#include "common/store/history.h"
#include "common/store/resource_table.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/shared_engine.h"
#include "tests/support/status_matchers.h"

namespace carereform::store {
namespace {

using tests::HasReason;
using tests::IsOk;

using common::v1::Council;

constexpr auto kNotFound = absl::StatusCode::kNotFound;

// Any message with a name will do: what is to be erased is the display name.
const ResourceTable<Council>& Things() {
  static const auto& table = *new ResourceTable<Council>(
      1, "THING", {{.id = 1, .value = [](const Council& thing) {
                      return KeyWriter().String(thing.display_name()).key();
                    }}});
  return table;
}

std::string ThingName(absl::string_view id) {
  return absl::StrCat("councils/x/things/", id);
}

Council Thing(absl::string_view id, absl::string_view text) {
  Council thing;
  thing.set_name(ThingName(id));
  thing.set_display_name(std::string(text));
  return thing;
}

std::function<absl::Status(Txn&)> Creating(const Council& thing) {
  return [created = thing](Txn& txn) mutable {
    return Things().Create(txn, created);
  };
}
std::function<absl::Status(Txn&)> Updating(const Council& thing) {
  return [updated = thing](Txn& txn) mutable {
    return Things().Update(txn, updated);
  };
}

class ErasureTest : public testing::Test {
 protected:
  ErasureTest()
      : engine_(OpenMemoryEngine()),
        store_(std::make_unique<tests::SharedEngine>(*engine_), {}) {}

  absl::Status Write(std::function<absl::Status(Txn&)> body,
                     const std::string& request_id = "") {
    WriteRequest request{.council = "x",
                         .actor = "tester",
                         .method = "Service/Method",
                         .request_id = request_id,
                         .creates_council = true,
                         .body = std::move(body)};
    request.digest = request_id.empty() ? "" : Sha256(request_id);
    request.replay = [](const Reader&, uint64_t) { return absl::OkStatus(); };
    return store_.Write(std::move(request));
  }

  // Erases what begins with `prefix`, in steps; returns how many bodies went.
  int Erase(const std::string& prefix, size_t max_versions) {
    int erased = 0;
    std::string next;
    do {
      EXPECT_THAT(Write([&](Txn& txn) -> absl::Status {
                    CR_ASSIGN_OR_RETURN(
                        const ErasureStep step,
                        EraseStep(txn, ThingName(prefix), next, max_versions,
                                  [](Txn& within, absl::string_view name) {
                                    return Things().Remove(within, name);
                                  }));
                    next = step.next;
                    erased += step.erased_bodies;
                    // As a caller that keeps its progress: a step of versions
                    // alone has an entry too.
                    return txn
                        .Record(ChangeKind::kUpdated, "councils/x/steps", "")
                        .status();
                  }),
                  IsOk());
      ++steps_;
    } while (!next.empty());
    return erased;
  }

  int Holding(const std::string& text) {
    return tests::Holding(*engine_, text);
  }

  std::unique_ptr<Reader> Reading() { return *store_.Read("x"); }

  // That each record names the hash of the one before, and bodies their own.
  void ExpectChainVerifies() {
    const auto reader = Reading();
    const auto headers = HeadersAfter(*reader, 0, 1'000'000);
    ASSERT_THAT(headers.status(), IsOk());
    std::string previous(kDigestBytes, '\0');
    for (const StoredHeader& stored : *headers) {
      EXPECT_EQ(stored.header.previous_hash, previous);
      previous = stored.hash;
      for (uint32_t i = 0; i < stored.header.entries.size(); ++i) {
        const auto body = ReadBody(*reader, stored.header.revision, i);
        if (body.ok()) {
          EXPECT_EQ(body->hash, stored.header.entries[i].body_hash);
        } else {
          EXPECT_THAT(body.status(), HasReason(kNotFound, "RESOURCE_ERASED"));
        }
      }
    }
    EXPECT_EQ(reader->head().hash, previous);
  }

  std::unique_ptr<Engine> engine_;
  Store store_;
  int steps_ = 0;
};

TEST_F(ErasureTest, NothingOfAnyVersionStays) {
  ASSERT_THAT(Write(Creating(Thing("a", "MARK-1")), "id-1"), IsOk());
  ASSERT_THAT(Write(Updating(Thing("a", "MARK-2"))), IsOk());
  ASSERT_THAT(Write(Creating(Thing("b", "KEPT"))), IsOk());
  ASSERT_GT(Holding("MARK-1"), 0);
  const int kept = Holding("KEPT");
  const std::string digest = Sha256("id-1");
  ASSERT_EQ(Holding(digest), 1);

  EXPECT_EQ(Erase("a", 100), 2);
  EXPECT_EQ(Holding("MARK"), 0);
  EXPECT_EQ(Holding(digest), 0);
  EXPECT_EQ(Holding("KEPT"), kept);
  ExpectChainVerifies();
}

TEST_F(ErasureTest, EveryReadTellsThatItWasErased) {
  ASSERT_THAT(Write(Creating(Thing("a", "one"))), IsOk());
  ASSERT_THAT(Write(Updating(Thing("a", "two"))), IsOk());
  EXPECT_EQ(Erase("a", 100), 2);
  const auto reader = Reading();
  const auto erased = HasReason(kNotFound, "RESOURCE_ERASED");
  for (int64_t revision = 0; revision <= 3; ++revision) {
    EXPECT_THAT(Things().GetAt(*reader, ThingName("a"), revision).status(),
                erased)
        << revision;
  }
  EXPECT_THAT(ReadBody(*reader, 1, 0).status(), erased);
  EXPECT_THAT(Things().GetAt(*reader, ThingName("b"), 1).status(),
              HasReason(kNotFound, "THING_NOT_FOUND"));
  EXPECT_TRUE(Things().ListBy(*reader, 1, "", {})->items.empty());
  EXPECT_THAT(Write(Updating(Thing("a", "three"))), erased);
  const auto headers = HeadersAfter(*reader, 2, 1);
  EXPECT_EQ(headers->front().header.entries[0].kind, ChangeKind::kErased);
  EXPECT_EQ(headers->front().header.entries[0].resource, ThingName("a"));
}

// A missing body of something that was never erased is damage.
TEST_F(ErasureTest, DamageIsNotTakenForErasure) {
  ASSERT_THAT(Write(Creating(Thing("a", "one"))), IsOk());
  ASSERT_THAT(Write([](Txn& txn) {
                txn.Delete(BodyKey(1, 0));
                Council other = Thing("b", "two");
                return Things().Create(txn, other);
              }),
              IsOk());
  const auto corrupt = HasReason(absl::StatusCode::kDataLoss, "STORE_CORRUPT");
  const auto reader = Reading();
  EXPECT_THAT(ReadBody(*reader, 1, 0).status(), corrupt);
  EXPECT_THAT(ReadBody(*reader, 1, 7).status(), corrupt);
  EXPECT_THAT(ReadBody(*reader, 77, 0).status(), corrupt);
}

TEST_F(ErasureTest, ARetryDoesNotMakeItAgain) {
  const std::string id = "6f1c2a1e";
  ASSERT_THAT(Write(Creating(Thing("a", "one")), id), IsOk());
  ASSERT_THAT(Write(Creating(Thing("b", "two")), "other"), IsOk());
  EXPECT_EQ(Erase("a", 100), 1);
  EXPECT_THAT(Write(Creating(Thing("a", "one")), id),
              HasReason(kNotFound, "RESOURCE_ERASED"));
  EXPECT_THAT(Write(Creating(Thing("b", "two")), "other"), IsOk());
  EXPECT_EQ(Holding("one"), 0);
}

// Steps of every size erase the same, whatever is below the prefix, and another
// pass over it changes nothing.
TEST_F(ErasureTest, StepsOfEverySizeCompleteIt) {
  for (const size_t max_versions : {1, 2, 3, 7, 100}) {
    const std::string person = absl::StrCat("p", max_versions);
    ASSERT_THAT(Write(Creating(Thing(person + "/identity", "MARK"))), IsOk());
    for (int i = 0; i < 6; ++i) {
      ASSERT_THAT(
          Write(Updating(Thing(person + "/identity", absl::StrCat("MARK", i)))),
          IsOk());
    }
    for (int i = 0; i < 4; ++i) {
      ASSERT_THAT(Write(Creating(Thing(absl::StrCat(person, "/notes/", i),
                                       absl::StrCat("MARK", i)))),
                  IsOk());
    }
    ASSERT_THAT(Write(Creating(Thing(person + "x", "KEPT"))), IsOk());
    steps_ = 0;
    EXPECT_EQ(Erase(person + "/", max_versions), 11);
    EXPECT_EQ(steps_, (11 + max_versions - 1) / max_versions);
    EXPECT_EQ(Holding("MARK"), 0);
    EXPECT_EQ(Erase(person + "/", max_versions), 0);
    EXPECT_EQ(Things().Get(*Reading(), ThingName(person + "x"))->display_name(),
              "KEPT");
  }
  ExpectChainVerifies();
}

}  // namespace
}  // namespace carereform::store

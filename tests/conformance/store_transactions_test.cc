// Transactions: one after the other, whole or not at all, each council alone.

#include <set>
#include <thread>

#include "absl/strings/numbers.h"
#include "common/status/status_macros.h"
#include "common/store/history.h"
#include "tests/conformance/store_conformance.h"

namespace carereform::store {
namespace {

using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;

// Reads a number, adds one and writes it, as if nobody else did.
absl::Status AddOne(Txn& txn) {
  CR_ASSIGN_OR_RETURN(Council counter, Things().Get(txn, ThingName("n")));
  int n = 0;
  if (!absl::SimpleAtoi(counter.display_name(), &n)) {
    return absl::InternalError("the counter is no number");
  }
  counter.set_display_name(absl::StrCat(n + 1));
  return Things().Update(txn, counter);
}

TEST_P(StoreConformanceTest, ConcurrentCallersTakeTurns) {
  constexpr int kCallers = 8;
  constexpr int kTimes = 25;
  ASSERT_THAT(Write("x", Creating(Thing("n", "0"))), IsOk());
  std::vector<std::thread> callers;
  for (int caller = 0; caller < kCallers; ++caller) {
    callers.emplace_back([&] {
      for (int time = 0; time < kTimes; ++time) {
        EXPECT_THAT(Write("x", AddOne), IsOk());
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(TextOf(*Read("x"), "n"), absl::StrCat(kCallers * kTimes));
  EXPECT_EQ(Revision("x"), 1 + kCallers * kTimes);
}

TEST_P(StoreConformanceTest, WhoeverIsToldCanReadIt) {
  for (int i = 0; i < 20; ++i) {
    ASSERT_THAT(Write("x", Creating(Thing(absl::StrCat(i), "one"))), IsOk());
    EXPECT_EQ(TextOf(*Read("x"), absl::StrCat(i)), "one");
    EXPECT_EQ(Revision("x"), i + 1);
  }
}

TEST_P(StoreConformanceTest, AFailureInAGroupTakesNothingOfTheOthers) {
  int writes = 0;
  Open({}, [&](Engine& below, const Changes& changes) {
    ++writes;
    return below.Write(changes);
  });
  ASSERT_THAT(Write("x", Creating(Thing("a", "one"))), IsOk());
  const int writes_before = writes;
  std::string seen_by_failing;
  std::string seen_by_last;
  HeldWriter held(*store_);
  Submitted first(*store_, ChangeOf("x", Creating(Thing("b", "first"))));
  Submitted failing(*store_, ChangeOf("x", [&](Txn& txn) -> absl::Status {
    seen_by_failing = TextOf(txn, "b");
    CR_RETURN_IF_ERROR(Updating(Thing("a", "failed"))(txn));
    CR_RETURN_IF_ERROR(Creating(Thing("c", "failed"))(txn));
    return MakeError(absl::StatusCode::kFailedPrecondition, "NO", "no");
  }));
  Submitted last(*store_, ChangeOf("x", [&](Txn& txn) {
    seen_by_last = TextOf(txn, "a") + TextOf(txn, "c");
    return Creating(Thing("d", "last"))(txn);
  }));
  held.Release();
  EXPECT_THAT(first.Wait(), IsOk());
  EXPECT_THAT(failing.Wait(),
              HasReason(absl::StatusCode::kFailedPrecondition, "NO"));
  EXPECT_THAT(last.Wait(), IsOk());

  EXPECT_EQ(writes, writes_before + 1) << "they were one group";
  EXPECT_EQ(seen_by_failing, "first");
  EXPECT_EQ(seen_by_last, "one(none)");
  const auto reader = Read("x");
  EXPECT_EQ(TextOf(*reader, "a"), "one");
  EXPECT_EQ(TextOf(*reader, "b"), "first");
  EXPECT_EQ(TextOf(*reader, "c"), "(none)");
  EXPECT_EQ(TextOf(*reader, "d"), "last");
  EXPECT_EQ(reader->head().revision, 3);
}

TEST_P(StoreConformanceTest, ATransactionReadsWhatItWrote) {
  ASSERT_THAT(Write("x", Creating(Thing("a", "one"))), IsOk());
  ASSERT_THAT(Write("x",
                    [&](Txn& txn) -> absl::Status {
                      CR_RETURN_IF_ERROR(Updating(Thing("a", "two"))(txn));
                      EXPECT_EQ(TextOf(txn, "a"), "two");
                      CR_RETURN_IF_ERROR(Creating(Thing("b", "two"))(txn));
                      const auto by_text = Things().ListBy(
                          txn, 1, KeyWriter().String("two").key(), {});
                      EXPECT_THAT(by_text.status(), IsOk());
                      EXPECT_EQ(by_text->items.size(), 2);
                      EXPECT_EQ(TextOf(*Read("x"), "a"), "one")
                          << "nobody else sees it yet";
                      return absl::OkStatus();
                    }),
              IsOk());
  EXPECT_EQ(TextOf(*Read("x"), "a"), "two");
}

std::vector<std::string> KeysIn(const Reader& reader, absl::string_view begin,
                                absl::string_view end) {
  std::vector<std::string> keys;
  EXPECT_THAT(
      reader.view().Scan(begin, end,
                         [&](absl::string_view key, absl::string_view value) {
                           keys.push_back(absl::StrCat(key, "=", value));
                           return true;
                         }),
      IsOk());
  return keys;
}

TEST_P(StoreConformanceTest, AScanSeesOwnPutsAndDeletesInOrder) {
  // Above every space of partition.h, so that nothing else is there.
  const auto put = [](Txn& txn, const std::string& id, const char* value) {
    txn.Put("\x7f" + id, value);
  };
  const auto record = [](Txn& txn) {
    return txn.Record(ChangeKind::kUpdated, "r", "b").status();
  };
  ASSERT_THAT(Write("x",
                    [&](Txn& txn) {
                      put(txn, "b", "1");
                      put(txn, "d", "1");
                      put(txn, "f", "1");
                      return record(txn);
                    }),
              IsOk());
  const std::vector<std::string> expected = {
      "\x7f"
      "a=2",
      "\x7f"
      "b=2",
      "\x7f"
      "e=2",
      "\x7f"
      "f=1"};
  ASSERT_THAT(Write("x",
                    [&](Txn& txn) {
                      put(txn, "a", "2");
                      put(txn, "b", "2");
                      put(txn, "c", "2");
                      put(txn, "e", "2");
                      txn.Delete(
                          "\x7f"
                          "c");
                      txn.Delete(
                          "\x7f"
                          "d");
                      EXPECT_EQ(KeysIn(txn, "\x7f", ""), expected);
                      EXPECT_EQ(KeysIn(txn,
                                       "\x7f"
                                       "b",
                                       "\x7f"
                                       "f")
                                    .size(),
                                2);
                      return record(txn);
                    }),
              IsOk());
  EXPECT_EQ(KeysIn(*Read("x"), "\x7f", ""), expected);
}

// Councils whose ids begin alike, and stand before and after.
TEST_P(StoreConformanceTest, OneCouncilNeverSeesAnothersKeys) {
  for (const char* council : {"w", "x", "xa", "x-", "y"}) {
    ASSERT_THAT(Write(council, Creating(Thing("a", council))), IsOk());
  }
  for (const char* council : {"w", "x", "xa", "x-", "y"}) {
    ASSERT_THAT(
        Write(council,
              [&](Txn& txn) -> absl::Status {
                EXPECT_EQ(TextOf(txn, "a"), council);
                EXPECT_EQ(txn.revision(), 2);
                const auto all = Things().All(txn);
                EXPECT_THAT(all.status(), IsOk());
                EXPECT_EQ(all->size(), 1);
                // Head, header, body, history, row and index entry.
                EXPECT_EQ(KeysIn(txn, "", "").size(), 6);
                return Updating(Thing("a", absl::StrCat(council, "2")))(txn);
              }),
        IsOk());
  }
  for (const char* council : {"w", "x", "xa", "x-", "y"}) {
    EXPECT_EQ(TextOf(*Read(council), "a"), absl::StrCat(council, "2"));
    EXPECT_EQ(Revision(council), 2);
  }
  EXPECT_THAT(*store_->Councils(), ElementsAre("w", "x", "x-", "xa", "y"));
}

TEST_P(StoreConformanceTest, ACouncilHasToBeCreated) {
  WriteRequest request = ChangeOf("x", Creating(Thing("a", "one")));
  request.creates_council = false;
  EXPECT_THAT(store_->Write(request),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
  EXPECT_THAT(store_->Read("x").status(),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
  EXPECT_THAT(*store_->Councils(), ElementsAre());
}

// A change that would have created the council and failed created nothing, for
// the next one in its group neither.
TEST_P(StoreConformanceTest, AFailedCreationLeavesNoCouncil) {
  HeldWriter held(*store_);
  Submitted failing(*store_, ChangeOf("x", [](Txn&) {
    return MakeError(absl::StatusCode::kInvalidArgument, "NO", "no");
  }));
  WriteRequest request = ChangeOf("x", Creating(Thing("a", "one")));
  request.creates_council = false;
  Submitted next(*store_, std::move(request));
  held.Release();
  EXPECT_THAT(failing.Wait(),
              HasReason(absl::StatusCode::kInvalidArgument, "NO"));
  EXPECT_THAT(next.Wait(),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
  EXPECT_THAT(*store_->Councils(), ElementsAre());
}

TEST_P(StoreConformanceTest, OfConcurrentChangesToOneVersionOneWins) {
  constexpr int kCallers = 8;
  ASSERT_THAT(Write("x", Creating(Thing("a", "one"))), IsOk());
  const std::string etag = Things().Get(*Read("x"), ThingName("a"))->etag();
  std::vector<absl::Status> results(kCallers);
  std::vector<std::thread> callers;
  for (int caller = 0; caller < kCallers; ++caller) {
    callers.emplace_back([&, caller] {
      results[caller] = Write("x", [&](Txn& txn) -> absl::Status {
        CR_ASSIGN_OR_RETURN(Council thing, Things().Get(txn, ThingName("a")));
        CR_RETURN_IF_ERROR(CheckEtag(etag, thing.etag()));
        thing.set_display_name(absl::StrCat("caller ", caller));
        return Things().Update(txn, thing);
      });
    });
  }
  for (std::thread& caller : callers) caller.join();
  std::set<int> winners;
  for (int caller = 0; caller < kCallers; ++caller) {
    if (results[caller].ok()) {
      winners.insert(caller);
    } else {
      EXPECT_THAT(results[caller],
                  HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
    }
  }
  ASSERT_EQ(winners.size(), 1);
  EXPECT_EQ(TextOf(*Read("x"), "a"), absl::StrCat("caller ", *winners.begin()));
  EXPECT_EQ(Revision("x"), 2);
}

TEST_P(StoreConformanceTest, TimeOfCommitNeverGoesBack) {
  std::vector<int64_t> clock = {1'000, 3'000, 2'000, 4'000};
  size_t calls = 0;
  Open({.clock = [&] { return absl::FromUnixMicros(clock[calls++ % 4]); }});
  for (int i = 0; i < 4; ++i) {
    ASSERT_THAT(Write("x", Creating(Thing(absl::StrCat(i), "one"))), IsOk());
  }
  const auto headers = HeadersAfter(*Read("x"), 0, 10);
  ASSERT_THAT(headers.status(), IsOk());
  std::vector<int64_t> times;
  for (const StoredHeader& stored : *headers) {
    times.push_back(absl::ToUnixMicros(stored.header.commit_time));
  }
  EXPECT_THAT(times, ElementsAre(1'000, 3'000, 3'000, 4'000));
}

INSTANTIATE_TEST_SUITE_P(Engines, StoreConformanceTest,
                         testing::ValuesIn(EngineKinds()), EngineName);

}  // namespace
}  // namespace carereform::store

// Facts and codes, kept in memory and on disk, over the writer.

#include "common/store/fact_table.h"

#include "common/store/code_table.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::store {
namespace {

using testing::ElementsAre;
using tests::IsOk;

struct Row {
  uint64_t known_from = 0;
  uint64_t known_to = 0;
  uint32_t value = 0;
};

struct RowFormat {
  static std::string Encode(const Row& row) {
    return KeyWriter().Uint32(row.value).key();
  }
  static absl::StatusOr<Row> Decode(absl::string_view bytes) {
    Row row;
    CR_RETURN_IF_ERROR(KeyReader(bytes).Uint32(row.value));
    return row;
  }
};

using Facts = FactTable<Row, RowFormat>;

// What was known at `revision`, in the order of the rows.
std::vector<uint32_t> Known(const Facts& facts, uint64_t revision) {
  return facts.With(
      [&](absl::Span<const Row> rows, absl::Span<const uint32_t>) {
        std::vector<uint32_t> values;
        for (const Row& row : rows) {
          if (row.known_from <= revision && revision < row.known_to) {
            values.push_back(row.value);
          }
        }
        return values;
      });
}

class FactTableTest : public testing::Test {
 protected:
  FactTableTest() : store_(OpenMemoryEngine(), {}), facts_(1) {}

  absl::Status Write(std::function<absl::Status(Txn&)> body) {
    return store_.Write(
        {.council = "x",
         .creates_council = true,
         .body = [&](Txn& txn) -> absl::Status {
           CR_RETURN_IF_ERROR(
               txn.Record(ChangeKind::kCreated, "r", "b").status());
           return body(txn);
         }});
  }
  absl::Status Put(const std::string& name, uint32_t value) {
    return Write(
        [&](Txn& txn) { return facts_.Put(txn, name, {.value = value}); });
  }

  Store store_;
  Facts facts_;
};

TEST_F(FactTableTest, EveryVersionStaysKnownAtItsRevision) {
  ASSERT_THAT(Put("a", 10), IsOk());  // Revision 1.
  ASSERT_THAT(Put("b", 20), IsOk());
  ASSERT_THAT(Put("a", 11), IsOk());
  EXPECT_THAT(Known(facts_, 0), ElementsAre());
  EXPECT_THAT(Known(facts_, 1), ElementsAre(10));
  EXPECT_THAT(Known(facts_, 2), ElementsAre(10, 20));
  EXPECT_THAT(Known(facts_, 3), ElementsAre(20, 11));
}

TEST_F(FactTableTest, WhatIsLoadedIsWhatWasKept) {
  ASSERT_THAT(Put("a", 10), IsOk());
  ASSERT_THAT(Put("a", 11), IsOk());
  ASSERT_THAT(Put("b", 20), IsOk());
  ASSERT_THAT(Put("a", 12), IsOk());
  Facts again(1);
  ASSERT_THAT(again.Load(**store_.Read("x")), IsOk());
  for (uint64_t revision = 0; revision <= 5; ++revision) {
    EXPECT_THAT(Known(again, revision),
                testing::UnorderedElementsAreArray(Known(facts_, revision)))
        << revision;
  }
}

TEST_F(FactTableTest, ACaseIsFoundByItsResource) {
  ASSERT_THAT(Put("a", 10), IsOk());
  ASSERT_THAT(Put("b", 20), IsOk());
  ASSERT_THAT(Put("b", 21), IsOk());
  const auto reader = *store_.Read("x");
  EXPECT_EQ(**facts_.NumberOf(*reader, "a"), 0);
  EXPECT_EQ(**facts_.NumberOf(*reader, "b"), 1);
  EXPECT_EQ(*facts_.NameOf(*reader, 1), "b");
  EXPECT_FALSE(facts_.NumberOf(*reader, "c")->has_value());
}

TEST_F(FactTableTest, TheSameFactAgainIsNoNewVersion) {
  ASSERT_THAT(Put("a", 10), IsOk());
  ASSERT_THAT(Put("a", 10), IsOk());
  const size_t rows =
      facts_.With([](absl::Span<const Row> all, absl::Span<const uint32_t>) {
        return all.size();
      });
  EXPECT_EQ(rows, 1);
}

TEST_F(FactTableTest, TwiceInOneTransactionKeepsTheLast) {
  ASSERT_THAT(Put("a", 9), IsOk());
  ASSERT_THAT(Write([&](Txn& txn) -> absl::Status {
                CR_RETURN_IF_ERROR(facts_.Put(txn, "a", {.value = 10}));
                return facts_.Put(txn, "a", {.value = 11});
              }),
              IsOk());
  EXPECT_THAT(Known(facts_, 1), ElementsAre(9));
  EXPECT_THAT(Known(facts_, 2), ElementsAre(11));
  Facts again(1);
  ASSERT_THAT(again.Load(**store_.Read("x")), IsOk());
  EXPECT_THAT(Known(again, 2), ElementsAre(11));
}

TEST_F(FactTableTest, AFailedTransactionAddsNoFact) {
  EXPECT_FALSE(Write([&](Txn& txn) -> absl::Status {
                 CR_RETURN_IF_ERROR(facts_.Put(txn, "a", {.value = 10}));
                 return absl::AbortedError("no");
               }).ok());
  EXPECT_THAT(Known(facts_, 1), ElementsAre());
}

TEST_F(FactTableTest, ACaseHasItsName) {
  ASSERT_THAT(Put("a", 10), IsOk());
  ASSERT_THAT(Put("b", 20), IsOk());
  const uint32_t last =
      facts_.With([](absl::Span<const Row>, absl::Span<const uint32_t> cases) {
        return cases.back();
      });
  EXPECT_EQ(*facts_.NameOf(**store_.Read("x"), last), "b");
}

TEST_F(FactTableTest, WordsKeepTheirCodes) {
  CodeTable codes(1, 2);
  ASSERT_THAT(
      Write([&](Txn& txn) -> absl::Status {
        CR_ASSIGN_OR_RETURN(const uint16_t one, codes.CodeFor(txn, "one"));
        CR_ASSIGN_OR_RETURN(const uint16_t two, codes.CodeFor(txn, "two"));
        CR_ASSIGN_OR_RETURN(const uint16_t again, codes.CodeFor(txn, "one"));
        EXPECT_EQ(one, 0);
        EXPECT_EQ(two, 1);
        EXPECT_EQ(again, 0);
        return absl::OkStatus();
      }),
      IsOk());
  EXPECT_EQ(codes.Find("two"), 1);
  EXPECT_EQ(codes.Find("three"), std::nullopt);
  EXPECT_EQ(codes.WordOf(1), "two");
  CodeTable loaded(1, 2);
  ASSERT_THAT(loaded.Load(**store_.Read("x")), IsOk());
  EXPECT_EQ(loaded.Find("two"), 1);
  EXPECT_EQ(loaded.WordOf(0), "one");
}

TEST_F(FactTableTest, ThereAreOnlySoManyWords) {
  CodeTable codes(1, 2);
  const absl::Status status = Write([&](Txn& txn) -> absl::Status {
    for (uint32_t code = 0; code < 65'535; ++code) {
      txn.Put(KeyIn(Space::kCodes, 1).Byte(2).String(absl::StrCat(code)).key(),
              KeyWriter().Uint32(code).key());
    }
    EXPECT_EQ(*codes.CodeFor(txn, "65534"), 65'534);
    return codes.CodeFor(txn, "another").status();
  });
  EXPECT_THAT(status, tests::HasReason(absl::StatusCode::kFailedPrecondition,
                                       "TOO_MANY_WORDS"));
}

}  // namespace
}  // namespace carereform::store

// What a store that is opened again still has: everything.

#include "common/status/status_macros.h"
#include "common/store/blob.h"
#include "common/store/code_table.h"
#include "common/store/fact_table.h"
#include "common/store/history.h"
#include "tests/conformance/store_conformance.h"

namespace carereform::store {
namespace {

using testing::ElementsAre;
using tests::IsOk;

struct Row {
  uint64_t known_from = 0;
  uint64_t known_to = 0;
  uint32_t code = 0;
};

struct RowFormat {
  static std::string Encode(const Row& row) {
    return KeyWriter().Uint32(row.code).key();
  }
  static absl::StatusOr<Row> Decode(absl::string_view bytes) {
    Row row;
    CR_RETURN_IF_ERROR(KeyReader(bytes).Uint32(row.code));
    return row;
  }
};

// What is kept in memory beside a store.
struct Kept {
  FactTable<Row, RowFormat> facts{7};
  CodeTable codes{7, 1};

  // The facts as known at a revision: the case's name and its word.
  std::vector<std::string> KnownAt(const Reader& reader, uint64_t revision) {
    return facts.With(
        [&](absl::Span<const Row> rows, absl::Span<const uint32_t> cases) {
          std::vector<std::string> known;
          for (size_t i = 0; i < rows.size(); ++i) {
            const Row& row = rows[i];
            if (row.known_from > revision || revision >= row.known_to) continue;
            const auto name = facts.NameOf(reader, cases[i]);
            known.push_back(
                absl::StrCat(name.ok() ? *name : "(no name)", "=",
                             codes.WordOf(static_cast<uint16_t>(row.code))));
          }
          return known;
        });
  }
};

class StoreReopenTest : public StoreConformanceTest {
 protected:
  // Gives thing `id` the text `word` and the fact of it.
  void Set(const std::string& id, const std::string& word, bool is_new) {
    ASSERT_THAT(Write("x",
                      [&](Txn& txn) -> absl::Status {
                        const Council thing = Thing(id, word);
                        CR_RETURN_IF_ERROR(is_new ? Creating(thing)(txn)
                                                  : Updating(thing)(txn));
                        CR_ASSIGN_OR_RETURN(const uint16_t code,
                                            kept_->codes.CodeFor(txn, word));
                        return kept_->facts.Put(txn, id, {.code = code});
                      }),
                IsOk());
  }

  void OpenAgain() {
    Open({});
    kept_ = std::make_unique<Kept>();
    ASSERT_THAT(kept_->facts.Load(*Read("x")), IsOk());
    ASSERT_THAT(kept_->codes.Load(*Read("x")), IsOk());
  }

  std::unique_ptr<Kept> kept_ = std::make_unique<Kept>();
};

TEST_P(StoreReopenTest, TheHeadAndTheChainGoOnFromWhereTheyStood) {
  Set("a", "one", true);
  Set("a", "two", false);
  const PartitionHead before = Read("x")->head();
  OpenAgain();
  const PartitionHead after = Read("x")->head();
  EXPECT_EQ(after.revision, 2);
  EXPECT_EQ(after.hash, before.hash);
  EXPECT_EQ(after.commit_time, before.commit_time);
  EXPECT_EQ(after.lineage, before.lineage);
  EXPECT_THAT(*store_->Councils(), ElementsAre("x"));
  Set("b", "three", true);
  const auto headers = HeadersAfter(*Read("x"), 0, 10);
  ASSERT_THAT(headers.status(), IsOk());
  ASSERT_EQ(headers->size(), 3);
  EXPECT_EQ((*headers)[2].header.previous_hash, before.hash);
  EXPECT_EQ(Read("x")->head().lineage, before.lineage);
}

TEST_P(StoreReopenTest, ResourcesIndexesAndHistoryAreThere) {
  Set("a", "one", true);
  const std::string etag = Things().Get(*Read("x"), ThingName("a"))->etag();
  Set("b", "one", true);
  Set("a", "two", false);
  OpenAgain();
  const auto reader = Read("x");
  EXPECT_EQ(TextOf(*reader, "a"), "two");
  const auto then = Things().GetAt(*reader, ThingName("a"), 1);
  ASSERT_THAT(then.status(), IsOk());
  EXPECT_EQ(then->display_name(), "one");
  EXPECT_EQ(then->etag(), etag);
  const auto ones =
      Things().ListBy(*reader, 1, KeyWriter().String("one").key(), {});
  ASSERT_THAT(ones.status(), IsOk());
  ASSERT_EQ(ones->items.size(), 1);
  EXPECT_EQ(ones->items[0].name(), ThingName("b"));
}

TEST_P(StoreReopenTest, FactsAndCodesAreThereAtEveryRevision) {
  Set("a", "one", true);
  Set("b", "two", true);
  Set("a", "two", false);
  std::vector<std::vector<std::string>> before;
  for (uint64_t revision = 0; revision <= 3; ++revision) {
    before.push_back(kept_->KnownAt(*Read("x"), revision));
  }
  EXPECT_THAT(before[1], ElementsAre("a=one"));
  EXPECT_THAT(before[3], testing::UnorderedElementsAre("a=two", "b=two"));
  OpenAgain();
  for (uint64_t revision = 0; revision <= 3; ++revision) {
    EXPECT_THAT(kept_->KnownAt(*Read("x"), revision),
                testing::UnorderedElementsAreArray(before[revision]))
        << revision;
  }
  // New facts and words go on from there.
  Set("b", "three", false);
  EXPECT_EQ(kept_->codes.Find("three"), 2);
  EXPECT_THAT(kept_->KnownAt(*Read("x"), 4),
              testing::UnorderedElementsAre("a=two", "b=three"));
  EXPECT_THAT(kept_->KnownAt(*Read("x"), 3),
              testing::UnorderedElementsAreArray(before[3]));
}

TEST_P(StoreReopenTest, BlobsAreThere) {
  std::string bytes(150'000, 'x');
  bytes[kBlobPartBytes] = 'y';
  ASSERT_THAT(Write("x",
                    [&](Txn& txn) {
                      PutBlob(txn, 8, "b", bytes);
                      return Creating(Thing("a", "one"))(txn);
                    }),
              IsOk());
  OpenAgain();
  EXPECT_EQ(*GetBlob(*Read("x"), 8, "b"), bytes);
}

INSTANTIATE_TEST_SUITE_P(Engines, StoreReopenTest,
                         testing::ValuesIn(DurableEngineKinds()), EngineName);

}  // namespace
}  // namespace carereform::store

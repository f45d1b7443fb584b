// Listings as they were known, against what was known: a map of the resources
// after each revision, and the listing that was taken then.

#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "carereform/common/v1/imports.pb.h"
#include "common/store/resource_table.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::store {
namespace {

using common::v1::Import;
using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;

// Any message with a name, an etag and a pattern will do: `kind` is what the
// index is of, and leaves out those that have none.
constexpr uint32_t kTable = 7;
constexpr uint32_t kByKind = 1;
constexpr char kParent[] = "councils/x/sources/s";

std::optional<std::string> KindOf(const Import& import) {
  if (import.kind().empty()) return std::nullopt;
  return KeyWriter().String(import.kind()).key();
}

std::string NameOf(int id) { return absl::StrCat(kParent, "/imports/i-", id); }

// "name kind@etag" of each.
using Listing = std::vector<std::string>;

std::string LineOf(const Import& import) {
  return absl::StrCat(import.name(), " ", import.kind(), "@", import.etag());
}

enum class Act { kPut, kDelete, kChangeNeighbours };

struct Step {
  Act act = Act::kPut;
  int id = 0;
  int kind = 0;
};

// A store in which a history happens, and what it was like at each revision.
class History {
 public:
  // Begins with a record in which nothing of the collection is.
  History() { Take({.act = Act::kChangeNeighbours}); }

  void Take(const Step& step) {
    EXPECT_THAT(store_.Write({.council = "x",
                              .creates_council = true,
                              .body = [&](Txn& txn) { return Do(step, txn); }}),
                IsOk());
    const auto reader = Read();
    if (reader->head().revision == then_.size()) return;  // Nothing to delete.
    then_.push_back({List(*reader, 0, 3), ListBy(*reader, 0, 3), known_});
  }

  std::unique_ptr<Reader> Read() const { return *store_.Read("x"); }

  int64_t revisions() const { return static_cast<int64_t>(then_.size()); }

  // The listings that were taken when `revision` was the latest.
  const Listing& ListThen(int64_t revision) const {
    return then_.at(static_cast<size_t>(revision - 1)).by_name;
  }
  const Listing& ListByThen(int64_t revision) const {
    return then_.at(static_cast<size_t>(revision - 1)).by_kind;
  }

  // The same, from what was known then.
  Listing Expect(int64_t revision) const {
    Listing lines;
    for (const auto& [name, import] : Known(revision)) {
      lines.push_back(LineOf(import));
    }
    return lines;
  }
  Listing ExpectBy(int64_t revision) const {
    std::set<std::pair<std::string, std::string>> order;
    for (const auto& [name, import] : Known(revision)) {
      if (!import.kind().empty()) order.emplace(import.kind(), name);
    }
    Listing lines;
    for (const auto& [kind, name] : order) {
      lines.push_back(LineOf(Known(revision).at(name)));
    }
    return lines;
  }

  // Page by page; `revision` 0 is the latest.
  Listing List(const Reader& reader, int64_t revision, int page_size) const {
    return Pages(page_size, [&](const PageRequest& page) {
      return table_.ListAt(reader, kParent, revision, page);
    });
  }
  Listing ListBy(const Reader& reader, int64_t revision, int page_size) const {
    return Pages(page_size, [&](const PageRequest& page) {
      return table_.ListByAt(reader, kParent, kByKind, "", revision, page);
    });
  }

  const ResourceTable<Import>& table() const { return table_; }

 private:
  using Imports = std::map<std::string, Import>;

  struct Moment {
    Listing by_name;
    Listing by_kind;
    Imports known;
  };

  const Imports& Known(int64_t revision) const {
    return then_.at(static_cast<size_t>(revision - 1)).known;
  }

  absl::Status Do(const Step& step, Txn& txn) {
    switch (step.act) {
      case Act::kPut:
        return Put(step, txn);
      case Act::kDelete:
        return Delete(step, txn);
      case Act::kChangeNeighbours:
        return ChangeNeighbours(step, txn);
    }
    return absl::OkStatus();
  }

  absl::Status Put(const Step& step, Txn& txn) {
    Import import;
    import.set_name(NameOf(step.id));
    if (step.kind > 0) import.set_kind(absl::StrCat("k", step.kind));
    CR_RETURN_IF_ERROR(known_.contains(import.name())
                           ? table_.Update(txn, import)
                           : table_.Create(txn, import));
    known_[import.name()] = import;
    return absl::OkStatus();
  }

  absl::Status Delete(const Step& step, Txn& txn) {
    const auto there = known_.find(NameOf(step.id));
    if (there == known_.end()) return absl::OkStatus();
    CR_RETURN_IF_ERROR(
        txn.Record(ChangeKind::kDeleted, there->first, "").status());
    txn.Delete(KeyIn(Space::kRows, kTable).String(there->first).key());
    if (const auto kind = KindOf(there->second); kind.has_value()) {
      DeleteIndex(txn, kTable, kByKind, *kind, there->first);
    }
    known_.erase(there);
    return absl::OkStatus();
  }

  // What lies below a resource, and beside the collection.
  absl::Status ChangeNeighbours(const Step& step, Txn& txn) {
    for (const std::string& name :
         {NameOf(step.id) + "/parts/a", absl::StrCat(kParent, "/importers/a"),
          absl::StrCat(kParent, "/import/a"),
          std::string("councils/x/sources/t/imports/i-1")}) {
      CR_RETURN_IF_ERROR(
          txn.Record(ChangeKind::kUpdated, name, "body").status());
    }
    return absl::OkStatus();
  }

  template <typename ListPage>
  static Listing Pages(int page_size, ListPage list_page) {
    Listing lines;
    PageRequest request{.after = "", .size = page_size};
    do {
      const absl::StatusOr<Page<Import>> page = list_page(request);
      EXPECT_THAT(page.status(), IsOk());
      if (!page.ok()) break;
      EXPECT_LE(page->items.size(), static_cast<size_t>(page_size));
      for (const Import& import : page->items) lines.push_back(LineOf(import));
      request.after = page->next_after;
    } while (!request.after.empty());
    return lines;
  }

  Store store_{OpenMemoryEngine(), {}};
  const ResourceTable<Import> table_{
      kTable, "THING", {{.id = kByKind, .value = &KindOf}}};
  Imports known_;
  std::vector<Moment> then_;
};

rc::Gen<Step> AnyStep() {
  return rc::gen::build<Step>(
      rc::gen::set(&Step::act, rc::gen::weightedElement<Act>(
                                   {{6, Act::kPut},
                                    {3, Act::kDelete},
                                    {1, Act::kChangeNeighbours}})),
      rc::gen::set(&Step::id, rc::gen::inRange(0, 12)),
      rc::gen::set(&Step::kind, rc::gen::inRange(0, 4)));
}

RC_GTEST_PROP(PastListingProperty, ListsWhatWasKnownAtEveryRevision, ()) {
  const auto steps = *rc::gen::container<std::vector<Step>>(40, AnyStep());
  const int page_size = *rc::gen::inRange(1, 6);
  History history;
  for (const Step& step : steps) history.Take(step);
  const auto reader = history.Read();
  for (int64_t revision = 1; revision <= history.revisions(); ++revision) {
    RC_ASSERT(history.ListThen(revision) == history.Expect(revision));
    RC_ASSERT(history.List(*reader, revision, page_size) ==
              history.Expect(revision));
    RC_ASSERT(history.ListByThen(revision) == history.ExpectBy(revision));
    RC_ASSERT(history.ListBy(*reader, revision, page_size) ==
              history.ExpectBy(revision));
  }
}

TEST(PastListingTest, ListsOneValueOfAnIndex) {
  History history;
  for (int id = 0; id < 6; ++id) {
    history.Take({.act = Act::kPut, .id = id, .kind = 1 + id % 2});
  }
  history.Take({.act = Act::kPut, .id = 2, .kind = 2});
  const auto reader = history.Read();
  const auto names_at = [&](int64_t revision) {
    std::vector<std::string> names;
    const auto page =
        history.table().ListByAt(*reader, kParent, kByKind,
                                 KeyWriter().String("k1").key(), revision, {});
    for (const Import& import : page->items) names.push_back(import.name());
    return names;
  };
  EXPECT_THAT(names_at(7), ElementsAre(NameOf(0), NameOf(2), NameOf(4)));
  EXPECT_THAT(names_at(8), ElementsAre(NameOf(0), NameOf(4)));
  EXPECT_THAT(names_at(0), ElementsAre(NameOf(0), NameOf(4)));
  EXPECT_THAT(names_at(2), ElementsAre(NameOf(0)));
  EXPECT_THAT(names_at(1), ElementsAre());
}

TEST(PastListingTest, ARevisionThatIsNotThereIsRefused) {
  History history;
  history.Take({.act = Act::kPut, .id = 1, .kind = 1});
  const auto reader = history.Read();
  for (const bool by_name : {true, false}) {
    const auto list_at = [&](int64_t revision) {
      return by_name ? history.table().ListAt(*reader, kParent, revision, {})
                     : history.table().ListByAt(*reader, kParent, kByKind, "",
                                                revision, {});
    };
    EXPECT_THAT(list_at(3).status(),
                HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
    EXPECT_THAT(list_at(-1).status(),
                HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
    EXPECT_EQ(list_at(2)->items.size(), 1);
  }
}

// What was erased is in no listing, not even in one of a time when it was
// there.
TEST(PastListingTest, WhatWasErasedIsListedNowhere) {
  Store store(OpenMemoryEngine(), {});
  const ResourceTable<Import> table(kTable, "THING");
  const auto write = [&](std::function<absl::Status(Txn&)> body) {
    ASSERT_THAT(
        store.Write(
            {.council = "x", .creates_council = true, .body = std::move(body)}),
        IsOk());
  };
  for (int id = 1; id <= 2; ++id) {
    write([&](Txn& txn) {
      Import import;
      import.set_name(NameOf(id));
      return table.Create(txn, import);
    });
  }
  write([&](Txn& txn) {
    txn.Delete(BodyKey(1, 0));
    txn.Delete(KeyIn(Space::kRows, kTable).String(NameOf(1)).key());
    return txn.Record(ChangeKind::kErased, NameOf(1), "").status();
  });
  const auto reader = *store.Read("x");
  for (int64_t revision = 1; revision <= 3; ++revision) {
    const auto page = table.ListAt(*reader, kParent, revision, {});
    ASSERT_THAT(page.status(), IsOk());
    EXPECT_EQ(page->items.size(), revision == 1 ? 0 : 1) << revision;
  }
}

// A body that is missing for no reason is damage, and is said to be.
TEST(PastListingTest, AMissingBodyIsNotPassedOver) {
  Store store(OpenMemoryEngine(), {});
  const ResourceTable<Import> table(kTable, "THING");
  ASSERT_THAT(store.Write({.council = "x",
                           .creates_council = true,
                           .body =
                               [&](Txn& txn) {
                                 Import import;
                                 import.set_name(NameOf(1));
                                 return table.Create(txn, import);
                               }}),
              IsOk());
  ASSERT_THAT(
      store.Write(
          {.council = "x",
           .body =
               [&](Txn& txn) {
                 txn.Delete(BodyKey(1, 0));
                 return txn.Record(ChangeKind::kCreated, "y", "").status();
               }}),
      IsOk());
  EXPECT_THAT(table.ListAt(**store.Read("x"), kParent, 1, {}).status(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_CORRUPT"));
}

}  // namespace
}  // namespace carereform::store

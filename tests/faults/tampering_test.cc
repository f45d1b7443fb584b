// Edits, deletions, insertions, reorders and roll-backs of stored records, 400
// of each: the verifier names the record that was touched. CR_SEED replays a
// run.

#include <iostream>
#include <random>
#include <set>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/store/fact_keys.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/faults/tampered_store.h"
#include "tests/support/seed.h"

namespace carereform::tests {
namespace {

using store::Changes;
using store::KeyReader;
using store::Space;
using verify::Finding;
using verify::Report;

constexpr int kOfEach = 400;

// Where a finding about a touched record may point to.
struct Place {
  std::string council;
  std::set<uint64_t> revisions = {};
  std::set<std::string> resources = {};
  std::set<std::string> kinds = {};
};

bool PointsTo(const Finding& finding, const Place& place) {
  if (finding.council != place.council) return false;
  return place.revisions.count(finding.revision) > 0 ||
         place.resources.count(finding.resource) > 0 ||
         place.kinds.count(finding.kind) > 0;
}

uint64_t Number(absl::string_view bytes) {
  uint64_t number = 0;
  return KeyReader(bytes).Uint64(number).ok() ? number : 0;
}

class TamperingTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { store_ = new TamperedStore; }
  static void TearDownTestSuite() {
    delete store_;
    store_ = nullptr;
  }

  TamperingTest() {
    for (const auto& [key, value] : store_->rows()) {
      const StoredKey parts = TakeApart(key);
      by_space_[parts.council.empty() ? 0 : static_cast<int>(parts.space)]
          .push_back(key);
    }
  }

  size_t Below(size_t end) {
    return std::uniform_int_distribution<size_t>(0, end - 1)(random_);
  }

  // A key of any space, each as likely as the others.
  std::string AnyKey() {
    auto space = by_space_.begin();
    std::advance(space, Below(by_space_.size()));
    return space->second[Below(space->second.size())];
  }

  const std::string& ValueOf(const std::string& key) const {
    return store_->rows().at(key);
  }

  // Where a finding may point to that is about `key` with `value`.
  Place PlaceOf(const std::string& key, const std::string& value) const;

  // Makes `changes` and expects the first finding to point to one of `places`.
  void Expect(const Changes& changes, const std::vector<Place>& places);

  void PrintCounts(const std::string& what) const {
    std::cout << "Shown: " << what << ": " << done_ << " made, " << located_
              << " located\n";
  }

  static TamperedStore* store_;
  std::mt19937 random_{Seed()};
  std::map<int, std::vector<std::string>> by_space_;
  int done_ = 0;
  int located_ = 0;
};

TamperedStore* TamperingTest::store_ = nullptr;

Place TamperingTest::PlaceOf(const std::string& key,
                             const std::string& value) const {
  const StoredKey parts = TakeApart(key);
  Place place{.council = parts.council, .kinds = {verify::KindOf(parts.space)}};
  KeyReader reader(parts.rest);
  uint32_t table = 0;
  std::string text;
  switch (parts.space) {
    case Space::kHead:
      if (parts.council.empty()) {
        // The mark of a council, whose id is in the key.
        KeyReader mark(absl::string_view(key).substr(1));
        if (mark.String(text).ok()) place.council = text;
        place.kinds = {"mark of a council", "record"};
      } else {
        place.revisions = {store_->marks().at(parts.council).revision,
                           store_->marks().at(parts.council).revision + 1};
      }
      return place;
    case Space::kHeaders:
    case Space::kBodies:
      place.revisions = {Number(parts.rest)};
      break;
    case Space::kHistory:
      if (reader.String(text).ok()) place.resources = {text};
      break;
    case Space::kRequests:
      place.revisions = {Number(value)};
      break;
    case Space::kRequestExpiry:
      if (parts.rest.size() >= 16) {
        place.revisions = {Number(absl::string_view(parts.rest).substr(8))};
      }
      break;
    case Space::kRows:
    case Space::kBlobs:
    case Space::kCaseNumbers:
      if (reader.Uint32(table).ok() && reader.String(text).ok()) {
        place.resources = {text};
      }
      break;
    case Space::kIndexes:
    case Space::kCaseNames:
      place.resources = {value};
      break;
    case Space::kFacts: {
      uint64_t number = 0;
      if (!reader.Uint32(table).ok() || !reader.Uint64(number).ok()) break;
      const auto name =
          store_->rows().find(store::PartitionPrefix(parts.council) +
                              store::CaseNameKey(table, number));
      if (name != store_->rows().end()) place.resources = {name->second};
      break;
    }
    case Space::kCodes:
      place.kinds.insert("fact");
      break;
  }
  // Where the touched record has a place of its own, its kind is not enough.
  if (!place.revisions.empty() || !place.resources.empty()) {
    place.kinds.clear();
  }
  return place;
}

void TamperingTest::Expect(const Changes& changes,
                           const std::vector<Place>& places) {
  ++done_;
  const Report report = store_->VerifyWith(changes);
  for (const Place& place : places) {
    if (!report.findings.empty() &&
        PointsTo(report.findings.kept().front(), place)) {
      ++located_;
      return;
    }
  }
  std::string what;
  for (const auto& [key, value] : changes) {
    const StoredKey parts = TakeApart(key);
    absl::StrAppend(&what, parts.council, " ", verify::KindOf(parts.space), " ",
                    absl::CHexEscape(parts.rest), "\n");
  }
  for (const Finding& finding : report.findings.kept()) {
    absl::StrAppend(&what, "  ", verify::Describe(finding), "\n");
  }
  ADD_FAILURE() << "not located:\n" << what;
}

TEST_F(TamperingTest, NothingIsFoundWhereNothingWasTouched) {
  for (int time = 0; time < 3; ++time) {
    const Report report = store_->VerifyWith({});
    EXPECT_TRUE(report.findings.empty())
        << verify::Describe(report.findings.kept().front());
    ASSERT_EQ(report.councils.size(), 2);
    EXPECT_EQ(report.councils[0].counts.changes, 60);
    EXPECT_EQ(report.councils[1].counts.changes, 300);
    EXPECT_EQ(report.councils[1].counts.resources, 12);
    EXPECT_GT(report.councils[1].counts.facts, 12);
    EXPECT_EQ(report.councils[1].counts.blobs, 1);
    EXPECT_EQ(report.councils[1].counts.request_ids, 298);
  }
}

TEST_F(TamperingTest, Edits) {
  while (done_ < kOfEach) {
    const std::string key = AnyKey();
    std::string value = ValueOf(key);
    // The digest of a request is the one thing that nothing else holds.
    const bool is_request = TakeApart(key).space == Space::kRequests;
    const size_t end = is_request ? sizeof(uint64_t) : value.size();
    const size_t kind = Below(4);
    if (end == 0 || kind == 0) {
      value.push_back('!');
    } else if (kind == 1) {
      value.pop_back();
    } else {
      value[Below(end)] ^= static_cast<char>(1 << Below(8));
    }
    Expect({{key, value}}, {PlaceOf(key, ValueOf(key))});
  }
  PrintCounts("edits of stored records");
}

TEST_F(TamperingTest, Deletions) {
  while (done_ < kOfEach) {
    const std::string key = AnyKey();
    Place place = PlaceOf(key, ValueOf(key));
    place.kinds.insert("change record");  // All are gone with the head.
    Expect({{key, std::nullopt}}, {place});
  }
  PrintCounts("deletions of stored records");
}

TEST_F(TamperingTest, Insertions) {
  while (done_ < kOfEach) {
    const std::string like = AnyKey();
    std::string key = like;
    // Not in what says whose key it is, and of what kind.
    const StoredKey parts = TakeApart(like);
    const size_t begin =
        parts.council.empty() ? 1 : key.size() - parts.rest.size();
    const size_t kind = Below(3);
    if (begin == key.size() || kind == 0) {
      key.push_back(static_cast<char>('a' + Below(26)));
    } else {
      const size_t at = begin + Below(key.size() - begin);
      key[at] = static_cast<char>(key[at] ^ (1 << Below(8)));
    }
    if (store_->rows().count(key) > 0) continue;
    const std::string& value = ValueOf(like);
    // What does not look like a key is named by its kind alone.
    Place unreadable{.council = parts.council,
                     .kinds = {verify::KindOf(parts.space), "record"}};
    if (parts.council.empty()) unreadable.kinds.insert("mark of a council");
    Expect({{key, value}}, {PlaceOf(key, value), unreadable});
  }
  PrintCounts("insertions of stored records");
}

TEST_F(TamperingTest, Reorders) {
  while (done_ < kOfEach) {
    const std::string a = AnyKey();
    const StoredKey parts = TakeApart(a);
    const auto& others =
        by_space_.at(parts.council.empty() ? 0 : static_cast<int>(parts.space));
    const std::string b = others[Below(others.size())];
    const bool is_request = parts.space == Space::kRequests;
    if (is_request ? Number(ValueOf(a)) == Number(ValueOf(b))
                   : ValueOf(a) == ValueOf(b)) {
      if (Below(100) > 0) continue;
      // Of marks, which are all the same, one moves to another council.
      if (!parts.council.empty()) continue;
      const std::string moved = store::CouncilKey("z");
      Expect({{a, std::nullopt}, {moved, ""}},
             {PlaceOf(a, ""), PlaceOf(moved, "")});
      continue;
    }
    Expect({{a, ValueOf(b)}, {b, ValueOf(a)}},
           {PlaceOf(a, ValueOf(a)), PlaceOf(b, ValueOf(b))});
  }
  PrintCounts("reorders of stored records");
}

TEST_F(TamperingTest, RollBacks) {
  while (done_ < kOfEach) {
    // All that the last groups did is taken back, so that what is left is sound
    // in itself, in both councils or in one of them.
    const size_t groups = 1 + Below(store_->undo().size() - 4);
    const char* const only[] = {"", "x", "y"};
    const std::string council = only[Below(3)];
    Changes changes;
    for (size_t i = 0; i < groups; ++i) {
      for (const auto& [key, value] : store_->undo()[i]) {
        if (council.empty() || TakeApart(key).council == council) {
          changes[key] = value;
        }
      }
    }
    if (changes.empty()) continue;
    if (!council.empty() && Below(2) == 0) {
      changes = store_->ForkFrom(changes, council);
    }
    std::vector<Place> places;
    for (const auto& [name, mark] : store_->marks()) {
      Place place{.council = name};
      for (uint64_t r = 1; r <= mark.revision; ++r) place.revisions.insert(r);
      if (council.empty() || council == name) places.push_back(place);
    }
    const Report report = store_->VerifyWith(changes);
    ++done_;
    ASSERT_FALSE(report.findings.empty()) << groups << " groups of " << council;
    const Finding& first = report.findings.kept().front();
    EXPECT_THAT(first.reason, testing::AnyOf("BELOW_WATERMARK", "FORKED"))
        << verify::Describe(first);
    for (const Place& place : places) {
      if (PointsTo(first, place)) {
        ++located_;
        break;
      }
    }
  }
  EXPECT_EQ(located_, done_);
  PrintCounts("roll-backs and forks of stored records");
}

}  // namespace
}  // namespace carereform::tests

#include "common/changes/bookmark.h"

#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::changes {
namespace {

using tests::HasReason;
using tests::IsOk;

constexpr char kSource[] = "councils/x/sources/s";

// A store with `records` change records of council x.
class Records {
 public:
  explicit Records(int records, const std::string& body = "body") {
    for (int i = 0; i < records; ++i) {
      EXPECT_THAT(store_.Write({.council = "x",
                                .creates_council = true,
                                .body =
                                    [&](store::Txn& txn) {
                                      return txn
                                          .Record(store::ChangeKind::kCreated,
                                                  "thing", body)
                                          .status();
                                    }}),
                  IsOk());
    }
  }

  std::unique_ptr<store::Reader> Read() const { return *store_.Read("x"); }

  std::string BookmarkAfter(int64_t revision) const {
    const auto reader = Read();
    return MakeBookmark(*reader, kSource, *PositionAfter(*reader, revision));
  }

 private:
  store::Store store_{store::OpenMemoryEngine(), {}};
};

const auto kNotOne =
    HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID");
const auto kOtherRecords =
    HasReason(absl::StatusCode::kFailedPrecondition, "LINEAGE_CHANGED");

TEST(BookmarkTest, LeadsBackToItsPosition) {
  const Records records(3);
  const auto reader = records.Read();
  for (int64_t revision = 0; revision <= 3; ++revision) {
    const std::string bookmark = records.BookmarkAfter(revision);
    EXPECT_EQ(bookmark.find_first_not_of(
                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                  "0123456789-_"),
              std::string::npos);
    const auto position = ReadBookmark(*reader, kSource, bookmark);
    ASSERT_THAT(position.status(), IsOk());
    EXPECT_EQ(position->revision, revision);
    EXPECT_EQ(position->hash, PositionAfter(*reader, revision)->hash);
  }
}

TEST(BookmarkTest, IsOfItsSourceAndCouncilOnly) {
  const Records records(2);
  const auto reader = records.Read();
  const std::string bookmark = records.BookmarkAfter(1);
  for (const char* other : {"councils/x/sources/t", "councils/y/sources/s"}) {
    EXPECT_THAT(ReadBookmark(*reader, other, bookmark).status(), kNotOne);
  }
}

TEST(BookmarkTest, EveryChangedCharacterIsRefused) {
  const Records records(2);
  const auto reader = records.Read();
  const std::string bookmark = records.BookmarkAfter(2);
  for (size_t i = 0; i < bookmark.size(); ++i) {
    std::string changed = bookmark;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_THAT(ReadBookmark(*reader, kSource, changed).status(), kNotOne) << i;
    EXPECT_THAT(ReadBookmark(*reader, kSource, bookmark.substr(0, i)).status(),
                kNotOne)
        << i;
  }
}

TEST(BookmarkTest, OtherRecordsAreNoticedAtEveryPosition) {
  const Records records(3);
  const Records others(3);
  for (int64_t revision = 0; revision <= 3; ++revision) {
    EXPECT_THAT(
        ReadBookmark(*others.Read(), kSource, records.BookmarkAfter(revision))
            .status(),
        kOtherRecords);
  }
}

// A directory put back from a copy keeps its lineage: what is compared is the
// hash, and a position past the end.
TEST(BookmarkTest, RecordsThatWentBackAreNoticed) {
  const Records records(3);
  const auto reader = records.Read();
  Position past = *PositionAfter(*reader, 3);
  past.revision = 4;
  EXPECT_THAT(
      ReadBookmark(*reader, kSource, MakeBookmark(*reader, kSource, past))
          .status(),
      kOtherRecords);
  Position other = *PositionAfter(*reader, 2);
  other.hash[0] = static_cast<char>(other.hash[0] ^ 1);
  EXPECT_THAT(
      ReadBookmark(*reader, kSource, MakeBookmark(*reader, kSource, other))
          .status(),
      kOtherRecords);
}

TEST(BookmarkTest, ARevisionIsOneThatIsThere) {
  const Records records(2);
  const auto reader = records.Read();
  EXPECT_THAT(PositionAfter(*reader, 3).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
  EXPECT_THAT(PositionAfter(*reader, -1).status(), kNotOne);
}

}  // namespace
}  // namespace carereform::changes

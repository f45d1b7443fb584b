// Every limit that callers can meet, with its reason. What lies just past one
// is refused by name, never cut short.
#ifndef CR_COMMON_TYPES_LIMITS_H_
#define CR_COMMON_TYPES_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace carereform {

// Resources on one page of a list. The most keeps a reply of typical resources
// below a megabyte; the default fills a screen.
inline constexpr int kMaxPageSize = 1000;
inline constexpr int kDefaultPageSize = 50;

// Entries in one transaction. Bulk work is cut to this size, so that one takes
// about 5 ms and nobody waits behind an import.
inline constexpr int kMaxTransactionEntries = 500;

// Bytes in one stored value. The store is tuned for small values; documents
// are stored in chunks.
inline constexpr int kMaxValueBytes = 100'000;

// Bytes in one request. Bounds the memory that unread requests can hold.
inline constexpr int kMaxReceiveMessageBytes = 1 << 20;

// Bytes in the metadata of one call. gRPC's own usual limit, stated so that
// it does not change with the library.
inline constexpr int kMaxMetadataBytes = 8 << 10;

// Seconds that a call may take, whatever its caller allows, so that no call
// stays for ever.
inline constexpr int kDefaultDeadlineSeconds = 30;

// Writes that wait for one store's writer. More are refused at once with a
// retry delay, because at a slow disk's pace they would outlive their
// deadlines.
inline constexpr int kMaxQueuedWrites = 4096;

// Councils in one store. Every one has a place in the watermark, which is
// written with each group of changes. England has 153 with adult social care.
inline constexpr int kMaxCouncils = 2000;

// Days for which a request id is remembered: a year and a month, so that a
// yearly job that repeats itself is recognised.
inline constexpr int kRequestIdDaysKept = 400;

// Characters in a title, and in longer text. Enough for the longest published
// programme's; short enough for a table and for a stored value.
inline constexpr int kMaxDisplayNameCharacters = 200;
inline constexpr int kMaxTextCharacters = 2000;

// Characters in an address: the longest that the Post Office writes, and a
// note on how to find it.
inline constexpr int kMaxAddressCharacters = 500;

// Erasures that one call proposes, which somebody has to decide one by one, and
// people whom it looks at for them, so that the writer is not held up.
inline constexpr int kMaxProposedErasures = 100;
inline constexpr int kMaxExaminedPeople = 1000;

// Bytes in one imported file that is read as a whole, such as a plan: held in
// memory while it is checked and applied.
inline constexpr int64_t kMaxImportBytes = int64_t{64} << 20;

// Bytes and rows in one imported file that is read row by row: ten years of an
// English council's client level data. Of the rows, 16 bytes each stay in
// memory while the file is read: 72 MiB at most.
inline constexpr int64_t kMaxRowImportBytes = int64_t{1} << 30;
inline constexpr int kMaxImportRows = 2'000'000;

// Bytes of a file that is checked while its caller waits: a second's work.
inline constexpr int64_t kMaxWaitedCheckBytes = int64_t{4} << 20;

// Bytes of an imported file in one call. A call and its change record cost the
// same for less.
inline constexpr size_t kMaxImportPartBytes = size_t{512} << 10;

// Bytes in one record of comma-separated values, and in the note before them:
// what one quote too many can have the reader hold.
inline constexpr size_t kMaxCsvRecordBytes = size_t{64} << 10;
inline constexpr size_t kMaxCsvNoteBytes = size_t{8} << 10;

// Problems that the check of an import lists before it stops: more than
// anyone mends by hand in one sitting.
inline constexpr int kMaxImportIssues = 200;

// Bytes of those problems, and rules in the count of them, so that an import's
// record stays within what one stored value may have.
inline constexpr size_t kMaxImportIssueBytes = size_t{32} << 10;
inline constexpr size_t kMaxImportRules = 100;

// Records that vanished which the report of an import names.
inline constexpr int kMaxVanishedIds = 200;

// Callers that watch change feeds at one time. Each holds one response at most,
// so that all together hold 16 MiB.
inline constexpr int kMaxWatchers = 64;

// Change records in one response to a watcher, and bytes in one response of a
// feed. A record that is larger goes alone.
inline constexpr int kMaxWatchedRecords = 100;
inline constexpr int kMaxWatchedBytes = 256 << 10;
inline constexpr int kMaxChangesPageBytes = 1 << 20;

// Seconds that a watch may last, about as long as its connection, and that a
// watcher may take nothing, before it has to call again.
inline constexpr int kMaxWatchSeconds = 1800;
inline constexpr int kMaxSlowWatchSeconds = 60;

// Seconds of quiet after which a watcher is told that it is still connected.
inline constexpr int kWatchHeartbeatSeconds = 10;

// Pence in one amount: £100 billion, above all councils' budgets together.
// 900,000 of the largest can be added without leaving the range of Pence.
inline constexpr int64_t kMaxAmountPence = 10'000'000'000'000;

static_assert(kDefaultPageSize <= kMaxPageSize);
static_assert(kMaxValueBytes < kMaxReceiveMessageBytes);
// Text is UTF-8, of at most four bytes a character.
static_assert(4 * kMaxTextCharacters < kMaxValueBytes);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_LIMITS_H_

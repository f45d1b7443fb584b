#include "common/imports/import_application.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/access/authorizer.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/blob.h"
#include "common/types/civil_date.h"
#include "common/types/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::imports {
namespace {

using common::v1::Import;
using tests::IsOk;

// A file whose items leave as many entries in the change record as it is made
// with.
class ManyEntries final : public WholeFileKind {
 public:
  ManyEntries(int items, int entries) : items_(items), entries_(entries) {}

  // Has the item of a line be refused when it is applied.
  void Refuse(int line) { refused_ = line; }

  absl::string_view name() const override { return "many"; }
  ParsedFile Parse(const rpc::Call&, absl::string_view,
                   absl::string_view) const override {
    ParsedFile parsed;
    for (int i = 0; i < items_; ++i) {
      parsed.items.push_back({i + 1, absl::StrCat(i)});
    }
    return parsed;
  }
  absl::Status CheckStored(const store::Reader&,
                           const ImportItem&) const override {
    return absl::OkStatus();
  }
  absl::Status Apply(store::Txn& txn, const rpc::Call&,
                     const ImportItem& item) const override {
    if (item.line == refused_) return InvalidField("item", "is refused");
    for (int i = 0; i < entries_; ++i) {
      CR_RETURN_IF_ERROR(
          txn.Record(store::ChangeKind::kCreated,
                     absl::StrCat("councils/x/things/", item.line, "-", i), "")
              .status());
    }
    return absl::OkStatus();
  }

 private:
  const int items_;
  const int entries_;
  int refused_ = 0;
};

class ImportApplicationTest : public testing::Test {
 protected:
  static constexpr char kName[] = "councils/x/sources/s/imports/1";

  ImportApplicationTest()
      : executor_(1, 64),
        authorizer_(access::DefaultRoles(), access::Callers()),
        parts_{executor_, &absl::Now, *LondonZone(), calls_, authorizer_},
        store_(store::OpenMemoryEngine(), {}) {}

  // Applies a file of `kind`; returns the import as it then is.
  Import Applied(const ManyEntries& kind) {
    Import import;
    import.set_name(kName);
    import.set_file_name("file");
    import.set_kind("many");
    import.set_size_bytes(1);
    import.set_received_bytes(1);
    import.set_state(Import::APPLYING);
    EXPECT_THAT(store_.Write({.council = "x",
                              .creates_council = true,
                              .body =
                                  [&](store::Txn& txn) {
                                    store::PutBlob(txn, kImportFileTable, kName,
                                                   "f");
                                    return Imports().Create(txn, import);
                                  }}),
                IsOk());
    const ImportingSource source{&store_, {&kind}};
    EXPECT_THAT(ImportApplication(parts_, source, queue_, Stored()).Run(),
                IsOk());
    return Stored();
  }
  Import Stored() {
    const auto stored = Imports().Get(**store_.Read("x"), kName);
    EXPECT_THAT(stored.status(), IsOk());
    return stored.ok() ? *stored : Import();
  }

  rpc::Executor executor_;
  rpc::CallRecorder calls_{[](const std::string&) {}};
  access::Authorizer authorizer_;
  rpc::ServerParts parts_;
  store::Store store_;
  rpc::WorkQueue queue_;
};

class ImportBatchTest : public ImportApplicationTest,
                        public testing::WithParamInterface<int> {};

// Up to all that a transaction takes but for the import itself.
TEST_P(ImportBatchTest, OneThatIsTooLargeIsHalvedUntilItFits) {
  const int entries = GetParam();
  constexpr int kItems = 60;
  const Import import = Applied(ManyEntries(kItems, entries));
  EXPECT_EQ(import.state(), Import::APPLIED);
  EXPECT_EQ(import.applied_count(), kItems);
  EXPECT_EQ(import.issue_count(), 0);
  // Not one by one where more fit: the file, the batches and the end.
  const int fit = (kMaxTransactionEntries - 1) / entries;
  const auto revision = static_cast<int>((*store_.Read("x"))->head().revision);
  EXPECT_GE(revision, 2 + (kItems + fit - 1) / fit);
  EXPECT_LE(revision, 2 + 4 * ((kItems + fit - 1) / fit));
}

INSTANTIATE_TEST_SUITE_P(Entries, ImportBatchTest,
                         testing::Values(1, 2, 3, 8, 9, 100, 249, 250,
                                         kMaxTransactionEntries - 1));

TEST_F(ImportApplicationTest, StopsAtTheItemAtFaultWithAllBeforeItApplied) {
  ManyEntries kind(60, 20);
  kind.Refuse(41);
  const Import import = Applied(kind);
  EXPECT_EQ(import.state(), Import::STOPPED);
  EXPECT_EQ(import.applied_count(), 40);
  ASSERT_EQ(import.issues_size(), 1);
  EXPECT_EQ(import.issues(0).line(), 41);
}

// An item that no transaction takes is told, and does not hold up the queue.
TEST_F(ImportApplicationTest, StopsAtAnItemThatIsTooLargeByItself) {
  const Import import = Applied(ManyEntries(3, kMaxTransactionEntries));
  EXPECT_EQ(import.state(), Import::STOPPED);
  EXPECT_EQ(import.applied_count(), 0);
  EXPECT_EQ(import.issue_count(), 1);
}

}  // namespace
}  // namespace carereform::imports

#include "tests/faults/tampered_store.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "common/imports/import_table.h"
#include "common/rpc/convert.h"
#include "common/server/council_service.h"
#include "common/server/stored_schema.h"
#include "common/store/blob.h"
#include "common/store/digest.h"
#include "common/store/overlay.h"
#include "common/store/read_only.h"
#include "common/store/rocks_view.h"
#include "common/store/store.h"
#include "gtest/gtest.h"
#include "rocksdb/write_batch.h"
#include "services/assessments/assessments.h"
#include "services/assessments/records.h"
#include "tests/support/status_matchers.h"

namespace carereform::tests {
namespace {

using assessments::v1::Referral;
using common::v1::Council;
using common::v1::Import;
using store::Changes;
using store::Engine;
using store::Txn;
using store::View;

constexpr char kTeams[][8] = {"north", "south", "east", "west"};
constexpr int kReferrals = 10;

// Opening and closing takes longer than everything else.
constexpr int kTimesBetweenClosing = 40;

// An engine that remembers how to take back each group of changes.
class UndoableEngine final : public Engine {
 public:
  UndoableEngine(std::unique_ptr<Engine> below, std::vector<Changes>& undo)
      : below_(std::move(below)), undo_(undo) {}

  absl::Status Write(const Changes& changes) override {
    const auto before = below_->Snapshot();
    Changes undo;
    for (const auto& [key, value] : changes) undo[key] = *before->Get(key);
    undo_.insert(undo_.begin(), std::move(undo));
    return below_->Write(changes);
  }
  std::shared_ptr<const View> Snapshot() const override {
    return below_->Snapshot();
  }
  absl::Status Scrub() override { return below_->Scrub(); }

 private:
  const std::unique_ptr<Engine> below_;
  std::vector<Changes>& undo_;
};

std::string ReferralName(absl::string_view council, int number) {
  return absl::StrCat("councils/", council, "/referrals/r", number);
}

// Change number `n` of a council: its creation, an import, then referrals in
// turn, each first created and then moved on.
absl::Status MakeChange(const assessments::Records& records, Txn& txn, int n) {
  if (n == 0) {
    Council council;
    council.set_name("councils/" + txn.council());
    return server::Councils().Create(txn, council);
  }
  if (n == 1) {
    Import import;
    import.set_name(absl::StrCat("councils/", txn.council(),
                                 "/sources/assessments/imports/one"));
    import.set_state(Import::CHECKED);
    const std::string file(store::kBlobPartBytes + 1000, 'f');
    import.set_size_bytes(static_cast<int64_t>(file.size()));
    import.set_received_bytes(import.size_bytes());
    import.set_sha256(store::Sha256Hex(file));
    store::PutBlob(txn, imports::kImportFileTable, import.name(), file);
    return imports::Imports().Create(txn, import);
  }
  const int number = n % kReferrals;
  const std::string name = ReferralName(txn.council(), number);
  auto found = records.referrals().Find(txn, name);
  if (!found.ok()) return found.status();
  Referral referral;
  if (found->has_value()) referral = **found;
  referral.set_name(name);
  referral.set_external_id(absl::StrCat("case-", number));
  referral.set_type(Referral::CARE_ACT);
  referral.set_team(kTeams[n % 4]);
  referral.set_locality(n % 3 == 0 ? "town" : "country");
  *referral.mutable_received_date() =
      rpc::ToDate(absl::CivilDay(2025, 1, 1) + number);
  referral.set_state(static_cast<Referral::State>(1 + (n / kReferrals) % 4));
  return found->has_value() ? records.referrals().Update(txn, referral)
                            : records.referrals().Create(txn, referral);
}

absl::Status Change(store::Store& store, const assessments::Records& records,
                    const std::string& council, int n) {
  store::WriteRequest request{.council = council,
                              .actor = "tester",
                              .method = "Service/Method",
                              .creates_council = n == 0};
  if (n > 1) {
    request.request_id = absl::StrCat("request-", n);
    request.digest = store::Sha256(request.request_id);
    request.replay = [](const store::Reader&, uint64_t) {
      return absl::OkStatus();
    };
  }
  request.body = [&records, n](Txn& txn) {
    return MakeChange(records, txn, n);
  };
  return store.Write(std::move(request));
}

std::unique_ptr<rocksdb::DB> OpenRaw(const std::string& directory) {
  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status =
      rocksdb::DB::Open(rocksdb::Options(), directory, &opened);
  EXPECT_TRUE(status.ok()) << status.ToString();
  return std::unique_ptr<rocksdb::DB>(opened);
}

// The changes that put `keys` back to what `rows` has.
Changes PutBack(const std::map<std::string, std::string>& rows,
                const Changes& changed) {
  Changes back;
  for (const auto& [key, value] : changed) {
    const auto row = rows.find(key);
    back[key] = row == rows.end() ? std::nullopt
                                  : std::optional<std::string>(row->second);
  }
  return back;
}

}  // namespace

StoredKey TakeApart(absl::string_view key) {
  StoredKey parts;
  absl::string_view within;
  if (store::SplitPartitionKey(key, parts.council, within) && !within.empty()) {
    parts.space = static_cast<store::Space>(within[0]);
    parts.rest = std::string(within.substr(1));
  } else {
    parts.council.clear();
    parts.rest = std::string(key);
  }
  return parts;
}

TamperedStore::TamperedStore() {
  auto schema = server::SchemaOf(assessments::AssessmentsSource());
  EXPECT_THAT(schema.status(), IsOk());
  schema_ = *std::move(schema);
  Fill();
  Dump();
}

void TamperedStore::Fill() {
  auto engine = store::OpenRocksEngine(directory_.path());
  ASSERT_THAT(engine.status(), IsOk());
  const assessments::Records records;
  store::Store store(
      std::make_unique<UndoableEngine>(*std::move(engine), undo_), {});
  for (int n = 0; n < 300; ++n) {
    if (n < 60) {
      ASSERT_THAT(Change(store, records, "x", n), IsOk());
    }
    ASSERT_THAT(Change(store, records, "y", n), IsOk());
  }
}

void TamperedStore::Dump() {
  const auto opened = store::OpenReadOnly(directory_.path());
  ASSERT_THAT(opened.status(), IsOk());
  ASSERT_THAT(
      opened->view->Scan("", "",
                         [&](absl::string_view key, absl::string_view value) {
                           rows_.emplace(std::string(key), std::string(value));
                           return true;
                         }),
      IsOk());
  const auto heads = store::ReadHeads(*opened->view);
  ASSERT_THAT(heads.status(), IsOk());
  marks_ = store::MarksOf(*heads);
}

void TamperedStore::Verify(const View& view, verify::Report& report) const {
  EXPECT_THAT(verify::Verify(view, schema_, {.known_heads = marks_}, report),
              IsOk());
}

verify::Report TamperedStore::VerifyWith(const Changes& changes) {
  Changes all = PutBack(rows_, made_);
  for (const auto& [key, value] : changes) all[key] = value;
  made_ = changes;
  rocksdb::WriteBatch batch;
  for (const auto& [key, value] : all) {
    EXPECT_TRUE(
        (value.has_value() ? batch.Put(key, *value) : batch.Delete(key)).ok());
  }
  if (db_ == nullptr) db_ = OpenRaw(directory_.path());
  EXPECT_TRUE(db_->Write({}, &batch).ok());
  verify::Report report;
  if (++times_ % kTimesBetweenClosing != 1) {
    Verify(store::RocksView(*db_, nullptr), report);
    return report;
  }
  db_ = nullptr;
  const auto opened = store::OpenReadOnly(directory_.path());
  EXPECT_THAT(opened.status(), IsOk());
  Verify(*opened->view, report);
  return report;
}

Changes TamperedStore::ForkFrom(const Changes& changes,
                                const std::string& council) {
  auto engine = store::OpenMemoryEngine();
  Changes start;
  for (const auto& [key, value] : rows_) start[key] = value;
  EXPECT_THAT(engine->Write(start), IsOk());
  EXPECT_THAT(engine->Write(changes), IsOk());
  std::vector<Changes> undo;
  const assessments::Records records;
  Changes made = changes;
  {
    store::Store store(
        std::make_unique<UndoableEngine>(std::move(engine), undo), {});
    const auto reader = store.Read(council);
    EXPECT_THAT(reader.status(), IsOk());
    const auto from = static_cast<int>((*reader)->head().revision);
    const auto to = static_cast<int>(marks_.at(council).revision);
    // Other moments, salts and teams: other records of the same revisions.
    for (int n = from; n <= to; ++n) {
      EXPECT_THAT(Change(store, records, council, n + 1000), IsOk());
    }
    const auto now = store.Read(council);
    const std::string prefix = store::PartitionPrefix(council);
    for (const Changes& group : undo) {
      for (const auto& [key, value] : group) {
        made[key] = *(*now)->view().Get(key.substr(prefix.size()));
      }
    }
  }
  return made;
}

}  // namespace carereform::tests

// Backups of a suite under load, restored elsewhere and compared; and damaged
// ones, refused. CR_SEED replays a run.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <random>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "carereform/common/v1/maintenance.grpc.pb.h"
#include "common/backup/backup.h"
#include "common/backup/manifest.h"
#include "common/backup/restore.h"
#include "common/server/stored_schema.h"
#include "common/server/verify_data.h"
#include "common/store/digest.h"
#include "common/store/history.h"
#include "common/store/overlay.h"
#include "common/store/read_only.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/faults/loaded_suite.h"
#include "tests/support/memory_host.h"
#include "tests/support/seed.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::tests {
namespace {

namespace fs = std::filesystem;

using common::v1::Backup;
using store::Space;

constexpr int kDrills = 5;
constexpr int kFlipsOfEach = 20;

std::map<std::string, verify::Schema> Schemas() {
  std::map<std::string, verify::Schema> schemas;
  for (const server::HostedSource& source : LoadedSources()) {
    schemas[source.id] = *server::SchemaOf(source);
  }
  return schemas;
}

std::string Content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void SetContent(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

// The digest of everything that a council's records were at a revision, in one
// order: headers and bodies up to it, and each resource as it was then.
std::string CanonicalDump(const store::View& all, const std::string& council,
                          uint64_t revision) {
  store::Sha256Stream dump;
  const store::PrefixedView records(store::PartitionPrefix(council), all);
  const auto add = [&](absl::string_view key, absl::string_view value) {
    dump.Update(absl::StrCat(key.size(), ":", key, value.size(), ":", value));
    return true;
  };
  EXPECT_THAT(
      records.Scan(store::HeaderKey(1), store::HeaderKey(revision + 1), add),
      IsOk());
  EXPECT_THAT(
      records.Scan(store::BodyKey(1, 0), store::BodyKey(revision + 1, 0), add),
      IsOk());
  const auto head = store::ReadHead(records);
  EXPECT_THAT(head.status(), IsOk());
  const store::Reader reader(council, **head, records);
  const std::string prefix = store::KeyIn(Space::kHistory).key();
  std::string last;
  EXPECT_THAT(records.Scan(prefix, store::PrefixEnd(prefix),
                           [&](absl::string_view key, absl::string_view) {
                             std::string resource;
                             store::KeyReader parts(key.substr(prefix.size()));
                             EXPECT_TRUE(parts.String(resource).ok());
                             if (resource == last) return true;
                             last = resource;
                             const auto body =
                                 store::BodyAt(reader, resource, revision);
                             EXPECT_THAT(body.status(), IsOk());
                             return !body->has_value() ||
                                    add(resource, (*body)->body);
                           }),
              IsOk());
  return dump.FinishHex();
}

class BackupDrillsTest : public testing::Test {
 protected:
  std::string PathOf(const std::string& name) const {
    return absl::StrCat(directory_.path(), "/", name);
  }

  size_t Below(size_t end) {
    return std::uniform_int_distribution<size_t>(0, end - 1)(random_);
  }

  // Makes a small backup of a server under load.
  void MakeBackup(const std::string& name) {
    LoadedSuite suite(directory_.path(), PathOf("data"));
    suite.Load(2);
    absl::SleepFor(absl::Milliseconds(100));
    const auto backup = suite.StartBackup(PathOf(name));
    ASSERT_THAT(backup.status(), IsOk());
    const auto done = suite.Await(*backup);
    ASSERT_THAT(done.status(), IsOk());
    ASSERT_EQ(done->state(), Backup::DONE) << done->reason();
  }

  absl::Status Open(const std::string& name) const {
    return backup::OpenBackup(PathOf(name), [](uint64_t, uint64_t) {}).status();
  }

  TemporaryDirectory directory_;
  std::mt19937 random_{Seed()};
};

TEST_F(BackupDrillsTest, BackupsUnderLoadAreRestoredAsTheyWere) {
  const auto schemas = Schemas();
  absl::Duration slowest;
  int64_t acknowledged = 0;
  uint64_t rows = 0;
  uint64_t compared = 0;
  for (int drill = 0; drill < kDrills; ++drill) {
    const std::string name = absl::StrCat("backup-", drill);
    {
      LoadedSuite suite(directory_.path(), PathOf("data"));
      suite.Load(4);
      absl::SleepFor(absl::Milliseconds(300));
      const int64_t before = suite.acknowledged();
      const auto backup = suite.StartBackup(PathOf(name));
      ASSERT_THAT(backup.status(), IsOk());
      const auto done = suite.Await(*backup);
      ASSERT_THAT(done.status(), IsOk());
      ASSERT_EQ(done->state(), Backup::DONE) << done->reason();
      EXPECT_EQ(done->sources_done(), 2);
      EXPECT_EQ(done->manifest_sha256(),
                store::Sha256Hex(Content(PathOf(name) + "/manifest.json")));
      EXPECT_GT(suite.acknowledged(), before) << "the server went on serving";
      suite.Rest();
      acknowledged += suite.acknowledged();
    }

    const absl::Time start = absl::Now();
    const auto opened =
        backup::OpenBackup(PathOf(name), [](uint64_t, uint64_t) {});
    ASSERT_THAT(opened.status(), IsOk());
    const std::string restored = absl::StrCat("restored-", drill);
    ASSERT_THAT(backup::Restore(*opened, PathOf(restored), schemas,
                                [](uint64_t, uint64_t) {}),
                IsOk());
    slowest = std::max(slowest, absl::Now() - start);

    for (const backup::BackedUpSource& source : opened->sources) {
      rows += source.rows;
      const auto primary = store::OpenReadOnly(PathOf("data/" + source.source));
      const auto copy =
          store::OpenReadOnly(PathOf(restored + "/" + source.source));
      ASSERT_THAT(primary.status(), IsOk());
      ASSERT_THAT(copy.status(), IsOk());
      const auto heads = store::ReadHeads(*copy->view);
      ASSERT_THAT(heads.status(), IsOk());
      ASSERT_EQ(heads->size(), source.marks.size());
      for (const auto& [council, mark] : source.marks) {
        EXPECT_EQ(heads->at(council).revision, mark.revision);
        EXPECT_EQ(heads->at(council).hash, mark.hash);
        EXPECT_NE(heads->at(council).lineage, mark.lineage);
        EXPECT_EQ(CanonicalDump(*primary->view, council, mark.revision),
                  CanonicalDump(*copy->view, council, mark.revision));
        ++compared;
      }
    }

    // It serves: nothing that was in the backup is lost, and more can be added.
    LoadedSuite again(directory_.path(), PathOf(restored));
    again.Load(1);
    absl::SleepFor(absl::Milliseconds(50));
    again.Rest();
    EXPECT_GT(again.acknowledged(), 0);
  }
  std::cout << absl::StrFormat(
      "Shown: backup drills: %d backups under load of %d acknowledged changes, "
      "%d "
      "rows restored, %d councils compared with the primary, 0 different, "
      "slowest restore %.2f s\n",
      kDrills, acknowledged, rows, compared, absl::ToDoubleSeconds(slowest));
}

// Every file of a backup, damaged in one place at a time.
TEST_F(BackupDrillsTest, DamagedBackupsAreRefused) {
  MakeBackup("backup");
  ASSERT_THAT(Open("backup"), IsOk());
  std::vector<std::string> files;
  for (const auto& file : fs::directory_iterator(PathOf("backup"))) {
    files.push_back(file.path().string());
    EXPECT_EQ(fs::status(file).permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
  }
  ASSERT_EQ(files.size(), 3);
  EXPECT_EQ(fs::status(PathOf("backup")).permissions(), fs::perms::owner_all);

  int refused = 0;
  const auto expect_refused = [&](const std::string& what) {
    const absl::Status status = Open("backup");
    EXPECT_THAT(ReasonOf(status),
                testing::AnyOf("BACKUP_DAMAGED", "BACKUP_NEWER"))
        << what << status;
    ++refused;
  };
  for (const std::string& file : files) {
    const std::string content = Content(file);
    for (int flip = 0; flip < kFlipsOfEach; ++flip) {
      std::string changed = content;
      const size_t at = Below(changed.size());
      changed[at] = static_cast<char>(changed[at] ^ (1 << Below(8)));
      SetContent(file, changed);
      expect_refused(absl::StrCat("a bit at ", at, " of ", file));
      SetContent(file, content.substr(0, Below(content.size())));
      expect_refused("truncated " + file);
    }
    SetContent(file, content + "\n{}");
    expect_refused("longer " + file);
    fs::remove(file);
    expect_refused("missing " + file);
    SetContent(file, content);
  }
  for (size_t i = 1; i < files.size(); ++i) {
    fs::rename(files[i], files[i] + ".kept");
    fs::rename(files[i - 1], files[i]);
    fs::rename(files[i] + ".kept", files[i - 1]);
    expect_refused("swapped " + files[i]);
    fs::rename(files[i], files[i] + ".kept");
    fs::rename(files[i - 1], files[i]);
    fs::rename(files[i] + ".kept", files[i - 1]);
  }
  ASSERT_THAT(Open("backup"), IsOk());
  std::cout << "Shown: damaged backups: " << refused << " made, " << refused
            << " refused\n";
}

// Whoever edits the manifest and makes its digest anew does not get past the
// records themselves.
TEST_F(BackupDrillsTest, AManifestThatTellsOfOtherRecordsIsRefused) {
  MakeBackup("backup");
  const std::string path = PathOf("backup/manifest.json");
  auto manifest = backup::ParseManifest(Content(path));
  ASSERT_THAT(manifest.status(), IsOk());
  for (backup::ManifestSource& source : manifest->sources) {
    for (auto& [council, mark] : source.marks) ++mark.revision;
  }
  SetContent(path, backup::FormatManifest(*manifest));
  const auto opened =
      backup::OpenBackup(PathOf("backup"), [](uint64_t, uint64_t) {});
  ASSERT_THAT(opened.status(), IsOk());
  EXPECT_THAT(backup::Restore(*opened, PathOf("restored"), Schemas(),
                              [](uint64_t, uint64_t) {}),
              HasReason(absl::StatusCode::kDataLoss, "RECORDS_DAMAGED"));
  EXPECT_FALSE(fs::exists(PathOf("restored"))) << "nothing is left of it";
  std::string newer = Content(path);
  newer = absl::StrReplaceAll(newer, {{"backup 1", "backup 2"}});
  SetContent(path, newer);
  EXPECT_THAT(Open("backup"),
              HasReason(absl::StatusCode::kFailedPrecondition, "BACKUP_NEWER"));
}

TEST_F(BackupDrillsTest, ABackupAndARestoreTakeOnlyAFreeFolder) {
  MakeBackup("backup");
  LoadedSuite suite(directory_.path(), PathOf("data"));
  EXPECT_THAT(suite.StartBackup(PathOf("backup")).status(),
              HasReason(absl::StatusCode::kFailedPrecondition,
                        "BACKUP_FOLDER_NOT_EMPTY"));
  EXPECT_THAT(suite.StartBackup(PathOf("not/there/at/all")).status(), IsOk());
  const auto nowhere = suite.Await(FromText<Backup>("name: 'backups/1'"));
  ASSERT_THAT(nowhere.status(), IsOk());
  EXPECT_EQ(nowhere->state(), Backup::FAILED);
  EXPECT_EQ(nowhere->reason(), "BACKUP_FOLDER_UNUSABLE");
  EXPECT_THAT(suite.StartBackup("relative").status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(suite.Await(FromText<Backup>("name: 'backups/9'")).status(),
              HasReason(absl::StatusCode::kNotFound, "BACKUP_NOT_FOUND"));

  const auto opened =
      backup::OpenBackup(PathOf("backup"), [](uint64_t, uint64_t) {});
  ASSERT_THAT(opened.status(), IsOk());
  EXPECT_THAT(backup::Restore(*opened, PathOf("data"), Schemas(),
                              [](uint64_t, uint64_t) {}),
              HasReason(absl::StatusCode::kFailedPrecondition,
                        "RESTORE_FOLDER_NOT_EMPTY"));
  EXPECT_THAT(backup::Restore(*opened, PathOf("restored"), {},
                              [](uint64_t, uint64_t) {}),
              HasReason(absl::StatusCode::kFailedPrecondition,
                        "BACKUP_SOURCE_UNKNOWN"));
}

TEST_F(BackupDrillsTest, OneBackupRunsAtATime) {
  LoadedSuite suite(directory_.path(), PathOf("data"));
  // The first may be over before the second is asked for: then once more.
  for (int time = 0; time < 20; ++time) {
    const auto first = suite.StartBackup(PathOf(absl::StrCat("first-", time)));
    ASSERT_THAT(first.status(), IsOk());
    const auto second = suite.StartBackup(PathOf("second"));
    const auto done = suite.Await(*first);
    ASSERT_THAT(done.status(), IsOk());
    EXPECT_EQ(done->state(), Backup::DONE) << done->reason();
    if (!second.ok()) {
      EXPECT_THAT(
          second.status(),
          HasReason(absl::StatusCode::kFailedPrecondition, "BACKUP_RUNNING"));
      return;
    }
    ASSERT_THAT(suite.Await(*second).status(), IsOk());
    fs::remove_all(PathOf("second"));
  }
  FAIL() << "every backup was over at once";
}

TEST_F(BackupDrillsTest, VerifyTakesABackupAndADataDirectory) {
  MakeBackup("backup");
  for (const char* folder : {"backup", "data"}) {
    const auto verified = server::VerifyData(PathOf(folder), LoadedSources(),
                                             [](uint64_t, uint64_t) {});
    ASSERT_THAT(verified.status(), IsOk());
    ASSERT_EQ(verified->size(), 2);
    for (const server::VerifiedSource& source : *verified) {
      EXPECT_TRUE(source.there);
      EXPECT_TRUE(source.report.findings.empty())
          << verify::Describe(source.report.findings.kept().front());
      EXPECT_EQ(source.report.councils.size(), 2);
    }
  }
  EXPECT_THAT(server::VerifyData(PathOf("nothing"), LoadedSources(),
                                 [](uint64_t, uint64_t) {})
                  .status(),
              HasReason(absl::StatusCode::kNotFound, "STORE_NOT_FOUND"));
}

TEST_F(BackupDrillsTest, RecordsThatAreBadAreNotBackedUp) {
  MakeBackup("good");
  const auto good =
      backup::OpenBackup(PathOf("good"), [](uint64_t, uint64_t) {});
  ASSERT_THAT(good.status(), IsOk());
  const auto source =
      std::find_if(good->sources.begin(), good->sources.end(),
                   [](const auto& a) { return a.source == "assessments"; });
  // The last key is one of a fact or of a row: take it away.
  std::string last;
  ASSERT_THAT(source->view->Scan(store::PartitionPrefix("y"),
                                 store::PrefixEnd(store::PartitionPrefix("y")),
                                 [&](absl::string_view key, absl::string_view) {
                                   last = std::string(key);
                                   return true;
                                 }),
              IsOk());
  const store::Changes without = {{last, std::nullopt}};
  const auto bad = std::make_shared<store::Overlay>(without, *source->view);
  EXPECT_THAT(
      backup::WriteBackup(
          PathOf("bad"), {{"assessments", bad, Schemas().at("assessments")}},
          absl::Now(), [](const backup::BackupProgress&) { return true; })
          .status(),
      HasReason(absl::StatusCode::kDataLoss, "RECORDS_DAMAGED"));
  EXPECT_FALSE(fs::exists(PathOf("bad")));
  EXPECT_THAT(
      backup::WriteBackup(
          PathOf("stopped"),
          {{"assessments", source->view, Schemas().at("assessments")}},
          absl::Now(), [](const backup::BackupProgress&) { return false; })
          .status(),
      HasReason(absl::StatusCode::kCancelled, "BACKUP_STOPPED"));
  for (const auto& entry : fs::directory_iterator(directory_.path())) {
    EXPECT_THAT(entry.path().string(),
                testing::Not(testing::HasSubstr("part")));
  }
}

TEST(BackupTest, RecordsInMemoryAreNotBackedUp) {
  const MemoryHost host(LoadedSources().front());
  using common::v1::MaintenanceService;
  const auto stub = host.StubOf<MaintenanceService>();
  common::v1::StartBackupRequest request;
  request.set_directory("/nowhere");
  EXPECT_THAT(
      Call(*stub, &MaintenanceService::Stub::StartBackup, request).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "BACKUP_UNSUPPORTED"));
}

}  // namespace
}  // namespace carereform::tests

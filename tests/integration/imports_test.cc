// Files over the wire: sent in parts, checked whole, applied row by row, and
// gone on with after a stop.

#include <atomic>
#include <set>

#include "absl/time/clock.h"
#include "carereform/common/v1/imports.grpc.pb.h"
#include "common/imports/import_table.h"
#include "common/store/digest.h"
#include "common/store/engine.h"
#include "common/store/store.h"
#include "tests/integration/host_fixture.h"

namespace carereform::tests {
namespace {

using common::v1::Import;
using common::v1::ImportService;
using testing::ElementsAre;

constexpr size_t kPartBytes = 65'536;

class ImportsTest : public CouncilFixture {
 protected:
  using Stub = ImportService::Stub;

  // A file of `rows` referrals, numbered from `first`.
  static std::string FileOf(int rows, int first = 0) {
    std::string file =
        "# Synthetic cases.\nexternal_id,type,team,received_date\n";
    for (int row = first; row < first + rows; ++row) {
      absl::StrAppend(&file, "case-", row, ",care_act,team-", row % 5,
                      ",2025-10-01\n");
    }
    return file;
  }

  absl::StatusOr<Import> Begin(const std::string& file) {
    common::v1::CreateImportRequest request;
    request.set_parent(kSource);
    request.mutable_import()->set_kind("referrals");
    request.mutable_import()->set_file_name("referrals.csv");
    request.mutable_import()->set_size_bytes(static_cast<int64_t>(file.size()));
    return Call<ImportService>(&Stub::CreateImport, request);
  }

  // Sends part `part` of the file.
  absl::StatusOr<Import> Send(const std::string& name, const std::string& file,
                              size_t part) {
    common::v1::UploadImportPartRequest request;
    request.set_name(name);
    request.set_offset_bytes(static_cast<int64_t>(part * kPartBytes));
    request.set_data(file.substr(part * kPartBytes, kPartBytes));
    return Call<ImportService>(&Stub::UploadImportPart, request);
  }

  absl::StatusOr<Import> Check(const std::string& name) {
    common::v1::CheckImportRequest request;
    request.set_name(name);
    return Call<ImportService>(&Stub::CheckImport, request);
  }

  absl::StatusOr<Import> Apply(const std::string& name,
                               const std::string& etag = "") {
    common::v1::ApplyImportRequest request;
    request.set_name(name);
    request.set_etag(etag);
    return Call<ImportService>(&Stub::ApplyImport, request);
  }

  absl::StatusOr<Import> Get(const std::string& name) {
    common::v1::GetImportRequest request;
    request.set_name(name);
    return Call<ImportService>(&Stub::GetImport, request);
  }

  // Sends a whole file; returns its import.
  std::string SendWhole(const std::string& file) {
    const auto begun = Begin(file);
    EXPECT_THAT(begun.status(), IsOk());
    for (size_t part = 0; part * kPartBytes < file.size(); ++part) {
      EXPECT_THAT(Send(begun->name(), file, part).status(), IsOk());
    }
    return begun->name();
  }

  // Sends a whole file and checks it.
  Import SendAndCheck(const std::string& file) {
    const auto checked = Check(SendWhole(file));
    EXPECT_THAT(checked.status(), IsOk());
    return *checked;
  }

  // Asks for an import to be applied without its failed rows.
  absl::StatusOr<Import> ApplyGoodRows(const std::string& name) {
    common::v1::ApplyImportRequest request;
    request.set_name(name);
    request.set_leave_out_failed_rows(true);
    return Call<ImportService>(&Stub::ApplyImport, request);
  }

  // Waits while `condition` holds of the import, for a minute at most; returns
  // it then.
  template <typename Condition>
  Import WaitWhile(const std::string& name, Condition condition) {
    const absl::Time end = absl::Now() + absl::Minutes(1);
    for (;;) {
      const auto import = Get(name);
      EXPECT_THAT(import.status(), IsOk());
      if (!import.ok()) return {};
      if (!condition(*import)) return *import;
      if (absl::Now() > end) {
        ADD_FAILURE() << import->ShortDebugString();
        return *import;
      }
      absl::SleepFor(absl::Milliseconds(2));
    }
  }
  Import WaitUntilApplied(const std::string& name) {
    return WaitWhile(name, [](const Import& import) {
      return import.state() == Import::APPLYING;
    });
  }

  // That every row of FileOf(rows) is there, and once.
  void ExpectRows(int rows) {
    const std::vector<Referral> referrals = Referrals();
    EXPECT_EQ(referrals.size(), rows);
    std::set<std::string> ids;
    for (const Referral& referral : referrals) {
      ids.insert(referral.external_id());
    }
    EXPECT_EQ(ids.size(), rows);
    EXPECT_EQ(ids.count(absl::StrCat("case-", rows - 1)), 1);
  }
};

TEST_F(ImportsTest, AFileInPartsIsCheckedAndApplied) {
  constexpr int kRows = 3000;
  const std::string file = FileOf(kRows);
  ASSERT_GT(file.size(), kPartBytes);
  ASSERT_LE(file.size(), 2 * kPartBytes);
  const auto begun = Begin(file);
  ASSERT_THAT(begun.status(), IsOk());
  EXPECT_EQ(begun->state(), Import::RECEIVING);
  const std::string& name = begun->name();

  EXPECT_THAT(Send(name, file, 1).status(),
              HasReason(absl::StatusCode::kInvalidArgument,
                        "IMPORT_PART_OUT_OF_ORDER"));
  EXPECT_EQ(Send(name, file, 0)->received_bytes(), kPartBytes);
  EXPECT_EQ(Send(name, file, 0)->received_bytes(), kPartBytes) << "again";
  EXPECT_THAT(
      Check(name).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "IMPORT_INCOMPLETE"));
  EXPECT_THAT(
      Apply(name).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "IMPORT_NOT_CHECKED"));
  EXPECT_EQ(Send(name, file, 1)->received_bytes(), file.size());
  const auto sent = Send(name, file, 1);
  EXPECT_EQ(sent->received_bytes(), file.size()) << "again";

  const auto checked = Check(name);
  ASSERT_THAT(checked.status(), IsOk());
  EXPECT_EQ(checked->state(), Import::CHECKED);
  EXPECT_EQ(checked->item_count(), kRows);
  EXPECT_EQ(checked->issue_count(), 0);
  EXPECT_EQ(checked->note(), "Synthetic cases.");
  EXPECT_EQ(checked->sha256(), store::Sha256Hex(file));
  EXPECT_TRUE(Referrals().empty()) << "checking writes nothing";
  EXPECT_THAT(
      Send(name, file, 1).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "IMPORT_NOT_RECEIVING"));
  EXPECT_THAT(Apply(name, sent->etag()).status(),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));

  EXPECT_EQ(Apply(name, checked->etag())->state(), Import::APPLYING);
  const Import applied = WaitUntilApplied(name);
  EXPECT_EQ(applied.state(), Import::APPLIED);
  EXPECT_EQ(applied.applied_count(), kRows);
  ExpectRows(kRows);
  EXPECT_THAT(
      Apply(name).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "IMPORT_NOT_CHECKED"));
}

// So small that each is over before the call that begins it is answered.
TEST_F(ImportsTest, ManySmallFilesAreEachApplied) {
  constexpr int kFiles = 30;
  for (int i = 0; i < kFiles; ++i) {
    const Import checked = SendAndCheck(FileOf(1, i));
    ASSERT_THAT(Apply(checked.name()).status(), IsOk());
    ASSERT_EQ(WaitUntilApplied(checked.name()).state(), Import::APPLIED) << i;
  }
  ExpectRows(kFiles);
}

// A header and nothing below it is a whole file of nobody.
TEST_F(ImportsTest, AFileOfNoRowsIsApplied) {
  const Import checked = SendAndCheck(FileOf(0));
  EXPECT_EQ(checked.state(), Import::CHECKED);
  ASSERT_THAT(Apply(checked.name()).status(), IsOk());
  EXPECT_EQ(WaitUntilApplied(checked.name()).state(), Import::APPLIED);
  EXPECT_TRUE(Referrals().empty());
}

TEST_F(ImportsTest, ARefusedFileAppliesNothing) {
  ASSERT_THAT(Create(NewReferral()).status(), IsOk());
  const std::string before = Referrals()[0].SerializeAsString();
  const int64_t head = HeadRevision();
  const Import refused = SendAndCheck(FileOf(100) +
                                      "case-100,social,team-0,2025-10-01\n"
                                      "case-101,carer,team-0,2025-02-30\n");
  EXPECT_EQ(refused.state(), Import::REFUSED);
  EXPECT_EQ(refused.issue_count(), 2);
  ASSERT_EQ(refused.issues_size(), 2);
  EXPECT_EQ(refused.issues(0).line(), 103);
  EXPECT_EQ(refused.issues(0).column(), "type");
  EXPECT_EQ(refused.issues(1).line(), 104);
  EXPECT_EQ(refused.issues(1).column(), "received_date");
  EXPECT_NE(refused.issues(1).remedy(), "");
  EXPECT_THAT(
      Apply(refused.name()).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "IMPORT_NOT_CHECKED"));

  EXPECT_EQ(Referrals().size(), 1);
  EXPECT_EQ(Referrals()[0].SerializeAsString(), before);
  // Whatever changed since is the import itself.
  const auto changes = Changes(head);
  ASSERT_THAT(changes.status(), IsOk());
  EXPECT_GT(changes->changes_size(), 0);
  for (const auto& change : changes->changes()) {
    for (const auto& entry : change.entries()) {
      EXPECT_EQ(entry.resource(), refused.name());
    }
  }
}

TEST_F(ImportsTest, AFileThatWasAppliedIsRefusedTheSecondTime) {
  const Import first = SendAndCheck(FileOf(3));
  ASSERT_THAT(Apply(first.name()).status(), IsOk());
  ASSERT_EQ(WaitUntilApplied(first.name()).state(), Import::APPLIED);
  const Import second = SendAndCheck(FileOf(4));
  EXPECT_EQ(second.state(), Import::REFUSED);
  EXPECT_EQ(second.issue_count(), 3);
  EXPECT_EQ(second.issues(0).line(), 3);
  EXPECT_EQ(second.issues(0).column(), "external_id");
  ExpectRows(3);
}

// Between the check and the application somebody took an id of the file.
TEST_F(ImportsTest, AnIdTakenAfterTheCheckStopsTheImportAtItsRow) {
  const Import checked = SendAndCheck(FileOf(300));
  ASSERT_EQ(checked.state(), Import::CHECKED);
  auto request = NewReferral();
  request.mutable_referral()->set_external_id("case-270");
  ASSERT_THAT(Create(request).status(), IsOk());
  ASSERT_THAT(Apply(checked.name()).status(), IsOk());
  const Import stopped = WaitUntilApplied(checked.name());
  EXPECT_EQ(stopped.state(), Import::STOPPED);
  EXPECT_EQ(stopped.applied_count(), 270);
  ASSERT_EQ(stopped.issues_size(), 1);
  EXPECT_EQ(stopped.issues(0).line(), 273);
  EXPECT_EQ(Referrals().size(), 271);
}

TEST_F(ImportsTest, ShapesAreRefusedByField) {
  common::v1::CreateImportRequest request;
  request.set_parent(kSource);
  request.mutable_import()->set_kind("people");
  request.mutable_import()->set_file_name("../referrals.csv");
  const auto refused = Call<ImportService>(&Stub::CreateImport, request);
  EXPECT_THAT(
      FieldsOf(refused.status()),
      ElementsAre("import.kind", "import.file_name", "import.size_bytes"));
  request.set_parent("councils/x/sources/elsewhere");
  EXPECT_THAT(Call<ImportService>(&Stub::CreateImport, request).status(),
              HasReason(absl::StatusCode::kNotFound, "SOURCE_NOT_FOUND"));
  EXPECT_THAT(Get(std::string(kSource) + "/imports/none").status(),
              HasReason(absl::StatusCode::kNotFound, "IMPORT_NOT_FOUND"));
}

TEST_F(ImportsTest, APartIsAsLongAsTheFileHasLeft) {
  const auto begun = Begin(std::string(100, 'x'));
  ASSERT_THAT(begun.status(), IsOk());
  for (const size_t size : {0, 99, 101}) {
    EXPECT_THAT(Send(begun->name(), std::string(size, 'x'), 0).status(),
                HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << size;
  }
  EXPECT_THAT(Send(begun->name(), std::string(100, 'x'), 0).status(), IsOk());
}

TEST_F(ImportsTest, AnImportThatAStopInterruptedIsGoneOnWith) {
  constexpr int kRows = 4000;
  // A slow clock makes the server slow: each batch of at most 249 rows asks for
  // the time twice.
  std::atomic<bool> slow = false;
  Stop();
  server::HostOptions options = Options();
  options.clock = [&] {
    if (slow) absl::SleepFor(absl::Milliseconds(50));
    return TestNow();
  };
  StartWith(std::move(options));
  const Import checked = SendAndCheck(FileOf(kRows));
  ASSERT_EQ(checked.state(), Import::CHECKED);
  slow = true;
  ASSERT_THAT(Apply(checked.name()).status(), IsOk());
  WaitWhile(checked.name(),
            [](const Import& import) { return import.applied_count() == 0; });
  Stop();

  {
    auto engine =
        store::OpenRocksEngine(directory_.path() + "/data/assessments");
    ASSERT_THAT(engine.status(), IsOk());
    const store::Store store(*std::move(engine), {});
    const auto import =
        imports::Imports().Get(**store.Read("x"), checked.name());
    ASSERT_THAT(import.status(), IsOk());
    EXPECT_EQ(import->state(), Import::APPLYING);
    EXPECT_GT(import->applied_count(), 0);
    ASSERT_LT(import->applied_count(), kRows);
  }

  Start();
  const Import applied = WaitUntilApplied(checked.name());
  EXPECT_EQ(applied.state(), Import::APPLIED);
  EXPECT_EQ(applied.applied_count(), kRows);
  ExpectRows(kRows);
}

// Rows of a file of more than is checked while the caller waits, 4 MiB.
constexpr int kManyRows = 34'000;

std::string LongFile() {
  std::string file = "external_id,type,team,received_date\n";
  for (int row = 0; row < kManyRows; ++row) {
    absl::StrAppend(&file, std::string(50, 'x'), row, ",care_act,",
                    std::string(50, 't'), ",2025-10-01\n");
  }
  return file;
}

TEST_F(ImportsTest, ALongFileIsCheckedAfterTheCall) {
  const std::string file = LongFile();
  const std::string name = SendWhole(file);
  const auto begun = Check(name);
  ASSERT_THAT(begun.status(), IsOk());
  EXPECT_EQ(begun->state(), Import::CHECKING);
  EXPECT_THAT(
      Check(name).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "IMPORT_NOT_RECEIVING"));
  const Import checked = WaitWhile(name, [](const Import& import) {
    return import.state() == Import::CHECKING;
  });
  EXPECT_EQ(checked.state(), Import::CHECKED);
  EXPECT_EQ(checked.item_count(), kManyRows);
  EXPECT_EQ(checked.checked_count(), kManyRows);
  EXPECT_EQ(checked.report().created_count(), kManyRows);
  EXPECT_EQ(checked.sha256(), store::Sha256Hex(file));
  EXPECT_TRUE(Referrals().empty());
}

TEST_F(ImportsTest, ACheckThatAStopInterruptedIsMadeAnew) {
  const std::string name = SendWhole(LongFile());
  ASSERT_EQ(Check(name)->state(), Import::CHECKING);
  Stop();
  Start();
  const Import checked = WaitWhile(name, [](const Import& import) {
    return import.state() == Import::CHECKING;
  });
  EXPECT_EQ(checked.state(), Import::CHECKED);
  EXPECT_EQ(checked.item_count(), kManyRows);
}

TEST_F(ImportsTest, FailedRowsAreLeftOutOnlyWhenAsked) {
  const Import refused =
      SendAndCheck(FileOf(600) + "case-600,social,team-0,2025-10-01\n" +
                   "case-0,carer,team-0,2025-10-01\n" + "case-601,carer\n");
  ASSERT_EQ(refused.state(), Import::REFUSED);
  EXPECT_EQ(refused.item_count(), 603);
  EXPECT_EQ(refused.failed_row_count(), 3);
  EXPECT_TRUE(refused.divisible());
  EXPECT_EQ(refused.report().created_count(), 600);
  EXPECT_EQ(refused.report().failed_count(), 3);
  EXPECT_EQ(refused.report().rules_size(), 3);
  EXPECT_THAT(
      Apply(refused.name()).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "IMPORT_NOT_CHECKED"));
  EXPECT_TRUE(Referrals().empty());
  ASSERT_THAT(ApplyGoodRows(refused.name()).status(), IsOk());
  const Import applied = WaitUntilApplied(refused.name());
  EXPECT_EQ(applied.state(), Import::APPLIED);
  EXPECT_EQ(applied.applied_count(), 600);
  EXPECT_EQ(applied.left_out_count(), 3);
  EXPECT_TRUE(applied.leave_out_failed_rows());
  ExpectRows(600);
}

// What somebody else took since the check is left out too.
TEST_F(ImportsTest, ARowThatFailsSinceTheCheckIsLeftOutToo) {
  const Import refused =
      SendAndCheck(FileOf(300) + "case-300,social,team-0,2025-10-01\n");
  auto request = NewReferral();
  request.mutable_referral()->set_external_id("case-270");
  ASSERT_THAT(Create(request).status(), IsOk());
  ASSERT_THAT(ApplyGoodRows(refused.name()).status(), IsOk());
  const Import applied = WaitUntilApplied(refused.name());
  EXPECT_EQ(applied.state(), Import::APPLIED);
  EXPECT_EQ(applied.applied_count(), 299);
  EXPECT_EQ(applied.left_out_count(), 2);
  EXPECT_EQ(Referrals().size(), 300);
}

TEST_F(ImportsTest, AFileThatCannotBeReadToItsEndIsNotDivided) {
  const std::string bad[] = {FileOf(3) + "case-3,\"care_act,team-0\n",
                             "external_id,type\ncase-1,carer\n",
                             FileOf(0) + "case-1,social,team-0,2025-10-01\n"};
  for (const std::string& file : bad) {
    const Import refused = SendAndCheck(file);
    ASSERT_EQ(refused.state(), Import::REFUSED);
    EXPECT_FALSE(refused.divisible());
    EXPECT_THAT(ApplyGoodRows(refused.name()).status(),
                HasReason(absl::StatusCode::kFailedPrecondition,
                          "IMPORT_NOT_DIVISIBLE"));
  }
  EXPECT_TRUE(Referrals().empty());
}

TEST_F(ImportsTest, AFileOf10GigabytesIsRefusedBeforeAnyOfIt) {
  const int64_t head = HeadRevision();
  common::v1::CreateImportRequest request;
  request.set_parent(kSource);
  request.mutable_import()->set_kind("referrals");
  request.mutable_import()->set_size_bytes(10'000'000'000);
  EXPECT_THAT(
      FieldsOf(Call<ImportService>(&Stub::CreateImport, request).status()),
      ElementsAre("import.size_bytes"));
  EXPECT_EQ(HeadRevision(), head);
}

TEST_F(ImportsTest, APartMayHaveHalfAMebibyte) {
  constexpr size_t kMost = 524'288;
  const std::string file(3 * kMost, 'x');
  const auto begun = Begin(file);
  common::v1::UploadImportPartRequest request;
  request.set_name(begun->name());
  request.set_data(file.substr(0, kMost + 1));
  EXPECT_THAT(
      FieldsOf(Call<ImportService>(&Stub::UploadImportPart, request).status()),
      ElementsAre("data"));
  for (int part = 0; part < 3; ++part) {
    request.set_offset_bytes(static_cast<int64_t>(part * kMost));
    request.set_data(file.substr(part * kMost, kMost));
    ASSERT_THAT(Call<ImportService>(&Stub::UploadImportPart, request).status(),
                IsOk());
  }
  // One line of a file, and far too long.
  const Import refused = *Check(begun->name());
  const Import checked = WaitWhile(refused.name(), [](const Import& import) {
    return import.state() == Import::CHECKING;
  });
  EXPECT_EQ(checked.state(), Import::REFUSED);
  EXPECT_EQ(checked.sha256(), store::Sha256Hex(file));
}

}  // namespace
}  // namespace carereform::tests

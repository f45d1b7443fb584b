// The import commands against a server that keeps what it is sent.
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "carereform/common/v1/imports.grpc.pb.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = common::v1;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using v1::Import;

// Takes files; one whose content begins with "bad" has issues, and one that
// begins with "stop" stops half-way. The rest takes three looks to be applied.
class FakeImports : public v1::ImportService::Service {
 public:
  grpc::Status CreateImport(grpc::ServerContext*,
                            const v1::CreateImportRequest* request,
                            Import* import) override {
    *import = request->import();
    import->set_name(
        absl::StrCat(request->parent(), "/imports/", imports.size() + 1));
    import->set_state(Import::RECEIVING);
    calls.push_back("create " + import->kind());
    EXPECT_EQ(request->request_id().size(), 36u);
    imports[import->name()] = *import;
    return grpc::Status::OK;
  }

  grpc::Status UploadImportPart(grpc::ServerContext*,
                                const v1::UploadImportPartRequest* request,
                                Import* import) override {
    std::string& content = contents[request->name()];
    if (on_part) on_part();
    if (breaks_after > 0 && content.size() >= breaks_after) {
      breaks_after = 0;
      return ToGrpcStatus(MakeError(absl::StatusCode::kInvalidArgument,
                                    "SUITE_STOPPED", "it stopped"));
    }
    EXPECT_EQ(static_cast<size_t>(request->offset_bytes()), content.size());
    EXPECT_LE(request->data().size(), 524'288u);
    content += request->data();
    imports[request->name()].set_received_bytes(
        static_cast<int64_t>(content.size()));
    *import = imports[request->name()];
    return grpc::Status::OK;
  }

  grpc::Status CheckImport(grpc::ServerContext*,
                           const v1::CheckImportRequest* request,
                           Import* response) override {
    Import& import = imports[request->name()];
    const std::string& content = contents[request->name()];
    EXPECT_EQ(static_cast<size_t>(import.size_bytes()), content.size());
    calls.push_back("check " + import.kind());
    import.set_item_count(4);
    import.set_state(Import::CHECKED);
    if (absl::StartsWith(content, "bad")) AddIssues(import);
    if (absl::StartsWith(content, "badrow")) {
      import.set_divisible(true);
      import.set_failed_row_count(2);
    }
    v1::ImportReport& report = *import.mutable_report();
    report.set_row_count(4);
    report.set_created_count(1);
    report.set_changed_count(2);
    report.set_unchanged_count(1);
    report.set_vanished_count(1);
    report.add_vanished_ids("case-9");
    v1::ImportReport::FieldCount& field = *report.add_fields();
    field.set_field("allocated_date");
    field.set_count(2);
    // Long files are checked after the call.
    if (absl::StartsWith(content, "long")) import.set_state(Import::CHECKING);
    *response = import;
    return grpc::Status::OK;
  }

  grpc::Status ApplyImport(grpc::ServerContext*,
                           const v1::ApplyImportRequest* request,
                           Import* response) override {
    Import& import = imports[request->name()];
    calls.push_back(
        absl::StrCat("apply ", import.kind(),
                     request->leave_out_failed_rows() ? ", good rows" : ""));
    import.set_state(Import::APPLYING);
    *response = import;
    return grpc::Status::OK;
  }

  grpc::Status GetImport(grpc::ServerContext*,
                         const v1::GetImportRequest* request,
                         Import* response) override {
    Import& import = imports[request->name()];
    if (import.state() == Import::CHECKING) {
      import.set_state(Import::CHECKED);
      import.set_checked_count(4);
    }
    if (import.state() != Import::APPLYING) {
      *response = import;
      return grpc::Status::OK;
    }
    import.set_applied_count(import.applied_count() + 2);
    if (import.applied_count() == import.item_count()) {
      import.set_state(Import::APPLIED);
    } else if (absl::StartsWith(contents[request->name()], "stop")) {
      import.set_state(Import::STOPPED);
      AddIssue(import, 9, "", "the fund is gone", "create it");
    }
    *response = import;
    return grpc::Status::OK;
  }

  std::map<std::string, Import> imports;
  std::map<std::string, std::string> contents;
  std::vector<std::string> calls;
  std::function<void()> on_part;  // Called when a part comes.
  size_t breaks_after = 0;        // Bytes of a file after which one part fails.

 private:
  static void AddIssue(Import& import, int line, const std::string& column,
                       const std::string& rule, const std::string& remedy) {
    v1::ImportIssue& issue = *import.add_issues();
    issue.set_line(line);
    issue.set_column(column);
    issue.set_rule(rule);
    issue.set_remedy(remedy);
    import.set_issue_count(import.issues_size());
  }

  static void AddIssues(Import& import) {
    import.set_state(Import::REFUSED);
    AddIssue(import, 0, "", "The header is not known.", "Use the template.");
    AddIssue(import, 12, "received_date", "2025-02-30 is not a day",
             "Write a day as 2025-02-28");
    AddIssue(import, 13, "", "the line is cut off", "");
    import.set_issue_count(5);
  }
};

class FakeCouncils : public v1::CouncilService::Service {
 public:
  grpc::Status CreateCouncil(grpc::ServerContext*,
                             const v1::CreateCouncilRequest* request,
                             v1::Council* council) override {
    *council = request->council();
    council->set_name("councils/" + request->council_id());
    if (council->display_name() == "Other") {
      return ToGrpcStatus(MakeError(absl::StatusCode::kAlreadyExists,
                                    "COUNCIL_DIFFERS",
                                    "councils/kent is there already"));
    }
    councils.push_back(*council);
    return grpc::Status::OK;
  }

  grpc::Status ListCouncils(grpc::ServerContext*,
                            const v1::ListCouncilsRequest* request,
                            v1::ListCouncilsResponse* response) override {
    // One council a page.
    const size_t index = request->page_token().size();
    if (index < councils.size()) {
      *response->add_councils() = councils[index];
      if (index + 1 < councils.size()) {
        response->set_next_page_token(std::string(index + 1, 'x'));
      }
    }
    return grpc::Status::OK;
  }

  std::vector<v1::Council> councils;
};

class ImportTest : public testing::Test {
 protected:
  Outcome RunHere(std::vector<std::string> arguments) {
    return RunAgainst(server_.address(), std::move(arguments));
  }

  // Runs it as at a terminal, where `answer` is typed.
  Outcome RunAnswering(const std::string& answer,
                       std::vector<std::string> arguments) {
    std::istringstream in(answer);
    return RunAgainst(server_.address(), std::move(arguments), &in);
  }

  FakeImports imports_;
  FakeCouncils councils_;
  FakeServer server_{{&imports_, &councils_}};
  TemporaryFolder folder_;
};

TEST_F(ImportTest, SendsAFileInPartsChecksItAndAppliesIt) {
  const std::string content = std::string(524'288 * 2, 'x') + "end";
  const std::string path = folder_.Write("waiting.csv", content);
  const Outcome outcome =
      RunHere({"import", "referrals", path, "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const std::string name = "councils/kent/sources/assessments/imports/1";
  EXPECT_EQ(imports_.contents[name], content);
  EXPECT_EQ(imports_.imports[name].file_name(), "waiting.csv");
  EXPECT_THAT(imports_.calls, ElementsAre("create referrals", "check referrals",
                                          "apply referrals"));
  EXPECT_EQ(outcome.out, name + ": 4 items applied\n");
  EXPECT_THAT(outcome.err, HasSubstr("applying waiting.csv: 4 done in"));
}

TEST_F(ImportTest, SendsEachKindToItsSource) {
  const struct {
    const char* kind;
    const char* source;
  } kinds[] = {{"referrals", "assessments"},
               {"financial-assessments", "financial-assessments"},
               {"invoices", "financial-assessments"},
               {"plan", "improvement"},
               {"recommendations", "improvement"},
               {"risks", "improvement"},
               {"peer-assessments", "improvement"},
               {"meetings", "improvement"},
               {"funds", "funding"},
               {"targets", "reporting"},
               {"observations", "reporting"}};
  const std::string path = folder_.Write("file", "good");
  for (const auto& kind : kinds) {
    imports_.imports.clear();
    imports_.contents.clear();
    EXPECT_EQ(
        RunHere({"import", kind.kind, path, "--council", "kent"}).exit_code, 0);
    ASSERT_THAT(imports_.imports, SizeIs(1));
    EXPECT_EQ(
        imports_.imports.begin()->first,
        absl::StrCat("councils/kent/sources/", kind.source, "/imports/1"));
    EXPECT_EQ(imports_.imports.begin()->second.kind(), kind.kind);
  }
}

TEST_F(ImportTest, NamesLineColumnRuleAndRemedyAndAppliesNothing) {
  const std::string path = folder_.Write("bad.csv", "bad");
  const Outcome outcome =
      RunHere({"import", "referrals", path, "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err,
            absl::StrCat(
                "the whole file: The header is not known. Use the template.\n"
                "line 12, column received_date: 2025-02-30 is not a day. Write "
                "a day as 2025-02-28.\n"
                "line 13: the line is cut off.\n"
                "and 2 more issues\n"
                "error: ",
                path,
                " has 5 issues; nothing of it was applied\n"
                "what to do: correct the file and import it again\n"));
  EXPECT_THAT(imports_.calls,
              ElementsAre("create referrals", "check referrals"));
}

TEST_F(ImportTest, GivesProgramsTheIssuesInJson) {
  const std::string path = folder_.Write("bad.csv", "bad");
  const Outcome outcome = RunHere(
      {"import", "referrals", path, "--council", "kent", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 4);
  Import import;
  ASSERT_TRUE(
      google::protobuf::util::JsonStringToMessage(outcome.out, &import).ok())
      << outcome.out;
  EXPECT_EQ(import.issues(1).column(), "received_date");
  EXPECT_THAT(outcome.out, HasSubstr("\"issue_count\": 5"));
  EXPECT_THAT(outcome.err, HasSubstr("\"reason\": \"IMPORT_ISSUES\""));
}

TEST_F(ImportTest, CheckOnlyAppliesNothing) {
  const std::string path = folder_.Write("good.csv", "good");
  const Outcome outcome = RunHere(
      {"import", "referrals", path, "--council", "kent", "--check-only"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out,
              HasSubstr("4 items found good; nothing was applied"));
  EXPECT_THAT(imports_.calls,
              ElementsAre("create referrals", "check referrals"));
}

TEST_F(ImportTest, SaysHowFarAnImportCameThatStopped) {
  const std::string path = folder_.Write("funds.json", "stop");
  const Outcome outcome =
      RunHere({"import", "funds", path, "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 6);
  EXPECT_THAT(outcome.err, HasSubstr("line 9: the fund is gone. create it.\n"));
  EXPECT_THAT(outcome.err, HasSubstr("stopped after 2 of 4 items"));
}

TEST_F(ImportTest, RefusesAnEmptyFileBeforeSendingIt) {
  const std::string path = folder_.Write("empty.csv", "");
  const Outcome outcome =
      RunHere({"import", "referrals", path, "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(outcome.err, HasSubstr("is empty"));
  EXPECT_THAT(imports_.calls, IsEmpty());
}

// It takes no room: it is the size that is refused.
TEST_F(ImportTest, RefusesAFileOf10GigabytesBeforeSendingIt) {
  const std::string path = folder_.Write("large.csv", "x");
  std::filesystem::resize_file(path, 10'000'000'000);
  const Outcome outcome =
      RunHere({"import", "referrals", path, "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(outcome.err, HasSubstr("is larger than 1024 MiB"));
  EXPECT_THAT(imports_.calls, IsEmpty());
}

// Whatever writes it is not done: nothing of it is checked.
TEST_F(ImportTest, GivesUpAFileThatGrowsWhileItIsSent) {
  const std::string path = folder_.Write("growing.csv", "one\n");
  imports_.on_part = [&] { std::ofstream(path, std::ios::app) << "another\n"; };
  const Outcome outcome = RunHere(
      {"import", "referrals", path, "--council", "kent", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(outcome.err, HasSubstr("\"FILE_CHANGED\""));
  EXPECT_THAT(imports_.calls, ElementsAre("create referrals"));
}

TEST_F(ImportTest, WaitsUntilALongFileIsChecked) {
  const std::string path = folder_.Write("long.csv", "long");
  const Outcome outcome =
      RunHere({"import", "referrals", path, "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("checking long.csv: 4 done in"));
  EXPECT_THAT(outcome.out, HasSubstr("4 items applied"));
}

TEST_F(ImportTest, GoesOnSendingWhereItStopped) {
  const std::string content(3 * 524'288, 'x');
  const std::string path = folder_.Write("waiting.csv", content);
  imports_.breaks_after = 2 * 524'288;
  EXPECT_NE(
      RunHere({"import", "referrals", path, "--council", "kent"}).exit_code, 0);
  const std::string name = "councils/kent/sources/assessments/imports/1";
  const Outcome outcome = RunHere(
      {"import", "referrals", path, "--council", "kent", "--resume", name});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(imports_.imports, SizeIs(1));
  EXPECT_EQ(imports_.contents[name], content);
  // Another file is not of that import.
  const Outcome differs =
      RunHere({"import", "referrals", folder_.Write("other.csv", "other"),
               "--council", "kent", "--resume", name, "--format", "json"});
  EXPECT_EQ(differs.exit_code, 4);
  EXPECT_THAT(differs.err, HasSubstr("\"IMPORT_DIFFERS\""));
}

TEST_F(ImportTest, LeavesFailedRowsOutOnlyWhenAsked) {
  const std::string path = folder_.Write("rows.csv", "badrow");
  const Outcome refused =
      RunHere({"import", "referrals", path, "--council", "kent"});
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_THAT(refused.err, HasSubstr("2 of 4 rows have issues; nothing was"));
  EXPECT_THAT(refused.err, HasSubstr("--leave-out-failed-rows"));
  const Outcome outcome = RunHere({"import", "referrals", path, "--council",
                                   "kent", "--leave-out-failed-rows"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(imports_.calls.back(), "apply referrals, good rows");
}

TEST_F(ImportTest, ShowsWhatAnExtractWouldDoAndAsks) {
  const std::string path = folder_.Write("night.csv", "good");
  const std::vector<std::string> command = {"import", "case-extract", path,
                                            "--council", "kent"};
  const Outcome refused = RunAnswering("no\n", command);
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("nothing was applied"));
  EXPECT_THAT(refused.out, HasSubstr("will be created                 1\n"));
  EXPECT_THAT(refused.out, HasSubstr("  allocated_date                2\n"));
  EXPECT_THAT(refused.out, HasSubstr("case-9"));
  EXPECT_EQ(RunHere(command).exit_code, 2) << "nobody is there to be asked";
  EXPECT_THAT(imports_.calls, Not(Contains("apply case-extract")));
  EXPECT_EQ(RunAnswering("yes\n", command).exit_code, 0);
  EXPECT_EQ(imports_.calls.back(), "apply case-extract");
}

TEST_F(ImportTest, APreviewAsksNothingAndAppliesNothing) {
  const std::string path = folder_.Write("night.csv", "good");
  const Outcome outcome = RunHere(
      {"import", "case-extract", path, "--council", "kent", "--preview"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("are as they were"));
  EXPECT_EQ(imports_.calls.back(), "check case-extract");
}

TEST_F(ImportTest, IsSilentWhenQuiet) {
  const std::string path = folder_.Write("good.csv", "good");
  const Outcome outcome =
      RunHere({"import", "referrals", path, "--council", "kent", "--quiet"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err, "");
}

constexpr char kManifest[] = R"({
  "council_id": "kent", "council": "council.json", "title": "A programme",
  "note": "synthetic",
  "imports": [
    {"source": "reporting", "kind": "targets", "file": "targets.json"},
    {"source": "assessments", "kind": "referrals", "file": "waiting.csv"}]})";

TEST_F(ImportTest, ChecksEveryFileOfAProgrammeBeforeItAppliesAny) {
  folder_.Write("manifest.json", kManifest);
  folder_.Write("council.json", R"({"display_name": "Kent",
      "gss_codes": [{"code": "E10000016"}]})");
  folder_.Write("targets.json", "good");
  folder_.Write("waiting.csv", "good");
  const Outcome outcome = RunHere({"import", "programme", folder_.path()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  ASSERT_THAT(councils_.councils, SizeIs(1));
  EXPECT_EQ(councils_.councils[0].name(), "councils/kent");
  EXPECT_EQ(councils_.councils[0].gss_codes(0).code(), "E10000016");
  EXPECT_THAT(imports_.calls, ElementsAre("create targets", "check targets",
                                          "create referrals", "check referrals",
                                          "apply targets", "apply referrals"));
  EXPECT_THAT(outcome.out, HasSubstr("A programme\nsynthetic\n"));
}

TEST_F(ImportTest, AppliesNothingOfAProgrammeWithOneBadFile) {
  folder_.Write("manifest.json", kManifest);
  folder_.Write("council.json", R"({"display_name": "Kent"})");
  folder_.Write("targets.json", "good");
  folder_.Write("waiting.csv", "bad");
  const Outcome outcome = RunHere({"import", "programme", folder_.path()});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(outcome.err,
              HasSubstr("waiting.csv:\nthe whole file: The header"));
  EXPECT_THAT(imports_.calls,
              ElementsAre("create targets", "check targets", "create referrals",
                          "check referrals"));
}

TEST_F(ImportTest, RefusesAManifestThatIsNotGoodBeforeAnyCall) {
  const char* manifests[] = {
      "{",
      "[]",
      "{}",
      R"({"council_id": "kent", "council": "council.json"})",
      R"({"council_id": "kent", "council": "council.json", "imports": []})",
      R"({"council_id": "kent", "council": "council.json", "imports": ["x"]})",
      R"({"council_id": "kent", "council": "council.json", "imports":
          [{"source": "funding", "kind": "funds"}]})",
      R"({"council_id": "kent", "council": "council.json", "imports":
          [{"source": "funding", "kind": "funds", "file": "../funds.json"}]})",
      R"({"council_id": "kent", "council": "/etc/council.json", "imports":
          [{"source": "funding", "kind": "funds", "file": "funds.json"}]})"};
  folder_.Write("council.json", R"({"display_name": "Kent"})");
  for (const char* manifest : manifests) {
    folder_.Write("manifest.json", manifest);
    const Outcome outcome =
        RunHere({"import", "programme", folder_.path(), "--format", "json"});
    EXPECT_EQ(outcome.exit_code, 4) << manifest;
    EXPECT_THAT(outcome.err, HasSubstr("\"MANIFEST_INVALID\"")) << manifest;
  }
  EXPECT_THAT(councils_.councils, IsEmpty());
}

TEST_F(ImportTest, CreatesACouncilAndListsEveryPage) {
  EXPECT_EQ(RunHere({"council", "create", "kent", "--display-name", "Kent",
                     "--gss", "E10000016"})
                .exit_code,
            0);
  EXPECT_EQ(
      RunHere({"council", "create", "essex", "--display-name", "Essex"}).out,
      "councils/essex is there: Essex\n");
  EXPECT_EQ(RunHere({"council", "list"}).out,
            "ID     NAME   GSS CODES\n"
            "kent   Kent   E10000016\n"
            "essex  Essex\n");
}

TEST_F(ImportTest, SaysWhatToDoAboutACouncilThatDiffers) {
  const Outcome outcome =
      RunHere({"council", "create", "kent", "--display-name", "Other"});
  EXPECT_EQ(outcome.exit_code, 6);
  EXPECT_THAT(outcome.err, HasSubstr("error: councils/kent is there already\n"
                                     "what to do: choose another id"));
}

}  // namespace
}  // namespace carereform::command_line

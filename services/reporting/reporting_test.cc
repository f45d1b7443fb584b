// Targets, observations, imports and returns over a real host in memory.

#include "services/reporting/reporting.h"

#include <fstream>
#include <sstream>
#include <thread>

#include "absl/strings/ascii.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "carereform/reporting/v1/reporting.grpc.pb.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/reporting/observations_import.h"
#include "services/reporting/records.h"
#include "services/reporting/targets_import.h"
#include "tests/support/status_matchers.h"

namespace carereform::reporting {
namespace {

using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;

constexpr char kCouncil[] = "councils/x";

// Reporting alone: the other sources are not there.
class ReportingTest : public testing::Test {
 protected:
  ReportingTest() {
    server::HostOptions options;
    options.memory = true;
    options.log = [](const std::string&) {};
    auto host = server::Host::Start(std::move(options), {ReportingSource()});
    EXPECT_THAT(host.status(), IsOk());
    host_ = *std::move(host);
    stub_ = v1::ReportingService::NewStub(host_->InProcessChannel());
    common::v1::CreateCouncilRequest request;
    request.set_council_id("x");
    request.mutable_council()->set_display_name("X Council");
    common::v1::Council council;
    grpc::ClientContext context;
    EXPECT_TRUE(common::v1::CouncilService::NewStub(host_->InProcessChannel())
                    ->CreateCouncil(&context, request, &council)
                    .ok());
  }

  template <typename Response, typename Method, typename Request>
  absl::StatusOr<Response> Call(Method method, const Request& request) {
    grpc::ClientContext context;
    Response response;
    const grpc::Status status =
        ((*stub_).*method)(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }

  using Stub = v1::ReportingService::Stub;

  absl::StatusOr<v1::Target> AddTarget(const std::string& code,
                                       const std::string& measure = "") {
    v1::CreateTargetRequest request;
    request.set_parent(kCouncil);
    request.set_target_id(absl::AsciiStrToLower(code));
    v1::Target& target = *request.mutable_target();
    target.set_code(code);
    target.set_display_name("A target");
    target.set_comparator(v1::Target::AT_MOST);
    target.set_target_value("5");
    target.set_unit("people");
    target.set_owner("assessments");
    v1::Target::Figure& figure = *target.add_figures();
    figure.set_cell(absl::AsciiStrToLower(code));
    figure.set_measure(measure);
    figure.set_judged(true);
    return Call<v1::Target>(&Stub::CreateTarget, request);
  }

  absl::StatusOr<v1::ProgressReturn> Prepare(
      const std::string& quarter = "2025-26 Q3",
      absl::CivilDay as_of = absl::CivilDay(2025, 10, 20),
      const std::string& request_id = "") {
    v1::PrepareProgressReturnRequest request;
    request.set_parent(kCouncil);
    request.set_quarter(quarter);
    *request.mutable_as_of_date() = rpc::ToDate(as_of);
    request.set_request_id(request_id);
    return Call<v1::ProgressReturn>(&Stub::PrepareProgressReturn, request);
  }

  std::unique_ptr<server::Host> host_;
  std::unique_ptr<Stub> stub_;
};

TEST_F(ReportingTest, NoTargetsIsNoReturn) {
  EXPECT_THAT(
      Prepare().status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "CATALOGUE_EMPTY"));
}

TEST_F(ReportingTest, AReturnOfAnImpossibleDayIsRefused) {
  EXPECT_THAT(Prepare("2025-27 Q3").status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  const auto before =
      Prepare("2025-26 Q3", absl::CivilDay(2025, 9, 30)).status();
  EXPECT_THAT(before,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_EQ(ViolationsOf(before)[0].field, "as_of_date");
  // A day that is yet to come has no figures.
  EXPECT_THAT(Prepare("2199-00 Q1", absl::CivilDay(2199, 6, 30)).status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(ReportingTest, SourcesThatAreNotThereLeaveCellsMissing) {
  ASSERT_THAT(
      AddTarget("M01", "sources/assessments/measures/anything").status(),
      IsOk());
  const auto prepared = Prepare();
  ASSERT_THAT(prepared.status(), IsOk());
  EXPECT_EQ(prepared->state(), v1::ProgressReturn::DRAFT);
  EXPECT_TRUE(prepared->interim());
  EXPECT_FALSE(prepared->complete());
  EXPECT_EQ(prepared->cell_count(), 1);
  EXPECT_EQ(prepared->missing_count(), 1);

  v1::GetReturnModelRequest model_request;
  model_request.set_name(prepared->name());
  const auto model =
      Call<v1::ReturnModel>(&Stub::GetReturnModel, model_request);
  ASSERT_THAT(model.status(), IsOk());
  EXPECT_EQ(model->cells(0).value().state(),
            measures::v1::MeasureValue::MISSING);
  EXPECT_EQ(model->cells(0).outcome(), v1::Cell::NOT_JUDGED);

  v1::FreezeProgressReturnRequest freeze;
  freeze.set_name(prepared->name());
  EXPECT_THAT(
      Call<v1::ProgressReturn>(&Stub::FreezeProgressReturn, freeze).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "RETURN_INCOMPLETE"));
}

TEST_F(ReportingTest, EachPreparationIsANewVersionAndARetryIsNot) {
  ASSERT_THAT(AddTarget("M15").status(), IsOk());
  const std::string id = "6f1c2a1e-0d2f-4c55-9d0a-3f1f5a1b2c3d";
  const auto first = Prepare("2025-26 Q3", absl::CivilDay(2025, 10, 20), id);
  const auto again = Prepare("2025-26 Q3", absl::CivilDay(2025, 10, 20), id);
  const auto second = Prepare();
  ASSERT_THAT(second.status(), IsOk());
  EXPECT_EQ(first->version(), 1);
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(second->version(), 2);
}

TEST_F(ReportingTest, ACellThatIsNotThereIsNotExplained) {
  ASSERT_THAT(AddTarget("M15").status(), IsOk());
  const auto prepared = Prepare();
  v1::ExplainCellRequest request;
  request.set_name(prepared->name() + "/cells/m15");
  EXPECT_THAT(Call<v1::CellExplanation>(&Stub::ExplainCell, request).status(),
              IsOk());
  request.set_name(prepared->name() + "/cells/m99");
  EXPECT_THAT(Call<v1::CellExplanation>(&Stub::ExplainCell, request).status(),
              HasReason(absl::StatusCode::kNotFound, "CELL_NOT_FOUND"));
}

TEST_F(ReportingTest, BadTargetsAreRefusedWithEveryReason) {
  v1::CreateTargetRequest request;
  request.set_parent(kCouncil);
  request.set_target_id("M 1");
  request.mutable_target()->set_code("M01");
  request.mutable_target()->set_owner("assessments");
  request.mutable_target()->set_target_value("fourteen");
  const auto status = Call<v1::Target>(&Stub::CreateTarget, request).status();
  EXPECT_THAT(status,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_EQ(ViolationsOf(status).size(), 4);
  ASSERT_THAT(AddTarget("M01").status(), IsOk());
  EXPECT_THAT(AddTarget("M01").status(),
              HasReason(absl::StatusCode::kAlreadyExists, "RESOURCE_EXISTS"));
}

TEST_F(ReportingTest, ACodeBelongsToOneTarget) {
  ASSERT_THAT(AddTarget("M01").status(), IsOk());
  v1::CreateTargetRequest request;
  request.set_parent(kCouncil);
  request.set_target_id("another");
  request.mutable_target()->set_code("M01");
  request.mutable_target()->set_display_name("Another");
  request.mutable_target()->set_comparator(v1::Target::AT_MOST);
  request.mutable_target()->set_owner("assessments");
  EXPECT_THAT(Call<v1::Target>(&Stub::CreateTarget, request).status(),
              HasReason(absl::StatusCode::kAlreadyExists, "CODE_TAKEN"));
}

// The council is record 1.
TEST_F(ReportingTest, TargetsAreListedAsTheyWereKnown) {
  ASSERT_THAT(AddTarget("M02").status(), IsOk());
  ASSERT_THAT(AddTarget("M01").status(), IsOk());
  v1::ListTargetsRequest request;
  request.set_parent(kCouncil);
  const std::vector<std::string> codes[] = {{}, {"M02"}, {"M01", "M02"}};
  for (int64_t revision = 1; revision <= 3; ++revision) {
    request.set_read_revision(revision);
    const auto list =
        Call<v1::ListTargetsResponse>(&Stub::ListTargets, request);
    ASSERT_THAT(list.status(), IsOk());
    std::vector<std::string> listed;
    for (const v1::Target& target : list->targets()) {
      listed.push_back(target.code());
    }
    EXPECT_EQ(listed, codes[revision - 1]) << revision;
  }
  request.set_read_revision(4);
  EXPECT_THAT(
      Call<v1::ListTargetsResponse>(&Stub::ListTargets, request).status(),
      HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(ReportingTest, QuartersBeginInApril) {
  v1::ListQuartersRequest request;
  request.set_parent(kCouncil);
  request.set_financial_year("2025-26");
  const auto quarters =
      Call<v1::ListQuartersResponse>(&Stub::ListQuarters, request);
  ASSERT_THAT(quarters.status(), IsOk());
  ASSERT_EQ(quarters->quarters_size(), 4);
  EXPECT_EQ(quarters->quarters(2).label(), "2025-26 Q3");
  EXPECT_EQ(quarters->quarters(3).days().last_date().day(), 31);
  request.set_financial_year("2025-27");
  EXPECT_THAT(
      Call<v1::ListQuartersResponse>(&Stub::ListQuarters, request).status(),
      HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(std::string(CR_SOURCE_DIR) +
                     "/tools/programmes/leicestershire_2025/" + path);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

TEST(ReportingImportTest, ThePublishedFilesHaveNoIssue) {
  const Records records;
  const auto targets =
      TargetsImport(records).Parse({}, "x", ReadFile("targets.json"));
  EXPECT_TRUE(targets.issues.empty())
      << targets.issues.kept()[0].ShortDebugString();
  EXPECT_EQ(targets.items.size(), 53);
  const auto observations =
      ObservationsImport(records).Parse({}, "x", ReadFile("observations.csv"));
  EXPECT_TRUE(observations.issues.empty())
      << observations.issues.kept()[0].ShortDebugString();
  EXPECT_EQ(observations.items.size(), 70);
}

constexpr char kHeader[] =
    "observation_id,code,question,basis,shape,value,numerator,denominator,n,"
    "unit,as_of,period_first,period_last,population,owner,evidence,approver,"
    "source,standing,note\n";

// "column: rule" of the first issue of one row.
std::string IssueOf(const std::string& row) {
  const Records records;
  const auto parsed =
      ObservationsImport(records).Parse({}, "x", kHeader + row + "\n");
  if (parsed.issues.empty()) return "";
  EXPECT_EQ(parsed.issues.kept()[0].line(), 2);
  return parsed.issues.kept()[0].column() + ": " +
         parsed.issues.kept()[0].rule();
}

TEST(ReportingImportTest, NamesTheColumnOfEachIssue) {
  const std::string end = ",p,o,e,a,s,published,";
  EXPECT_EQ(IssueOf("i,M01,q,stock,count,5,,,,people,2025-10-20,," + end), "");
  EXPECT_THAT(IssueOf("i,M01,q,stock,count,-5,,,,people,2025-10-20,," + end),
              HasSubstr("value: "));
  EXPECT_THAT(IssueOf("i,M01,q,stock,median,5.3,,,,days,2025-10-20,," + end),
              HasSubstr("value: "));
  EXPECT_THAT(IssueOf("i,M01,q,stock,mode,5,,,,days,2025-10-20,," + end),
              HasSubstr("shape: "));
  EXPECT_THAT(IssueOf("i,M01,q,pile,count,5,,,,people,2025-10-20,," + end),
              HasSubstr("basis: "));
  EXPECT_THAT(IssueOf("i,M01,q,stock,count,5,,,,people,2025-02-30,," + end),
              HasSubstr("as_of: "));
  EXPECT_THAT(IssueOf("i,M01,q,stock,count,5,,,,people,,," + end),
              HasSubstr("needs as_of_date or period"));
  EXPECT_THAT(IssueOf(",M01,q,stock,count,5,,,,people,2025-10-20,," + end),
              HasSubstr("observation_id: "));
}

}  // namespace
}  // namespace carereform::reporting

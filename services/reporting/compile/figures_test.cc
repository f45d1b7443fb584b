// Cells made of what a made-up source says.

#include "services/reporting/compile/figures.h"

#include <memory>
#include <string>

#include "carereform/measures/v1/measures.grpc.pb.h"
#include "common/rpc/convert.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"

namespace carereform::reporting {
namespace {

using absl::CivilDay;
using measures::v1::MeasureValue;

constexpr char kMeasure[] = "sources/assessments/measures/waiting";
constexpr CivilDay kBreak(2025, 4, 1);
constexpr CivilDay kAsOf(2025, 10, 20);

// Measures how many wait, counted anew from a day on.
class FakeMeasures : public measures::v1::MeasureService::Service {
 public:
  grpc::Status ListMeasures(
      grpc::ServerContext*, const measures::v1::ListMeasuresRequest* request,
      measures::v1::ListMeasuresResponse* response) override {
    if (!lists) return {grpc::StatusCode::UNAVAILABLE, ""};
    EXPECT_EQ(request->parent(), "councils/x/sources/assessments");
    auto& measure = *response->add_measures();
    measure.set_name(std::string("councils/x/") + kMeasure);
    auto& at = *measure.add_series_breaks();
    *at.mutable_from_date() = rpc::ToDate(kBreak);
    at.set_reason("Counted anew");
    at.set_source("Report, line 1");
    return grpc::Status::OK;
  }

  grpc::Status ComputeMeasure(
      grpc::ServerContext*, const measures::v1::ComputeMeasureRequest* request,
      measures::v1::ComputeMeasureResponse* response) override {
    MeasureValue& value = *response->mutable_value();
    value.set_measure(request->name());
    value.set_state(MeasureValue::VALUE);
    value.set_origin(MeasureValue::COMPUTED);
    value.set_basis(measures::v1::STOCK);
    value.set_unit("people");
    value.mutable_count()->set_n(341);
    *value.mutable_as_of_date() = request->as_of_date();
    return grpc::Status::OK;
  }

  bool lists = true;
};

class FiguresTest : public testing::Test {
 protected:
  FiguresTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&measures_);
    server_ = builder.BuildAndStart();
    channel_ = server_->InProcessChannel({});
    gathered_.subject.council = "x";
    gathered_.subject.as_of = kAsOf;
    gathered_.sources["assessments"].answered = true;
    v1::Target& target = gathered_.targets.emplace_back();
    target.set_code("C01");
    v1::Target::Figure& figure = *target.add_figures();
    figure.set_cell("c01-stock");
    figure.set_measure(kMeasure);
  }

  void Publish(CivilDay day) {
    v1::Observation& observation = gathered_.observations.emplace_back();
    observation.set_name("councils/x/observations/" +
                         absl::FormatCivilTime(day));
    observation.set_code("C01");
    observation.set_question("How many wait?");
    observation.mutable_value()->set_basis(measures::v1::STOCK);
    observation.mutable_value()->set_unit("people");
    *observation.mutable_value()->mutable_as_of_date() = rpc::ToDate(day);
  }

  v1::Cell Make() {
    const auto cells =
        MakeCells(SourceClient([this](const std::string&) { return channel_; }),
                  gathered_);
    EXPECT_EQ(cells.size(), 1u);
    return cells.empty() ? v1::Cell() : cells[0];
  }

  FakeMeasures measures_;
  std::unique_ptr<grpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  Gathered gathered_;
};

TEST_F(FiguresTest, ACellKeepsTheBreaksAmongItsFigures) {
  Publish(kBreak - 1);
  const v1::Cell cell = Make();
  ASSERT_EQ(cell.earlier_size(), 1);
  ASSERT_EQ(cell.series_breaks_size(), 1);
  EXPECT_EQ(cell.series_breaks(0).reason(), "Counted anew");
  EXPECT_EQ(cell.series_breaks(0).source(), "Report, line 1");
}

TEST_F(FiguresTest, ACellKeepsNoBreakThatIsBeforeAllOfThem) {
  Publish(kBreak);
  const v1::Cell cell = Make();
  EXPECT_EQ(cell.earlier_size(), 1);
  EXPECT_EQ(cell.series_breaks_size(), 0);
}

// Without the breaks a trend would be drawn across one.
TEST_F(FiguresTest, ASourceThatDoesNotSayItsBreaksHasNotAnswered) {
  measures_.lists = false;
  EXPECT_EQ(Make().value().state(), MeasureValue::MISSING);
  EXPECT_FALSE(gathered_.sources["assessments"].answered);
  EXPECT_NE(gathered_.sources["assessments"].reason, "");
}

}  // namespace
}  // namespace carereform::reporting

// `charge` against a server that keeps what it was asked.
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "carereform/financial_assessments/v1/charge_calculator.grpc.pb.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = financial_assessments::v1;
using testing::HasSubstr;
using testing::Not;

v1::Calculation Charge(int64_t pence) {
  v1::Calculation of;
  of.mutable_day()->set_year(2025);
  of.mutable_day()->set_month(10);
  of.mutable_day()->set_day(20);
  of.set_outcome(v1::Calculation::CONTRIBUTION);
  of.set_charge_pence(pence);
  of.set_contribution_pence(pence);
  of.set_rate_table("2025-26");
  of.set_charging_policy("the-law");
  return of;
}

class FakeCalculator : public v1::ChargeCalculatorService::Service {
 public:
  grpc::Status CalculateCharge(grpc::ServerContext*,
                               const v1::CalculateChargeRequest* request,
                               v1::Calculation* out) override {
    asked = *request;
    *out = Charge(21'365);
    v1::CalculationLine& line = *out->add_lines();
    line.set_section(v1::CalculationLine::CHARGE);
    line.set_text("Your care at home costs £213.65 a week.");
    line.set_inputs("£213.65 weekly");
    line.set_amount_pence(21'365);
    out->add_would_change("If it rained, you would pay £1.00 a week.");
    out->set_uses_unverified_figures(true);
    v1::FigureUsed& figure = *out->add_figures();
    figure.set_figure("premium_carer");
    figure.set_status(v1::UNVERIFIED);
    out->set_digest("abc");
    return grpc::Status::OK;
  }
  grpc::Status BatchCalculateCharges(
      grpc::ServerContext*, const v1::BatchCalculateChargesRequest* request,
      v1::BatchCalculateChargesResponse* out) override {
    batches.push_back(request->entries_size());
    for (const auto& entry : request->entries()) {
      auto& result = *out->add_results();
      result.set_key(entry.key());
      if (entry.key() == "bad") {
        result.mutable_error()->ParseFromString(
            ToGrpcStatus(InvalidField("circumstances.household", "is required"))
                .error_details());
        out->mutable_totals()->set_refused(1);
        continue;
      }
      *result.mutable_calculation() = Charge(100);
    }
    auto& totals = *out->mutable_totals();
    totals.set_people(request->entries_size() - totals.refused());
    totals.set_charge_pence(100 * totals.people());
    auto& outcome = *totals.add_outcomes();
    outcome.set_outcome(batches.size() == 1 ? v1::Calculation::CONTRIBUTION
                                            : v1::Calculation::COST_OF_CARE);
    outcome.set_people(totals.people());
    return grpc::Status::OK;
  }
  grpc::Status CompareCharges(grpc::ServerContext*,
                              const v1::CompareChargesRequest* request,
                              v1::CompareChargesResponse* out) override {
    compared = *request;
    *out->mutable_before() = Charge(100);
    *out->mutable_after() = Charge(50);
    out->set_difference_pence(-50);
    auto& line = *out->add_lines();
    line.set_rule("personal_expenses");
    line.set_before_pence(-3'015);
    line.set_after_pence(-3'065);
    return grpc::Status::OK;
  }
  grpc::Status WriteChargeLetter(grpc::ServerContext*,
                                 const v1::WriteChargeLetterRequest* request,
                                 v1::ChargeLetter* out) override {
    written = *request;
    out->set_html("<!doctype html>\n");
    out->set_text("You pay nothing.\n");
    return grpc::Status::OK;
  }

  v1::CalculateChargeRequest asked;
  std::vector<int> batches;
  v1::CompareChargesRequest compared;
  v1::WriteChargeLetterRequest written;
};

class ChargeCommandsTest : public testing::Test {
 protected:
  Outcome RunHere(const std::string& command, const std::string& file,
                  std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"charge", command, file, "--council",
                                          "kent"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunAgainst(server_.address(), std::move(arguments));
  }
  static std::string Example(const std::string& name) {
    return absl::StrCat(CR_CHARGE_EXAMPLES, "/", name);
  }

  FakeCalculator calculator_;
  FakeServer server_{{&calculator_}};
  TemporaryFolder folder_;
};

TEST_F(ChargeCommandsTest, CalculateShowsEveryLine) {
  const Outcome shown =
      RunHere("calculate", Example("pensioner_at_home.json"),
              {"--day", "2025-10-20", "--rules-day", "2024-10-21"});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("£213.65 a week from 2025-10-20"));
  EXPECT_THAT(shown.out, HasSubstr("£213.65 weekly"));
  EXPECT_THAT(shown.out, HasSubstr("If it rained"));
  EXPECT_THAT(shown.out, HasSubstr("premium_carer"));
  EXPECT_EQ(calculator_.asked.parent(), "councils/kent");
  EXPECT_EQ(calculator_.asked.circumstances().incomes_size(), 3);
  EXPECT_EQ(calculator_.asked.day().day(), 20);
  EXPECT_EQ(calculator_.asked.rules_day().year(), 2024);
}

TEST_F(ChargeCommandsTest, CalculateWritesJson) {
  const Outcome shown = RunHere("calculate", Example("owner_in_care_home.json"),
                                {"--format", "json"});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("\"charge_pence\":"));
  EXPECT_FALSE(calculator_.asked.has_day());
}

TEST_F(ChargeCommandsTest, TellsOfAFileThatCannotBeReadOrIsNotOfThatKind) {
  const Outcome missing = RunHere("calculate", folder_.PathOf("none.json"));
  EXPECT_EQ(missing.exit_code, 4);
  EXPECT_THAT(missing.err, HasSubstr("none.json"));
  const std::string file =
      folder_.Write("bad.json", "{\"household\": \"ALONE\"}");
  const Outcome bad = RunHere("calculate", file);
  EXPECT_EQ(bad.exit_code, 4);
  EXPECT_THAT(bad.err, HasSubstr("household"));
  EXPECT_THAT(bad.err, HasSubstr("--describe "
                                 "ChargeCalculatorService/CalculateCharge"));
  const Outcome pounds = RunHere(
      "calculate",
      folder_.Write("pounds.json", R"({"incomes": [{"amount_pence": 1.5}]})"));
  EXPECT_EQ(pounds.exit_code, 4);
  EXPECT_THAT(pounds.err, HasSubstr("incomes"));
  EXPECT_THAT(pounds.err, HasSubstr("whole pence"));
  EXPECT_THAT(pounds.err, Not(HasSubstr("TYPE_INT64")));
}

TEST_F(ChargeCommandsTest, BatchCallsForAThousandAtATime) {
  std::string lines;
  for (int i = 0; i < 1'001; ++i) {
    absl::StrAppend(&lines, "{\"key\": \"p-", i, "\"}\n\n");
  }
  const Outcome shown = RunHere("batch", folder_.Write("p.jsonl", lines),
                                {"--day", "2025-10-20"});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_THAT(calculator_.batches, testing::ElementsAre(1'000, 1));
  EXPECT_THAT(shown.out, HasSubstr("p-1000"));
  EXPECT_THAT(shown.out, HasSubstr("1001 people"));
  EXPECT_THAT(shown.out, HasSubstr("contribution: 1000"));
  EXPECT_THAT(shown.out, HasSubstr("cost of care: 1"));
}

TEST_F(ChargeCommandsTest, BatchTellsWhyAnEntryWasRefused) {
  const Outcome shown = RunHere(
      "batch", folder_.Write("p.jsonl", "{\"key\": \"bad\"}\n{\"key\": \"p\"}"),
      {"--day", "2025-10-20"});
  EXPECT_EQ(shown.exit_code, 4);
  EXPECT_THAT(shown.err, HasSubstr("1 of 2 people were refused"));
  EXPECT_THAT(shown.out, HasSubstr("refused: circumstances.household"));
  EXPECT_THAT(shown.out, HasSubstr("1 refused"));
  EXPECT_EQ(RunHere("batch", Example("people.jsonl"), {"--day", "2025-10-20"})
                .exit_code,
            0);
  const Outcome line =
      RunHere("batch", folder_.Write("q.jsonl", "{\"key\": \"p\"}\n{]\n"),
              {"--day", "2025-10-20"});
  EXPECT_EQ(line.exit_code, 4);
  EXPECT_THAT(line.err, HasSubstr("line 2"));
}

TEST_F(ChargeCommandsTest, CompareShowsTheDifference) {
  const Outcome shown = RunHere("compare", Example("pensioner_at_home.json"),
                                {"--before", "2025-10-20", "--after",
                                 "2025-10-20", "--before-rules", "2024-10-21"});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("difference: -£0.50 a week"));
  EXPECT_THAT(shown.out, HasSubstr("personal expenses"));
  EXPECT_EQ(calculator_.compared.before().rules_day().year(), 2024);
  EXPECT_FALSE(calculator_.compared.after().has_rules_day());
}

TEST_F(ChargeCommandsTest, LetterWritesThePageOrTheText) {
  const std::vector<std::string> who = {"--council-name", "Kent", "--contact",
                                        "Ring 01632 960000."};
  const Outcome text =
      RunHere("letter", Example("pensioner_at_home.json"), who);
  EXPECT_EQ(text.exit_code, 0) << text.err;
  EXPECT_EQ(text.out, "You pay nothing.\n");
  EXPECT_EQ(calculator_.written.council_name(), "Kent");
  std::vector<std::string> page = who;
  page.insert(page.end(), {"--html", folder_.PathOf("letter.html")});
  const Outcome html =
      RunHere("letter", Example("pensioner_at_home.json"), page);
  EXPECT_EQ(html.exit_code, 0) << html.err;
  EXPECT_EQ(ContentOf(folder_.PathOf("letter.html")), "<!doctype html>\n");
  EXPECT_THAT(html.out, Not(HasSubstr("You pay")));
  const Outcome again =
      RunHere("letter", Example("pensioner_at_home.json"), page);
  EXPECT_NE(again.exit_code, 0);
  EXPECT_THAT(again.err, HasSubstr("--replace"));
  page.push_back("--replace");
  EXPECT_EQ(
      RunHere("letter", Example("pensioner_at_home.json"), page).exit_code, 0);
}

}  // namespace
}  // namespace carereform::command_line

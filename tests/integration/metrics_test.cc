// What Prometheus is shown: exactly the calls that were made, in its format,
// and nothing of anyone.

#include <map>
#include <regex>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/integration/host_fixture.h"
#include "tests/support/http_get.h"

namespace carereform::tests {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> Lines(const std::string& text) {
  return absl::StrSplit(text, '\n', absl::SkipEmpty());
}

class MetricsTest : public HostFixture {
 protected:
  MetricsTest() {
    Stop();
    server::HostOptions options = Options();
    options.metrics_address = "127.0.0.1:0";
    StartWith(std::move(options));
  }

  std::string Text() { return Fetch(host_->metrics_port(), "/metrics").second; }

  // Each sample's value by its name and labels, as they are written.
  std::map<std::string, std::string> Samples() {
    std::map<std::string, std::string> samples;
    for (const std::string& line : Lines(Text())) {
      if (absl::StartsWith(line, "#")) continue;
      const size_t space = line.rfind(' ');
      EXPECT_TRUE(
          samples.emplace(line.substr(0, space), line.substr(space + 1)).second)
          << line;
    }
    return samples;
  }

  static std::string Labels(const std::string& method,
                            const std::string& code = "") {
    const std::string service = method == "CreateCouncil"
                                    ? "carereform.common.v1.CouncilService"
                                    : "carereform.assessments.v1."
                                      "AssessmentService";
    return absl::StrCat(
        "{", code.empty() ? "" : absl::StrCat("grpc_code=\"", code, "\","),
        "grpc_method=\"", method, "\",grpc_service=\"", service,
        "\",grpc_type=\"unary\"}");
  }
};

TEST_F(MetricsTest, CountersMoveExactlyWithTheCalls) {
  EXPECT_THAT(Text(), Not(HasSubstr("CreateReferral")));
  ASSERT_THAT(CreateCouncil("x", "X Council").status(), IsOk());
  for (int i = 0; i < 3; ++i) {
    ASSERT_THAT(Create(NewReferral()).status(), IsOk());
  }
  auto wrong = NewReferral();
  wrong.clear_referral();
  EXPECT_FALSE(Create(wrong).ok());
  EXPECT_FALSE(Create(wrong).ok());
  auto nowhere = NewReferral();
  nowhere.set_parent("councils/nowhere");
  EXPECT_FALSE(Create(nowhere).ok());
  assessments::v1::GetReferralRequest get;
  get.set_name("councils/x/referrals/nobody");
  EXPECT_FALSE(
      Call<AssessmentService>(&AssessmentService::Stub::GetReferral, get).ok());

  auto samples = Samples();
  const auto value = [&](const std::string& name, const std::string& method,
                         const std::string& code = "") {
    return samples[absl::StrCat("grpc_server_", name, Labels(method, code))];
  };
  EXPECT_EQ(value("started_total", "CreateCouncil"), "1");
  EXPECT_EQ(value("started_total", "CreateReferral"), "6");
  EXPECT_EQ(value("msg_received_total", "CreateReferral"), "6");
  EXPECT_EQ(value("msg_sent_total", "CreateReferral"), "3");
  EXPECT_EQ(value("handled_total", "CreateReferral", "OK"), "3");
  EXPECT_EQ(value("handled_total", "CreateReferral", "InvalidArgument"), "2");
  EXPECT_EQ(value("handled_total", "CreateReferral", "NotFound"), "1");
  EXPECT_EQ(value("handling_seconds_count", "CreateReferral"), "6");
  EXPECT_EQ(value("started_total", "GetReferral"), "1");
  EXPECT_EQ(value("handled_total", "GetReferral", "NotFound"), "1");
  EXPECT_EQ(samples["carereform_calls_under_way"], "0");
}

TEST_F(MetricsTest, StoresAreShownAsTheyAre) {
  ASSERT_THAT(CreateCouncil("x", "X Council").status(), IsOk());
  ASSERT_THAT(Create(NewReferral()).status(), IsOk());
  auto samples = Samples();
  const auto store = [&](const std::string& name) {
    return samples["carereform_store_" + name + "{source=\"assessments\"}"];
  };
  EXPECT_EQ(store("changes_total"), "2");
  EXPECT_EQ(store("councils"), "1");
  EXPECT_EQ(store("queued_changes"), "0");
  EXPECT_EQ(store("readable"), "1");
  EXPECT_EQ(store("free_bytes").empty(), false);
  EXPECT_EQ(samples["carereform_queued_calls"], "0");
  for (const char* name :
       {"process_cpu_seconds_total", "process_start_time_seconds",
        "process_resident_memory_bytes", "process_virtual_memory_bytes",
        "process_open_fds", "process_max_fds"}) {
    double number = 0;
    EXPECT_TRUE(absl::SimpleAtod(samples[name], &number)) << name;
    EXPECT_GT(number, 0) << name;
  }
  double start = 0;
  EXPECT_TRUE(absl::SimpleAtod(samples["process_start_time_seconds"], &start));
  EXPECT_NEAR(start, absl::ToDoubleSeconds(absl::Now() - absl::UnixEpoch()),
              600);
}

// The rules of the text format, version 0.0.4, and those that promtool checks.
TEST_F(MetricsTest, TheTextIsInPrometheusFormat) {
  ASSERT_THAT(CreateCouncil("x", "X Council").status(), IsOk());
  const auto [head, text] = Fetch(host_->metrics_port(), "/metrics");
  EXPECT_THAT(head, HasSubstr("200 OK"));
  EXPECT_THAT(head, HasSubstr("text/plain"));
  const std::regex sample(
      R"re(([a-z_]+)(\{([a-z_]+="[^"\\]*",?)*\})? ([-+.e0-9]+|\+Inf|Nan))re");
  std::string family;
  std::string type;
  std::set<std::string> seen;
  for (const std::string& line : Lines(text)) {
    const std::vector<std::string> words = absl::StrSplit(line, ' ');
    if (words[0] == "#" && words[1] == "HELP") {
      family = words[2];
      EXPECT_GT(words.size(), 3) << line;
      EXPECT_TRUE(seen.insert(family).second) << line;
    } else if (words[0] == "#") {
      ASSERT_EQ(words[1], "TYPE") << line;
      EXPECT_EQ(words[2], family);
      type = words[3];
      EXPECT_EQ(absl::EndsWith(family, "_total"), type == "counter") << line;
    } else {
      std::smatch parts;
      ASSERT_TRUE(std::regex_match(line, parts, sample)) << line;
      EXPECT_TRUE(absl::StartsWith(parts.str(1), family)) << line;
      if (type == "counter" || type == "gauge") {
        EXPECT_EQ(parts.str(1), family) << line;
      }
    }
  }
  EXPECT_GT(seen.size(), 20);
}

TEST_F(MetricsTest, NothingElseIsServed) {
  for (const char* path : {"/", "/metrics/../", "/etc/passwd"}) {
    EXPECT_THAT(Fetch(host_->metrics_port(), path).first,
                Not(HasSubstr("200 OK")))
        << path;
  }
}

TEST_F(MetricsTest, NoLabelNamesAnyone) {
  const std::string canary = "canary";
  ASSERT_THAT(CreateCouncil(canary, "Canary Council").status(), IsOk());
  auto request = NewReferral();
  request.set_parent("councils/" + canary);
  request.mutable_referral()->set_team("team_" + canary);
  request.mutable_referral()->set_external_id("id-" + canary);
  ASSERT_THAT(Create(request).status(), IsOk());
  request.set_parent("councils/x/" + canary);
  EXPECT_FALSE(Create(request).ok());
  const std::string text = Text();
  EXPECT_THAT(text, HasSubstr("CreateReferral"));
  EXPECT_THAT(text, Not(HasSubstr(canary)));
  EXPECT_THAT(text, Not(HasSubstr("local")));
}

TEST_F(MetricsTest, OnlyThisMachineMayAsk) {
  Stop();
  server::HostOptions options = Options();
  options.metrics_address = "0.0.0.0:0";
  EXPECT_THAT(server::Host::Start(std::move(options),
                                  {assessments::AssessmentsSource()})
                  .status(),
              HasReason(absl::StatusCode::kInvalidArgument, "ADDRESS_INVALID"));
}

TEST_F(MetricsTest, APortThatIsTakenIsRefused) {
  server::HostOptions options = Options();
  options.metrics_address = absl::StrCat("127.0.0.1:", host_->metrics_port());
  options.memory = true;
  options.addresses = {};
  EXPECT_THAT(
      server::Host::Start(std::move(options),
                          {assessments::AssessmentsSource()})
          .status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "ADDRESS_IN_USE"));
}

}  // namespace
}  // namespace carereform::tests

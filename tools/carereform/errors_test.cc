#include "tools/carereform/errors.h"

#include <ostream>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"

namespace carereform::command_line {
namespace {

using absl::StatusCode;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct Case {
  const char* name;
  StatusCode code;
  ExitCode exit_code;

  friend std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.name;
  }
};

class ExitCodeTest : public testing::TestWithParam<Case> {};

TEST_P(ExitCodeTest, FollowsFromTheCode) {
  const Explanation explanation =
      Explain(MakeError(GetParam().code, "SOME_REASON", "something is wrong"));
  EXPECT_EQ(explanation.exit_code, GetParam().exit_code);
  EXPECT_EQ(explanation.what, "something is wrong");
  EXPECT_EQ(explanation.reason, "SOME_REASON");
  EXPECT_THAT(explanation.remedy, Not(IsEmpty()));
}

INSTANTIATE_TEST_SUITE_P(
    AllCodes, ExitCodeTest,
    testing::Values(
        Case{"Cancelled", StatusCode::kCancelled, ExitCode::kFailed},
        Case{"Unknown", StatusCode::kUnknown, ExitCode::kFailed},
        Case{"InvalidArgument", StatusCode::kInvalidArgument,
             ExitCode::kRefused},
        Case{"DeadlineExceeded", StatusCode::kDeadlineExceeded,
             ExitCode::kUnavailable},
        Case{"NotFound", StatusCode::kNotFound, ExitCode::kNotFound},
        Case{"AlreadyExists", StatusCode::kAlreadyExists, ExitCode::kState},
        Case{"PermissionDenied", StatusCode::kPermissionDenied,
             ExitCode::kPermission},
        Case{"ResourceExhausted", StatusCode::kResourceExhausted,
             ExitCode::kUnavailable},
        Case{"FailedPrecondition", StatusCode::kFailedPrecondition,
             ExitCode::kState},
        Case{"Aborted", StatusCode::kAborted, ExitCode::kState},
        Case{"OutOfRange", StatusCode::kOutOfRange, ExitCode::kRefused},
        Case{"Unimplemented", StatusCode::kUnimplemented, ExitCode::kFailed},
        Case{"Internal", StatusCode::kInternal, ExitCode::kFailed},
        Case{"Unavailable", StatusCode::kUnavailable, ExitCode::kUnavailable},
        Case{"DataLoss", StatusCode::kDataLoss, ExitCode::kDamaged},
        Case{"Unauthenticated", StatusCode::kUnauthenticated,
             ExitCode::kPermission}),
    [](const auto& test) { return test.param.name; });

TEST(ExitCodeNumbersTest, ArePartOfTheContract) {
  EXPECT_EQ(static_cast<int>(ExitCode::kOk), 0);
  EXPECT_EQ(static_cast<int>(ExitCode::kFailed), 1);
  EXPECT_EQ(static_cast<int>(ExitCode::kUsage), 2);
  EXPECT_EQ(static_cast<int>(ExitCode::kUnavailable), 3);
  EXPECT_EQ(static_cast<int>(ExitCode::kRefused), 4);
  EXPECT_EQ(static_cast<int>(ExitCode::kNotFound), 5);
  EXPECT_EQ(static_cast<int>(ExitCode::kState), 6);
  EXPECT_EQ(static_cast<int>(ExitCode::kPermission), 7);
}

TEST(ExplainTest, UsageHasACodeOfItsOwn) {
  EXPECT_EQ(Explain(UsageError("what?")).exit_code, ExitCode::kUsage);
}

TEST(ExplainTest, GivesTheRemedyOfTheReasonBeforeThatOfTheCode) {
  EXPECT_THAT(
      Explain(MakeError(StatusCode::kAborted, "ETAG_MISMATCH", "x")).remedy,
      HasSubstr("the etag that it has now"));
}

TEST(ExplainTest, SaysHowToHaveWhatACalculationLacks) {
  const auto remedy = [](const char* reason) {
    return Explain(MakeError(StatusCode::kFailedPrecondition, reason, "x"))
        .remedy;
  };
  EXPECT_THAT(remedy("RATE_UNKNOWN"),
              testing::AllOf(HasSubstr("import rate-tables FILE"),
                             HasSubstr("2026-27,guarantee_child,")));
  EXPECT_THAT(remedy("RATES_NOT_HELD"), HasSubstr("import rate-tables FILE"));
  EXPECT_THAT(remedy("CHARGING_POLICY_NOT_HELD"),
              HasSubstr("import charging-policies FILE"));
  EXPECT_THAT(remedy("DEFERRED_PAYMENT_RATE_MISSING"),
              HasSubstr("RecordDeferredPaymentRate"));
  EXPECT_THAT(remedy("DIRECT_PAYMENT_RATE_UNKNOWN"), HasSubstr("amount"));
  EXPECT_THAT(remedy("EXTERNAL_ID_TAKEN"), Not(HasSubstr("referral")));
}

TEST(ExplainTest, NamesTheMethodThatTheRequestWasFor) {
  EXPECT_EQ(Explain(MakeError(StatusCode::kInvalidArgument, "REQUEST_INVALID",
                              "x", {{"method", "Service/Do"}}))
                .remedy,
            "see the fields with `carereform call --describe Service/Do`");
}

TEST(ExplainTest, SaysThatAServerDidNotSayWhy) {
  EXPECT_EQ(Explain(absl::Status(StatusCode::kInternal, "")).what,
            "the server answered INTERNAL and did not say why");
}

std::string Printed(const absl::Status& status, OutputFormat format) {
  std::ostringstream out;
  std::ostringstream err;
  Console console{out, err};
  console.format = format;
  PrintExplanation(Explain(status), console);
  EXPECT_EQ(out.str(), "");
  return err.str();
}

absl::Status TwoViolations() {
  return InvalidFields({{"referral.team", "must not be empty"},
                        {"referral.received_date", "is in the future"}});
}

TEST(PrintExplanationTest, NamesEachFieldItsRuleAndWhatToDo) {
  EXPECT_EQ(Printed(TwoViolations(), OutputFormat::kText),
            "error: 2 things in the request are not accepted\n"
            "  referral.team           must not be empty\n"
            "  referral.received_date  is in the future\n"
            "what to do: correct what is named and try again; nothing was "
            "changed\n");
}

TEST(PrintExplanationTest, PassesOnNothingThatControlsATerminal) {
  EXPECT_THAT(
      Printed(absl::NotFoundError("no \x1b[2J here"), OutputFormat::kText),
      Not(HasSubstr("\x1b")));
}

TEST(PrintExplanationTest, GivesProgramsTheSameInJson) {
  google::protobuf::Struct document;
  const std::string text = Printed(TwoViolations(), OutputFormat::kJson);
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(text, &document).ok())
      << text;
  const auto& error = document.fields().at("error").struct_value().fields();
  EXPECT_EQ(error.at("exit_code").number_value(), 4);
  EXPECT_EQ(error.at("reason").string_value(), "FIELD_INVALID");
  const auto& list = error.at("field_violations").list_value();
  ASSERT_THAT(list.values(), SizeIs(2));
  EXPECT_EQ(list.values(1).struct_value().fields().at("field").string_value(),
            "referral.received_date");
}

}  // namespace
}  // namespace carereform::command_line

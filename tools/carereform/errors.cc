#include "tools/carereform/errors.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/types/safe_text.h"
#include "google/protobuf/struct.pb.h"
#include "google/rpc/error_details.pb.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/remedies.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

constexpr char kUsageReason[] = "USAGE";

ExitCode ExitCodeOf(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kOk:
      return ExitCode::kOk;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kResourceExhausted:
      return ExitCode::kUnavailable;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange:
      return ExitCode::kRefused;
    case absl::StatusCode::kNotFound:
      return ExitCode::kNotFound;
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kAlreadyExists:
      return ExitCode::kState;
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kUnauthenticated:
      return ExitCode::kPermission;
    case absl::StatusCode::kDataLoss:
      return ExitCode::kDamaged;
    default:
      return ExitCode::kFailed;
  }
}

// The server's message for field violations only strings them together.
std::string WhatOf(const absl::Status& status, size_t violations) {
  if (violations == 1) return "one thing in the request is not accepted";
  if (violations > 1) {
    return absl::StrCat(violations, " things in the request are not accepted");
  }
  if (!status.message().empty()) return std::string(status.message());
  return absl::StrCat("the server answered ",
                      absl::StatusCodeToString(status.code()),
                      " and did not say why");
}

// Returns the method that an error is about, or "" if it does not say.
std::string MethodOf(const absl::Status& status) {
  const auto payload =
      status.GetPayload("type.googleapis.com/google.rpc.ErrorInfo");
  google::rpc::ErrorInfo detail;
  if (!payload.has_value() || !detail.ParseFromString(std::string(*payload))) {
    return "";
  }
  const auto method = detail.metadata().find("method");
  return method == detail.metadata().end() ? "" : method->second;
}

// What to do, with the method that the error is about in place of METHOD.
std::string RemedyOf(const absl::Status& status, absl::string_view reason) {
  const std::string remedy(RemedyFor(status.code(), reason));
  const std::string method = MethodOf(status);
  if (method.empty()) return remedy;
  return absl::StrReplaceAll(remedy, {{"METHOD", method}});
}

google::protobuf::Value Text(absl::string_view text) {
  google::protobuf::Value value;
  value.set_string_value(std::string(text));
  return value;
}

void PrintJsonExplanation(const Explanation& explanation, std::ostream& err) {
  google::protobuf::Struct document;
  auto& error = *(*document.mutable_fields())["error"].mutable_struct_value();
  auto& members = *error.mutable_fields();
  members["exit_code"].set_number_value(
      static_cast<int>(explanation.exit_code));
  members["message"] = Text(explanation.what);
  members["reason"] = Text(explanation.reason);
  members["remedy"] = Text(explanation.remedy);
  auto& list = *members["field_violations"].mutable_list_value();
  for (const FieldViolation& violation : explanation.fields) {
    auto& entry = *list.add_values()->mutable_struct_value();
    (*entry.mutable_fields())["field"] = Text(violation.field);
    (*entry.mutable_fields())["description"] = Text(violation.description);
  }
  PrintJson(document, err);
}

}  // namespace

absl::Status UsageError(absl::string_view message) {
  return MakeError(absl::StatusCode::kInvalidArgument, kUsageReason, message);
}

Explanation Explain(const absl::Status& status) {
  Explanation explanation;
  explanation.reason = ReasonOf(status);
  explanation.exit_code = explanation.reason == kUsageReason
                              ? ExitCode::kUsage
                              : ExitCodeOf(status.code());
  explanation.fields = ViolationsOf(status);
  explanation.what = WhatOf(status, explanation.fields.size());
  explanation.remedy = RemedyOf(status, explanation.reason);
  return explanation;
}

void PrintExplanation(const Explanation& explanation, const Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJsonExplanation(explanation, console.err);
    return;
  }
  console.err << "error: " << SafeText(explanation.what) << '\n';
  Table fields({{"", Alignment::kLeft, 0},
                {"", Alignment::kLeft, 0},
                {"", Alignment::kLeft, 72}});
  for (const FieldViolation& violation : explanation.fields) {
    fields.AddRow({"", violation.field, violation.description});
  }
  fields.Print(console.err);
  if (!explanation.remedy.empty()) {
    console.err << "what to do: " << explanation.remedy << '\n';
  }
}

}  // namespace carereform::command_line

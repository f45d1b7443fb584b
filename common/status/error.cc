#include "common/status/error.h"

#include <map>

#include "absl/strings/cord.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "grpcpp/support/status.h"

namespace carereform {
namespace {

constexpr char kTypePrefix[] = "type.googleapis.com/";

template <typename Detail>
void Attach(const Detail& detail, absl::Status& status) {
  status.SetPayload(
      absl::StrCat(kTypePrefix, Detail::descriptor()->full_name()),
      absl::Cord(detail.SerializeAsString()));
}

template <typename Detail>
bool Extract(const absl::Status& status, Detail& detail) {
  const auto payload = status.GetPayload(
      absl::StrCat(kTypePrefix, Detail::descriptor()->full_name()));
  return payload.has_value() && detail.ParseFromString(std::string(*payload));
}

// An error travels as metadata, of which clients take 8 KiB, and the words of a
// violation stand in it three times over.
constexpr size_t kMaxViolationBytes = 1500;

// Returns `status`, or one with fewer violations where it has too many to send.
absl::Status FitForWire(const absl::Status& status) {
  const std::vector<FieldViolation> all = ViolationsOf(status);
  std::vector<FieldViolation> told;
  size_t bytes = 0;
  for (const FieldViolation& violation : all) {
    bytes += violation.field.size() + violation.description.size();
    if (bytes > kMaxViolationBytes && !told.empty()) break;
    told.push_back(violation);
  }
  if (told.size() == all.size()) return status;
  told.back().description +=
      absl::StrCat("; and ", all.size() - told.size(), " more");
  return InvalidFields(told);
}

}  // namespace

absl::Status MakeError(absl::StatusCode code, absl::string_view reason,
                       absl::string_view message, ErrorMetadata metadata) {
  absl::Status status(code, message);
  google::rpc::ErrorInfo detail;
  detail.set_reason(std::string(reason));
  detail.set_domain(kErrorDomain);
  for (auto& [key, value] : metadata) {
    (*detail.mutable_metadata())[key] = std::move(value);
  }
  Attach(detail, status);
  return status;
}

absl::Status InvalidFields(const std::vector<FieldViolation>& violations) {
  const std::string message = absl::StrJoin(
      violations, "; ", [](std::string* out, const FieldViolation& violation) {
        absl::StrAppend(out, violation.field, ": ", violation.description);
      });
  ErrorMetadata metadata;
  if (!violations.empty()) metadata = {{"field", violations.front().field}};
  absl::Status status = MakeError(absl::StatusCode::kInvalidArgument,
                                  "FIELD_INVALID", message, metadata);
  google::rpc::BadRequest detail;
  for (const FieldViolation& violation : violations) {
    auto* added = detail.add_field_violations();
    added->set_field(violation.field);
    added->set_description(violation.description);
  }
  Attach(detail, status);
  return status;
}

absl::Status InvalidField(absl::string_view field,
                          absl::string_view description) {
  return InvalidFields({{std::string(field), std::string(description)}});
}

absl::Status WithRetryDelay(absl::Status status, absl::Duration delay) {
  google::rpc::RetryInfo detail;
  const int64_t milliseconds = absl::ToInt64Milliseconds(delay);
  detail.mutable_retry_delay()->set_seconds(milliseconds / 1000);
  detail.mutable_retry_delay()->set_nanos(
      static_cast<int32_t>(milliseconds % 1000 * 1'000'000));
  Attach(detail, status);
  return status;
}

std::string ReasonOf(const absl::Status& status) {
  google::rpc::ErrorInfo detail;
  return Extract(status, detail) ? detail.reason() : "";
}

std::vector<FieldViolation> ViolationsOf(const absl::Status& status) {
  std::vector<FieldViolation> violations;
  google::rpc::BadRequest detail;
  if (!Extract(status, detail)) return violations;
  for (const auto& violation : detail.field_violations()) {
    violations.push_back({violation.field(), violation.description()});
  }
  return violations;
}

grpc::Status ToGrpcStatus(const absl::Status& given) {
  if (given.ok()) return grpc::Status::OK;
  const absl::Status status = FitForWire(given);
  if (ReasonOf(status).empty()) {
    return ToGrpcStatus(MakeError(absl::StatusCode::kInternal, "INTERNAL",
                                  "the request could not be served"));
  }
  google::rpc::Status wire;
  wire.set_code(static_cast<int>(status.code()));
  wire.set_message(std::string(status.message()));
  // The same error has its details in the same order, the reason first; a
  // Status keeps them in none.
  std::map<std::pair<bool, std::string>, std::string> details;
  status.ForEachPayload([&](absl::string_view url, const absl::Cord& value) {
    const bool is_reason = absl::EndsWith(url, "google.rpc.ErrorInfo");
    details[{!is_reason, std::string(url)}] = std::string(value);
  });
  for (const auto& [key, value] : details) {
    auto* any = wire.add_details();
    any->set_type_url(key.second);
    any->set_value(value);
  }
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()),
                      wire.message(), wire.SerializeAsString());
}

absl::Status FromGrpcStatus(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  absl::Status result(static_cast<absl::StatusCode>(status.error_code()),
                      status.error_message());
  google::rpc::Status wire;
  if (wire.ParseFromString(status.error_details())) {
    for (const auto& any : wire.details()) {
      result.SetPayload(any.type_url(), absl::Cord(any.value()));
    }
  }
  return result;
}

}  // namespace carereform

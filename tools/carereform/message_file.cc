#include "tools/carereform/message_file.h"

#include <fstream>
#include <iostream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "google/protobuf/util/json_util.h"

namespace carereform::command_line {
namespace {

absl::StatusOr<std::string> ReadStream(std::istream& stream,
                                       absl::string_view name) {
  const std::string text((std::istreambuf_iterator<char>(stream)),
                         std::istreambuf_iterator<char>());
  if (!stream) {
    return MakeError(absl::StatusCode::kInvalidArgument, "FILE_UNREADABLE",
                     absl::StrCat("cannot read ", name));
  }
  return text;
}

}  // namespace

absl::StatusOr<std::string> ReadText(const std::string& path) {
  if (path == "-") return ReadStream(std::cin, "the input");
  std::ifstream stream(path, std::ios::binary);
  return ReadStream(stream, path);
}

absl::Status ParseMessage(absl::string_view what, const std::string& json,
                          google::protobuf::Message& message) {
  const auto status =
      google::protobuf::util::JsonStringToMessage(json, &message);
  if (status.ok()) return absl::OkStatus();
  return MakeError(
      absl::StatusCode::kInvalidArgument, "REQUEST_INVALID",
      absl::StrCat(what, " is not a ", message.GetDescriptor()->full_name(),
                   ": ", std::string(status.message())));
}

}  // namespace carereform::command_line

#include "tools/carereform/message_file.h"

#include <fstream>
#include <iostream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
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

// What the reader of JSON says, which begins with the field's path where it
// knows it, without the names of its own parts.
std::string PlainWords(std::string said) {
  return absl::StrReplaceAll(
      said, {{"for type TYPE_INT64",
              "for a whole number: give whole digits without a point (amounts "
              "are whole pence)"},
             {"for type TYPE_INT32",
              "for a whole number: give whole digits without a point"},
             {"for type TYPE_BOOL", "for a choice: give true or false"},
             {"for type TYPE_ENUM", "for a word of the contract"},
             {"Cannot find field.", "no field has this name"},
             {"Unexpected token.", "this is not JSON"}});
}

}  // namespace

absl::StatusOr<std::string> ReadText(const std::string& path) {
  if (path == "-") return ReadStream(std::cin, "the input");
  std::ifstream stream(path, std::ios::binary);
  return ReadStream(stream, path);
}

absl::Status ParseMessage(absl::string_view what, const std::string& method,
                          const std::string& json,
                          google::protobuf::Message& message) {
  const auto status =
      google::protobuf::util::JsonStringToMessage(json, &message);
  if (status.ok()) return absl::OkStatus();
  return MakeError(
      absl::StatusCode::kInvalidArgument, "REQUEST_INVALID",
      absl::StrCat(what, " is not a ", message.GetDescriptor()->full_name(),
                   ": ", PlainWords(std::string(status.message()))),
      {{"method", method}});
}

}  // namespace carereform::command_line

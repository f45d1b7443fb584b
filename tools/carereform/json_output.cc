#include "tools/carereform/json_output.h"

#include <string>

#include "google/protobuf/message.h"
#include "google/protobuf/util/json_util.h"

namespace carereform::command_line {

namespace {

std::string JsonOf(const google::protobuf::Message& message, bool in_lines) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = in_lines;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string text;
  const auto status =
      google::protobuf::util::MessageToJsonString(message, &text, options);
  // Only an Any of an unknown type has no JSON; errors hold none but those that
  // ReflectedContracts knows.
  if (!status.ok()) {
    text = "{\"error\": {\"message\": \"the answer has no JSON form\"}}";
    if (in_lines) text += '\n';
  }
  return text;
}

}  // namespace

void PrintJson(const google::protobuf::Message& message, std::ostream& out) {
  out << JsonOf(message, /*in_lines=*/true);
}

void PrintJsonLine(const google::protobuf::Message& message,
                   std::ostream& out) {
  out << JsonOf(message, /*in_lines=*/false) << std::endl;
}

}  // namespace carereform::command_line

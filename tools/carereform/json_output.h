// Messages as JSON, for programs.
#ifndef CR_TOOLS_CAREREFORM_JSON_OUTPUT_H_
#define CR_TOOLS_CAREREFORM_JSON_OUTPUT_H_

#include <ostream>

namespace google::protobuf {
class Message;
}

namespace carereform::command_line {

// Writes `message` in protobuf's JSON with the contracts' own field names
// (`as_of_date`), fields with their default value included, and a final line
// break. 64-bit integers are strings, as protobuf's JSON has them.
void PrintJson(const google::protobuf::Message& message, std::ostream& out);

// Writes the same on one line.
void PrintJsonLine(const google::protobuf::Message& message, std::ostream& out);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_JSON_OUTPUT_H_

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "google/protobuf/struct.pb.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/errors.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/message_file.h"
#include "tools/carereform/named_call.h"
#include "tools/carereform/reflected_contracts.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

struct CallArguments {
  std::string method;
  std::string request = "{}";
  bool list = false;
  std::string describe;
};

// The request is JSON itself, or `@FILE`, or `-` for the input stream.
absl::StatusOr<std::string> RequestText(const std::string& argument) {
  if (argument == "-") return ReadText(argument);
  absl::string_view file = argument;
  if (!absl::ConsumePrefix(&file, "@")) return argument;
  return ReadText(std::string(file));
}

absl::Status CallMethod(const CallArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(const std::string text, RequestText(arguments.request));
  ReflectedContracts contracts(session.connection);
  CR_ASSIGN_OR_RETURN(const MethodDescriptor* method,
                      contracts.FindMethod(arguments.method));
  const auto request = contracts.NewMessage(method->input_type());
  CR_RETURN_IF_ERROR(
      ParseMessage("the request", MethodPath(*method), text, *request));
  const auto response = contracts.NewMessage(method->output_type());
  const bool streams = method->server_streaming();
  std::ostream& out = session.console.out;
  return CallNamed(
      session.connection, absl::StrCat("/", MethodPath(*method)), *request,
      *response,
      [&] {
        if (streams) {
          PrintJsonLine(*response, out);
        } else {
          PrintJson(*response, out);
        }
      },
      streams ? absl::InfiniteDuration() : kCallLimit);
}

absl::Status ListMethods(Session& session) {
  ReflectedContracts contracts(session.connection);
  CR_ASSIGN_OR_RETURN(const auto methods, contracts.Methods());
  if (session.console.format == OutputFormat::kJson) {
    google::protobuf::Struct document;
    auto& list = *(*document.mutable_fields())["methods"].mutable_list_value();
    for (const MethodDescriptor* method : methods) {
      list.add_values()->set_string_value(MethodPath(*method));
    }
    PrintJson(document, session.console.out);
    return absl::OkStatus();
  }
  for (const MethodDescriptor* method : methods) {
    session.console.out << MethodPath(*method) << '\n';
  }
  return absl::OkStatus();
}

std::string TypeOf(const FieldDescriptor& field) {
  const std::string repeated = field.is_repeated() ? "repeated " : "";
  if (field.message_type() != nullptr) {
    return repeated + field.message_type()->full_name();
  }
  if (field.enum_type() == nullptr) return repeated + field.type_name();
  std::vector<std::string> values;
  for (int i = 1; i < field.enum_type()->value_count(); ++i) {
    values.push_back(field.enum_type()->value(i)->name());
  }
  return repeated + absl::StrJoin(values, " | ");
}

// Adds the fields of `type` and of what it holds. A type within itself is named
// and not shown again.
void AddFields(const Descriptor& type, const std::string& path,
               std::set<const Descriptor*> within, Facts& fields) {
  if (!within.insert(&type).second) return;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const std::string name = absl::StrCat(path, field.name());
    fields.emplace_back(name, TypeOf(field));
    if (field.message_type() != nullptr) {
      AddFields(*field.message_type(), name + ".", within, fields);
    }
  }
}

void PrintFieldsJson(const MethodDescriptor& method, const Facts& fields,
                     std::ostream& out) {
  google::protobuf::Struct document;
  auto& members = *document.mutable_fields();
  members["method"].set_string_value(MethodPath(method));
  members["request"].set_string_value(method.input_type()->full_name());
  members["response"].set_string_value(method.output_type()->full_name());
  auto& list = *members["request_fields"].mutable_list_value();
  for (const auto& [name, type] : fields) {
    auto& entry = *list.add_values()->mutable_struct_value()->mutable_fields();
    entry["field"].set_string_value(name);
    entry["type"].set_string_value(type);
  }
  PrintJson(document, out);
}

absl::Status DescribeMethod(const std::string& name, Session& session) {
  ReflectedContracts contracts(session.connection);
  CR_ASSIGN_OR_RETURN(const MethodDescriptor* method,
                      contracts.FindMethod(name));
  Facts fields;
  AddFields(*method->input_type(), "", {}, fields);
  std::ostream& out = session.console.out;
  if (session.console.format == OutputFormat::kJson) {
    PrintFieldsJson(*method, fields, out);
    return absl::OkStatus();
  }
  PrintFacts(
      {{"method", MethodPath(*method)},
       {"request", method->input_type()->full_name()},
       {"response", absl::StrCat(method->server_streaming() ? "stream of " : "",
                                 method->output_type()->full_name())}},
      out);
  if (!fields.empty()) out << '\n';
  PrintFacts(fields, out);
  return absl::OkStatus();
}

absl::Status Run(const CallArguments& arguments, Session& session) {
  if (arguments.list) return ListMethods(session);
  if (!arguments.describe.empty()) {
    return DescribeMethod(arguments.describe, session);
  }
  if (arguments.method.empty()) {
    return UsageError("say which METHOD to call; --list shows them");
  }
  return CallMethod(arguments, session);
}

}  // namespace

void AddCallCommand(CLI::App& app, Choice& choice) {
  CLI::App& command = AddCommand(
      app, "call", "Call any method of the server with a request in JSON",
      "carereform call --list\n"
      "carereform call --describe AssessmentService/ListReferrals\n"
      "carereform call AssessmentService/ListReferrals '{\"parent\": "
      "\"councils/leicestershire\"}'\n"
      "carereform call AssessmentService/CreateReferral @referral.json");
  const auto arguments = std::make_shared<CallArguments>();
  command.add_option("METHOD", arguments->method,
                     "SERVICE/METHOD; the package may be left out");
  command.add_option("REQUEST", arguments->request,
                     "JSON, or @FILE, or - for the input; {} if left out");
  command.add_flag("--list", arguments->list,
                   "Show the methods that there are");
  command
      .add_option("--describe", arguments->describe,
                  "Show what the request of a method holds")
      ->type_name("METHOD");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Run(*arguments, session);
  });
}

}  // namespace carereform::command_line

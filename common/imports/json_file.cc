#include "common/imports/json_file.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/types/text_shape.h"
#include "google/protobuf/util/json_util.h"
#include "nlohmann/json.hpp"

namespace carereform::imports {
namespace {

// Adds the line of a syntax error; returns false if there is one.
bool CheckSyntax(absl::string_view content, Issues& issues) {
  class Handler : public nlohmann::json_sax<nlohmann::json> {
   public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception&) override {
      at = position;
      return false;
    }
    std::size_t at = 0;
  };
  Handler handler;
  if (nlohmann::json::sax_parse(content.begin(), content.end(), &handler)) {
    return true;
  }
  const size_t end = std::min(handler.at, content.size());
  const auto line =
      1 + std::count(content.begin(), content.begin() + end, '\n');
  issues.Add(static_cast<int>(line), "", "the text is not JSON from here on",
             "look for a comma, a quote or a bracket too many or too few");
  return false;
}

// Takes the path, such as "(funds[0].id)", from the front of what protobuf
// says.
absl::string_view TakePath(absl::string_view& words) {
  const size_t end = words.find(')');
  if (!absl::StartsWith(words, "(") || end == absl::string_view::npos) {
    return "";
  }
  const absl::string_view path = words.substr(0, end + 1);
  words.remove_prefix(path.size());
  const bool plain = std::all_of(path.begin() + 1, path.end() - 1, [](char c) {
    return absl::ascii_isalnum(c) || c == '_' || c == '.' || c == '[' ||
           c == ']';
  });
  return plain ? path : "";
}

// What protobuf says of a file repeats what is in it. Returns the same in words
// of which only names of fields and of enum values are the file's.
std::string RuleOf(absl::string_view words) {
  absl::ConsumePrefix(&words, "INVALID_ARGUMENT:");
  std::string rule(TakePath(words));
  while (absl::ConsumePrefix(&words, ":") || absl::ConsumePrefix(&words, " ")) {
  }
  if (absl::ConsumeSuffix(&words, ": Cannot find field.")) {
    absl::StrAppend(&rule, rule.empty() ? "" : " ", "there is no such field");
  } else if (absl::ConsumePrefix(&words, "invalid value ")) {
    words = words.substr(0, words.rfind(" for type "));
    absl::ConsumePrefix(&words, "\"");
    absl::ConsumeSuffix(&words, "\"");
    absl::StrAppend(&rule, rule.empty() ? "" : " ",
                    "the value is not one that the field can have");
  } else {
    return absl::StrCat(rule, rule.empty() ? "" : " ",
                        "does not fit the contract");
  }
  if (IsFieldName(words)) absl::StrAppend(&rule, ": ", words);
  return rule;
}

}  // namespace

bool ParseJsonFile(absl::string_view content,
                   google::protobuf::Message& message, Issues& issues) {
  if (!CheckSyntax(content, issues)) return false;
  const auto status = google::protobuf::util::JsonStringToMessage(
      {content.data(), content.size()}, &message);
  if (status.ok()) return true;
  issues.Add(0, "", RuleOf({status.message().data(), status.message().size()}),
             absl::StrCat("correct the field that is named: the contract is ",
                          message.GetDescriptor()->full_name()));
  return false;
}

}  // namespace carereform::imports

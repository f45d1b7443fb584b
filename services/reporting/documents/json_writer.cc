#include "services/reporting/documents/json_writer.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/types/safe_text.h"

namespace carereform::reporting::documents {
namespace {

// U+2028 and U+2029 end a line in JavaScript; <, > and & mean something in
// HTML.
bool IsWrittenAsEscape(char32_t c) {
  return c < 0x20 || IsControl(c) || ChangesDirection(c) || c == 0x2028 ||
         c == 0x2029 || c == '<' || c == '>' || c == '&';
}

void AppendCharacter(char32_t c, std::string* json) {
  switch (c) {
    case '"':
      json->append("\\\"");
      return;
    case '\\':
      json->append("\\\\");
      return;
    case '\n':
      json->append("\\n");
      return;
    case '\r':
      json->append("\\r");
      return;
    case '\t':
      json->append("\\t");
      return;
    default:
      break;
  }
  if (IsWrittenAsEscape(c)) {
    absl::StrAppendFormat(json, "\\u%04x", static_cast<uint32_t>(c));
  } else {
    AppendUtf8(c, json);
  }
}

}  // namespace

std::string JsonString(absl::string_view text) {
  std::string json = "\"";
  for (const char32_t c : CharactersOf(text)) AppendCharacter(c, &json);
  json.push_back('"');
  return json;
}

void JsonWriter::NewItem() {
  if (!first_) json_.push_back(',');
  if (depth_ > 0) absl::StrAppend(&json_, "\n", std::string(depth_ * 2, ' '));
  first_ = false;
}

void JsonWriter::Key(absl::string_view key) {
  NewItem();
  absl::StrAppend(&json_, JsonString(key), ": ");
}

void JsonWriter::Begin(char bracket) {
  json_.push_back(bracket);
  ++depth_;
  first_ = true;
}

void JsonWriter::End(char bracket) {
  --depth_;
  if (!first_) absl::StrAppend(&json_, "\n", std::string(depth_ * 2, ' '));
  json_.push_back(bracket);
  first_ = false;
}

void JsonWriter::BeginObject() {
  NewItem();
  Begin('{');
}

void JsonWriter::BeginArray() {
  NewItem();
  Begin('[');
}

void JsonWriter::BeginObject(absl::string_view key) {
  Key(key);
  Begin('{');
}

void JsonWriter::BeginArray(absl::string_view key) {
  Key(key);
  Begin('[');
}

void JsonWriter::EndObject() { End('}'); }

void JsonWriter::EndArray() { End(']'); }

void JsonWriter::String(absl::string_view key, absl::string_view text) {
  Key(key);
  json_.append(JsonString(text));
}

void JsonWriter::Integer(absl::string_view key, int64_t number) {
  Key(key);
  absl::StrAppend(&json_, number);
}

void JsonWriter::Boolean(absl::string_view key, bool value) {
  Key(key);
  json_.append(value ? "true" : "false");
}

void JsonWriter::Null(absl::string_view key) {
  Key(key);
  json_.append("null");
}

void JsonWriter::Decimal(absl::string_view key, absl::string_view decimal) {
  Key(key);
  absl::StrAppend(&json_, decimal);
}

void JsonWriter::StringOrNull(absl::string_view key, absl::string_view text) {
  if (text.empty()) {
    Null(key);
  } else {
    String(key, text);
  }
}

void JsonWriter::StringItem(absl::string_view text) {
  NewItem();
  json_.append(JsonString(text));
}

std::string JsonWriter::Finish() && {
  json_.push_back('\n');
  return std::move(json_);
}

}  // namespace carereform::reporting::documents

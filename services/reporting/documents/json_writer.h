// Writes JSON, indented, in the order in which it is told.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_JSON_WRITER_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_JSON_WRITER_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace carereform::reporting::documents {

// Returns `text` as a JSON string in quotes. Controls, changes of direction,
// line separators and <, > and & are written as \u escapes, so that the text is
// whole, shows no trick and can stand in a page. Bytes that are not UTF-8
// become the replacement character.
std::string JsonString(absl::string_view text);

// A JSON document being written. Every Begin needs its End; the caller keeps
// keys within objects different.
class JsonWriter {
 public:
  // Begins an object or array that is the document or an item of an array.
  void BeginObject();
  void BeginArray();

  // Begins an object or array that is a member of an object.
  void BeginObject(absl::string_view key);
  void BeginArray(absl::string_view key);

  // Ends the innermost object or array.
  void EndObject();
  void EndArray();

  // Writes a member of an object.
  void String(absl::string_view key, absl::string_view text);
  void Integer(absl::string_view key, int64_t number);
  void Boolean(absl::string_view key, bool value);
  void Null(absl::string_view key);

  // Writes a number digit for digit. Requires IsDecimal(decimal).
  void Decimal(absl::string_view key, absl::string_view decimal);

  // Writes null where `text` is empty.
  void StringOrNull(absl::string_view key, absl::string_view text);

  // Writes an item of an array.
  void StringItem(absl::string_view text);

  // Returns the document, ended by a line feed.
  std::string Finish() &&;

 private:
  void NewItem();
  void Key(absl::string_view key);
  void Begin(char bracket);
  void End(char bracket);

  std::string json_;
  int depth_ = 0;
  bool first_ = true;
};

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_JSON_WRITER_H_

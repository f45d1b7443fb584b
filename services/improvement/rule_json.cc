#include "services/improvement/rule_json.h"

#include <cstdint>
#include <limits>

#include "absl/strings/str_cat.h"

namespace carereform::improvement {

using Json = nlohmann::json;

Json ParseRules(absl::string_view json) {
  return Json::parse(json.begin(), json.end(), nullptr,
                     /*allow_exceptions=*/false);
}

const Json& Member(const Json& object, const char* key) {
  static const auto& nothing = *new Json();
  if (!object.is_object()) return nothing;
  const auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

absl::Status Lacks(const char* key, const char* what) {
  return absl::InvalidArgumentError(
      absl::StrCat("`", key, "` has to be ", what));
}

absl::Status ReadText(const Json& object, const char* key, std::string& text) {
  const Json& member = Member(object, key);
  if (!member.is_string()) return Lacks(key, "text");
  text = member.get<std::string>();
  return text.empty() ? Lacks(key, "text") : absl::OkStatus();
}

absl::Status ReadNumber(const Json& object, const char* key, int& number) {
  const Json& member = Member(object, key);
  if (!member.is_number_integer()) return Lacks(key, "a whole number");
  const auto value = member.get<int64_t>();
  if (value < 0 || value > std::numeric_limits<int>::max()) {
    return Lacks(key, "a whole number from 0");
  }
  number = static_cast<int>(value);
  return absl::OkStatus();
}

}  // namespace carereform::improvement

#include "common/access/strict_json.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"

namespace carereform::access {
namespace {

absl::Status Rule(absl::string_view words) {
  return absl::InvalidArgumentError(words);
}

absl::Status HasToBe(absl::string_view key, absl::string_view what) {
  return Rule(absl::StrCat("`", key, "` has to be ", what));
}

}  // namespace

absl::StatusOr<Json> ParseStrictJson(absl::string_view text) {
  std::vector<std::set<std::string>> open;  // The keys of the objects around.
  std::string twice;
  const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) open.emplace_back();
    if (event == Json::parse_event_t::object_end) open.pop_back();
    if (event == Json::parse_event_t::key &&
        !open.back().insert(parsed.get<std::string>()).second) {
      twice = parsed.get<std::string>();
    }
    return true;
  };
  Json parsed = Json::parse(text.begin(), text.end(), watch,
                            /*allow_exceptions=*/false);
  if (parsed.is_discarded()) return Rule("is not JSON");
  if (!twice.empty()) {
    return Rule(absl::StrCat("`", twice, "` is there twice in one object"));
  }
  return parsed;
}

absl::Status CheckKeys(const Json& value,
                       std::initializer_list<absl::string_view> allowed) {
  if (!value.is_object()) return Rule("has to be an object");
  for (const auto& [key, member] : value.items()) {
    if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
      return Rule(absl::StrCat("`", key, "` is not known"));
    }
  }
  return absl::OkStatus();
}

std::string NameOf(const Json& entry, const char* key) {
  if (!entry.is_object()) return "";
  const auto found = entry.find(key);
  return found != entry.end() && found->is_string() ? found->get<std::string>()
                                                    : "";
}

absl::StatusOr<Json> ListIn(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) {
    return HasToBe(key, "a list");
  }
  return *found;
}

absl::StatusOr<std::string> TextIn(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string() ||
      found->get_ref<const std::string&>().empty()) {
    return HasToBe(key, "text");
  }
  return found->get<std::string>();
}

absl::StatusOr<std::vector<std::string>> TextsIn(const Json& object,
                                                 const char* key) {
  CR_ASSIGN_OR_RETURN(const Json list, ListIn(object, key));
  std::vector<std::string> texts;
  for (const Json& item : list) {
    if (!item.is_string() || item.get_ref<const std::string&>().empty()) {
      return HasToBe(key, "a list of texts");
    }
    texts.push_back(item.get<std::string>());
    if (std::count(texts.begin(), texts.end(), texts.back()) > 1) {
      return HasToBe(key, absl::StrCat("a list without anything twice, and '",
                                       texts.back(), "' is there twice"));
    }
  }
  return texts;
}

absl::StatusOr<std::optional<absl::CivilDay>> DayIn(const Json& object,
                                                    const char* key) {
  if (!object.contains(key)) return std::nullopt;
  CR_ASSIGN_OR_RETURN(const std::string text, TextIn(object, key));
  const auto day = ParseDate(text);
  if (!day.ok()) return HasToBe(key, "a day such as 2026-03-31");
  return *day;
}

absl::StatusOr<bool> FlagIn(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return false;
  if (!found->is_boolean()) return HasToBe(key, "true or false");
  return found->get<bool>();
}

}  // namespace carereform::access

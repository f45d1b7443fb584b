#include "common/server/settings_reading.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>
#include <variant>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "nlohmann/json.hpp"

namespace carereform::server {
namespace {

using nlohmann::json;

absl::Status SettingInvalid(absl::string_view problems) {
  return MakeError(absl::StatusCode::kInvalidArgument, "SETTING_INVALID",
                   problems);
}

// What gave the setting `name`, for a sentence.
std::string OriginOf(const EffectiveSettings& settings,
                     const std::string& name) {
  const auto found = settings.origins.find(name);
  return found == settings.origins.end()
             ? name
             : absl::StrCat(name, " (", found->second, ")");
}

// What the rules of `setting` say of a text; "" if they are kept.
std::string TextProblem(const Setting& setting, const std::string& text) {
  if (!setting.choices.empty() &&
      std::find(setting.choices.begin(), setting.choices.end(), text) ==
          setting.choices.end()) {
    return absl::StrCat("has to be one of ",
                        absl::StrJoin(setting.choices, ", "));
  }
  return setting.problem == nullptr || text.empty() ? ""
                                                    : setting.problem(text);
}

// Each sets a value of its type from JSON, and returns what is wrong with it or
// "".
std::string Set(const Setting& setting, const json& given, std::string& value) {
  if (!given.is_string()) return "has to be a text";
  value = given.get<std::string>();
  return TextProblem(setting, value);
}

std::string Set(const Setting&, const json& given, bool& value) {
  if (!given.is_boolean()) return "has to be true or false";
  value = given.get<bool>();
  return "";
}

std::string Set(const Setting& setting, const json& given, int64_t& value) {
  // A number past int64 is a float or unsigned to the parser.
  const bool whole =
      given.is_number_integer() &&
      (!given.is_number_unsigned() ||
       given.get<uint64_t>() <= static_cast<uint64_t>(setting.most));
  if (whole) value = given.get<int64_t>();
  if (whole && value >= setting.least && value <= setting.most) return "";
  return absl::StrCat("has to be a whole number from ", setting.least, " to ",
                      setting.most);
}

std::string Set(const Setting& setting, const json& given,
                std::vector<std::string>& value) {
  const std::string rule = "has to be a list of texts";
  if (!given.is_array()) return rule;
  value.clear();
  for (const json& item : given) {
    if (!item.is_string()) return rule;
    value.push_back(item.get<std::string>());
    const std::string problem = TextProblem(setting, value.back());
    if (!problem.empty()) return problem;
  }
  return "";
}

// What the text of a flag or of the environment is in JSON. A text of the wrong
// type stays one, which Set refuses.
json FromText(const Setting& setting, const std::string& text) {
  if (std::holds_alternative<bool Settings::*>(setting.field)) {
    if (text == "true" || text == "false") return text == "true";
  } else if (std::holds_alternative<int64_t Settings::*>(setting.field)) {
    int64_t number = 0;
    if (absl::SimpleAtoi(text, &number)) return number;
  } else if (std::holds_alternative<std::vector<std::string> Settings::*>(
                 setting.field)) {
    json list = json::array();
    for (const absl::string_view item :
         absl::StrSplit(text, ',', absl::SkipEmpty())) {
      list.push_back(std::string(item));
    }
    return list;
  }
  return text;
}

absl::Status FileUnreadable(const std::string& file, absl::string_view why) {
  return MakeError(absl::StatusCode::kInvalidArgument,
                   "SETTINGS_FILE_UNREADABLE", absl::StrCat(file, ": ", why),
                   {{"file", file}});
}

// Reads the file's one object. A key that stands there twice is a mistake that
// a parser would hide.
absl::StatusOr<json> ReadFile(const std::string& file) {
  if (file.empty()) return json::object();
  std::ifstream stream(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)),
                         std::istreambuf_iterator<char>());
  if (!stream) return FileUnreadable(file, "it cannot be read");
  std::map<std::string, int> seen;
  const json parsed = json::parse(
      text,
      [&seen](int depth, json::parse_event_t event, json& value) {
        if (depth == 1 && event == json::parse_event_t::key) {
          ++seen[value.get<std::string>()];
        }
        return true;
      },
      /*allow_exceptions=*/false, /*ignore_comments=*/true);
  if (!parsed.is_object()) {
    return FileUnreadable(file, "it has to hold one object in JSON");
  }
  for (const auto& [key, times] : seen) {
    if (times > 1) {
      return FileUnreadable(file, absl::StrCat(key, " stands there twice"));
    }
  }
  return parsed;
}

const Setting* FindSetting(absl::string_view name) {
  for (const Setting& setting : AllSettings()) {
    if (setting.name == name) return &setting;
  }
  return nullptr;
}

// Gathers settings from the weakest source to the strongest.
class Reading {
 public:
  explicit Reading(const Settings& defaults) { result_.values = defaults; }

  // `where` names the source of this value, and the setting in it.
  void Take(const Setting& setting, const json& given,
            const std::string& origin, const std::string& where) {
    const std::string problem = std::visit(
        [&](auto field) { return Set(setting, given, result_.values.*field); },
        setting.field);
    if (!problem.empty()) Refuse(where, problem);
    result_.origins[setting.name] = origin;
  }

  void Refuse(const std::string& where, const std::string& problem) {
    problems_.push_back(absl::StrCat(where, ": ", problem));
  }

  absl::StatusOr<EffectiveSettings> Finish() && {
    if (problems_.empty()) return std::move(result_);
    return SettingInvalid(absl::StrJoin(problems_, "\n"));
  }

 private:
  EffectiveSettings result_;
  std::vector<std::string> problems_;
};

}  // namespace

absl::StatusOr<EffectiveSettings> ReadSettings(const Settings& defaults,
                                               const SettingSources& sources) {
  Reading reading(defaults);
  CR_ASSIGN_OR_RETURN(const json file, ReadFile(sources.file));
  for (const auto& [key, value] : file.items()) {
    const std::string where = absl::StrCat(sources.file, ": ", key);
    const Setting* setting = FindSetting(key);
    if (setting == nullptr) {
      reading.Refuse(where,
                     "there is no such setting; --print-config-schema "
                     "shows those there are");
    } else {
      reading.Take(*setting, value, sources.file, where);
    }
  }
  for (const Setting& setting : AllSettings()) {
    const std::string variable = EnvironmentVariable(setting.name);
    const char* text = sources.environment(variable.c_str());
    if (text != nullptr && *text != '\0') {
      reading.Take(setting, FromText(setting, text), variable, variable);
    }
  }
  for (const auto& [name, text] : sources.flags) {
    const std::string flag = absl::StrCat("--", name);
    reading.Take(*FindSetting(name), FromText(*FindSetting(name), text), flag,
                 flag);
  }
  return std::move(reading).Finish();
}

absl::Status CheckComplete(const EffectiveSettings& settings) {
  const Settings& values = settings.values;
  if (values.memory && !values.data.empty()) {
    return SettingInvalid(absl::StrCat(
        OriginOf(settings, "data"), " and ", OriginOf(settings, "memory"),
        " exclude one another: records are kept in a folder or nowhere"));
  }
  if (!values.memory && values.data.empty()) {
    return SettingInvalid(
        "say where to keep the records: --data DIR, or --memory to lose them "
        "at the end");
  }
  if (values.address.empty()) {
    return SettingInvalid("say where to listen: --address unix:/path");
  }
  return absl::OkStatus();
}

}  // namespace carereform::server

#include "common/server/settings_output.h"

#include <variant>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"

namespace carereform::server {
namespace {

using Json = nlohmann::ordered_json;

Json ValueOf(const Setting& setting, const Settings& settings) {
  return std::visit([&](auto field) { return Json(settings.*field); },
                    setting.field);
}

const char* TypeOf(const Json& value) {
  if (value.is_boolean()) return "boolean";
  if (value.is_number()) return "integer";
  return value.is_array() ? "array" : "string";
}

Json SchemaOf(const Setting& setting, const Settings& defaults) {
  const Json value = ValueOf(setting, defaults);
  Json schema;
  schema["description"] = setting.description;
  schema["type"] = TypeOf(value);
  if (value.is_array()) schema["items"] = {{"type", "string"}};
  if (value.is_number()) {
    schema["minimum"] = setting.least;
    schema["maximum"] = setting.most;
  }
  if (!setting.choices.empty()) schema["enum"] = setting.choices;
  schema["default"] = value;
  schema["x-flag"] = absl::StrCat("--", setting.name);
  schema["x-environment"] = EnvironmentVariable(setting.name);
  return schema;
}

std::string Print(const Json& json) { return json.dump(2) + "\n"; }

}  // namespace

std::string SettingsSchemaJson(const Settings& defaults) {
  Json schema;
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["title"] = "Settings of a server of the care reform reporting suite";
  schema["description"] =
      "Flags come before the environment, that before the file, and that "
      "before "
      "defaults.";
  schema["type"] = "object";
  schema["additionalProperties"] = false;
  for (const Setting& setting : AllSettings()) {
    schema["properties"][setting.name] = SchemaOf(setting, defaults);
  }
  return Print(schema);
}

std::string SettingsJson(const EffectiveSettings& settings) {
  Json all;
  for (const Setting& setting : AllSettings()) {
    const auto origin = settings.origins.find(setting.name);
    all[setting.name] = {
        {"value", ValueOf(setting, settings.values)},
        {"from",
         origin == settings.origins.end() ? "default" : origin->second}};
  }
  return Print(all);
}

}  // namespace carereform::server

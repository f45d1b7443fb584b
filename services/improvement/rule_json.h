// Rules that are kept as JSON: reads one member at a time.

#ifndef CR_SERVICES_IMPROVEMENT_RULE_JSON_H_
#define CR_SERVICES_IMPROVEMENT_RULE_JSON_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "nlohmann/json.hpp"

namespace carereform::improvement {

// Returns the file, or a value that is nothing where it is no JSON.
nlohmann::json ParseRules(absl::string_view json);

// Returns the member `key` of `object`, or a value that is nothing.
const nlohmann::json& Member(const nlohmann::json& object, const char* key);

// Returns INVALID_ARGUMENT, with no reason: the member `key` has to be `what`.
absl::Status Lacks(const char* key, const char* what);

// Read a member; each returns what Lacks does where it is not there, is of
// another type, is empty or is below 0.
absl::Status ReadText(const nlohmann::json& object, const char* key,
                      std::string& text);
absl::Status ReadNumber(const nlohmann::json& object, const char* key,
                        int& number);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RULE_JSON_H_

// Reads JSON in which every key counts: one that is misspelt or given twice is
// refused rather than passed over.
//
// Errors are INVALID_ARGUMENT without a reason: the words are a rule, for the
// error of whoever knows which file and entry it is about.

#ifndef CR_COMMON_ACCESS_STRICT_JSON_H_
#define CR_COMMON_ACCESS_STRICT_JSON_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "nlohmann/json.hpp"

namespace carereform::access {

using Json = nlohmann::json;

// Parses `text`, in which no object has a key twice.
absl::StatusOr<Json> ParseStrictJson(absl::string_view text);

// Returns OK where `value` is an object with no keys but those `allowed`.
absl::Status CheckKeys(const Json& value,
                       std::initializer_list<absl::string_view> allowed);

// Returns the text under `key`, for saying which entry is wrong; "" where there
// is none.
std::string NameOf(const Json& entry, const char* key);

// Returns the list under `key`, which has to be there.
absl::StatusOr<Json> ListIn(const Json& object, const char* key);

// Returns the text under `key`, which has to be there and not be empty.
absl::StatusOr<std::string> TextIn(const Json& object, const char* key);

// Returns the texts under `key`, which have to be there; none is empty or there
// twice.
absl::StatusOr<std::vector<std::string>> TextsIn(const Json& object,
                                                 const char* key);

// Returns the day under `key`, as 2026-03-31, or nothing where it is left out.
absl::StatusOr<std::optional<absl::CivilDay>> DayIn(const Json& object,
                                                    const char* key);

// Returns what is under `key`, or false where it is left out.
absl::StatusOr<bool> FlagIn(const Json& object, const char* key);

}  // namespace carereform::access

#endif  // CR_COMMON_ACCESS_STRICT_JSON_H_

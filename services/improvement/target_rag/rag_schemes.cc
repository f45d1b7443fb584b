#include "services/improvement/target_rag/rag_schemes.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "nlohmann/json.hpp"
#include "services/improvement/rule_json.h"

namespace carereform::data {
extern const absl::string_view kRagSchemes;
}

namespace carereform::improvement {
namespace {

using Json = nlohmann::json;

// In the order of Standing, of Confidence and of RagColour.
constexpr const char* kStandings[] = {"met", "narrow", "significant"};
constexpr const char* kLevels[] = {"not_said", "not_enough", "closer", "fully"};

absl::Status ReadColour(const Json& object, const char* key,
                        RagColour& colour) {
  std::string word;
  CR_RETURN_IF_ERROR(ReadText(object, key, word));
  if (word == "red") {
    colour = RagColour::kRed;
  } else if (word == "amber") {
    colour = RagColour::kAmber;
  } else if (word == "green") {
    colour = RagColour::kGreen;
  } else {
    return Lacks(key, "red, amber or green");
  }
  return absl::OkStatus();
}

absl::Status ReadColours(const Json& object, RagColours& colours) {
  for (size_t standing = 0; standing < colours.size(); ++standing) {
    const Json& row = Member(object, kStandings[standing]);
    for (size_t level = 0; level < colours[standing].size(); ++level) {
      CR_RETURN_IF_ERROR(
          ReadColour(row, kLevels[level], colours[standing][level]));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<RagScheme> ReadScheme(const Json& object) {
  RagScheme scheme;
  std::string from;
  CR_RETURN_IF_ERROR(ReadText(object, "id", scheme.id));
  CR_RETURN_IF_ERROR(ReadText(object, "from_date", from));
  CR_ASSIGN_OR_RETURN(scheme.from, ParseDate(from));
  CR_RETURN_IF_ERROR(ReadText(object, "source", scheme.source));
  CR_RETURN_IF_ERROR(ReadText(object, "status", scheme.status));
  CR_RETURN_IF_ERROR(ReadText(object, "red", scheme.red));
  CR_RETURN_IF_ERROR(ReadText(object, "amber", scheme.amber));
  CR_RETURN_IF_ERROR(ReadText(object, "green", scheme.green));
  CR_RETURN_IF_ERROR(ReadText(object, "tolerance", scheme.tolerance));
  CR_RETURN_IF_ERROR(ReadText(object, "reading", scheme.reading));
  CR_RETURN_IF_ERROR(ReadColours(Member(object, "colours"), scheme.colours));
  CR_RETURN_IF_ERROR(ReadNumber(object, "version", scheme.version));
  if (scheme.version < 1) return Lacks("version", "a number from 1");
  return scheme;
}

}  // namespace

const RagScheme* FindScheme(const std::vector<RagScheme>& schemes,
                            absl::string_view id) {
  const auto found =
      std::find_if(schemes.begin(), schemes.end(),
                   [&](const RagScheme& scheme) { return scheme.id == id; });
  return found == schemes.end() ? nullptr : &*found;
}

absl::StatusOr<std::vector<RagScheme>> ParseRagSchemes(absl::string_view json) {
  const Json file = ParseRules(json);
  std::vector<RagScheme> schemes;
  for (const Json& object : Member(file, "schemes")) {
    absl::StatusOr<RagScheme> scheme = ReadScheme(object);
    if (!scheme.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(
          "scheme ", schemes.size() + 1, ": ", scheme.status().message()));
    }
    schemes.push_back(*std::move(scheme));
  }
  if (schemes.empty()) {
    return absl::InvalidArgumentError("the file has no `schemes`");
  }
  return schemes;
}

absl::StatusOr<std::vector<RagScheme>> BuiltInRagSchemes() {
  return ParseRagSchemes(data::kRagSchemes);
}

}  // namespace carereform::improvement

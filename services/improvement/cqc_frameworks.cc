#include "services/improvement/cqc_frameworks.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "nlohmann/json.hpp"
#include "services/improvement/rule_json.h"

namespace carereform::data {
extern const absl::string_view kCqcFrameworks;
}

namespace carereform::improvement {
namespace {

using Json = nlohmann::json;

absl::Status ReadHeading(const Json& object, Heading& heading) {
  CR_RETURN_IF_ERROR(ReadText(object, "name", heading.name));
  for (const Json& alias : Member(object, "aliases")) {
    if (!alias.is_string()) return Lacks("aliases", "a list of text");
    heading.aliases.push_back(alias.get<std::string>());
  }
  return absl::OkStatus();
}

absl::Status ReadStatements(const Json& object, CqcFramework& framework) {
  for (const Json& theme : Member(object, "themes")) {
    Heading heading;
    CR_RETURN_IF_ERROR(ReadHeading(theme, heading));
    for (const Json& statement : Member(theme, "statements")) {
      QualityStatement& read =
          framework.statements.emplace_back(QualityStatement{heading, {}});
      CR_RETURN_IF_ERROR(ReadHeading(statement, read.statement));
    }
  }
  return absl::OkStatus();
}

absl::Status ReadScoring(const Json& object, CqcFramework& framework) {
  ScoringFramework& scoring = framework.scoring;
  scoring.statement_count = static_cast<int>(framework.statements.size());
  CR_RETURN_IF_ERROR(ReadNumber(object, "min_score", scoring.min_score));
  CR_RETURN_IF_ERROR(ReadNumber(object, "max_score", scoring.max_score));
  CR_RETURN_IF_ERROR(
      ReadNumber(object, "rounding_addend", scoring.rounding_addend));
  for (const Json& band : Member(object, "bands")) {
    RatingBand& read = scoring.bands.emplace_back();
    CR_RETURN_IF_ERROR(ReadText(band, "rating", read.name));
    CR_RETURN_IF_ERROR(ReadNumber(band, "lowest_percent", read.lowest_percent));
  }
  // Scoring anything tells whether the framework is sound.
  return Score(std::vector<int>(framework.statements.size(), scoring.min_score),
               scoring)
      .status();
}

absl::Status ReadScoreWords(const Json& object, CqcFramework& framework) {
  for (const Json& word : Member(object, "score_words")) {
    int score = 0;
    CR_RETURN_IF_ERROR(ReadNumber(word, "score", score));
    CR_RETURN_IF_ERROR(ReadText(word, "words", framework.score_words[score]));
  }
  const ScoringFramework& scoring = framework.scoring;
  for (int score = scoring.min_score; score <= scoring.max_score; ++score) {
    if (framework.score_words.count(score) == 0) {
      return Lacks("score_words", "a list with words for each score");
    }
  }
  return absl::OkStatus();
}

absl::Status ReadMethods(const Json& object, CqcFramework& framework) {
  for (const Json& method : Member(object, "methods")) {
    ScoringMethod& read = framework.methods.emplace_back();
    CR_RETURN_IF_ERROR(ReadText(method, "id", read.id));
    CR_RETURN_IF_ERROR(ReadText(method, "description", read.description));
    CR_RETURN_IF_ERROR(ReadText(method, "period", read.period));
    CR_RETURN_IF_ERROR(ReadText(method, "status", read.status));
    CR_RETURN_IF_ERROR(ReadText(method, "source", read.source));
  }
  return absl::OkStatus();
}

absl::Status ReadEvidence(const Json& object, CqcFramework& framework) {
  for (const Json& category : Member(object, "evidence_categories")) {
    EvidenceCategory& read = framework.evidence_categories.emplace_back();
    CR_RETURN_IF_ERROR(ReadHeading(category, read.heading));
    const Json& used = Member(category, "used");
    if (!used.is_boolean()) return Lacks("used", "true or false");
    read.used = used.get<bool>();
  }
  for (const Json& source : Member(object, "evidence_sources")) {
    if (!source.is_string()) return Lacks("evidence_sources", "a list of text");
    framework.evidence_sources.push_back(source.get<std::string>());
  }
  EvidenceLimit& limit = framework.evidence_limit;
  CR_RETURN_IF_ERROR(ReadNumber(object, "evidence_months", limit.months));
  CR_RETURN_IF_ERROR(ReadText(object, "evidence_months_status", limit.status));
  return ReadText(object, "evidence_months_source", limit.source);
}

absl::StatusOr<CqcFramework> ReadFramework(const Json& object) {
  CqcFramework framework;
  std::string from;
  CR_RETURN_IF_ERROR(ReadText(object, "id", framework.id));
  CR_RETURN_IF_ERROR(ReadText(object, "status", framework.status));
  CR_RETURN_IF_ERROR(ReadText(object, "source", framework.source));
  CR_RETURN_IF_ERROR(
      ReadText(object, "rounding_status", framework.rounding_status));
  CR_RETURN_IF_ERROR(
      ReadText(object, "rounding_source", framework.rounding_source));
  CR_RETURN_IF_ERROR(ReadText(object, "from_date", from));
  CR_ASSIGN_OR_RETURN(framework.from, ParseDate(from));
  CR_RETURN_IF_ERROR(ReadStatements(object, framework));
  CR_RETURN_IF_ERROR(ReadScoring(object, framework));
  CR_RETURN_IF_ERROR(ReadScoreWords(object, framework));
  CR_RETURN_IF_ERROR(ReadMethods(object, framework));
  CR_RETURN_IF_ERROR(ReadEvidence(object, framework));
  return framework;
}

}  // namespace

bool IsHeading(const Heading& heading, absl::string_view text) {
  return absl::EqualsIgnoreCase(heading.name, text) ||
         std::any_of(heading.aliases.begin(), heading.aliases.end(),
                     [&](const std::string& alias) {
                       return absl::EqualsIgnoreCase(alias, text);
                     });
}

std::optional<size_t> FindStatement(const CqcFramework& framework,
                                    absl::string_view statement) {
  for (size_t i = 0; i < framework.statements.size(); ++i) {
    if (IsHeading(framework.statements[i].statement, statement)) return i;
  }
  return std::nullopt;
}

const EvidenceCategory* FindEvidenceCategory(const CqcFramework& framework,
                                             absl::string_view text) {
  for (const EvidenceCategory& category : framework.evidence_categories) {
    if (IsHeading(category.heading, text)) return &category;
  }
  return nullptr;
}

const CqcFramework* FindFramework(const std::vector<CqcFramework>& frameworks,
                                  absl::string_view id) {
  for (const CqcFramework& framework : frameworks) {
    if (framework.id == id) return &framework;
  }
  return nullptr;
}

absl::StatusOr<std::vector<CqcFramework>> ParseCqcFrameworks(
    absl::string_view json) {
  const Json file = ParseRules(json);
  std::vector<CqcFramework> frameworks;
  for (const Json& object : Member(file, "frameworks")) {
    absl::StatusOr<CqcFramework> framework = ReadFramework(object);
    if (!framework.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat("framework ", frameworks.size() + 1, ": ",
                       framework.status().message()));
    }
    frameworks.push_back(*std::move(framework));
  }
  if (frameworks.empty()) {
    return absl::InvalidArgumentError("the file has no `frameworks`");
  }
  return frameworks;
}

absl::StatusOr<std::vector<CqcFramework>> BuiltInCqcFrameworks() {
  return ParseCqcFrameworks(data::kCqcFrameworks);
}

}  // namespace carereform::improvement

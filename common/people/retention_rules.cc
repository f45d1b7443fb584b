#include "common/people/retention_rules.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "nlohmann/json.hpp"

namespace carereform::data {
extern const absl::string_view kRetentionRules;
}

namespace carereform::people {
namespace {

using Json = nlohmann::json;

constexpr char kInForce[] = "in force";
constexpr int kMonthsPerYear = 12;
constexpr int kMaxYears = 150;

absl::Status Lacks(const char* key, const char* what) {
  return absl::InvalidArgumentError(
      absl::StrCat("`", key, "` has to be ", what));
}

// Returns a member that is text, or nothing.
std::string TextOf(const Json& rule, const char* key) {
  const auto found = rule.find(key);
  if (found == rule.end() || !found->is_string()) return "";
  return found->get<std::string>();
}

absl::Status ReadPeriod(const Json& object, RetentionRule& rule) {
  CR_ASSIGN_OR_RETURN(rule.from, ParseDate(TextOf(object, "from_date")));
  if (object.contains("to_date")) {
    CR_ASSIGN_OR_RETURN(rule.to, ParseDate(TextOf(object, "to_date")));
    if (*rule.to < rule.from) return Lacks("to_date", "from `from_date` on");
  }
  const auto years = object.find("years");
  if (years == object.end() || !years->is_number_integer() ||
      years->get<int>() < 1 || years->get<int>() > kMaxYears) {
    return Lacks("years", "a whole number from 1 to 150");
  }
  rule.years = years->get<int>();
  return absl::OkStatus();
}

absl::StatusOr<RetentionRule> ReadRule(const Json& object) {
  if (!object.is_object()) return Lacks("rules", "a list of objects");
  RetentionRule rule;
  rule.id = TextOf(object, "id");
  rule.status = TextOf(object, "status");
  rule.certainty = TextOf(object, "certainty");
  rule.source = TextOf(object, "source");
  if (rule.id.empty()) return Lacks("id", "text");
  if (rule.certainty.empty()) return Lacks("certainty", "text");
  if (rule.source.empty()) return Lacks("source", "text");
  if (rule.status != kInForce && rule.status != "proposed" &&
      rule.status != "withdrawn") {
    return Lacks("status", "in force, proposed or withdrawn");
  }
  CR_RETURN_IF_ERROR(ReadPeriod(object, rule));
  return rule;
}

bool Covers(const RetentionRule& rule, absl::CivilDay day) {
  return rule.status == kInForce && rule.from <= day &&
         (!rule.to.has_value() || day <= *rule.to);
}

absl::Status CheckNoTwoInForce(const RetentionRules& rules) {
  for (const RetentionRule& rule : rules) {
    for (const RetentionRule& other : rules) {
      if (&rule != &other && rule.status == kInForce &&
          Covers(other, rule.from)) {
        return absl::InvalidArgumentError(
            absl::StrCat("two rules in force cover ", FormatDate(rule.from)));
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace

std::optional<Retention> RetentionAfter(const RetentionRules& rules,
                                        absl::CivilDay service_end) {
  for (const RetentionRule& rule : rules) {
    if (!Covers(rule, service_end)) continue;
    return Retention{
        AddMonthsClamped(service_end, kMonthsPerYear * rule.years) + 1,
        rule.id};
  }
  return std::nullopt;
}

absl::StatusOr<RetentionRules> ParseRetentionRules(absl::string_view json) {
  const Json file = Json::parse(json.begin(), json.end(), nullptr,
                                /*allow_exceptions=*/false);
  RetentionRules rules;
  if (!file.is_object() || !file.contains("rules")) {
    return absl::InvalidArgumentError("the file has no `rules`");
  }
  for (const Json& object : file["rules"]) {
    absl::StatusOr<RetentionRule> rule = ReadRule(object);
    if (!rule.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(
          "rule ", rules.size() + 1, ": ", rule.status().message()));
    }
    rules.push_back(*std::move(rule));
  }
  CR_RETURN_IF_ERROR(CheckNoTwoInForce(rules));
  return rules;
}

absl::StatusOr<RetentionRules> BuiltInRetentionRules() {
  return ParseRetentionRules(data::kRetentionRules);
}

}  // namespace carereform::people

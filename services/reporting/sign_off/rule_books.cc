#include "services/reporting/sign_off/rule_books.h"

#include <optional>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "carereform/reporting/v1/sign_off_rules.pb.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "google/protobuf/util/json_util.h"
#include "services/reporting/domain/dated_rule.h"
#include "services/reporting/errors.h"

namespace carereform::data {
extern const absl::string_view kSignOffRules;
extern const absl::string_view kDisclosureRules;
}  // namespace carereform::data

namespace carereform::reporting {
namespace {

constexpr size_t kCertifications = 2;  // By two people, in two roles.

absl::Status Wrong(const std::string& rule, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("rule '", rule, "': ", what));
}

// Reads the parts that every rule has into `rule`.
template <typename Written, typename Rule>
absl::Status ReadCommon(const Written& written, std::set<std::string>& ids,
                        Rule& rule) {
  if (written.id().empty()) return Wrong("", "`id` has to be text");
  if (!ids.insert(written.id()).second) {
    return Wrong(written.id(), "`id` is that of an earlier rule");
  }
  if (written.status().empty() || written.source().empty()) {
    return Wrong(written.id(), "`status` and `source` have to be text");
  }
  const std::optional<absl::CivilDay> from =
      rpc::StoredDay(written.from_date());
  if (!from.has_value()) return Wrong(written.id(), "`from_date` is no day");
  rule.id = written.id();
  rule.status = written.status();
  rule.source = written.source();
  rule.from = *from;
  return absl::OkStatus();
}

absl::Status ReadRule(const v1::SignOffRulesFile::Rule& written,
                      SignOffRule& rule) {
  std::set<std::string> roles;
  for (const auto& role : written.roles()) {
    if (role.role().empty() || role.title().empty() ||
        role.statement().empty()) {
      return Wrong(rule.id, "a role needs `role`, `title` and `statement`");
    }
    roles.insert(role.role());
    rule.roles.push_back({role.role(), role.title(), role.statement()});
  }
  if (roles.size() != kCertifications || rule.roles.size() != roles.size()) {
    return Wrong(rule.id, "`roles` have to be two that differ");
  }
  return absl::OkStatus();
}

absl::Status ReadRule(const v1::DisclosureRulesFile::Rule& written,
                      DisclosureRule& rule) {
  if (written.smallest_shown() < 1) {
    return Wrong(rule.id, "`smallest_shown` has to be 1 or more");
  }
  rule.smallest_shown = written.smallest_shown();
  rule.count_units.assign(written.count_units().begin(),
                          written.count_units().end());
  return absl::OkStatus();
}

template <typename File, typename Rule>
absl::StatusOr<std::vector<Rule>> ParseRules(absl::string_view json) {
  File file;
  const auto read =
      google::protobuf::util::JsonStringToMessage(std::string(json), &file);
  if (!read.ok()) {
    return absl::InvalidArgumentError(std::string(read.message()));
  }
  std::vector<Rule> rules;
  std::set<std::string> ids;
  for (const auto& written : file.rules()) {
    Rule rule;
    CR_RETURN_IF_ERROR(ReadCommon(written, ids, rule));
    CR_RETURN_IF_ERROR(ReadRule(written, rule));
    rules.push_back(std::move(rule));
  }
  if (rules.empty()) {
    return absl::InvalidArgumentError("the file has no `rules`");
  }
  return rules;
}

template <typename Rule>
absl::StatusOr<Rule> KnownOn(const std::vector<Rule>& rules,
                             absl::string_view what, absl::CivilDay day) {
  const Rule* rule = RuleOn(rules, day);
  if (rule == nullptr) return errors::RuleNotKnown(what, day);
  return *rule;
}

}  // namespace

absl::StatusOr<std::vector<SignOffRule>> ParseSignOffRules(
    absl::string_view json) {
  return ParseRules<v1::SignOffRulesFile, SignOffRule>(json);
}

absl::StatusOr<std::vector<DisclosureRule>> ParseDisclosureRules(
    absl::string_view json) {
  return ParseRules<v1::DisclosureRulesFile, DisclosureRule>(json);
}

absl::StatusOr<RuleBooks> BuiltInRuleBooks() {
  RuleBooks books;
  CR_ASSIGN_OR_RETURN(books.sign_off, ParseSignOffRules(data::kSignOffRules));
  CR_ASSIGN_OR_RETURN(books.disclosure,
                      ParseDisclosureRules(data::kDisclosureRules));
  return books;
}

absl::StatusOr<SignOffRule> SignOffRuleOn(const RuleBooks& books,
                                          absl::CivilDay day) {
  return KnownOn(books.sign_off, "sign-off", day);
}

absl::StatusOr<DisclosureRule> DisclosureRuleOn(const RuleBooks& books,
                                                absl::CivilDay day) {
  return KnownOn(books.disclosure, "disclosure", day);
}

}  // namespace carereform::reporting

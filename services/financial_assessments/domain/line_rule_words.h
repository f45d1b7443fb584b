// The word of each rule that makes a line, as answers and data files have it.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_LINE_RULE_WORDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_LINE_RULE_WORDS_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/financial_assessments/domain/charge_lines.h"

namespace carereform::financial_assessments {

// A rule and its word, such as "income_partly_disregarded".
struct LineRuleName {
  LineRule rule;
  absl::string_view word;
};

// Every rule, in the order of their numbers.
absl::Span<const LineRuleName> LineRuleNames();

// Returns the word of `rule`; "" for a number that is no rule's.
absl::string_view LineRuleWord(LineRule rule);

// Returns the rule whose word is `word`, if there is one.
std::optional<LineRule> LineRuleOf(absl::string_view word);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_LINE_RULE_WORDS_H_

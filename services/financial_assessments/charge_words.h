// The words that charges are explained in: data, so that they can be changed
// without touching what is worked out.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_WORDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_WORDS_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/charge_lines.h"

namespace carereform::financial_assessments {

// What is said of the lines that one rule makes, from a day.
struct LineRuleText {
  LineRule rule;
  absl::CivilDay from;
  std::string text;     // With {what}, {amount}, {why} and {weeks}.
  std::string nothing;  // The same, of a line that comes to nothing.
  std::string source;   // Where the rule stands.
};

// Words by rule and by kind of thing. Immutable.
class ChargeWords {
 public:
  // Reads the files line_rules.csv and means_words.csv; see their notes.
  // Errors: INVALID_ARGUMENT, with no reason, that names the line.
  static absl::StatusOr<ChargeWords> Parse(absl::string_view line_rules,
                                           absl::string_view means_words);

  // Returns those that the program was built with. Requires that they can be
  // read, which a test makes sure of.
  static const ChargeWords& BuiltIn();

  // Returns what is said of lines of `rule` on `day`; the earliest words for a
  // day before all. Requires a rule that the file has, which it checks of all.
  const LineRuleText& Of(LineRule rule, absl::CivilDay day) const;

  // Returns what a letter calls `value` of `kind`, such as "State Pension" for
  // STATE_PENSION of "income"; "" where there are no words for it.
  absl::string_view ThingOf(absl::string_view kind,
                            absl::string_view value) const;

 private:
  ChargeWords() = default;

  std::map<LineRule, std::vector<LineRuleText>> rules_;  // Each by day.
  std::map<std::pair<std::string, std::string>, std::string> things_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_WORDS_H_

// The week that a request asks about, and the rules that it asks for.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_RULES_ASKED_FOR_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_RULES_ASKED_FOR_H_

#include <memory>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/charging_rules.h"
#include "services/financial_assessments/domain/rule_book.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Checks the days of a message that has `rules_day`, and `day`, which
// `presence` says may be left out. `path` begins the names of the fields.
template <typename Message>
void CheckDaysAsked(const std::string& path, const Message& message,
                    rpc::Presence presence, rpc::Validation& validation) {
  validation.Date(path + "day", message.has_day(), message.day(), presence);
  validation.Date(path + "rules_day", message.has_rules_day(),
                  message.rules_day(), rpc::Presence::kOptional);
}

// A day, and the rules of it or of another.
struct RulesAsked {
  absl::CivilDay day;
  Rules rules;
  std::shared_ptr<const RuleBook> book;  // Which `rules` point into.
};

// Returns the rules in force on `rules_day`. Errors: those of RulesOn.
inline absl::StatusOr<RulesAsked> RulesAskedFor(const Records& records,
                                                const store::Reader& reader,
                                                absl::CivilDay day,
                                                absl::CivilDay rules_day) {
  RulesAsked asked{.day = day, .rules = {}, .book = nullptr};
  CR_ASSIGN_OR_RETURN(asked.book, records.charging_rules().Of(reader));
  CR_ASSIGN_OR_RETURN(asked.rules, RulesOn(*asked.book, rules_day));
  return asked;
}

// Returns what a message whose days were checked asks for: `day`, or `today`;
// and the rules of `rules_day`, or of that day.
template <typename Message>
absl::StatusOr<RulesAsked> RulesAskedFor(const Records& records,
                                         const store::Reader& reader,
                                         const Message& message,
                                         absl::CivilDay today) {
  const absl::CivilDay day =
      message.has_day() ? *rpc::StoredDay(message.day()) : today;
  return RulesAskedFor(
      records, reader, day,
      message.has_rules_day() ? *rpc::StoredDay(message.rules_day()) : day);
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_RULES_ASKED_FOR_H_

#include "services/financial_assessments/deferral_measures.h"

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "common/measures/listed_measure.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/domain/deferral_dues.h"
#include "services/financial_assessments/handlers/deferral_conversion.h"

namespace carereform::financial_assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;
using v1::DeferredPayment;

// Agreements that an explanation names.
constexpr size_t kMostNamed = 20;

// An agreement on a day.
struct Agreement {
  const DeferredPayment& payment;
  absl::CivilDay day;
  bool in_force;                    // Not ended by the day.
  const AccountStanding* standing;  // Null where the measure needs none.
};

struct Dimension {
  const char* name;
};

struct Definition {
  static constexpr auto basis = measures::v1::STOCK;
  static constexpr char population[] = "deferred payment agreements";
  static constexpr char method_version[] = "deferred-payments-1";
  static constexpr std::array<Dimension, 0> dimensions = {};

  const char* id;
  const char* unit;
  const char* display_name;
  const char* question;
  const char* method;
  bool needs_account;
  // What an agreement adds.
  int64_t (*amount)(const Agreement& agreement);
};

int64_t IsStatementOverdue(const Agreement& agreement) {
  const DeferredPayment& payment = agreement.payment;
  const auto due = rpc::StoredDay(payment.next_statement_due_date());
  return due.has_value() && *due < agreement.day ? 1 : 0;
}

const std::vector<Definition>& Definitions() {
  static const auto& definitions = *new std::vector<Definition>{
      {"deferred-payment-statements-overdue-count", "agreements",
       "Deferred payments: statements overdue",
       "Of how many deferred payment agreements is a statement overdue on the "
       "day?",
       "Agreements that are not repaid and whose next statement was due before "
       "the day: six months after the last one issued or after agreement, or "
       "28 "
       "days after a request. By the statements issued when it is computed.",
       false, &IsStatementOverdue},
      {"deferred-payments-in-force-count", "agreements",
       "Deferred payments: agreements in force",
       "How many deferred payment agreements are in force on the day?",
       "Agreements made on or before the day and not ended by it.", false,
       [](const Agreement& agreement) -> int64_t {
         return agreement.in_force ? 1 : 0;
       }},
      {"deferred-payments-near-limit-count", "agreements",
       "Deferred payments: agreements near their limit",
       "How many deferred payment agreements in force are near their equity "
       "limit on the day?",
       "Agreements in force that owe 90% of the equity limit or more, interest "
       "and fees included.",
       true,
       [](const Agreement& agreement) -> int64_t {
         return agreement.in_force && agreement.standing->near_limit ? 1 : 0;
       }},
      {"deferred-payments-owed", "pence", "Deferred payments: owed in all",
       "How much is owed under deferred payment agreements on the day?",
       "What each agreement made on or before the day owes at the end of it, "
       "interest and fees included, ended ones too until they are repaid; each "
       "in whole pence, rounded down.",
       true,
       [](const Agreement& agreement) {
         return agreement.standing->day.owed().value();
       }},
      {"deferred-payments-refunds-due", "pence",
       "Deferred payments: refunds due in all",
       "How much is due back under deferred payment agreements on the day?",
       "What was repaid above what was owed, because a lower maximum rate was "
       "recorded later, and is neither refunded nor taken off what came to be "
       "owed by the end of the day.",
       true,
       [](const Agreement& agreement) {
         return agreement.standing->day.refund_due().value();
       }},
      {"deferred-payments-refunds-due-count", "agreements",
       "Deferred payments: agreements with a refund due",
       "Under how many deferred payment agreements is something due back on "
       "the day?",
       "Agreements made on or before the day, ended ones too, of which more "
       "was repaid than was owed and something is still due back at the end "
       "of the day.",
       true,
       [](const Agreement& agreement) -> int64_t {
         return agreement.standing->day.refund_due() > Pence() ? 1 : 0;
       }},
      {"deferred-payments-revaluations-due-count", "agreements",
       "Deferred payments: valuations due",
       "Of how many deferred payment agreements in force is the property to be "
       "valued again on the day?",
       "Agreements in force that came to owe half of the equity limit and were "
       "not valued since, or whose last valuation, or agreement, is a year ago "
       "or more.",
       true,
       [](const Agreement& agreement) -> int64_t {
         return agreement.in_force &&
                        agreement.standing->RevaluationDue() <= agreement.day
                    ? 1
                    : 0;
       }},
  };
  return definitions;
}

struct Computed {
  MeasureValue value;
  int64_t looked_at = 0;           // Agreements made by the day.
  std::vector<std::string> names;  // Of those that add something.
};

absl::StatusOr<Computed> ComputeOne(const Records& records,
                                    const store::Reader& reader,
                                    const Definition& definition,
                                    const MeasureQuery& query) {
  const absl::CivilDay day = *query.as_of;
  const int64_t revision = query.revision >= reader.head().revision
                               ? 0
                               : static_cast<int64_t>(query.revision);
  CR_ASSIGN_OR_RETURN(const DeferralRules rules,
                      records.deferrals().RulesOf(reader, revision));
  CR_ASSIGN_OR_RETURN(const std::vector<DeferredPayment> payments,
                      records.deferrals().payments().All(reader, revision));
  Computed computed;
  int64_t sum = 0;
  for (const DeferredPayment& payment : payments) {
    const auto agreed = rpc::StoredDay(payment.agreed_date());
    if (!agreed.has_value() || day < *agreed) continue;
    ++computed.looked_at;
    const auto ended = rpc::StoredDay(payment.ended_date());
    Agreement agreement{payment, day, !ended.has_value() || day < *ended,
                        nullptr};
    std::variant<AccountStanding, AccountFault> standing;
    if (definition.needs_account) {
      standing = StandingOn(HistoryOf(payment), rules.account(), day);
      if (const auto* fault = std::get_if<AccountFault>(&standing)) {
        computed.value = measures::Missing(
            absl::StrCat("no maximum rate of interest is held for ",
                         FormatDate(fault->day)));
        return computed;
      }
      agreement.standing = &std::get<AccountStanding>(standing);
    }
    const int64_t amount = definition.amount(agreement);
    if (amount == 0) continue;
    sum += amount;
    computed.names.push_back(payment.name());
  }
  if (payments.empty()) {
    computed.value = measures::Missing(
        "no deferred payment is held, so nobody can say how many there are");
    return computed;
  }
  computed.value = measures::CountOf(sum);
  computed.value.mutable_coverage()->set_covered(computed.looked_at);
  computed.value.mutable_coverage()->set_total(computed.looked_at);
  return computed;
}

}  // namespace

absl::StatusOr<std::vector<measures::v1::Measure>> DeferralMeasures::List(
    const store::Reader& reader) const {
  return measures::ListedMeasures(reader.council(), kSourceId, Definitions());
}

absl::StatusOr<ComputeMeasureResponse> DeferralMeasures::Compute(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(
      Computed computed,
      ComputeOne(records_, reader,
                 measures::DefinitionNamed(Definitions(), measure.name()),
                 query));
  ComputeMeasureResponse response;
  *response.mutable_value() = std::move(computed.value);
  return response;
}

absl::StatusOr<MeasureExplanation> DeferralMeasures::Explain(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(
      Computed computed,
      ComputeOne(records_, reader,
                 measures::DefinitionNamed(Definitions(), measure.name()),
                 query));
  MeasureExplanation explanation;
  *explanation.mutable_value() = std::move(computed.value);
  measures::AddLine("agreements made by the day", computed.looked_at,
                    explanation);
  measures::AddLine("of them, in the value",
                    static_cast<int64_t>(computed.names.size()), explanation);
  if (computed.names.size() > kMostNamed) computed.names.resize(kMostNamed);
  for (std::string& name : computed.names) {
    explanation.add_records(std::move(name));
  }
  return explanation;
}

}  // namespace carereform::financial_assessments

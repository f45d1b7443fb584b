#include "services/financial_assessments/deferral_measures.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
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

struct Definition {
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
         return agreement.standing->day.owed.value();
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

const Definition& DefinitionNamed(const std::string& name) {
  for (const Definition& definition : Definitions()) {
    if (absl::EndsWith(name, absl::StrCat("/measures/", definition.id))) {
      return definition;
    }
  }
  std::abort();  // MeasureService found the name in the list.
}

struct Computed {
  MeasureValue value;
  int64_t looked_at = 0;           // Agreements made by the day.
  std::vector<std::string> names;  // Of those that add something.
};

// Every deferred payment as it was known at the revision of the query.
absl::StatusOr<std::vector<DeferredPayment>> PaymentsAt(
    const DeferralRecords& deferrals, const store::Reader& reader,
    const MeasureQuery& query) {
  if (query.revision >= reader.head().revision) {
    return deferrals.payments().All(reader);
  }
  std::vector<DeferredPayment> all;
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(store::Page<DeferredPayment> page,
                        deferrals.payments().ListAt(
                            reader, absl::StrCat("councils/", reader.council()),
                            static_cast<int64_t>(query.revision), request));
    for (DeferredPayment& payment : page.items) {
      all.push_back(std::move(payment));
    }
    request.after = page.next_after;
  } while (!request.after.empty());
  return all;
}

absl::StatusOr<Computed> ComputeOne(const Records& records,
                                    const store::Reader& reader,
                                    const Definition& definition,
                                    const MeasureQuery& query) {
  const absl::CivilDay day = *query.as_of;
  CR_ASSIGN_OR_RETURN(
      const DeferralRules rules,
      records.deferrals().RulesOf(reader, records.charging_rules()));
  CR_ASSIGN_OR_RETURN(const std::vector<DeferredPayment> payments,
                      PaymentsAt(records.deferrals(), reader, query));
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

void AddLine(const char* text, int64_t n, MeasureExplanation& explanation) {
  auto* line = explanation.add_lines();
  line->set_text(text);
  line->set_n(n);
}

}  // namespace

absl::StatusOr<std::vector<measures::v1::Measure>> DeferralMeasures::List(
    const store::Reader& reader) const {
  std::vector<measures::v1::Measure> all;
  for (const Definition& definition : Definitions()) {
    measures::v1::Measure measure;
    measure.set_name(absl::StrCat("councils/", reader.council(), "/sources/",
                                  kSourceId, "/measures/", definition.id));
    measure.set_display_name(definition.display_name);
    measure.set_question(definition.question);
    measure.set_basis(measures::v1::STOCK);
    measure.set_unit(definition.unit);
    measure.set_population("deferred payment agreements");
    measure.set_method_version("deferred-payments-1");
    measure.set_method(definition.method);
    all.push_back(std::move(measure));
  }
  return all;
}

absl::StatusOr<ComputeMeasureResponse> DeferralMeasures::Compute(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(
      Computed computed,
      ComputeOne(records_, reader, DefinitionNamed(measure.name()), query));
  ComputeMeasureResponse response;
  *response.mutable_value() = std::move(computed.value);
  return response;
}

absl::StatusOr<MeasureExplanation> DeferralMeasures::Explain(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(
      Computed computed,
      ComputeOne(records_, reader, DefinitionNamed(measure.name()), query));
  MeasureExplanation explanation;
  *explanation.mutable_value() = std::move(computed.value);
  AddLine("agreements made by the day", computed.looked_at, explanation);
  AddLine("of them, in the value", static_cast<int64_t>(computed.names.size()),
          explanation);
  if (computed.names.size() > kMostNamed) computed.names.resize(kMostNamed);
  for (std::string& name : computed.names) {
    explanation.add_records(std::move(name));
  }
  return explanation;
}

}  // namespace carereform::financial_assessments

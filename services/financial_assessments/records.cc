#include "services/financial_assessments/records.h"

#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/account_finalisations/account_finalisation_records.h"
#include "services/financial_assessments/amounts/subject.h"
#include "services/financial_assessments/direct_payments/direct_payment_records.h"
#include "services/financial_assessments/invoices/invoice_records.h"

namespace carereform::financial_assessments {
namespace {

using v1::FinancialAssessment;

int32_t DayOf(bool present, const google::type::Date& date) {
  if (!present) return kNoDay;
  return DayNumber(*rpc::StoredDay(date));
}

std::vector<store::Index<FinancialAssessment>> Indexes() {
  return {
      {.id = kFinancialAssessmentByState,
       .value =
           [](const FinancialAssessment& assessment) {
             return store::KeyWriter()
                 .Uint32(static_cast<uint32_t>(assessment.state()))
                 .key();
           }},
      {.id = kFinancialAssessmentByExternalId,
       .value = [](const FinancialAssessment& assessment)
           -> std::optional<std::string> {
         if (assessment.external_id().empty()) return std::nullopt;
         return store::KeyWriter().String(assessment.external_id()).key();
       },
       .taken_reason = "EXTERNAL_ID_TAKEN",
       .taken_message = "another financial assessment has that external_id: "
                        "each case has its own"},
      {.id = kFinancialAssessmentByPerson,
       .value = [](const FinancialAssessment& assessment) {
         return SubjectIndexValue({assessment.person(), ""});
       }}};
}

std::vector<store::Index<v1::Appeal>> AppealIndexes() {
  return {{.id = kAppealByAssessment, .value = [](const v1::Appeal& appeal) {
             return store::KeyWriter()
                 .String(AssessmentContestedBy(appeal.name()))
                 .Uint32(static_cast<uint32_t>(
                     DayOf(appeal.has_raised_date(), appeal.raised_date())))
                 .key();
           }}};
}

std::vector<store::Index<v1::FinancialExtract>> ExtractIndexes() {
  return {{.id = kFinancialExtractByDay,
           .value = [](const v1::FinancialExtract& extract) {
             const int32_t day =
                 DayOf(extract.has_extract_date(), extract.extract_date());
             // The latest first.
             return store::KeyWriter()
                 .Uint32(std::numeric_limits<uint32_t>::max() -
                         static_cast<uint32_t>(day))
                 .key();
           }}};
}

Answer AnswerOf(bool known, bool yes) {
  if (!known) return Answer::kUnknown;
  return yes ? Answer::kYes : Answer::kNo;
}

QueueFact QueueFactOf(const FinancialAssessment& assessment) {
  QueueFact fact;
  fact.completed =
      DayOf(assessment.has_completed_date(), assessment.completed_date());
  fact.charge_from =
      DayOf(assessment.has_charge_from_date(), assessment.charge_from_date());
  fact.needs_due = DayOf(assessment.has_needs_assessment_due_date(),
                         assessment.needs_assessment_due_date());
  fact.needs_completed = DayOf(assessment.has_needs_assessment_completed_date(),
                               assessment.needs_assessment_completed_date());
  fact.trigger = static_cast<uint16_t>(assessment.trigger());
  fact.documentation = AnswerOf(assessment.has_documentation_taken_on_visit(),
                                assessment.documentation_taken_on_visit());
  fact.expenditure = AnswerOf(assessment.has_disability_related_expenditure(),
                              assessment.disability_related_expenditure());
  return fact;
}

}  // namespace

std::vector<CaseFacts> CouncilFacts::CasesAt(uint64_t revision) const {
  return waits.With(
      [&](absl::Span<const WaitFact> rows, absl::Span<const uint32_t> numbers) {
        return queue.With(
            [&](absl::Span<const QueueFact> more, absl::Span<const uint32_t>) {
              return CasesKnownAt(rows, numbers, more, revision);
            });
      });
}

std::string AssessmentContestedBy(absl::string_view appeal) {
  return std::string(appeal.substr(0, appeal.rfind("/appeals/")));
}

Records::Records()
    : financial_assessments_(kFinancialAssessmentTable, "FINANCIAL_ASSESSMENT",
                             Indexes(),
                             [this](store::Txn& txn, const FinancialAssessment*,
                                    const FinancialAssessment* after) {
                               return KeepFacts(txn, *after);
                             }),
      appeals_(
          kAppealTable, "APPEAL", AppealIndexes(),
          [this](store::Txn& txn, const v1::Appeal*, const v1::Appeal* after) {
            return KeepAppealFacts(txn, *after);
          }),
      extracts_(kFinancialExtractTable, "FINANCIAL_EXTRACT", ExtractIndexes()) {
}

absl::Status Records::Load(const store::Store& store) {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                      store.Councils());
  for (const std::string& council : councils) {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        store.Read(council));
    CouncilFacts& facts = FactsOf(council);
    CR_RETURN_IF_ERROR(facts.waits.Load(*reader));
    CR_RETURN_IF_ERROR(facts.queue.Load(*reader));
    CR_RETURN_IF_ERROR(facts.appeals.Load(*reader));
    CR_RETURN_IF_ERROR(charging_.Load(*reader));
  }
  return absl::OkStatus();
}

CouncilFacts& Records::FactsOf(const std::string& council) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<CouncilFacts>& facts = facts_[council];
  if (facts == nullptr) facts = std::make_unique<CouncilFacts>();
  return *facts;
}

absl::Status Records::KeepFacts(store::Txn& txn,
                                const FinancialAssessment& assessment) const {
  WaitFact fact;
  fact.referred =
      DayOf(assessment.has_referred_date(), assessment.referred_date());
  fact.allocated =
      DayOf(assessment.has_allocated_date(), assessment.allocated_date());
  fact.decided =
      DayOf(assessment.has_decided_date(), assessment.decided_date());
  fact.left =
      DayOf(assessment.has_withdrawn_date(), assessment.withdrawn_date());
  fact.kind = static_cast<uint16_t>(assessment.kind());
  CR_RETURN_IF_ERROR(
      FactsOf(txn.council()).waits.Put(txn, assessment.name(), fact));
  return KeepQueueFacts(txn, assessment);
}

absl::Status Records::KeepQueueFacts(
    store::Txn& txn, const FinancialAssessment& assessment) const {
  CouncilFacts& facts = FactsOf(txn.council());
  QueueFact fact = QueueFactOf(assessment);
  CR_ASSIGN_OR_RETURN(const std::optional<uint32_t> before,
                      facts.queue.NumberOf(txn, assessment.name()));
  // Of most nothing else is known: they cost no row.
  if (!before.has_value() &&
      QueueFactFormat::Encode(fact) == QueueFactFormat::Encode({})) {
    return absl::OkStatus();
  }
  CR_ASSIGN_OR_RETURN(const std::optional<uint32_t> owner,
                      facts.waits.NumberOf(txn, assessment.name()));
  if (!owner.has_value()) return store::errors::Corrupt("a fact");
  fact.owner = *owner;
  return facts.queue.Put(txn, assessment.name(), fact);
}

absl::Status Records::KeepAppealFacts(store::Txn& txn,
                                      const v1::Appeal& appeal) const {
  AppealFact fact;
  fact.raised = DayOf(appeal.has_raised_date(), appeal.raised_date());
  fact.decided = DayOf(appeal.has_decided_date(), appeal.decided_date());
  fact.route = static_cast<uint32_t>(appeal.route());
  fact.outcome = static_cast<uint32_t>(appeal.outcome());
  return FactsOf(txn.council()).appeals.Put(txn, appeal.name(), fact);
}

absl::StatusOr<verify::Schema> StoredSchema() {
  const auto records = std::make_shared<const Records>();
  verify::Schema schema{.tables =
                            {
                                &records->financial_assessments(),
                                &records->appeals(),
                                &records->extracts(),
                                &records->charging_rules().rate_tables(),
                                &records->charging_rules().charging_policies(),
                            },
                        .fact_tables =
                            {
                                kWaitFactTable,
                                kQueueFactTable,
                                kAppealFactTable,
                            },
                        .owners = {records}};
  AddChargeSchema(records->charging(), schema);
  AddDeferralSchema(records->deferrals(), schema);
  verify::Extend(schema, AccountFinalisationSchema());
  verify::Extend(schema, DirectPaymentSchema());
  verify::Extend(schema, InvoiceSchema());
  return schema;
}

}  // namespace carereform::financial_assessments

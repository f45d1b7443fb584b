#include "services/financial_assessments/records.h"

#include <optional>
#include <vector>

#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/account_finalisations/account_finalisation_records.h"
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
                        "each case has its own"}};
}

}  // namespace

Records::Records()
    : financial_assessments_(kFinancialAssessmentTable, "FINANCIAL_ASSESSMENT",
                             Indexes(),
                             [this](store::Txn& txn, const FinancialAssessment*,
                                    const FinancialAssessment* after) {
                               return KeepFacts(txn, *after);
                             }) {}

absl::Status Records::Load(const store::Store& store) {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                      store.Councils());
  for (const std::string& council : councils) {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        store.Read(council));
    CR_RETURN_IF_ERROR(FactsOf(council).Load(*reader));
  }
  return absl::OkStatus();
}

CouncilFacts& Records::FactsOf(const std::string& council) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<CouncilFacts>& facts = facts_[council];
  if (facts == nullptr) facts = std::make_unique<CouncilFacts>(kWaitFactTable);
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
  return FactsOf(txn.council()).Put(txn, assessment.name(), fact);
}

absl::StatusOr<verify::Schema> StoredSchema() {
  const auto records = std::make_shared<const Records>();
  verify::Schema schema{.tables = {&records->financial_assessments()},
                        .fact_tables = {kWaitFactTable},
                        .owners = {records}};
  verify::Extend(schema, AccountFinalisationSchema());
  verify::Extend(schema, DirectPaymentSchema());
  verify::Extend(schema, InvoiceSchema());
  return schema;
}

}  // namespace carereform::financial_assessments

#include "services/financial_assessments/account_finalisations/account_finalisation_records.h"

#include <optional>

#include "common/imports/dated_rows.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/amounts/subject.h"
#include "services/financial_assessments/domain/financial_standards.h"

namespace carereform::data {
extern const absl::string_view kFinalisationStandards;
}  // namespace carereform::data

namespace carereform::financial_assessments {
namespace {

using v1::AccountFinalisation;

constexpr int kMostDays = 3660;

uint32_t ToldDay(const AccountFinalisation& finalisation) {
  return static_cast<uint32_t>(
      AmountDay(finalisation.has_told_date(), finalisation.told_date()));
}

std::vector<store::Index<AccountFinalisation>> Indexes() {
  return {
      {.id = kFinalisationByExternalId,
       .value = [](const AccountFinalisation& finalisation)
           -> std::optional<std::string> {
         if (finalisation.external_id().empty()) return std::nullopt;
         return store::KeyWriter().String(finalisation.external_id()).key();
       },
       .taken_reason = "EXTERNAL_ID_TAKEN",
       .taken_message = "another account finalisation has that "
                        "external_id: each has its own"},
      {.id = kFinalisationByTold,
       .value =
           [](const AccountFinalisation& finalisation) {
             return store::KeyWriter().Uint32(ToldDay(finalisation)).key();
           }},
      {.id = kFinalisationByState,
       .value =
           [](const AccountFinalisation& finalisation) {
             return store::KeyWriter()
                 .Uint32(static_cast<uint32_t>(finalisation.state()))
                 .Uint32(ToldDay(finalisation))
                 .key();
           }},
      {.id = kFinalisationBySubject,
       .value = [](const AccountFinalisation& finalisation) {
         return SubjectIndexValue({finalisation.person(), finalisation.charge(),
                                   finalisation.deferred_payment()});
       }}};
}

absl::StatusOr<FinalisationStep> StepIn(const imports::DatedRow& line) {
  const std::string& word = line.row.Get("step");
  if (word == "final_charge") return FinalisationStep::kFinalCharge;
  if (word == "final_bill") return FinalisationStep::kFinalBill;
  if (word == "close") return FinalisationStep::kClose;
  return imports::LineError(line, "has a step that is not known");
}

}  // namespace

AccountFinalisationRecords::AccountFinalisationRecords()
    : finalisations_(kAccountFinalisationTable, "ACCOUNT_FINALISATION",
                     Indexes(),
                     [this](store::Txn& txn, const AccountFinalisation*,
                            const AccountFinalisation* after) {
                       return Keep(txn, *after);
                     }) {}

absl::Status AccountFinalisationRecords::Load(const store::Store& store) {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                      store.Councils());
  for (const std::string& council : councils) {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        store.Read(council));
    CR_RETURN_IF_ERROR(FactsOf(council).Load(*reader));
  }
  return absl::OkStatus();
}

AmountTable& AccountFinalisationRecords::FactsOf(
    const std::string& council) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<AmountTable>& facts = facts_[council];
  if (facts == nullptr) {
    facts = std::make_unique<AmountTable>(kAccountFinalisationTable);
  }
  return *facts;
}

absl::Status AccountFinalisationRecords::Keep(
    store::Txn& txn, const AccountFinalisation& finalisation) const {
  AmountFact fact;
  fact.days[finalisation_columns::kTold] =
      AmountDay(finalisation.has_told_date(), finalisation.told_date());
  fact.days[finalisation_columns::kFinalCharge] = AmountDay(
      finalisation.has_final_charge_date(), finalisation.final_charge_date());
  fact.days[finalisation_columns::kFinalBill] = AmountDay(
      finalisation.has_final_bill_date(), finalisation.final_bill_date());
  fact.days[finalisation_columns::kClosed] =
      AmountDay(finalisation.has_closed_date(), finalisation.closed_date());
  fact.pence[finalisation_columns::kBalance] =
      finalisation.balance_owed_pence();
  fact.pence[finalisation_columns::kRefund] = finalisation.refund_due_pence();
  fact.pence[finalisation_columns::kWrittenOff] =
      finalisation.written_off_pence();
  fact.codes[finalisation_columns::kState] =
      static_cast<uint16_t>(finalisation.state());
  fact.codes[finalisation_columns::kDeferred] =
      finalisation.deferred_payment().empty() ? 0 : 1;
  return FactsOf(txn.council()).Put(txn, finalisation.name(), fact);
}

absl::StatusOr<std::vector<FinalisationStandard>> ParseFinalisationStandards(
    absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<imports::DatedRow> lines,
      imports::ParseDatedRows(csv, {"step", "within_days"}, kStandardStatuses));
  std::vector<FinalisationStandard> standards;
  for (const imports::DatedRow& line : lines) {
    CR_ASSIGN_OR_RETURN(const FinalisationStep step, StepIn(line));
    CR_ASSIGN_OR_RETURN(const int days,
                        imports::NumberIn(line, "within_days", 1, kMostDays));
    standards.push_back({.step = step,
                         .within_days = days,
                         .from = line.from,
                         .to = line.to,
                         .status = line.status,
                         .source = line.source});
  }
  return standards;
}

const std::vector<FinalisationStandard>& FinalisationStandards() {
  // A file that cannot be read ends the program: a test reads it first.
  static const auto& standards = *new std::vector<FinalisationStandard>(
      *ParseFinalisationStandards(data::kFinalisationStandards));
  return standards;
}

verify::Schema AccountFinalisationSchema() {
  const auto records = std::make_shared<const AccountFinalisationRecords>();
  return {.tables = {&records->finalisations()},
          .fact_tables = {kAccountFinalisationTable},
          .owners = {records}};
}

}  // namespace carereform::financial_assessments

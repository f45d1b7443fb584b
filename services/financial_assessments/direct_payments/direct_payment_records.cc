#include "services/financial_assessments/direct_payments/direct_payment_records.h"

#include <optional>

#include "common/imports/dated_rows.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/amounts/subject.h"
#include "services/financial_assessments/domain/financial_standards.h"

namespace carereform::data {
extern const absl::string_view kDirectPaymentRates;
}  // namespace carereform::data

namespace carereform::financial_assessments {
namespace {

using v1::DirectPayment;

constexpr int kMostRatePence = 10'000'000;

std::vector<store::Index<DirectPayment>> Indexes() {
  return {
      {.id = kDirectPaymentByExternalId,
       .value = [](const DirectPayment& payment) -> std::optional<std::string> {
         if (payment.external_id().empty()) return std::nullopt;
         return store::KeyWriter().String(payment.external_id()).key();
       },
       .taken_reason = "EXTERNAL_ID_TAKEN",
       .taken_message = "another direct payment has that external_id: "
                        "each has its own"},
      {.id = kDirectPaymentBySubject,
       .value = [](const DirectPayment& payment) {
         return SubjectIndexValue({payment.person(), payment.charge()});
       }}};
}

absl::StatusOr<DirectPaymentRateKind> KindIn(const imports::DatedRow& line) {
  for (const auto kind :
       {DirectPaymentRateKind::kStandard, DirectPaymentRateKind::kEnhanced,
        DirectPaymentRateKind::kCarerOneOff}) {
    if (line.row.Get("rate") == RateWord(kind)) return kind;
  }
  return imports::LineError(line, "has a rate that is not known");
}

}  // namespace

DirectPaymentRecords::DirectPaymentRecords()
    : direct_payments_(
          kDirectPaymentTable, "DIRECT_PAYMENT", Indexes(),
          [this](store::Txn& txn, const DirectPayment*,
                 const DirectPayment* after) { return Keep(txn, *after); }) {}

absl::Status DirectPaymentRecords::Load(const store::Store& store) {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                      store.Councils());
  for (const std::string& council : councils) {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        store.Read(council));
    CR_RETURN_IF_ERROR(FactsOf(council).Load(*reader));
  }
  return absl::OkStatus();
}

AmountTable& DirectPaymentRecords::FactsOf(const std::string& council) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<AmountTable>& facts = facts_[council];
  if (facts == nullptr) {
    facts = std::make_unique<AmountTable>(kDirectPaymentTable);
  }
  return *facts;
}

absl::Status DirectPaymentRecords::Keep(store::Txn& txn,
                                        const DirectPayment& payment) const {
  AmountFact fact;
  fact.days[direct_payment_columns::kStarted] =
      AmountDay(payment.terms().has_start_date(), payment.terms().start_date());
  fact.days[direct_payment_columns::kCeased] =
      AmountDay(payment.has_ceased_date(), payment.ceased_date());
  fact.pence[direct_payment_columns::kWeekly] = payment.weekly_pence();
  fact.pence[direct_payment_columns::kOneOff] = payment.one_off_pence();
  fact.codes[direct_payment_columns::kKind] =
      static_cast<uint16_t>(payment.terms().kind());
  fact.codes[direct_payment_columns::kMethod] =
      static_cast<uint16_t>(payment.terms().method());
  fact.codes[direct_payment_columns::kPrepaidCard] =
      payment.prepaid_card() ? 1 : 0;
  fact.codes[direct_payment_columns::kReason] =
      static_cast<uint16_t>(payment.cease_reason());
  return FactsOf(txn.council()).Put(txn, payment.name(), fact);
}

absl::StatusOr<std::vector<DirectPaymentRate>> ParseDirectPaymentRates(
    absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(const std::vector<imports::DatedRow> lines,
                      imports::ParseDatedRows(csv, {"rate", "amount_pence"},
                                              kStandardStatuses));
  std::vector<DirectPaymentRate> rates;
  for (const imports::DatedRow& line : lines) {
    CR_ASSIGN_OR_RETURN(const DirectPaymentRateKind kind, KindIn(line));
    CR_ASSIGN_OR_RETURN(
        const int amount,
        imports::NumberIn(line, "amount_pence", 1, kMostRatePence));
    rates.push_back({.kind = kind,
                     .amount = Pence::FromPence(amount),
                     .from = line.from,
                     .to = line.to,
                     .status = line.status,
                     .source = line.source});
  }
  return rates;
}

const std::vector<DirectPaymentRate>& DirectPaymentRates() {
  // A file that cannot be read ends the program: a test reads it first.
  static const auto& rates = *new std::vector<DirectPaymentRate>(
      *ParseDirectPaymentRates(data::kDirectPaymentRates));
  return rates;
}

verify::Schema DirectPaymentSchema() {
  const auto records = std::make_shared<const DirectPaymentRecords>();
  return {.tables = {&records->direct_payments()},
          .fact_tables = {kDirectPaymentTable},
          .owners = {records}};
}

}  // namespace carereform::financial_assessments

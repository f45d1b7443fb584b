#include "services/financial_assessments/deferral_records.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/amounts/subject.h"

namespace carereform::financial_assessments {
namespace {

using v1::DeferredPayment;
using v1::DeferredPaymentStatement;

std::vector<store::Index<DeferredPayment>> PaymentIndexes() {
  return {
      {.id = kDeferredPaymentByState,
       .value =
           [](const DeferredPayment& payment) {
             return store::KeyWriter()
                 .Uint32(static_cast<uint32_t>(payment.state()))
                 .key();
           }},
      {.id = kDeferredPaymentByExternalId,
       .value =
           [](const DeferredPayment& payment) -> std::optional<std::string> {
         if (payment.external_id().empty()) return std::nullopt;
         return store::KeyWriter().String(payment.external_id()).key();
       },
       .taken_reason = "EXTERNAL_ID_TAKEN",
       .taken_message = "another deferred payment has that external_id: "
                        "each has its own"},
      {.id = kDeferredPaymentBySubject,
       .value = [](const DeferredPayment& payment) {
         return SubjectIndexValue({payment.person(), payment.charge()});
       }}};
}

std::vector<store::Index<DeferredPaymentStatement>> StatementIndexes() {
  return {{.id = kDeferralStatementByPayment,
           .value = [](const DeferredPaymentStatement& statement) {
             const std::string& name = statement.name();
             return store::KeyWriter()
                 .String(name.substr(0, name.rfind("/statements/")))
                 .Uint32(static_cast<uint32_t>(
                     DayNumber(*rpc::StoredDay(statement.last_date()))))
                 .key();
           }}};
}

}  // namespace

DeferralRecords::DeferralRecords(const ChargingRules& charging)
    : charging_(charging),
      payments_(kDeferredPaymentTable, "DEFERRED_PAYMENT", PaymentIndexes()),
      statements_(kDeferralStatementTable, "DEFERRED_PAYMENT_STATEMENT",
                  StatementIndexes()),
      rates_(kDeferralRateTable, "DEFERRED_PAYMENT_RATE") {}

absl::StatusOr<DeferralRules> DeferralRecords::RulesOf(
    const store::Reader& reader, int64_t revision) const {
  CR_ASSIGN_OR_RETURN(const std::shared_ptr<const CouncilRules> charging,
                      charging_.RulesAt(reader, revision));
  CR_ASSIGN_OR_RETURN(const std::vector<v1::DeferredPaymentRate> recorded,
                      rates_.All(reader, revision));
  std::vector<MaximumRate> rates = DeferralData::BuiltIn().rates;
  for (const v1::DeferredPaymentRate& rate : recorded) {
    const absl::CivilDay from = *rpc::StoredDay(rate.from_date());
    std::erase_if(rates, [&](const MaximumRate& built_in) {
      return HalfYearOf(built_in.from) == from;
    });
    rates.push_back({from, NextHalfYear(from), rate.maximum_hundredths(),
                     FigureStatus::kUnverified, rate.source()});
  }
  CR_ASSIGN_OR_RETURN(DeferralRates all, DeferralRates::Make(std::move(rates)));
  return DeferralRules{
      WithFiguresOf(charging->book->tables(), DeferralData::BuiltIn().terms),
      std::move(all), charging->book->policies().front().week_begins};
}

void AddDeferralSchema(const DeferralRecords& records, verify::Schema& schema) {
  for (const store::AnyTable* table :
       std::initializer_list<const store::AnyTable*>{
           &records.payments(), &records.statements(), &records.rates()}) {
    schema.tables.push_back(table);
  }
}

}  // namespace carereform::financial_assessments

#include "services/financial_assessments/invoices/invoice_records.h"

#include <optional>
#include <vector>

#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "services/financial_assessments/amounts/subject.h"

namespace carereform::financial_assessments {
namespace {

using v1::Invoice;
using v1::InvoiceEntry;

std::vector<store::Index<Invoice>> InvoiceIndexes() {
  return {{.id = kInvoiceByExternalId,
           .value = [](const Invoice& invoice) -> std::optional<std::string> {
             if (invoice.external_id().empty()) return std::nullopt;
             return store::KeyWriter().String(invoice.external_id()).key();
           },
           .taken_reason = "EXTERNAL_ID_TAKEN",
           .taken_message =
               "another invoice has that external_id: each has its own"},
          {.id = kInvoiceByAccount,
           .value = [](const Invoice& invoice) -> std::optional<std::string> {
             if (invoice.account().empty()) return std::nullopt;
             return store::KeyWriter().String(invoice.account()).key();
           }},
          {.id = kInvoiceBySubject, .value = [](const Invoice& invoice) {
             return SubjectIndexValue({invoice.person(), invoice.charge()});
           }}};
}

std::vector<store::Index<InvoiceEntry>> EntryIndexes() {
  return {
      {.id = kInvoiceEntryByInvoice, .value = [](const InvoiceEntry& entry) {
         return store::KeyWriter()
             .String(InvoiceOfEntry(entry.name()))
             .Uint32(static_cast<uint32_t>(
                 AmountDay(entry.has_entry_date(), entry.entry_date())))
             .key();
       }}};
}

}  // namespace

std::string InvoiceOfEntry(absl::string_view entry) {
  return std::string(entry.substr(0, entry.rfind("/entries/")));
}

InvoiceRecords::InvoiceRecords()
    : invoices_(kInvoiceTable, "INVOICE", InvoiceIndexes(),
                [this](store::Txn& txn, const Invoice*, const Invoice* after) {
                  return KeepInvoice(txn, *after);
                }),
      entries_(kInvoiceEntryTable, "INVOICE_ENTRY", EntryIndexes(),
               [this](store::Txn& txn, const InvoiceEntry*,
                      const InvoiceEntry* after) {
                 return KeepEntry(txn, *after);
               }) {}

absl::Status InvoiceRecords::Load(const store::Store& store) {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                      store.Councils());
  for (const std::string& council : councils) {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        store.Read(council));
    CR_RETURN_IF_ERROR(FactsOf(council).invoices.Load(*reader));
    CR_RETURN_IF_ERROR(FactsOf(council).entries.Load(*reader));
  }
  return absl::OkStatus();
}

InvoiceFacts& InvoiceRecords::FactsOf(const std::string& council) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<InvoiceFacts>& facts = facts_[council];
  if (facts == nullptr) facts = std::make_unique<InvoiceFacts>();
  return *facts;
}

absl::Status InvoiceRecords::KeepInvoice(store::Txn& txn,
                                         const Invoice& invoice) const {
  AmountFact fact;
  fact.days[invoice_columns::kIssued] =
      AmountDay(invoice.has_issued_date(), invoice.issued_date());
  fact.days[invoice_columns::kDue] =
      AmountDay(invoice.has_due_date(), invoice.due_date());
  fact.pence[invoice_columns::kAmount] = invoice.amount_pence();
  fact.payer = PayerOf(invoice.account());
  fact.codes[invoice_columns::kKind] = static_cast<uint16_t>(invoice.kind());
  fact.codes[invoice_columns::kBackdated] = invoice.backdated() ? 1 : 0;
  return FactsOf(txn.council()).invoices.Put(txn, invoice.name(), fact);
}

absl::Status InvoiceRecords::KeepEntry(store::Txn& txn,
                                       const InvoiceEntry& entry) const {
  InvoiceFacts& facts = FactsOf(txn.council());
  CR_ASSIGN_OR_RETURN(
      const std::optional<uint32_t> owner,
      facts.invoices.NumberOf(txn, InvoiceOfEntry(entry.name())));
  if (!owner.has_value()) return store::errors::Corrupt("an invoice entry");
  AmountFact fact;
  fact.owner = *owner;
  fact.days[entry_columns::kDay] =
      AmountDay(entry.has_entry_date(), entry.entry_date());
  fact.pence[entry_columns::kAmount] = entry.amount_pence();
  fact.codes[entry_columns::kKind] = static_cast<uint16_t>(entry.kind());
  fact.codes[entry_columns::kReason] =
      static_cast<uint16_t>(entry.write_off_reason());
  return facts.entries.Put(txn, entry.name(), fact);
}

verify::Schema InvoiceSchema() {
  const auto records = std::make_shared<const InvoiceRecords>();
  return {.tables = {&records->invoices(), &records->entries()},
          .fact_tables = {kInvoiceTable, kInvoiceEntryTable},
          .owners = {records}};
}

}  // namespace carereform::financial_assessments

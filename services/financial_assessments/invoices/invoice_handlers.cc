#include "services/financial_assessments/invoices/invoice_handlers.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/people/opaque_id.h"
#include "common/people/person_reference.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_fields.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/amounts/record_fields.h"
#include "services/financial_assessments/amounts/subject.h"
#include "services/financial_assessments/invoices/arrears_bands.h"
#include "services/financial_assessments/invoices/invoice_errors.h"

namespace carereform::financial_assessments {
namespace {

using v1::Invoice;
using v1::InvoiceEntry;

constexpr char kPattern[] = "councils/{council}/invoices/{invoice}";
constexpr int kMostBackdatedMonths = 600;

InvoiceDays DaysOf(const Invoice& invoice) {
  return {.issued = *rpc::StoredDay(invoice.issued_date()),
          .due = *rpc::StoredDay(invoice.due_date()),
          .period_first = *rpc::StoredDay(invoice.period_first_date()),
          .period_last = *rpc::StoredDay(invoice.period_last_date())};
}

void CheckDaysGiven(const Invoice& invoice, rpc::Validation& validation) {
  validation.Date("invoice.issued_date", invoice.has_issued_date(),
                  invoice.issued_date());
  validation.Date("invoice.due_date", invoice.has_due_date(),
                  invoice.due_date());
  validation.Date("invoice.period_first_date", invoice.has_period_first_date(),
                  invoice.period_first_date());
  validation.Date("invoice.period_last_date", invoice.has_period_last_date(),
                  invoice.period_last_date());
}

// Refuses days out of order along with all else that is wrong, where each of
// them is a day. What needs today's is refused later: see CheckInvoiceDates.
void CheckDaysInOrder(const Invoice& invoice, rpc::Validation& validation) {
  rpc::Validation given;
  CheckDaysGiven(invoice, given);
  if (!given.ok()) return;
  for (const InvoiceDayViolation& violation :
       CheckInvoiceDays(DaysOf(invoice), absl::CivilDay::max())) {
    validation.Refuse(absl::StrCat("invoice.", violation.field),
                      violation.rule);
  }
}

// Sets what follows from the entries.
void SetBalance(const std::vector<InvoiceEntryFact>& entries,
                Invoice& invoice) {
  const InvoiceBalance balance =
      BalanceOf(Pence::FromPence(invoice.amount_pence()), entries);
  invoice.set_paid_pence(balance.paid.value());
  invoice.set_written_off_pence(balance.written_off.value());
  invoice.set_credit_pence(balance.credit.value());
  invoice.set_outstanding_pence(balance.outstanding.value());
  invoice.set_entry_count(static_cast<int32_t>(entries.size()));
}

// The shape of a request that adds an entry.
template <typename Request>
void CheckEntryRequest(const Request& request, absl::string_view date_field,
                       bool has_date, const google::type::Date& date,
                       rpc::Validation& validation) {
  validation.Name("name", request.name(), kPattern);
  validation.Date(date_field, has_date, date);
  CheckAmount("amount_pence", request.amount_pence(), 1, kMostPence,
              validation);
  validation.RequestId(request.request_id());
}

// Whether an entry fits what came of the invoice so far.
absl::Status CheckFits(const Invoice& invoice,
                       const std::vector<InvoiceEntryFact>& entries,
                       const InvoiceEntryFact& entry) {
  if (entries.size() >= kMostInvoiceEntries) {
    return errors::InvoiceEntriesTooMany(kMostInvoiceEntries);
  }
  if (entry.kind == InvoiceEntryKind::kReversal) {
    const Pence most = MostToReverse(entries, entry.day);
    if (entry.amount > most) return errors::InvoiceReversalTooLarge();
  }
  if (entry.kind == InvoiceEntryKind::kWriteOff) {
    const Pence most = MostToWriteOff(Pence::FromPence(invoice.amount_pence()),
                                      entries, entry.day);
    if (entry.amount > most) return errors::InvoiceWriteOffTooLarge();
  }
  return absl::OkStatus();
}

// Adds an entry to the invoice of `request`; `entry` has its kind and reason.
template <typename Request>
absl::StatusOr<Invoice> AddEntry(const InvoiceRecords& records, store::Txn& txn,
                                 const rpc::Call& call, const Request& request,
                                 const char* date_field,
                                 const google::type::Date& date,
                                 InvoiceEntry entry) {
  CR_ASSIGN_OR_RETURN(Invoice invoice,
                      records.invoices().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), invoice.etag()));
  const absl::CivilDay day = *rpc::StoredDay(date);
  CR_RETURN_IF_ERROR(CheckDayOfRecord(
      date_field, day, *rpc::StoredDay(invoice.issued_date()), call.today,
      "is before the invoice was issued: give that day or a later one"));
  CR_ASSIGN_OR_RETURN(std::vector<InvoiceEntryFact> entries,
                      EntriesOf(records, txn, invoice.name()));
  const InvoiceEntryFact fact{
      .kind = static_cast<InvoiceEntryKind>(entry.kind()),
      .day = DayNumber(day),
      .amount = Pence::FromPence(request.amount_pence())};
  CR_RETURN_IF_ERROR(CheckFits(invoice, entries, fact));

  entries.push_back(fact);
  SetBalance(entries, invoice);
  *invoice.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.invoices().Update(txn, invoice));
  entry.set_name(
      absl::StrCat(invoice.name(), "/entries/", store::RandomUuid()));
  *entry.mutable_entry_date() = date;
  entry.set_amount_pence(request.amount_pence());
  *entry.mutable_create_time() = invoice.update_time();
  CR_RETURN_IF_ERROR(records.entries().Create(txn, entry));
  return invoice;
}

}  // namespace

absl::StatusOr<std::vector<InvoiceEntryFact>> EntriesOf(
    const InvoiceRecords& records, const store::Reader& reader,
    const std::string& invoice) {
  std::vector<InvoiceEntryFact> entries;
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(const store::Page<InvoiceEntry> page,
                        records.entries().ListBy(
                            reader, kInvoiceEntryByInvoice,
                            store::KeyWriter().String(invoice).key(), request));
    for (const InvoiceEntry& entry : page.items) {
      entries.push_back({.kind = static_cast<InvoiceEntryKind>(entry.kind()),
                         .day = DayNumber(*rpc::StoredDay(entry.entry_date())),
                         .amount = Pence::FromPence(entry.amount_pence())});
    }
    request.after = page.next_after;
  } while (!request.after.empty());
  return entries;
}

absl::Status CheckCreateInvoice(const v1::CreateInvoiceRequest& request) {
  const Invoice& invoice = request.invoice();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  people::CheckOpaqueId("invoice.external_id", invoice.external_id(),
                        validation);
  people::CheckOpaqueId("invoice.account", invoice.account(), validation);
  CheckReferenceName("invoice.charge", invoice.charge(), request.parent(),
                     "charges/{charge}", validation);
  people::CheckReference("invoice.person", invoice.person(), request.parent(),
                         kSourceId, validation);
  validation.EnumValue("invoice.kind", invoice.kind(), &Invoice::Kind_IsValid);
  CheckDaysGiven(invoice, validation);
  CheckDaysInOrder(invoice, validation);
  CheckAmount("invoice.amount_pence", invoice.amount_pence(), 1, kMostPence,
              validation);
  CheckAmount("invoice.backdated_months", invoice.backdated_months(), 0,
              kMostBackdatedMonths, validation);
  validation.Require(invoice.backdated() || invoice.backdated_months() == 0,
                     "invoice.backdated_months",
                     "is of an invoice that is not backdated: give backdated, "
                     "or no months");
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::Status CheckInvoiceDates(const Invoice& invoice, absl::CivilDay today) {
  std::vector<FieldViolation> violations;
  for (const InvoiceDayViolation& violation :
       CheckInvoiceDays(DaysOf(invoice), today)) {
    violations.push_back(
        {absl::StrCat("invoice.", violation.field), violation.rule});
  }
  // What is older could be in no band of arrears.
  if (*rpc::StoredDay(invoice.issued_date()) < ArrearsBands().first_day()) {
    violations.push_back(
        {"invoice.issued_date",
         absl::StrCat("is before ",
                      absl::FormatCivilTime(ArrearsBands().first_day()),
                      ", the first day that arrears are counted by")});
  }
  return violations.empty() ? absl::OkStatus() : InvalidFields(violations);
}

absl::StatusOr<Invoice> CreateInvoice(const InvoiceRecords& records,
                                      store::Txn& txn, const rpc::Call& call,
                                      const v1::CreateInvoiceRequest& request) {
  Invoice invoice = request.invoice();
  CR_RETURN_IF_ERROR(CheckInvoiceDates(invoice, call.today));
  CR_RETURN_IF_ERROR(
      CheckSubjectsKept(txn, {invoice.person(), invoice.charge()}));
  rpc::ClearOutputOnly(invoice);
  invoice.set_name(
      absl::StrCat(request.parent(), "/invoices/", store::RandomUuid()));
  SetBalance({}, invoice);
  *invoice.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  *invoice.mutable_update_time() = invoice.create_time();
  CR_RETURN_IF_ERROR(records.invoices().Create(txn, invoice));
  return invoice;
}

absl::Status CheckGetInvoice(const v1::GetInvoiceRequest& request) {
  return rpc::CheckGetRequest(request, kPattern);
}

absl::StatusOr<Invoice> GetInvoice(const InvoiceRecords& records,
                                   const store::Reader& reader,
                                   const v1::GetInvoiceRequest& request) {
  return records.invoices().GetAt(reader, request.name(),
                                  request.read_revision());
}

absl::Status CheckListInvoices(const v1::ListInvoicesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.PageSize(request.page_size());
  people::CheckOpaqueId("account", request.account(), validation);
  return validation.Finish();
}

absl::StatusOr<v1::ListInvoicesResponse> ListInvoices(
    const InvoiceRecords& records, const store::Reader& reader,
    const v1::ListInvoicesRequest& request) {
  if (request.account().empty()) {
    return ListRecords<v1::ListInvoicesResponse>(records.invoices(), reader,
                                                 request, 0, "");
  }
  return ListRecords<v1::ListInvoicesResponse>(
      records.invoices(), reader, request, kInvoiceByAccount,
      store::KeyWriter().String(request.account()).key());
}

absl::Status CheckRecordInvoicePayment(
    const v1::RecordInvoicePaymentRequest& request) {
  rpc::Validation validation;
  CheckEntryRequest(request, "paid_date", request.has_paid_date(),
                    request.paid_date(), validation);
  return validation.Finish();
}

absl::StatusOr<Invoice> RecordInvoicePayment(
    const InvoiceRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordInvoicePaymentRequest& request) {
  InvoiceEntry entry;
  entry.set_kind(InvoiceEntry::PAYMENT);
  return AddEntry(records, txn, call, request, "paid_date", request.paid_date(),
                  std::move(entry));
}

absl::Status CheckReverseInvoicePayment(
    const v1::ReverseInvoicePaymentRequest& request) {
  rpc::Validation validation;
  CheckEntryRequest(request, "reversed_date", request.has_reversed_date(),
                    request.reversed_date(), validation);
  return validation.Finish();
}

absl::StatusOr<Invoice> ReverseInvoicePayment(
    const InvoiceRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::ReverseInvoicePaymentRequest& request) {
  InvoiceEntry entry;
  entry.set_kind(InvoiceEntry::REVERSAL);
  return AddEntry(records, txn, call, request, "reversed_date",
                  request.reversed_date(), std::move(entry));
}

absl::Status CheckWriteOffInvoice(const v1::WriteOffInvoiceRequest& request) {
  rpc::Validation validation;
  CheckEntryRequest(request, "written_off_date", request.has_written_off_date(),
                    request.written_off_date(), validation);
  validation.EnumValue("reason", request.reason(),
                       &InvoiceEntry::WriteOffReason_IsValid);
  return validation.Finish();
}

absl::StatusOr<Invoice> WriteOffInvoice(
    const InvoiceRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::WriteOffInvoiceRequest& request) {
  InvoiceEntry entry;
  entry.set_kind(InvoiceEntry::WRITE_OFF);
  entry.set_write_off_reason(request.reason());
  return AddEntry(records, txn, call, request, "written_off_date",
                  request.written_off_date(), std::move(entry));
}

absl::Status CheckListInvoiceEntries(
    const v1::ListInvoiceEntriesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kPattern);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListInvoiceEntriesResponse> ListInvoiceEntries(
    const InvoiceRecords& records, const store::Reader& reader,
    const v1::ListInvoiceEntriesRequest& request) {
  CR_RETURN_IF_ERROR(
      records.invoices()
          .GetAt(reader, request.parent(), request.read_revision())
          .status());
  return ListRecords<v1::ListInvoiceEntriesResponse>(
      records.entries(), reader, request, kInvoiceEntryByInvoice,
      store::KeyWriter().String(request.parent()).key());
}

}  // namespace carereform::financial_assessments

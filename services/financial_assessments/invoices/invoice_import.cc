#include "services/financial_assessments/invoices/invoice_import.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/imports/import_rows.h"
#include "common/imports/seen_ids.h"
#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/key_codec.h"
#include "common/types/civil_date.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/financial_assessments/amounts/subject.h"
#include "services/financial_assessments/invoices/invoice_errors.h"
#include "services/financial_assessments/invoices/invoice_handlers.h"

namespace carereform::financial_assessments {
namespace {

using imports::Comparison;
using v1::CreateInvoiceRequest;
using v1::Invoice;
using v1::RecordInvoicePaymentRequest;
using v1::ReverseInvoicePaymentRequest;

const std::vector<imports::CsvColumn>& Columns() {
  static const auto& columns = *new std::vector<imports::CsvColumn>{
      {"external_id", true},       {"kind", true},
      {"issued_date", true},       {"due_date", true},
      {"period_first_date", true}, {"period_last_date", true},
      {"amount_pence", true},      {"account", false},
      {"charge", false},           {"backdated", false},
      {"backdated_months", false}, {"paid_pence", false},
      {"paid_to_date", false}};
  return columns;
}

// What a row says: an invoice, and what was received for it by the end of a
// day, if it says that.
struct InvoiceRow {
  CreateInvoiceRequest create;
  std::optional<RecordInvoicePaymentRequest> paid;
};

std::string Encode(const InvoiceRow& row) {
  return store::KeyWriter()
      .String(row.create.SerializeAsString())
      .String(row.paid.has_value() ? row.paid->SerializeAsString() : "")
      .key();
}

InvoiceRow RowOf(const imports::ImportItem& item) {
  InvoiceRow row;
  store::KeyReader parts(item.content);
  std::string create;
  std::string paid;
  // What this program wrote a moment ago can be read.
  parts.String(create).IgnoreError();
  parts.String(paid).IgnoreError();
  row.create.ParseFromString(create);
  if (!paid.empty()) row.paid.emplace().ParseFromString(paid);
  return row;
}

int64_t ReadNumber(const imports::CsvRow& row, const char* column,
                   imports::Issues& issues) {
  const std::string& text = row.Get(column);
  int64_t number = 0;
  if (!text.empty() && !absl::SimpleAtoi(text, &number)) {
    issues.Add(row.line, column, "the value is no whole number",
               "give digits only, such as 12345 for 123.45 pounds");
  }
  return number;
}

bool ReadYes(const imports::CsvRow& row, const char* column,
             imports::Issues& issues) {
  const std::string& word = row.Get(column);
  if (!word.empty() && word != "yes" && word != "no") {
    issues.Add(row.line, column, "the value is neither yes nor no",
               "give yes or no");
  }
  return word == "yes";
}

void ReadInvoice(const imports::CsvRow& row, Invoice& invoice,
                 imports::Issues& issues) {
  invoice.set_external_id(row.Get("external_id"));
  invoice.set_account(row.Get("account"));
  invoice.set_charge(row.Get("charge"));
  invoice.set_kind(static_cast<Invoice::Kind>(
      imports::ReadEnumWord(row, "kind", *Invoice::Kind_descriptor(), issues)));
  invoice.set_amount_pence(ReadNumber(row, "amount_pence", issues));
  invoice.set_backdated(ReadYes(row, "backdated", issues));
  invoice.set_backdated_months(
      static_cast<int32_t>(ReadNumber(row, "backdated_months", issues)));
  google::type::Date day;
  if (imports::ReadDay(row, "issued_date", day, issues)) {
    *invoice.mutable_issued_date() = day;
  }
  if (imports::ReadDay(row, "due_date", day, issues)) {
    *invoice.mutable_due_date() = day;
  }
  if (imports::ReadDay(row, "period_first_date", day, issues)) {
    *invoice.mutable_period_first_date() = day;
  }
  if (imports::ReadDay(row, "period_last_date", day, issues)) {
    *invoice.mutable_period_last_date() = day;
  }
}

// Reads what was received, and checks it with the invoice that was read.
void ReadPaid(const imports::CsvRow& row, absl::CivilDay today, InvoiceRow& of,
              imports::Issues& issues) {
  if (row.Get("paid_pence").empty() && row.Get("paid_to_date").empty()) return;
  RecordInvoicePaymentRequest& paid = of.paid.emplace();
  paid.set_amount_pence(ReadNumber(row, "paid_pence", issues));
  if (row.Get("paid_pence").empty() || paid.amount_pence() < 0 ||
      paid.amount_pence() > kMostPence) {
    issues.Add(row.line, "paid_pence",
               absl::StrCat("is not a whole number from 0 to ", kMostPence),
               "give what was received by the end of paid_to_date, less what "
               "was taken back");
  }
  google::type::Date day;
  if (!imports::ReadDay(row, "paid_to_date", day, issues)) {
    if (row.Get("paid_to_date").empty()) {
      issues.Add(row.line, "paid_to_date", "is required with paid_pence",
                 "give the day to whose end paid_pence was received");
    }
    return;
  }
  *paid.mutable_paid_date() = day;
  const absl::CivilDay paid_to = *rpc::StoredDay(day);
  if (paid_to > today || !of.create.invoice().has_issued_date() ||
      paid_to < *rpc::StoredDay(of.create.invoice().issued_date())) {
    issues.Add(row.line, "paid_to_date",
               "is before the invoice was issued, or in the future",
               "give a day from issued_date to today");
  }
}

// Refuses a row that says something else of an invoice that is here already.
// What a row leaves empty it does not say.
absl::Status CheckSame(const Invoice& stored, const Invoice& row) {
  rpc::Validation validation;
  const auto same = [&](const char* column, bool holds) {
    validation.Require(holds, column,
                       "is not what is stored of this invoice: correct the "
                       "file, or bill what differs on another invoice");
  };
  using google::protobuf::util::MessageDifferencer;
  const auto same_day = [&](const char* column, const google::type::Date& a,
                            const google::type::Date& b) {
    same(column, MessageDifferencer::Equals(a, b));
  };
  same("kind", stored.kind() == row.kind());
  same("amount_pence", stored.amount_pence() == row.amount_pence());
  same_day("issued_date", stored.issued_date(), row.issued_date());
  same_day("due_date", stored.due_date(), row.due_date());
  same_day("period_first_date", stored.period_first_date(),
           row.period_first_date());
  same_day("period_last_date", stored.period_last_date(),
           row.period_last_date());
  same("account", row.account().empty() || stored.account() == row.account());
  same("charge", row.charge().empty() || stored.charge() == row.charge());
  same("backdated", !row.backdated() || stored.backdated());
  same("backdated_months",
       row.backdated_months() == 0 ||
           stored.backdated_months() == row.backdated_months());
  return validation.Finish();
}

// What a row would do.
struct RowDecision {
  std::optional<Invoice> stored;
  Pence received;  // Since; below nothing where money was taken back.
};

absl::StatusOr<RowDecision> Decide(const InvoiceRecords& records,
                                   const store::Reader& reader,
                                   const InvoiceRow& row) {
  RowDecision decision;
  CR_ASSIGN_OR_RETURN(
      auto found,
      records.invoices().ListBy(
          reader, kInvoiceByExternalId,
          store::KeyWriter().String(row.create.invoice().external_id()).key(),
          {.after = "", .size = 1}));
  std::vector<InvoiceEntryFact> entries;
  if (!found.items.empty()) {
    decision.stored = std::move(found.items[0]);
    CR_RETURN_IF_ERROR(CheckSame(*decision.stored, row.create.invoice()));
    CR_ASSIGN_OR_RETURN(entries,
                        EntriesOf(records, reader, decision.stored->name()));
  } else {
    const Invoice& invoice = row.create.invoice();
    CR_RETURN_IF_ERROR(
        CheckSubjectsKept(reader, {invoice.person(), invoice.charge()}));
  }
  if (!row.paid.has_value()) return decision;
  const int32_t day = DayNumber(*rpc::StoredDay(row.paid->paid_date()));
  const std::optional<Pence> since =
      ReceivedSince(entries, Pence::FromPence(row.paid->amount_pence()), day);
  if (!since.has_value()) {
    return InvalidField("paid_pence",
                        "differs from what is recorded, and payments of days "
                        "after paid_to_date are recorded already: give a later "
                        "file");
  }
  if (-*since > MostToReverse(entries, day)) {
    return InvalidField("paid_pence",
                        "is less than was received by then: correct the file");
  }
  if (*since != Pence() && entries.size() >= kMostInvoiceEntries) {
    return errors::InvoiceEntriesTooMany(kMostInvoiceEntries);
  }
  decision.received = *since;
  return decision;
}

class InvoiceFile final : public imports::RowFile {
 public:
  InvoiceFile(const InvoiceRecords& records, const rpc::Call& call,
              std::string council)
      : records_(records), call_(call), council_(std::move(council)) {}

  std::string Read(const imports::CsvRow& row,
                   imports::Issues& issues) override {
    const int before = issues.count();
    imports::CheckIdOnce(row, "external_id", ids_, issues);
    InvoiceRow read;
    read.create.set_parent(absl::StrCat("councils/", council_));
    ReadInvoice(row, *read.create.mutable_invoice(), issues);
    ReadPaid(row, call_.today, read, issues);
    if (issues.count() == before) {
      imports::AddViolations(row, "invoice.", Check(read.create), issues);
    }
    return Encode(read);
  }

  absl::StatusOr<Comparison> Compare(const store::Reader& reader,
                                     const imports::ImportItem& item) override {
    CR_ASSIGN_OR_RETURN(const RowDecision decision,
                        Decide(records_, reader, RowOf(item)));
    Comparison comparison;
    if (!decision.stored.has_value()) return comparison;
    comparison.effect = Comparison::Effect::kNothing;
    if (decision.received != Pence()) {
      comparison.effect = Comparison::Effect::kChanges;
      comparison.fields.push_back("paid_pence");
    }
    return comparison;
  }

  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const imports::ImportItem& item) override {
    InvoiceRow row = RowOf(item);
    CR_ASSIGN_OR_RETURN(RowDecision decision, Decide(records_, txn, row));
    if (!decision.stored.has_value()) {
      CR_ASSIGN_OR_RETURN(decision.stored,
                          CreateInvoice(records_, txn, call, row.create));
    }
    if (decision.received > Pence()) {
      row.paid->set_name(decision.stored->name());
      row.paid->set_amount_pence(decision.received.value());
      return RecordInvoicePayment(records_, txn, call, *row.paid).status();
    }
    if (decision.received < Pence()) {
      ReverseInvoicePaymentRequest reverse;
      reverse.set_name(decision.stored->name());
      *reverse.mutable_reversed_date() = row.paid->paid_date();
      reverse.set_amount_pence((-decision.received).value());
      return ReverseInvoicePayment(records_, txn, call, reverse).status();
    }
    return absl::OkStatus();
  }

 private:
  absl::Status Check(const CreateInvoiceRequest& request) const {
    CR_RETURN_IF_ERROR(CheckCreateInvoice(request));
    return CheckInvoiceDates(request.invoice(), call_.today);
  }

  const InvoiceRecords& records_;
  const rpc::Call& call_;
  const std::string council_;
  imports::SeenIds ids_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<imports::RowFile>> InvoiceImport::Begin(
    const store::Reader& reader, const rpc::Call& call,
    const imports::RowHead& head, imports::Issues& issues) const {
  imports::CheckColumns(*head.header, Columns(), issues);
  return std::make_unique<InvoiceFile>(records_, call, reader.council());
}

}  // namespace carereform::financial_assessments

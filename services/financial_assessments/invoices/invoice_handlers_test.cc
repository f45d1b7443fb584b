#include "services/financial_assessments/invoices/invoice_handlers.h"

#include "services/financial_assessments/invoices/invoice_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;
using testing::UnorderedElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::Invoice;
using v1::InvoiceEntry;

const absl::CivilDay kIssued(2025, 9, 1);

class InvoicesTest : public InvoiceFixture {};

TEST_F(InvoicesTest, TheServerNamesItAndSaysThatNothingWasPaid) {
  Invoice sent = InvoiceOf(kIssued);
  sent.set_external_id("i-1");
  sent.set_name("councils/other/invoices/chosen");
  sent.set_paid_pence(5);
  sent.set_etag("chosen");
  const auto created = Create(sent);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_THAT(created->name(), StartsWith("councils/x/invoices/"));
  EXPECT_EQ(created->paid_pence(), 0);
  EXPECT_EQ(created->outstanding_pence(), 10000);
  EXPECT_EQ(created->entry_count(), 0);
  EXPECT_NE(created->etag(), "chosen");
  EXPECT_EQ(Get(created->name())->SerializeAsString(),
            created->SerializeAsString());
}

TEST_F(InvoicesTest, EveryViolationIsToldAtOnce) {
  v1::CreateInvoiceRequest request;
  request.set_parent("councils/x");
  Invoice& sent = *request.mutable_invoice();
  sent.set_external_id("-1");
  sent.set_account("A person");
  sent.set_charge("councils/y/charges/a");
  sent.set_person("councils/x/sources/assessments/people/p");
  sent.set_amount_pence(0);
  sent.set_backdated_months(3);
  sent.mutable_due_date()->set_year(2025);
  sent.mutable_due_date()->set_month(2);
  sent.mutable_due_date()->set_day(30);
  request.set_request_id("no UUID");
  EXPECT_THAT(FieldsOf(CheckCreateInvoice(request)),
              UnorderedElementsAre(
                  "invoice.external_id", "invoice.account", "invoice.charge",
                  "invoice.person", "invoice.kind", "invoice.issued_date",
                  "invoice.due_date", "invoice.period_first_date",
                  "invoice.period_last_date", "invoice.amount_pence",
                  "invoice.backdated_months", "request_id"));
}

TEST_F(InvoicesTest, DaysOutOfOrderAreToldWithAmounts) {
  v1::CreateInvoiceRequest request;
  request.set_parent("councils/x");
  *request.mutable_invoice() = InvoiceOf(kIssued);
  Invoice& sent = *request.mutable_invoice();
  *sent.mutable_due_date() = rpc::ToDate(kIssued - 1);
  sent.mutable_period_last_date()->set_year(2000);
  sent.set_amount_pence(0);
  EXPECT_THAT(
      FieldsOf(CheckCreateInvoice(request)),
      UnorderedElementsAre("invoice.due_date", "invoice.period_last_date",
                           "invoice.amount_pence"));
}

TEST_F(InvoicesTest, AmountsAndMonthsHaveLimits) {
  const auto refused = [&](int64_t pence, int32_t months) {
    Invoice invoice = InvoiceOf(kIssued);
    invoice.set_amount_pence(pence);
    invoice.set_backdated(true);
    invoice.set_backdated_months(months);
    return FieldsOf(Create(invoice).status());
  };
  EXPECT_THAT(refused(1, 0), IsEmpty());
  EXPECT_THAT(refused(kMostPence, 600), IsEmpty());
  EXPECT_THAT(refused(0, 0), ElementsAre("invoice.amount_pence"));
  EXPECT_THAT(refused(-1, 0), ElementsAre("invoice.amount_pence"));
  EXPECT_THAT(refused(kMostPence + 1, 0), ElementsAre("invoice.amount_pence"));
  EXPECT_THAT(refused(1, 601), ElementsAre("invoice.backdated_months"));
  EXPECT_THAT(refused(1, -1), ElementsAre("invoice.backdated_months"));
}

TEST_F(InvoicesTest, DaysOutOfOrderAreRefused) {
  EXPECT_THAT(FieldsOf(Create(InvoiceOf(kToday + 1)).status()),
              ElementsAre("invoice.issued_date"));
  Invoice early = InvoiceOf(kToday);
  *early.mutable_due_date() = rpc::ToDate(kToday - 1);
  EXPECT_THAT(FieldsOf(Create(early).status()),
              ElementsAre("invoice.due_date"));
}

TEST_F(InvoicesTest, AnExternalIdIsTakenOnce) {
  Invoice invoice = InvoiceOf(kIssued);
  invoice.set_external_id("i-1");
  ASSERT_THAT(Create(invoice).status(), IsOk());
  EXPECT_THAT(Create(invoice).status(),
              HasReason(StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN"));
}

TEST_F(InvoicesTest, IsAboutAPersonWhoIsKept) {
  Invoice invoice = InvoiceOf(kIssued);
  invoice.set_person("councils/x/sources/financial-assessments/people/p");
  EXPECT_THAT(Create(invoice).status(),
              HasReason(StatusCode::kNotFound, "PERSON_NOT_FOUND"));
  SetPerson(invoice.person(), common::v1::Person::KEPT);
  EXPECT_THAT(Create(invoice).status(), IsOk());
  SetPerson(invoice.person(), common::v1::Person::ERASED);
  EXPECT_THAT(Create(invoice).status(),
              HasReason(StatusCode::kFailedPrecondition, "PERSON_ERASED"));
}

TEST_F(InvoicesTest, APaymentPaysNoMoreThanIsOwed) {
  const std::string name = Add(InvoiceOf(kIssued));
  const auto part = Pay(name, kIssued, 4000);
  ASSERT_THAT(part.status(), IsOk());
  EXPECT_EQ(part->paid_pence(), 4000);
  EXPECT_EQ(part->outstanding_pence(), 6000);
  const auto over = Pay(name, kToday, 6001, part->etag());
  ASSERT_THAT(over.status(), IsOk());
  EXPECT_EQ(over->paid_pence(), 10000);
  EXPECT_EQ(over->credit_pence(), 1);
  EXPECT_EQ(over->outstanding_pence(), 0);
  EXPECT_EQ(over->entry_count(), 2);
  EXPECT_THAT(Pay(name, kToday, 1, part->etag()).status(),
              HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
  const auto entries = Entries(name);
  ASSERT_THAT(entries.status(), IsOk());
  ASSERT_EQ(entries->invoice_entries_size(), 2);
  EXPECT_EQ(entries->invoice_entries(0).amount_pence(), 4000);
  EXPECT_EQ(entries->invoice_entries(1).kind(), InvoiceEntry::PAYMENT);
}

TEST_F(InvoicesTest, AnEntryIsOfADayOfTheInvoice) {
  const std::string name = Add(InvoiceOf(kIssued));
  EXPECT_THAT(FieldsOf(Pay(name, kIssued - 1, 1).status()),
              ElementsAre("paid_date"));
  EXPECT_THAT(FieldsOf(Pay(name, kToday + 1, 1).status()),
              ElementsAre("paid_date"));
  EXPECT_THAT(FieldsOf(Pay(name, kToday, 0).status()),
              ElementsAre("amount_pence"));
  EXPECT_THAT(FieldsOf(Reverse(name, kIssued - 1, 1).status()),
              ElementsAre("reversed_date"));
  EXPECT_THAT(FieldsOf(WriteOff(name, kIssued - 1, 1).status()),
              ElementsAre("written_off_date"));
  EXPECT_THAT(FieldsOf(WriteOff(name, kToday, 1,
                                InvoiceEntry::WRITE_OFF_REASON_UNSPECIFIED)
                           .status()),
              ElementsAre("reason"));
  EXPECT_EQ(Get(name)->entry_count(), 0);
  EXPECT_THAT(Pay("councils/x/invoices/none", kToday, 1).status(),
              HasReason(StatusCode::kNotFound, "INVOICE_NOT_FOUND"));
}

TEST_F(InvoicesTest, NoMoreIsTakenBackThanWasHeld) {
  const std::string name = Add(InvoiceOf(kIssued));
  ASSERT_THAT(Pay(name, kIssued + 5, 10000).status(), IsOk());
  EXPECT_THAT(
      Reverse(name, kIssued + 4, 1).status(),
      HasReason(StatusCode::kFailedPrecondition, "INVOICE_REVERSAL_TOO_LARGE"));
  EXPECT_THAT(
      Reverse(name, kIssued + 5, 10001).status(),
      HasReason(StatusCode::kFailedPrecondition, "INVOICE_REVERSAL_TOO_LARGE"));
  const auto reversed = Reverse(name, kIssued + 5, 10000);
  ASSERT_THAT(reversed.status(), IsOk());
  EXPECT_EQ(reversed->paid_pence(), 0);
  EXPECT_EQ(reversed->outstanding_pence(), 10000);
}

TEST_F(InvoicesTest, NoIdMayBeAnNhsNumber) {
  for (const char* number : {"9434765919", "943-476-5919"}) {
    v1::Invoice invoice = InvoiceOf(kIssued);
    invoice.set_external_id(number);
    invoice.set_account(number);
    EXPECT_THAT(FieldsOf(Create(invoice).status()),
                ElementsAre("invoice.external_id", "invoice.account"));
  }
}

// Paid, and taken back later: in between there was nothing to write off, and a
// credit would be shown on those days that never was.
TEST_F(InvoicesTest, NothingIsWrittenOffOfWhatWasPaidAfterwards) {
  const std::string name = Add(InvoiceOf(kIssued));
  ASSERT_THAT(Pay(name, kIssued + 5, 10000).status(), IsOk());
  ASSERT_THAT(Reverse(name, kIssued + 10, 10000).status(), IsOk());
  for (const int day : {4, 5, 9}) {
    const auto refused = WriteOff(name, kIssued + day, 1);
    EXPECT_THAT(refused.status(), HasReason(StatusCode::kFailedPrecondition,
                                            "INVOICE_WRITE_OFF_TOO_LARGE"))
        << day;
  }
  EXPECT_THAT(WriteOff(name, kIssued + 10, 10000).status(), IsOk());
}

// What somebody owes is nobody's business who reads a log of errors.
TEST_F(InvoicesTest, ErrorsTellNoAmount) {
  const std::string name = Add(InvoiceOf(kIssued));
  ASSERT_THAT(Pay(name, kIssued, 2345).status(), IsOk());
  for (const absl::Status& refused : {WriteOff(name, kToday, 7656).status(),
                                      Reverse(name, kToday, 2346).status()}) {
    ASSERT_FALSE(refused.ok());
    const std::string told = refused.ToString();
    for (const char* amount : {"7655", "76.55", "2345", "23.45"}) {
      EXPECT_THAT(told, testing::Not(testing::HasSubstr(amount)));
    }
  }
}

TEST_F(InvoicesTest, NoMoreIsWrittenOffThanIsOutstanding) {
  const std::string name = Add(InvoiceOf(kIssued));
  ASSERT_THAT(Pay(name, kIssued, 4000).status(), IsOk());
  EXPECT_THAT(WriteOff(name, kToday, 6001).status(),
              HasReason(StatusCode::kFailedPrecondition,
                        "INVOICE_WRITE_OFF_TOO_LARGE"));
  const auto let_go =
      WriteOff(name, kToday, 6000, InvoiceEntry::COMPLAINT_REMEDY);
  ASSERT_THAT(let_go.status(), IsOk());
  EXPECT_EQ(let_go->written_off_pence(), 6000);
  EXPECT_EQ(let_go->outstanding_pence(), 0);
  EXPECT_EQ(Entries(name)->invoice_entries(1).write_off_reason(),
            InvoiceEntry::COMPLAINT_REMEDY);
  EXPECT_EQ(Pay(name, kToday, 50)->credit_pence(), 50);
}

TEST_F(InvoicesTest, AnInvoiceHasSoManyEntriesAndNoMore) {
  const std::string name = Add(InvoiceOf(kIssued));
  v1::RecordInvoicePaymentRequest request;
  request.set_name(name);
  *request.mutable_paid_date() = rpc::ToDate(kIssued);
  request.set_amount_pence(1);
  // A store in memory is copied for each transaction, so many go into one.
  for (int i = 0; i < kMostInvoiceEntries / 100; ++i) {
    ASSERT_THAT(
        Write([&](store::Txn& txn) -> absl::Status {
          for (int k = 0; k < 100; ++k) {
            CR_RETURN_IF_ERROR(
                RecordInvoicePayment(records_, txn, call_, request).status());
          }
          return absl::OkStatus();
        }),
        IsOk());
  }
  EXPECT_EQ(Get(name)->paid_pence(), kMostInvoiceEntries);
  EXPECT_THAT(
      Pay(name, kToday, 1).status(),
      HasReason(StatusCode::kFailedPrecondition, "INVOICE_ENTRIES_TOO_MANY"));
}

TEST_F(InvoicesTest, IsReadAsItWasKnown) {
  const std::string name = Add(InvoiceOf(kIssued));
  const int64_t before = Revision();
  ASSERT_THAT(Pay(name, kIssued, 4000).status(), IsOk());
  EXPECT_EQ(Get(name, before)->paid_pence(), 0);
  EXPECT_EQ(Get(name)->paid_pence(), 4000);
  EXPECT_THAT(Get(name, Revision() + 1).status(),
              HasReason(StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
  EXPECT_THAT(FieldsOf(Get("councils/x/charges/a").status()),
              ElementsAre("name"));
  EXPECT_THAT(Entries("councils/x/invoices/none").status(),
              HasReason(StatusCode::kNotFound, "INVOICE_NOT_FOUND"));
}

TEST_F(InvoicesTest, ListsAllByNameOrThoseOfOnePayer) {
  for (const char* account : {"a-1", "a-1", "a-2"}) {
    Add(InvoiceOf(kIssued, Invoice::TOP_UP, account));
  }
  EXPECT_EQ(List()->invoices_size(), 3);
  EXPECT_EQ(List("a-1")->invoices_size(), 2);
  EXPECT_EQ(List("a-3")->invoices_size(), 0);
  const auto first = List("a-1", 1);
  ASSERT_THAT(first.status(), IsOk());
  ASSERT_EQ(first->invoices_size(), 1);
  const auto second = List("a-1", 1, first->next_page_token());
  ASSERT_THAT(second.status(), IsOk());
  ASSERT_EQ(second->invoices_size(), 1);
  EXPECT_NE(first->invoices(0).name(), second->invoices(0).name());
  EXPECT_THAT(List("a-2", 1, first->next_page_token()).status(),
              HasReason(StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID"));
  EXPECT_THAT(FieldsOf(List("", -1).status()), ElementsAre("page_size"));
}

}  // namespace
}  // namespace carereform::financial_assessments

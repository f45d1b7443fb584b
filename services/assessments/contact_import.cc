#include "services/assessments/contact_import.h"

#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/imports/import_rows.h"
#include "common/status/status_macros.h"
#include "services/assessments/handlers/contacts.h"
#include "services/assessments/import_words.h"

namespace carereform::assessments {
namespace {

using v1::Contact;
using v1::CreateContactRequest;

const std::vector<imports::CsvColumn>& Columns() {
  static const auto& columns = *new std::vector<imports::CsvColumn>{
      {"external_id", true},   {"received_date", true},  {"is_new", true},
      {"team", true},          {"channel", false},       {"source", false},
      {"locality", false},     {"district", false},      {"age_band", false},
      {"ethnic_group", false}, {"conversation", false},  {"sequel", false},
      {"advice_only", false},  {"concluded_date", false}};
  return columns;
}

CreateContactRequest ReadRow(const imports::CsvRow& row,
                             absl::string_view council,
                             imports::Issues& issues) {
  CreateContactRequest request;
  request.set_parent(absl::StrCat("councils/", council));
  Contact& contact = *request.mutable_contact();
  ReadPlaceAndPerson(row, contact, issues);
  contact.set_is_new(ReadMark(row, "is_new", true, issues));
  contact.set_channel(ReadOptionalEnum<v1::Channel>(
      row, "channel", *v1::Channel_descriptor(), issues));
  contact.set_source(ReadOptionalEnum<v1::RequestSource>(
      row, "source", *v1::RequestSource_descriptor(), issues));
  contact.set_conversation(ReadOptionalEnum<Contact::ConversationStage>(
      row, "conversation", *Contact::ConversationStage_descriptor(), issues));
  contact.set_sequel(ReadOptionalEnum<Contact::Sequel>(
      row, "sequel", *Contact::Sequel_descriptor(), issues));
  contact.set_advice_only(ReadMark(row, "advice_only", false, issues));
  if (!imports::ReadDay(row, "received_date", *contact.mutable_received_date(),
                        issues)) {
    contact.clear_received_date();
  }
  if (!imports::ReadDay(row, "concluded_date",
                        *contact.mutable_concluded_date(), issues)) {
    contact.clear_concluded_date();
  }
  return request;
}

CreateContactRequest RequestOf(const imports::ImportItem& item) {
  CreateContactRequest request;
  request.ParseFromString(item.content);
  return request;
}

}  // namespace

imports::ParsedFile ContactImport::Parse(const rpc::Call& call,
                                         absl::string_view council,
                                         absl::string_view content) const {
  return imports::ParseRows(
      content, Columns(), "external_id", "contact.",
      [&](const imports::CsvRow& row, imports::Issues& issues) {
        return ReadRow(row, council, issues);
      },
      [&](const CreateContactRequest& request) -> absl::Status {
        CR_RETURN_IF_ERROR(CheckCreateContact(request));
        return CheckContactDays(request.contact(), call.today);
      });
}

absl::Status ContactImport::CheckStored(const store::Reader& reader,
                                        const imports::ImportItem& item) const {
  const std::string id = RequestOf(item).contact().external_id();
  CR_ASSIGN_OR_RETURN(const auto taken, records_.journey().contacts().ListBy(
                                            reader, kContactByExternalId,
                                            store::KeyWriter().String(id).key(),
                                            {.after = "", .size = 1}));
  return imports::RefuseTaken(!taken.items.empty(), "external_id");
}

absl::Status ContactImport::Apply(store::Txn& txn, const rpc::Call& call,
                                  const imports::ImportItem& item) const {
  return CreateContact(records_, txn, call, RequestOf(item)).status();
}

}  // namespace carereform::assessments

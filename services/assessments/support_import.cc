#include "services/assessments/support_import.h"

#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/imports/import_rows.h"
#include "common/status/status_macros.h"
#include "services/assessments/handlers/supports.h"
#include "services/assessments/import_words.h"

namespace carereform::assessments {
namespace {

using v1::CreateSupportRequest;
using v1::Support;

const std::vector<imports::CsvColumn>& Columns() {
  static const auto& columns =
      *new std::vector<imports::CsvColumn>{{"external_id", true},
                                           {"kind", true},
                                           {"started_date", true},
                                           {"team", true},
                                           {"ended_date", false},
                                           {"out_of_county", false},
                                           {"locality", false},
                                           {"district", false},
                                           {"specialism", false},
                                           {"age_band", false},
                                           {"ethnic_group", false},
                                           {"discharged_date", false},
                                           {"reviewed_before_date", false},
                                           {"review_history_unknown", false}};
  return columns;
}

CreateSupportRequest ReadRow(const imports::CsvRow& row,
                             absl::string_view council,
                             imports::Issues& issues) {
  CreateSupportRequest request;
  request.set_parent(absl::StrCat("councils/", council));
  Support& support = *request.mutable_support();
  ReadPlaceAndPerson(row, support, issues);
  support.set_kind(static_cast<Support::Kind>(
      imports::ReadEnumWord(row, "kind", *Support::Kind_descriptor(), issues)));
  support.set_specialism(row.Get("specialism"));
  support.set_out_of_county(ReadMark(row, "out_of_county", false, issues));
  support.set_review_history_unknown(
      ReadMark(row, "review_history_unknown", false, issues));
  if (!imports::ReadDay(row, "started_date", *support.mutable_started_date(),
                        issues)) {
    support.clear_started_date();
  }
  if (!imports::ReadDay(row, "ended_date", *support.mutable_ended_date(),
                        issues)) {
    support.clear_ended_date();
  }
  if (!imports::ReadDay(row, "discharged_date",
                        *support.mutable_discharged_date(), issues)) {
    support.clear_discharged_date();
  }
  if (!imports::ReadDay(row, "reviewed_before_date",
                        *support.mutable_reviewed_before_date(), issues)) {
    support.clear_reviewed_before_date();
  }
  return request;
}

CreateSupportRequest RequestOf(const imports::ImportItem& item) {
  CreateSupportRequest request;
  request.ParseFromString(item.content);
  return request;
}

}  // namespace

imports::ParsedFile SupportImport::Parse(const rpc::Call& call,
                                         absl::string_view council,
                                         absl::string_view content) const {
  return imports::ParseRows(
      content, Columns(), "external_id", "support.",
      [&](const imports::CsvRow& row, imports::Issues& issues) {
        return ReadRow(row, council, issues);
      },
      [&](const CreateSupportRequest& request) -> absl::Status {
        CR_RETURN_IF_ERROR(CheckCreateSupport(request));
        return CheckSupportDays(request.support(), call.today);
      });
}

absl::Status SupportImport::CheckStored(const store::Reader& reader,
                                        const imports::ImportItem& item) const {
  const std::string id = RequestOf(item).support().external_id();
  CR_ASSIGN_OR_RETURN(const auto taken, records_.journey().supports().ListBy(
                                            reader, kSupportByExternalId,
                                            store::KeyWriter().String(id).key(),
                                            {.after = "", .size = 1}));
  return imports::RefuseTaken(!taken.items.empty(), "external_id");
}

absl::Status SupportImport::Apply(store::Txn& txn, const rpc::Call& call,
                                  const imports::ImportItem& item) const {
  return CreateSupport(records_, txn, call, RequestOf(item)).status();
}

}  // namespace carereform::assessments

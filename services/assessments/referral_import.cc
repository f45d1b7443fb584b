#include "services/assessments/referral_import.h"

#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/imports/import_rows.h"
#include "common/status/status_macros.h"
#include "services/assessments/handlers/referrals.h"

namespace carereform::assessments {
namespace {

using v1::CreateReferralRequest;
using v1::Referral;

const std::vector<imports::CsvColumn>& Columns() {
  static const auto& columns =
      *new std::vector<imports::CsvColumn>{{"external_id", true},
                                           {"type", true},
                                           {"team", true},
                                           {"locality", false},
                                           {"received_date", true},
                                           {"triaged_date", false},
                                           {"allocated_date", false},
                                           {"started_date", false},
                                           {"closed_date", false}};
  return columns;
}

CreateReferralRequest ReadRow(const imports::CsvRow& row,
                              absl::string_view council,
                              imports::Issues& issues) {
  CreateReferralRequest request;
  request.set_parent(absl::StrCat("councils/", council));
  Referral& referral = *request.mutable_referral();
  referral.set_external_id(row.Get("external_id"));
  referral.set_type(static_cast<Referral::Type>(imports::ReadEnumWord(
      row, "type", *Referral::Type_descriptor(), issues)));
  referral.set_team(row.Get("team"));
  referral.set_locality(row.Get("locality"));
  const auto read_day = [&](const char* column, google::type::Date* date) {
    return imports::ReadDay(row, column, *date, issues);
  };
  if (!read_day("received_date", referral.mutable_received_date())) {
    referral.clear_received_date();
  }
  if (!read_day("triaged_date", referral.mutable_triaged_date())) {
    referral.clear_triaged_date();
  }
  if (!read_day("allocated_date", referral.mutable_allocated_date())) {
    referral.clear_allocated_date();
  }
  if (!read_day("started_date", referral.mutable_started_date())) {
    referral.clear_started_date();
  }
  if (!read_day("closed_date", referral.mutable_closed_date())) {
    referral.clear_closed_date();
  }
  return request;
}

CreateReferralRequest RequestOf(const imports::ImportItem& item) {
  CreateReferralRequest request;
  request.ParseFromString(item.content);
  return request;
}

}  // namespace

imports::ParsedFile ReferralImport::Parse(const rpc::Call& call,
                                          absl::string_view council,
                                          absl::string_view content) const {
  return imports::ParseRows(
      content, Columns(), "external_id", "referral.",
      [&](const imports::CsvRow& row, imports::Issues& issues) {
        return ReadRow(row, council, issues);
      },
      [&](const CreateReferralRequest& request) -> absl::Status {
        CR_RETURN_IF_ERROR(CheckCreate(request));
        return CheckDates(request.referral(), call.today);
      });
}

absl::Status ReferralImport::CheckStored(
    const store::Reader& reader, const imports::ImportItem& item) const {
  const std::string id = RequestOf(item).referral().external_id();
  CR_ASSIGN_OR_RETURN(const auto taken, records_.referrals().ListBy(
                                            reader, kReferralByExternalId,
                                            store::KeyWriter().String(id).key(),
                                            {.after = "", .size = 1}));
  return imports::RefuseTaken(!taken.items.empty(), "external_id");
}

absl::Status ReferralImport::Apply(store::Txn& txn, const rpc::Call& call,
                                   const imports::ImportItem& item) const {
  return CreateReferral(records_, txn, call, RequestOf(item)).status();
}

}  // namespace carereform::assessments

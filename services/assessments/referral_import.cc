#include "services/assessments/referral_import.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/imports/import_rows.h"
#include "common/imports/seen_ids.h"
#include "common/status/status_macros.h"
#include "common/store/resource_rows.h"
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

class ReferralFile final : public imports::RowFile {
 public:
  ReferralFile(const Records& records, const rpc::Call& call,
               std::string council)
      : records_(records), call_(call), council_(std::move(council)) {}

  std::string Read(const imports::CsvRow& row,
                   imports::Issues& issues) override {
    const int before = issues.count();
    imports::CheckIdOnce(row, "external_id", ids_, issues);
    const CreateReferralRequest request = ReadRow(row, council_, issues);
    if (issues.count() == before) {
      imports::AddViolations(row, "referral.", Check(request), issues);
    }
    return request.SerializeAsString();
  }

  absl::StatusOr<imports::Comparison> Compare(
      const store::Reader& reader, const imports::ImportItem& item) override {
    const std::string id = RequestOf(item).referral().external_id();
    CR_ASSIGN_OR_RETURN(
        const store::NamePage taken,
        store::ListIndex(reader, kReferralTable, kReferralByExternalId,
                         store::KeyWriter().String(id).key(),
                         {.after = "", .size = 1}));
    CR_RETURN_IF_ERROR(
        imports::RefuseTaken(!taken.names.empty(), "external_id"));
    return imports::Comparison();
  }

  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const imports::ImportItem& item) override {
    return CreateReferral(records_, txn, call, RequestOf(item)).status();
  }

 private:
  absl::Status Check(const CreateReferralRequest& request) const {
    CR_RETURN_IF_ERROR(CheckCreate(request));
    return CheckDates(request.referral(), call_.today);
  }

  const Records& records_;
  const rpc::Call& call_;
  const std::string council_;
  imports::SeenIds ids_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<imports::RowFile>> ReferralImport::Begin(
    const store::Reader& reader, const rpc::Call& call,
    const imports::RowHead& head, imports::Issues& issues) const {
  imports::CheckColumns(*head.header, Columns(), issues);
  return std::make_unique<ReferralFile>(records_, call, reader.council());
}

}  // namespace carereform::assessments

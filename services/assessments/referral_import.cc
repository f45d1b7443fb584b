#include "services/assessments/referral_import.h"

#include <set>
#include <string>
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

// A column that holds a day.
struct DayColumn {
  const char* name;
  google::type::Date* (Referral::*change)();
};

constexpr DayColumn kDays[] = {
    {"received_date", &Referral::mutable_received_date},
    {"contacted_date", &Referral::mutable_contacted_date},
    {"triaged_date", &Referral::mutable_triaged_date},
    {"allocated_date", &Referral::mutable_allocated_date},
    {"started_date", &Referral::mutable_started_date},
    {"completed_date", &Referral::mutable_completed_date},
    {"decided_date", &Referral::mutable_decided_date},
    {"service_started_date", &Referral::mutable_service_started_date},
    {"closed_date", &Referral::mutable_closed_date},
    {"start_by_date", &Referral::mutable_start_by_date},
    {"referrer_informed_date", &Referral::mutable_referrer_informed_date}};

// A column that holds a word or an opaque reference as the field has it.
struct TextColumn {
  const char* name;
  std::string* (Referral::*change)();
};

constexpr TextColumn kTexts[] = {
    {"external_id", &Referral::mutable_external_id},
    {"team", &Referral::mutable_team},
    {"locality", &Referral::mutable_locality},
    {"district", &Referral::mutable_district},
    {"specialism", &Referral::mutable_specialism},
    {"duty_team", &Referral::mutable_duty_team},
    {"worker", &Referral::mutable_worker}};

// Columns that hold the value of an enum in lower case, if anything.
constexpr const char* kChoices[] = {"source",     "channel",
                                    "age_band",   "ethnic_group",
                                    "complexity", "closure_reason"};

const std::vector<imports::CsvColumn>& Columns() {
  static const auto& columns = *[] {
    const std::set<std::string> required = {"external_id", "team", "type",
                                            "received_date"};
    auto* all = new std::vector<imports::CsvColumn>{{"type", true}};
    const auto add = [&](const char* name) {
      all->push_back({name, required.contains(name)});
    };
    for (const TextColumn& column : kTexts) add(column.name);
    for (const DayColumn& column : kDays) add(column.name);
    for (const char* name : kChoices) add(name);
    return all;
  }();
  return columns;
}

void ReadChoice(const imports::CsvRow& row, const char* column,
                Referral& referral, imports::Issues& issues) {
  if (row.Get(column).empty()) return;
  const auto& field = *Referral::descriptor()->FindFieldByName(column);
  referral.GetReflection()->SetEnumValue(
      &referral, &field,
      imports::ReadEnumWord(row, column, *field.enum_type(), issues));
}

CreateReferralRequest ReadRow(const imports::CsvRow& row,
                              absl::string_view council,
                              imports::Issues& issues) {
  CreateReferralRequest request;
  request.set_parent(absl::StrCat("councils/", council));
  Referral& referral = *request.mutable_referral();
  for (const TextColumn& column : kTexts) {
    *(referral.*column.change)() = row.Get(column.name);
  }
  referral.set_type(static_cast<Referral::Type>(imports::ReadEnumWord(
      row, "type", *Referral::Type_descriptor(), issues)));
  for (const char* column : kChoices) {
    ReadChoice(row, column, referral, issues);
  }
  for (const DayColumn& column : kDays) {
    google::type::Date day;
    if (imports::ReadDay(row, column.name, day, issues)) {
      *(referral.*column.change)() = day;
    }
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

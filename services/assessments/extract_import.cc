#include "services/assessments/extract_import.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/imports/extract_day.h"
#include "common/imports/extracted_cases.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/assessments/extract_records.h"
#include "services/assessments/handlers/extract_cases.h"
#include "services/assessments/handlers/extract_conversion.h"

namespace carereform::assessments {
namespace {

using imports::Issues;
using v1::Referral;

// Where referrals are kept, and which an extract should have: those that are
// neither closed nor merged.
imports::ExtractedCasesOf<Referral> CasesOf(const Records& records) {
  std::vector<uint32_t> open;
  const auto& states = *Referral::State_descriptor();
  for (int i = 0; i < states.value_count(); ++i) {
    const int state = states.value(i)->number();
    if (state == Referral::STATE_UNSPECIFIED || state == Referral::CLOSED ||
        state == Referral::MERGED) {
      continue;
    }
    open.push_back(static_cast<uint32_t>(state));
  }
  return {.table = &records.referrals(),
          .by_state = kReferralByState,
          .open_states = std::move(open),
          .is_expected = &ExpectedInExtract,
          .begin_of =
              [](const Referral& referral) {
                return *rpc::StoredDay(referral.received_date());
              },
          .mark =
              [&records](store::Txn& txn, const std::string& name) {
                return MarkMissing(records, txn, name);
              }};
}

class ExtractFile final : public imports::RowFile {
 public:
  ExtractFile(const Records& records, absl::CivilDay day,
              v1::ExtractProfile profile, const imports::CsvHeader& header)
      : records_(records),
        day_(day),
        name_(profile.name()),
        profile_(ProfileOf(profile)),
        cases_(CasesOf(records), day) {
    for (const ProfileColumn& column : profile_.columns) {
      const auto found = header.places.find(column.heading);
      places_.push_back(
          found == header.places.end() ? -1 : static_cast<int>(found->second));
      headings_[column.field] = column.heading;
    }
  }

  std::string Read(const imports::CsvRow& row, Issues& issues) override;
  void ReadIllegible() override { cases_.AddIllegible(); }
  absl::StatusOr<imports::Comparison> Compare(
      const store::Reader& reader, const imports::ImportItem& item) override;
  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const imports::ImportItem& item) override;
  absl::Status FinishReport(const store::Reader& reader,
                            common::v1::ImportReport& report) override;
  absl::StatusOr<imports::Step> NextStep(const store::Reader& reader) override;

 private:
  absl::StatusOr<CaseDecision> Decide(const store::Reader& reader,
                                      const imports::ImportItem& item) const;

  const Records& records_;
  const absl::CivilDay day_;
  const std::string name_;
  const ExtractProfile profile_;
  std::vector<int> places_;  // Of the profile's columns; negative for none.
  std::map<std::string, std::string> headings_;  // By field.
  imports::ExtractedCases<Referral> cases_;
  bool kept_ = false;
};

std::string Encode(const CaseFields& told) {
  store::KeyWriter parts;
  for (const auto& [field, value] : told) parts.String(field).String(value);
  return parts.key();
}

absl::StatusOr<CaseFields> Decode(absl::string_view content) {
  CaseFields told;
  store::KeyReader parts(content);
  while (!parts.rest().empty()) {
    std::string field;
    CR_RETURN_IF_ERROR(parts.String(field));
    CR_RETURN_IF_ERROR(parts.String(told[field]));
  }
  return told;
}

std::string ExtractFile::Read(const imports::CsvRow& row, Issues& issues) {
  cases_.AddRow();
  std::vector<std::string> values;
  for (const int place : places_) {
    values.push_back(place < 0 ? "" : row.values[static_cast<size_t>(place)]);
  }
  std::vector<CellViolation> violations;
  const CaseFields told = ReadExtractRow(profile_, values, violations);
  for (const CellViolation& violation : violations) {
    issues.Add(row.line, violation.heading, violation.rule, violation.remedy);
  }
  const auto id = told.find("external_id");
  if (id == told.end()) {
    cases_.AddIllegible();
    return "";
  }
  const std::optional<int> first = cases_.AddId(id->second, row.line);
  if (first.has_value()) {
    issues.Add(
        row.line, headings_["external_id"],
        absl::StrCat("the reference stands on line ", *first, " already"),
        "give each case one row");
  }
  return Encode(told);
}

absl::StatusOr<CaseDecision> ExtractFile::Decide(
    const store::Reader& reader, const imports::ImportItem& item) const {
  CR_ASSIGN_OR_RETURN(const CaseFields told, Decode(item.content));
  absl::StatusOr<CaseDecision> decided =
      DecideCase(records_, reader, told, day_);
  std::vector<FieldViolation> violations = ViolationsOf(decided.status());
  if (violations.empty()) return decided;
  for (FieldViolation& violation : violations) {
    const auto heading = headings_.find(violation.field);
    if (heading != headings_.end()) violation.field = heading->second;
  }
  return InvalidFields(violations);
}

absl::StatusOr<imports::Comparison> ExtractFile::Compare(
    const store::Reader& reader, const imports::ImportItem& item) {
  CR_ASSIGN_OR_RETURN(const CaseDecision decision, Decide(reader, item));
  imports::Comparison comparison;
  if (!decision.stored.has_value()) return comparison;
  comparison.effect = decision.changes.empty()
                          ? imports::Comparison::Effect::kNothing
                          : imports::Comparison::Effect::kChanges;
  for (const FieldChange& change : decision.changes) {
    comparison.fields.push_back(change.field);
  }
  return comparison;
}

absl::Status ExtractFile::Apply(store::Txn& txn, const rpc::Call& call,
                                const imports::ImportItem& item) {
  CR_ASSIGN_OR_RETURN(CaseDecision decision, Decide(txn, item));
  return ApplyCase(records_, txn, call, std::move(decision));
}

absl::Status ExtractFile::FinishReport(const store::Reader& reader,
                                       common::v1::ImportReport& report) {
  report.set_profile(name_);
  return cases_.Report(reader, report);
}

// Marks the cases that vanished, and at last keeps that the extract is applied.
absl::StatusOr<imports::Step> ExtractFile::NextStep(
    const store::Reader& reader) {
  if (kept_) return imports::Step(nullptr);
  CR_ASSIGN_OR_RETURN(imports::Step step, cases_.NextStep(reader));
  if (step) return step;
  kept_ = true;
  return imports::Step([this](store::Txn& txn, const rpc::Call&) {
    v1::CaseExtract extract;
    *extract.mutable_extract_date() = rpc::ToDate(day_);
    extract.set_profile(name_);
    extract.set_case_count(cases_.rows());
    *extract.mutable_apply_time() = rpc::ToTimestamp(txn.commit_time());
    return KeepExtract(txn, std::move(extract));
  });
}

// Adds an issue for each heading that the profile does not have, and for each
// of the profile's that is lacking or there twice.
void CheckHeadings(const imports::CsvHeader& header,
                   const v1::ExtractProfile& profile, Issues& issues) {
  std::vector<imports::CsvColumn> columns;
  for (const auto& column : profile.columns()) {
    columns.push_back({column.heading(), !column.field().empty()});
  }
  imports::CheckColumns(header, columns, issues);
}

}  // namespace

absl::StatusOr<std::unique_ptr<imports::RowFile>> ExtractImport::Begin(
    const store::Reader& reader, const rpc::Call& call,
    const imports::RowHead& head, imports::Issues& issues) const {
  const std::optional<absl::CivilDay> day =
      imports::ReadExtractDay(head.note, call.today, issues);
  if (!day.has_value()) return nullptr;
  CR_ASSIGN_OR_RETURN(const auto latest, LatestExtract(reader));
  if (latest.has_value() && *rpc::StoredDay(latest->extract_date()) > *day) {
    issues.Add(0, "extract_date",
               absl::StrCat("is before the extract that was applied last, ",
                            latest->name()),
               "apply extracts in the order of their days");
    return nullptr;
  }
  CR_ASSIGN_OR_RETURN(auto profile, ProfileOn(reader, *day));
  if (!profile.has_value()) {
    issues.Add(0, "extract_date",
               absl::StrCat("no profile is in force on ", FormatDate(*day)),
               "create one with ExtractService.CreateExtractProfile");
    return nullptr;
  }
  CheckHeadings(*head.header, *profile, issues);
  return std::make_unique<ExtractFile>(records_, *day, *std::move(profile),
                                       *head.header);
}

}  // namespace carereform::assessments

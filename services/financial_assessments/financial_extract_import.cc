#include "services/financial_assessments/financial_extract_import.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/imports/extract_day.h"
#include "common/imports/extracted_cases.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/assessment_columns.h"
#include "services/financial_assessments/handlers/extract_cases.h"

namespace carereform::financial_assessments {
namespace {

using imports::Issues;
using v1::FinancialAssessment;
using v1::FinancialExtract;

// Where the cases of the queue are kept, and which an extract should have.
imports::ExtractedCasesOf<FinancialAssessment> CasesOf(const Records& records) {
  return {.table = &records.financial_assessments(),
          .by_state = kFinancialAssessmentByState,
          .open_states = {FinancialAssessment::REFERRED,
                          FinancialAssessment::ALLOCATED,
                          FinancialAssessment::COMPLETED},
          .is_expected = &ExpectedInExtract,
          .begin_of =
              [](const FinancialAssessment& assessment) {
                return *rpc::StoredDay(assessment.referred_date());
              },
          .mark =
              [&records](store::Txn& txn, const std::string& name) {
                return MarkMissing(records, txn, name);
              }};
}

absl::StatusOr<std::optional<FinancialExtract>> LatestExtract(
    const Records& records, const store::Reader& reader) {
  CR_ASSIGN_OR_RETURN(
      auto page, records.extracts().ListBy(reader, kFinancialExtractByDay, "",
                                           {.after = "", .size = 1}));
  if (page.items.empty()) return std::nullopt;
  return std::move(page.items.front());
}

// Keeps that the extract of a day was applied, once or again.
absl::Status KeepExtract(const Records& records, store::Txn& txn,
                         absl::CivilDay day, int rows) {
  FinancialExtract extract;
  extract.set_name(absl::StrCat("councils/", txn.council(),
                                "/financialExtracts/", FormatDate(day)));
  *extract.mutable_extract_date() = rpc::ToDate(day);
  extract.set_case_count(rows);
  *extract.mutable_apply_time() = rpc::ToTimestamp(txn.commit_time());
  CR_ASSIGN_OR_RETURN(const auto before,
                      records.extracts().Find(txn, extract.name()));
  if (!before.has_value()) return records.extracts().Create(txn, extract);
  return records.extracts().Update(txn, extract);
}

class ExtractFile final : public imports::RowFile {
 public:
  ExtractFile(const Records& records, absl::CivilDay day,
              const imports::CsvHeader& header)
      : records_(records), day_(day), cases_(CasesOf(records), day) {
    for (const imports::CsvColumn& column : AssessmentColumns()) {
      if (header.places.count(column.name) == 0) continue;
      fields_.emplace_back(column.name);
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
                                      const imports::ImportItem& item) const {
    FinancialAssessment told;
    told.ParseFromString(item.content);
    return DecideCase(records_, reader, told, fields_, day_);
  }

  const Records& records_;
  const absl::CivilDay day_;
  std::vector<std::string> fields_;  // Those that the file tells of.
  imports::ExtractedCases<FinancialAssessment> cases_;
  bool kept_ = false;
};

std::string ExtractFile::Read(const imports::CsvRow& row, Issues& issues) {
  cases_.AddRow();
  const FinancialAssessment told = ReadAssessment(row, issues);
  if (told.external_id().empty()) {
    cases_.AddIllegible();
    issues.Add(row.line, "external_id", "the value is missing",
               "every case has one: fill it");
    return "";
  }
  const std::optional<int> first = cases_.AddId(told.external_id(), row.line);
  if (first.has_value()) {
    issues.Add(row.line, "external_id",
               absl::StrCat("the id stands on line ", *first, " already"),
               "give each case one row");
  }
  return told.SerializeAsString();
}

absl::StatusOr<imports::Comparison> ExtractFile::Compare(
    const store::Reader& reader, const imports::ImportItem& item) {
  CR_ASSIGN_OR_RETURN(CaseDecision decision, Decide(reader, item));
  imports::Comparison comparison;
  if (!decision.stored.has_value()) return comparison;
  comparison.effect = decision.changes.empty()
                          ? imports::Comparison::Effect::kNothing
                          : imports::Comparison::Effect::kChanges;
  comparison.fields = std::move(decision.changes);
  return comparison;
}

absl::Status ExtractFile::Apply(store::Txn& txn, const rpc::Call& call,
                                const imports::ImportItem& item) {
  CR_ASSIGN_OR_RETURN(CaseDecision decision, Decide(txn, item));
  return ApplyCase(records_, txn, call, std::move(decision));
}

absl::Status ExtractFile::FinishReport(const store::Reader& reader,
                                       common::v1::ImportReport& report) {
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
    return KeepExtract(records_, txn, day_, cases_.rows());
  });
}

}  // namespace

absl::StatusOr<std::unique_ptr<imports::RowFile>> FinancialExtractImport::Begin(
    const store::Reader& reader, const rpc::Call& call,
    const imports::RowHead& head, Issues& issues) const {
  const std::optional<absl::CivilDay> day =
      imports::ReadExtractDay(head.note, call.today, issues);
  if (!day.has_value()) return nullptr;
  CR_ASSIGN_OR_RETURN(const auto latest, LatestExtract(records_, reader));
  if (latest.has_value() && *rpc::StoredDay(latest->extract_date()) > *day) {
    issues.Add(0, "extract_date",
               absl::StrCat("is before the extract that was applied last, of ",
                            PrintDate(*rpc::StoredDay(latest->extract_date()))),
               "apply extracts in the order of their days");
    return nullptr;
  }
  imports::CheckColumns(*head.header, AssessmentColumns(), issues);
  return std::make_unique<ExtractFile>(records_, *day, *head.header);
}

}  // namespace carereform::financial_assessments

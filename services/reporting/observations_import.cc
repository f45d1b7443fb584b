#include "services/reporting/observations_import.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/imports/import_rows.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/reporting/domain/decimal.h"
#include "services/reporting/handlers/catalogue.h"

namespace carereform::reporting {
namespace {

using measures::v1::MeasureValue;
using v1::CreateObservationRequest;

constexpr char kCorrect[] = "correct it and send the file again";

const std::vector<imports::CsvColumn>& Columns() {
  static const auto& columns = *new std::vector<imports::CsvColumn>{
      {"observation_id", true}, {"code", true},         {"question", true},
      {"basis", true},          {"shape", true},        {"value", true},
      {"numerator", false},     {"denominator", false}, {"n", false},
      {"unit", true},           {"as_of", true},        {"period_first", false},
      {"period_last", false},   {"population", true},   {"owner", true},
      {"evidence", true},       {"approver", true},     {"source", true},
      {"standing", true},       {"note", false}};
  return columns;
}

// A whole number of at least 0; 0 where the column is empty.
int64_t ReadCount(const imports::CsvRow& row, const char* column,
                  imports::Issues& issues) {
  int64_t n = 0;
  const std::string& text = row.Get(column);
  if (!text.empty() && (!absl::SimpleAtoi(text, &n) || n < 0)) {
    issues.Add(row.line, column, "is not a whole number of 0 or more",
               kCorrect);
    return 0;
  }
  return n;
}

// Twice a value that is whole or ends in .5.
int64_t ReadTimesTwo(const imports::CsvRow& row, imports::Issues& issues) {
  const auto decimal = ParseDecimal(row.Get("value"));
  if (decimal.ok() && decimal->units >= 0) {
    if (decimal->places == 0) return decimal->units * 2;
    if (decimal->places == 1 && decimal->units % 5 == 0) {
      return decimal->units / 5;
    }
  }
  issues.Add(row.line, "value",
             "is not a number of 0 or more that is whole or "
             "ends in .5",
             kCorrect);
  return 0;
}

void ReadShape(const imports::CsvRow& row, MeasureValue& value,
               imports::Issues& issues) {
  const std::string& shape = row.Get("shape");
  const int64_t n = ReadCount(row, "n", issues);
  if (shape == "count") {
    value.mutable_count()->set_n(ReadCount(row, "value", issues));
  } else if (shape == "ratio") {
    value.mutable_ratio()->set_numerator(ReadCount(row, "numerator", issues));
    value.mutable_ratio()->set_denominator(
        ReadCount(row, "denominator", issues));
    value.mutable_ratio()->set_per(100);
  } else if (shape == "median") {
    value.mutable_quantile()->set_value_times_two(ReadTimesTwo(row, issues));
    value.mutable_quantile()->set_n(n);
    value.mutable_quantile()->set_method("median, as published");
  } else if (shape == "maximum") {
    value.mutable_maximum()->set_value(ReadCount(row, "value", issues));
    value.mutable_maximum()->set_n(n);
  } else if (shape == "mean") {
    value.mutable_mean()->set_sum(ReadCount(row, "numerator", issues));
    value.mutable_mean()->set_n(n);
  } else if (shape == "printed") {
    const auto decimal = ParseDecimal(row.Get("value"));
    if (!decimal.ok() || decimal->units < 0) {
      issues.Add(row.line, "value", "is not a plain number of 0 or more",
                 kCorrect);
    }
    value.mutable_printed()->set_decimal(row.Get("value"));
  } else {
    issues.Add(row.line, "shape", "the value is not one that is known",
               "give one of count, ratio, median, maximum, mean, printed");
  }
  value.set_state(MeasureValue::VALUE);
  if (row.Get("value") == "0") value.set_state(MeasureValue::CONFIRMED_ZERO);
}

// Sets the day, which may be a month, and the period.
void ReadDates(const imports::CsvRow& row, v1::Observation& observation,
               imports::Issues& issues) {
  MeasureValue& value = *observation.mutable_value();
  if (!row.Get("as_of").empty()) {
    const auto day = ParseDateOrMonth(row.Get("as_of"));
    if (day.ok()) {
      *value.mutable_as_of_date() = rpc::ToDate(day->day);
      observation.set_month_precision(day->month_precision);
    } else {
      issues.Add(row.line, "as_of", day.status().message(), kCorrect);
    }
  }
  if (row.Get("period_first").empty() && row.Get("period_last").empty()) return;
  imports::ReadDay(row, "period_first",
                   *value.mutable_period()->mutable_first_date(), issues);
  imports::ReadDay(row, "period_last",
                   *value.mutable_period()->mutable_last_date(), issues);
}

CreateObservationRequest ReadRow(const imports::CsvRow& row,
                                 absl::string_view council,
                                 imports::Issues& issues) {
  CreateObservationRequest request;
  request.set_parent(absl::StrCat("councils/", council));
  request.set_observation_id(row.Get("observation_id"));
  v1::Observation& observation = *request.mutable_observation();
  observation.set_code(row.Get("code"));
  observation.set_question(row.Get("question"));
  observation.set_owner(row.Get("owner"));
  observation.set_evidence(row.Get("evidence"));
  observation.set_approver(row.Get("approver"));
  MeasureValue& value = *observation.mutable_value();
  value.set_origin(MeasureValue::IMPORTED);
  value.set_basis(static_cast<measures::v1::Basis>(imports::ReadEnumWord(
      row, "basis", *measures::v1::Basis_descriptor(), issues)));
  value.set_unit(row.Get("unit"));
  value.set_population(row.Get("population"));
  ReadShape(row, value, issues);
  ReadDates(row, observation, issues);
  auto& provenance = *observation.mutable_provenance();
  provenance.set_source(row.Get("source"));
  provenance.set_note(row.Get("note"));
  provenance.set_standing(
      static_cast<common::v1::Provenance::Standing>(imports::ReadEnumWord(
          row, "standing", *common::v1::Provenance::Standing_descriptor(),
          issues)));
  return request;
}

CreateObservationRequest RequestOf(const imports::ImportItem& item) {
  CreateObservationRequest request;
  request.ParseFromString(item.content);
  return request;
}

}  // namespace

imports::ParsedFile ObservationsImport::Parse(const rpc::Call&,
                                              absl::string_view council,
                                              absl::string_view content) const {
  return imports::ParseRows(
      content, Columns(), "observation_id", "observation.",
      [&](const imports::CsvRow& row, imports::Issues& issues) {
        return ReadRow(row, council, issues);
      },
      &CheckCreateObservation);
}

absl::Status ObservationsImport::CheckStored(
    const store::Reader& reader, const imports::ImportItem& item) const {
  const CreateObservationRequest request = RequestOf(item);
  const std::string name = absl::StrCat(request.parent(), "/observations/",
                                        request.observation_id());
  CR_ASSIGN_OR_RETURN(const auto found,
                      records_.observations.Find(reader, name));
  return imports::RefuseExisting(found.has_value(), name);
}

absl::Status ObservationsImport::Apply(store::Txn& txn, const rpc::Call& call,
                                       const imports::ImportItem& item) const {
  return CreateObservation(records_, txn, call, RequestOf(item)).status();
}

}  // namespace carereform::reporting

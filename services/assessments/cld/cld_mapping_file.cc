#include "services/assessments/cld/cld_mapping_file.h"

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/status/status_macros.h"
#include "services/assessments/cld/cld_specification_file.h"

namespace carereform::data {
extern const absl::string_view kCldMapping;
}

namespace carereform::assessments {
namespace {

using imports::CsvRow;

absl::Status LineError(const CsvRow& row, absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat("line ", row.line, " ", words));
}

absl::StatusOr<uint8_t> NumberOf(const CsvRow& row, absl::string_view list,
                                 const CldSpecification& specification) {
  const auto value = specification.List(list).Find(row.Get("value"));
  if (!value.has_value()) {
    return LineError(row, absl::StrCat("has a value not in the list ", list));
  }
  return value->number;
}

absl::Status AddType(const CsvRow& row, const CldSpecification& specification,
                     CldMapping& mapping) {
  const bool review = row.Get("event") == "review";
  if (!review && row.Get("event") != "assessment") {
    return LineError(row, "is of neither an assessment nor a review");
  }
  CR_ASSIGN_OR_RETURN(
      const uint8_t number,
      NumberOf(row, review ? "review_reason" : "assessment_type",
               specification));
  mapping.types.push_back({row.Get("word"),
                           review ? EventKind::kReview : EventKind::kAssessment,
                           number});
  return absl::OkStatus();
}

absl::Status AddOutcome(const CsvRow& row,
                        const CldSpecification& specification,
                        CldMapping::Outcomes& outcomes) {
  CR_ASSIGN_OR_RETURN(const uint8_t number,
                      NumberOf(row, "event_outcome", specification));
  outcomes.emplace_back(row.Get("word"), static_cast<EventOutcome>(number));
  return absl::OkStatus();
}

absl::Status AddNumber(const CsvRow& row, absl::string_view list,
                       const CldSpecification& specification,
                       CldMapping::Numbers& numbers) {
  CR_ASSIGN_OR_RETURN(const uint8_t number, NumberOf(row, list, specification));
  numbers.emplace_back(row.Get("word"), number);
  return absl::OkStatus();
}

absl::Status AddLine(const CsvRow& row, const CldSpecification& specification,
                     CldMapping& mapping) {
  if (row.Get("standing").empty() || row.Get("source").empty()) {
    return LineError(row, "needs a standing and a source");
  }
  const std::string& part = row.Get("part");
  if (part == "type") return AddType(row, specification, mapping);
  if (part == "closure") {
    return AddOutcome(row, specification, mapping.closures);
  }
  if (part == "decision") {
    return AddOutcome(row, specification, mapping.decisions);
  }
  if (part == "route") {
    return AddNumber(row, "route_of_access", specification, mapping.routes);
  }
  if (part == "support") {
    return AddNumber(row, "service_type", specification, mapping.services);
  }
  if (part == "component") {
    return AddNumber(row, "service_component", specification,
                     mapping.components);
  }
  if (part == "review") {
    return AddNumber(row, "review_reason", specification, mapping.reviews);
  }
  return LineError(row,
                   "is of no part: type, closure, decision, route, support, "
                   "component or review");
}

}  // namespace

absl::StatusOr<CldMapping> ParseCldMapping(
    absl::string_view csv, const CldSpecification& specification) {
  imports::Issues issues;
  const imports::CsvFile file = imports::ParseCsv(
      csv, {{"part"}, {"word"}, {"event"}, {"value"}, {"standing"}, {"source"}},
      issues);
  if (!issues.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "line ", issues.kept()[0].line(), ": ", issues.kept()[0].rule()));
  }
  CldMapping mapping;
  for (const CsvRow& row : file.rows) {
    CR_RETURN_IF_ERROR(AddLine(row, specification, mapping));
  }
  return mapping;
}

const CldMapping& BuiltInCldMapping() {
  static const CldMapping* const mapping = [] {
    auto parsed = ParseCldMapping(data::kCldMapping, BuiltInCldSpecification());
    if (!parsed.ok()) {
      std::fprintf(stderr, "carereform: %s\n",
                   parsed.status().ToString().c_str());
      std::abort();
    }
    return new CldMapping(*std::move(parsed));
  }();
  return *mapping;
}

}  // namespace carereform::assessments

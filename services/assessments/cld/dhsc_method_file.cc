#include "services/assessments/cld/dhsc_method_file.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"

namespace carereform::data {
extern const absl::string_view kDhscWaitingMethods;
}

namespace carereform::assessments {
namespace {

absl::Status LineError(const imports::CsvRow& row, absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat("line ", row.line, " ", words));
}

absl::Status ReadDay(const imports::CsvRow& row, absl::string_view column,
                     absl::CivilDay& day) {
  const auto parsed = ParseDate(row.Get(column));
  if (!parsed.ok()) {
    return LineError(row, absl::StrCat("has no ", column, " that is a day"));
  }
  day = *parsed;
  return absl::OkStatus();
}

absl::Status ReadNumber(const imports::CsvRow& row, absl::string_view column,
                        int& number) {
  if (!absl::SimpleAtoi(row.Get(column), &number) || number < 1) {
    return LineError(row, absl::StrCat("needs a ", column, " of 1 or more"));
  }
  return absl::OkStatus();
}

absl::StatusOr<DhscMethod> ParseMethod(const imports::CsvRow& row) {
  DhscMethod method;
  method.version = row.Get("version");
  method.status = row.Get("status");
  method.source = row.Get("source");
  if (method.version.empty() || method.status.empty() ||
      method.source.empty()) {
    return LineError(row, "needs a version, a status and a source");
  }
  CR_RETURN_IF_ERROR(ReadDay(row, "published_date", method.published));
  CR_RETURN_IF_ERROR(ReadDay(row, "requests_from_date", method.requests_from));
  CR_RETURN_IF_ERROR(
      ReadDay(row, "conversations_before_date", method.conversations_before));
  CR_RETURN_IF_ERROR(
      ReadNumber(row, "long_term_months", method.long_term_months));
  CR_RETURN_IF_ERROR(
      ReadNumber(row, "short_term_months", method.short_term_months));
  CR_RETURN_IF_ERROR(ReadNumber(row, "youngest_age", method.youngest_age));
  CR_RETURN_IF_ERROR(ReadNumber(row, "older_age", method.older_age));
  if (method.older_age <= method.youngest_age) {
    return LineError(row, "needs an older_age above its youngest_age");
  }
  return method;
}

}  // namespace

absl::StatusOr<std::vector<DhscMethod>> ParseDhscMethods(
    absl::string_view csv) {
  imports::Issues issues;
  const imports::CsvFile file =
      imports::ParseCsv(csv,
                        {{"version"},
                         {"published_date"},
                         {"requests_from_date"},
                         {"conversations_before_date"},
                         {"long_term_months"},
                         {"short_term_months"},
                         {"youngest_age"},
                         {"older_age"},
                         {"status"},
                         {"source"}},
                        issues);
  if (!issues.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "line ", issues.kept()[0].line(), ": ", issues.kept()[0].rule()));
  }
  std::vector<DhscMethod> methods;
  for (const imports::CsvRow& row : file.rows) {
    CR_ASSIGN_OR_RETURN(DhscMethod method, ParseMethod(row));
    if (!methods.empty() && method.published <= methods.back().published) {
      return LineError(row, "was published no later than the line before it");
    }
    methods.push_back(std::move(method));
  }
  if (methods.empty()) {
    return absl::InvalidArgumentError("holds no version of the method");
  }
  return methods;
}

const std::vector<DhscMethod>& BuiltInDhscMethods() {
  static const std::vector<DhscMethod>* const methods = [] {
    auto parsed = ParseDhscMethods(data::kDhscWaitingMethods);
    if (!parsed.ok()) {
      std::fprintf(stderr, "carereform: %s\n",
                   parsed.status().ToString().c_str());
      std::abort();
    }
    return new std::vector<DhscMethod>(*std::move(parsed));
  }();
  return *methods;
}

const DhscMethod& LatestDhscMethod() { return BuiltInDhscMethods().back(); }

}  // namespace carereform::assessments

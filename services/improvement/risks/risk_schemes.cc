#include "services/improvement/risks/risk_schemes.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/imports/dated_rows.h"
#include "common/status/status_macros.h"

namespace carereform::data {
extern const absl::string_view kRiskSchemes;
}  // namespace carereform::data

namespace carereform::improvement {
namespace {

using imports::DatedRow;

constexpr int kMostValue = 100;

RiskScheme& SchemeOf(std::vector<RiskScheme>& schemes, const DatedRow& row) {
  const std::string id = row.row.Get("scheme");
  const auto found =
      std::find_if(schemes.begin(), schemes.end(),
                   [&](const RiskScheme& scheme) { return scheme.id == id; });
  if (found != schemes.end()) return *found;
  RiskScheme& scheme = schemes.emplace_back();
  scheme.id = id;
  scheme.from = row.from;
  scheme.to = row.to;
  scheme.status = row.status;
  return scheme;
}

absl::Status AddRow(const DatedRow& row, RiskScheme& scheme) {
  if (row.from != scheme.from || row.to != scheme.to) {
    return imports::LineError(row, "has other days than its scheme");
  }
  CR_ASSIGN_OR_RETURN(const int number,
                      imports::NumberIn(row, "number", 1, kMostValue));
  const std::string part = row.row.Get("part");
  std::map<int, std::string>* scale =
      part == "likelihood" ? &scheme.scales.likelihoods
      : part == "impact"   ? &scheme.scales.impacts
      : part == "band"     ? &scheme.scales.bands
                           : nullptr;
  if (scale == nullptr) {
    return imports::LineError(row, "`part` is not likelihood, impact or band");
  }
  if (!scale->emplace(number, row.row.Get("word")).second) {
    return imports::LineError(row, "is the second of that number");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<RiskScheme>> ParseRiskSchemes(
    absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const auto rows,
      imports::ParseDatedRows(csv, {"scheme", "part", "number", "word"},
                              {"published", "assumed"}));
  std::vector<RiskScheme> schemes;
  for (const DatedRow& row : rows) {
    CR_RETURN_IF_ERROR(AddRow(row, SchemeOf(schemes, row)));
  }
  for (const RiskScheme& scheme : schemes) {
    if (scheme.scales.likelihoods.empty() ||
        scheme.scales.bands.count(1) == 0) {
      return absl::InvalidArgumentError(absl::StrCat(
          scheme.id, " needs a likelihood and a band that begins at 1"));
    }
  }
  return schemes;
}

const std::vector<RiskScheme>& BuiltInRiskSchemes() {
  // A file that cannot be read ends the program: a test reads it first.
  static const auto& schemes =
      *new std::vector<RiskScheme>(*ParseRiskSchemes(data::kRiskSchemes));
  return schemes;
}

const RiskScheme* FindScheme(const std::vector<RiskScheme>& schemes,
                             absl::string_view id) {
  const auto found =
      std::find_if(schemes.begin(), schemes.end(),
                   [&](const RiskScheme& scheme) { return scheme.id == id; });
  return found == schemes.end() ? nullptr : &*found;
}

}  // namespace carereform::improvement

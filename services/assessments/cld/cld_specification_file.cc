#include "services/assessments/cld/cld_specification_file.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/imports/csv.h"
#include "common/status/status_macros.h"
#include "services/assessments/cld/cld_shapes.h"
#include "services/assessments/domain/care_events.h"

namespace carereform::data {
extern const absl::string_view kCldFields;
extern const absl::string_view kCldValues;
}  // namespace carereform::data

namespace carereform::assessments {
namespace {

using imports::CsvRow;

absl::Status LineError(absl::string_view file, const CsvRow& row,
                       absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat(file, ", line ", row.line, " ", words));
}

absl::StatusOr<imports::CsvFile> ReadFile(
    absl::string_view file, absl::string_view csv,
    const std::vector<imports::CsvColumn>& columns) {
  imports::Issues issues;
  imports::CsvFile rows = imports::ParseCsv(csv, columns, issues);
  if (!issues.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(file, ", line ", issues.kept()[0].line(), ": ",
                     issues.kept()[0].rule()));
  }
  return rows;
}

// Returns the bits of the words, each of which stands for its place from 1;
// every bit for "all" and none for a word that is not there.
uint8_t MaskOf(absl::string_view words,
               absl::Span<const absl::string_view> known) {
  if (words == "all") return UINT8_MAX;
  unsigned mask = 0;
  for (const absl::string_view word : absl::StrSplit(words, ';')) {
    unsigned bit = 0;
    for (size_t i = 0; i < known.size(); ++i) {
      if (known[i] == word) bit = 2U << i;
    }
    if (bit == 0) return 0;
    mask |= bit;
  }
  return static_cast<uint8_t>(mask);
}

absl::StatusOr<CldRule> ParseRule(const CsvRow& row) {
  constexpr std::array<absl::string_view, 4> kEvents = {"request", "assessment",
                                                        "service", "review"};
  constexpr std::array<absl::string_view, 2> kClients = {"service_user",
                                                         "unpaid_carer"};
  CldRule rule;
  rule.events = MaskOf(row.Get("events"), kEvents);
  rule.clients = MaskOf(row.Get("clients"), kClients);
  if (rule.events == 0 || rule.clients == 0) {
    return LineError("cld_fields", row, "has events or clients not known");
  }
  rule.mandatory = row.Get("presence") == "mandatory";
  if (!rule.mandatory && row.Get("presence") != "optional") {
    return LineError("cld_fields", row, "is neither mandatory nor optional");
  }
  return rule;
}

absl::StatusOr<CldField> ParseField(const CsvRow& row,
                                    const CldSpecification& specification) {
  CldField field;
  field.name = row.Get("field");
  field.module = row.Get("module");
  field.list = row.Get("values");
  if (!field.list.empty()) {
    const auto list = specification.lists.find(field.list);
    if (list == specification.lists.end()) {
      return LineError("cld_fields", row, "names a list that is not there");
    }
    field.values = list->second;
    return field;
  }
  const CldShape* shape = CldShapeOf(row.Get("check"));
  if (shape == nullptr) {
    return LineError("cld_fields", row, "has a check that is not known");
  }
  field.fits = shape->fits;
  field.shape = shape->words;
  return field;
}

absl::Status CheckEvidence(absl::string_view file, const CsvRow& row) {
  const std::string& standing = row.Get("standing");
  if ((standing != "published" && standing != "assumed") ||
      row.Get("source").empty()) {
    return LineError(file, row, "needs a standing and a source");
  }
  return absl::OkStatus();
}

absl::Status AddFields(absl::string_view csv, CldSpecification& specification) {
  CR_ASSIGN_OR_RETURN(const imports::CsvFile file, ReadFile("cld_fields", csv,
                                                            {{"field"},
                                                             {"module"},
                                                             {"events"},
                                                             {"clients"},
                                                             {"presence"},
                                                             {"check"},
                                                             {"values"},
                                                             {"release"},
                                                             {"standing"},
                                                             {"source"}}));
  for (const CsvRow& row : file.rows) {
    CR_RETURN_IF_ERROR(CheckEvidence("cld_fields", row));
    CR_ASSIGN_OR_RETURN(const CldRule rule, ParseRule(row));
    if (specification.fields.empty() ||
        specification.fields.back().name != row.Get("field")) {
      CR_ASSIGN_OR_RETURN(CldField field, ParseField(row, specification));
      specification.fields.push_back(std::move(field));
    }
    specification.fields.back().rules.push_back(rule);
  }
  return absl::OkStatus();
}

absl::Status AddValues(absl::string_view csv, CldSpecification& specification) {
  CR_ASSIGN_OR_RETURN(const imports::CsvFile file, ReadFile("cld_values", csv,
                                                            {{"list"},
                                                             {"value"},
                                                             {"release"},
                                                             {"maps_to"},
                                                             {"standing"},
                                                             {"source"}}));
  for (const CsvRow& row : file.rows) {
    CR_RETURN_IF_ERROR(CheckEvidence("cld_values", row));
    std::shared_ptr<CldValueList>& list = specification.lists[row.Get("list")];
    if (list == nullptr) list = std::make_shared<CldValueList>();
    if (row.Get("release") == kCldRelease) {
      list->Add(row.Get("value"));
    } else if (row.Get("release") != "1" ||
               !list->AddReleaseOne(row.Get("value"), row.Get("maps_to"))) {
      return LineError("cld_values", row,
                       "is of no known release, or maps to no value above it");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CldSpecification> ParseCldSpecification(
    absl::string_view fields_csv, absl::string_view values_csv) {
  CldSpecification specification;
  CR_RETURN_IF_ERROR(AddValues(values_csv, specification));
  CR_RETURN_IF_ERROR(AddFields(fields_csv, specification));
  return specification;
}

const CldSpecification& BuiltInCldSpecification() {
  static const CldSpecification* const specification = [] {
    auto parsed = ParseCldSpecification(data::kCldFields, data::kCldValues);
    if (!parsed.ok()) {
      std::fprintf(stderr, "carereform: %s\n",
                   parsed.status().ToString().c_str());
      std::abort();
    }
    return new CldSpecification(*std::move(parsed));
  }();
  return *specification;
}

}  // namespace carereform::assessments

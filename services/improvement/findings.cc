#include "services/improvement/findings.h"

#include "absl/strings/str_cat.h"
#include "common/rpc/provenance.h"
#include "common/types/limits.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/framework_headings.h"

namespace carereform::improvement {

using rpc::Presence;

void CheckFinding(const v1::Finding& finding, rpc::Validation& validation) {
  validation.EnumValue("finding.kind", finding.kind(),
                       &v1::Finding::Kind_IsValid);
  validation.Text("finding.quality_statement", finding.quality_statement(),
                  kMaxDisplayNameCharacters);
  validation.Text("finding.evidence_category", finding.evidence_category(),
                  kMaxDisplayNameCharacters, Presence::kOptional);
  validation.Text("finding.text", finding.text(), kMaxPassageCharacters);
  validation.Text("finding.report_reference", finding.report_reference(),
                  kMaxDisplayNameCharacters, Presence::kOptional);
  validation.Text("finding.area_for_improvement",
                  finding.area_for_improvement(), kMaxCodeCharacters,
                  Presence::kOptional);
  for (int i = 0; i < finding.data_points_size(); ++i) {
    const v1::Finding::DataPoint& point = finding.data_points(i);
    const std::string path = absl::StrCat("finding.data_points[", i, "]");
    validation.Text(absl::StrCat(path, ".text"), point.text(),
                    kMaxDisplayNameCharacters);
    validation.Text(absl::StrCat(path, ".value"), point.value(),
                    kMaxCodeCharacters);
    validation.Text(absl::StrCat(path, ".unit"), point.unit(),
                    kMaxDisplayNameCharacters);
    validation.DateOrMonth(absl::StrCat(path, ".as_of_date"),
                           point.has_as_of_date(), point.as_of_date(),
                           Presence::kOptional);
  }
  rpc::CheckProvenance(finding, "finding", validation);
}

absl::Status CompleteFinding(const CqcFramework& framework,
                             v1::Finding& finding) {
  rpc::Validation validation;
  WriteStatement(framework, "finding.quality_statement",
                 *finding.mutable_quality_statement(), validation);
  if (!finding.evidence_category().empty()) {
    WriteEvidenceCategory(framework, "finding.evidence_category",
                          *finding.mutable_evidence_category(), validation);
  }
  return validation.Finish();
}

}  // namespace carereform::improvement

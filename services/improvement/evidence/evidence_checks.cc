#include "services/improvement/evidence/evidence_checks.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/types/limits.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/framework_headings.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using rpc::Validation;
using v1::InformationReturnDocument;
using v1::SelfAssessmentStatement;

constexpr size_t kSha256Digits = 64;

bool IsSha256(const std::string& text) {
  return text.size() == kSha256Digits &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isdigit(static_cast<unsigned char>(c)) ||
                  (c >= 'a' && c <= 'f');
         });
}

std::string EvidencePath(int i) {
  return absl::StrCat("self_assessment_statement.evidence[", i, "]");
}

}  // namespace

void CheckSelfAssessmentStatement(const SelfAssessmentStatement& statement,
                                  Validation& validation) {
  validation.Text("self_assessment_statement.text", statement.text(),
                  kMaxTextCharacters);
  validation.Require(statement.evidence_size() <= kMostEvidence,
                     "self_assessment_statement.evidence",
                     absl::StrCat("has too many entries: keep the ",
                                  kMostEvidence, " that say most"));
  for (int i = 0; i < statement.evidence_size(); ++i) {
    const SelfAssessmentStatement::Evidence& evidence = statement.evidence(i);
    const std::string path = EvidencePath(i);
    validation.Text(absl::StrCat(path, ".text"), evidence.text(),
                    kMaxPassageCharacters);
    validation.DateOrMonth(absl::StrCat(path, ".date"), evidence.has_date(),
                           evidence.date());
    validation.Text(absl::StrCat(path, ".reference"), evidence.reference(),
                    kMaxDisplayNameCharacters, Presence::kOptional);
  }
}

void CheckInformationReturnDocument(const InformationReturnDocument& document,
                                    Validation& validation) {
  validation.Text("information_return_document.title", document.title(),
                  kMaxDisplayNameCharacters);
  validation.Require(IsSha256(document.sha256()),
                     "information_return_document.sha256",
                     "has to be the SHA-256 of the file: 64 hexadecimal digits "
                     "in lower case");
  validation.Date("information_return_document.expiry_date",
                  document.has_expiry_date(), document.expiry_date(),
                  Presence::kOptional);
  validation.EnumValue("information_return_document.anonymisation",
                       document.anonymisation(),
                       &InformationReturnDocument::Anonymisation_IsValid);
  validation.Require(document.quality_statements_size() > 0,
                     "information_return_document.quality_statements",
                     "is required: name at least one that it is evidence for");
  validation.Text("information_return_document.requested_item",
                  document.requested_item(), kMaxCodeCharacters,
                  Presence::kOptional);
}

absl::Status CompleteSelfAssessmentStatement(
    const std::vector<CqcFramework>& frameworks, const rpc::Call& call,
    SelfAssessmentStatement& statement) {
  Validation validation;
  const CqcFramework* framework =
      CheckFramework(frameworks, "self_assessment_statement.framework",
                     statement.framework(), validation);
  if (framework == nullptr) return validation.Finish();
  WriteStatement(*framework, "self_assessment_statement.quality_statement",
                 *statement.mutable_quality_statement(), validation);
  for (int i = 0; i < statement.evidence_size(); ++i) {
    SelfAssessmentStatement::Evidence& evidence =
        *statement.mutable_evidence(i);
    const std::string path = EvidencePath(i);
    WriteEvidenceCategory(*framework, absl::StrCat(path, ".evidence_category"),
                          *evidence.mutable_evidence_category(), validation);
    const auto date = rpc::ToDayOrMonth(evidence.date());
    validation.Require(date.ok() && date->day <= call.today,
                       absl::StrCat(path, ".date"),
                       "is in the future: give the day that the evidence is "
                       "of");
  }
  return validation.Finish();
}

absl::Status CompleteInformationReturnDocument(
    const std::vector<CqcFramework>& frameworks,
    InformationReturnDocument& document) {
  Validation validation;
  const CqcFramework* framework =
      CheckFramework(frameworks, "information_return_document.framework",
                     document.framework(), validation);
  if (framework == nullptr) return validation.Finish();
  std::set<std::string> named;
  for (int i = 0; i < document.quality_statements_size(); ++i) {
    const auto path =
        absl::StrCat("information_return_document.quality_statements[", i, "]");
    std::string& statement = *document.mutable_quality_statements(i);
    WriteStatement(*framework, path, statement, validation);
    validation.Require(named.insert(statement).second, path,
                       "stands in the list already: name each once");
  }
  WriteEvidenceCategory(*framework,
                        "information_return_document.evidence_category",
                        *document.mutable_evidence_category(), validation);
  return validation.Finish();
}

}  // namespace carereform::improvement

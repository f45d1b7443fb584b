#include "services/improvement/evidence/evidence_coverage.h"

#include <map>
#include <string>
#include <utility>

#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "services/improvement/domain/evidence_age.h"

namespace carereform::improvement {
namespace {

using v1::EvidenceCoverage;
using v1::InformationReturnDocument;
using v1::SelfAssessmentStatement;
using Cell = EvidenceCoverage::Cell;

// Cells by quality statement and category.
using Cells = std::map<std::pair<std::string, std::string>, Cell>;

void Count(const SelfAssessmentStatement& statement, int limit_months,
           absl::CivilDay as_of, Cells& cells) {
  for (const auto& evidence : statement.evidence()) {
    Cell& cell =
        cells[{statement.quality_statement(), evidence.evidence_category()}];
    cell.set_evidence_entries(cell.evidence_entries() + 1);
    if (IsOld(LastDayOf(evidence), as_of, limit_months)) {
      cell.set_old_evidence_entries(cell.old_evidence_entries() + 1);
    }
  }
}

void Count(const InformationReturnDocument& document, absl::CivilDay as_of,
           Cells& cells) {
  const bool expired = document.has_expiry_date() &&
                       *rpc::StoredDay(document.expiry_date()) < as_of;
  for (const std::string& statement : document.quality_statements()) {
    Cell& cell = cells[{statement, document.evidence_category()}];
    cell.set_documents(cell.documents() + 1);
    if (expired) cell.set_expired_documents(cell.expired_documents() + 1);
    if (document.anonymisation() == InformationReturnDocument::NEEDED) {
      cell.set_documents_to_anonymise(cell.documents_to_anonymise() + 1);
    }
  }
}

}  // namespace

absl::CivilDay LastDayOf(const SelfAssessmentStatement::Evidence& evidence) {
  const auto date = rpc::ToDayOrMonth(evidence.date());
  return date->month_precision ? LastDayOfMonth(date->day) : date->day;
}

EvidenceCoverage CoverageOf(
    const CqcFramework& framework,
    const std::vector<SelfAssessmentStatement>& statements,
    const std::vector<InformationReturnDocument>& documents,
    absl::CivilDay as_of) {
  Cells cells;
  for (const SelfAssessmentStatement& statement : statements) {
    if (statement.framework() != framework.id) continue;
    Count(statement, framework.evidence_limit.months, as_of, cells);
  }
  for (const InformationReturnDocument& document : documents) {
    if (document.framework() != framework.id) continue;
    Count(document, as_of, cells);
  }
  EvidenceCoverage coverage;
  *coverage.mutable_as_of_date() = rpc::ToDate(as_of);
  for (const QualityStatement& statement : framework.statements) {
    EvidenceCoverage::Row& row = *coverage.add_rows();
    row.set_theme(statement.theme.name);
    row.set_quality_statement(statement.statement.name);
    for (const EvidenceCategory& category : framework.evidence_categories) {
      if (!category.used) continue;
      Cell& cell = *row.add_cells();
      cell = cells[{statement.statement.name, category.heading.name}];
      cell.set_evidence_category(category.heading.name);
      cell.set_gap(cell.documents() == cell.expired_documents() &&
                   cell.evidence_entries() == cell.old_evidence_entries());
      if (cell.gap()) coverage.set_gaps(coverage.gaps() + 1);
    }
  }
  return coverage;
}

}  // namespace carereform::improvement

// The columns in which files of comma-separated values tell of financial
// assessments.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_ASSESSMENT_COLUMNS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_ASSESSMENT_COLUMNS_H_

#include <vector>

#include "carereform/financial_assessments/v1/financial_assessments.pb.h"
#include "common/imports/csv.h"
#include "common/imports/issues.h"

namespace carereform::financial_assessments {

// Every column; each has the name of the field that it fills. external_id, kind
// and referred_date are required.
const std::vector<imports::CsvColumn>& AssessmentColumns();

// Returns what a row tells of its case. Adds an issue for each value that
// cannot be read: a word that is none of its column, a day that does not exist,
// an answer other than yes or no. Empty values leave their fields unset.
v1::FinancialAssessment ReadAssessment(const imports::CsvRow& row,
                                       imports::Issues& issues);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_ASSESSMENT_COLUMNS_H_

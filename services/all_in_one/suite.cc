#include "services/all_in_one/suite.h"

#include "services/assessments/assessments.h"
#include "services/financial_assessments/financial_assessments.h"
#include "services/funding/funding.h"
#include "services/improvement/improvement.h"
#include "services/reporting/reporting.h"

namespace carereform::all_in_one {

std::vector<server::HostedSource> SuiteSources() {
  return {assessments::AssessmentsSource(),
          financial_assessments::FinancialAssessmentsSource(),
          improvement::ImprovementSource(), funding::FundingSource(),
          reporting::ReportingSource()};
}

}  // namespace carereform::all_in_one
